// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and setting a field by name on a variant of described structs. Not for users of the model.
#pragma once

#include <string>
#include <variant>

#include "sim/model/field.h"
#include "sim/support/text.h"

namespace headway::fields {

template <class Variant>
const Schema& schemaOf(const Variant& v) {
  return std::visit(
      [](const auto& c) -> const Schema& { return describe<std::decay_t<decltype(c)>>().schema; }, v);
}

template <class Variant>
Value get(const Variant& v, std::string_view name) {
  return std::visit(
      [&](const auto& c) {
        for (const auto& f : describe<std::decay_t<decltype(c)>>().fields)
          if (f.info.name == name) return f.get(c);
        return Value{};
      },
      v);
}

template <class Variant>
Result<Variant> with(Variant v, std::string_view name, const Value& value) {
  Result<void> ok = std::visit(
      [&](auto& c) -> Result<void> {
        using T = std::decay_t<decltype(c)>;
        for (const auto& f : describe<T>().fields)
          if (f.info.name == name) return f.set(c, value);
        return makeError(
            "field.unknown",
            "'" + std::string(name) + "' is not a setting of " + std::string(describe<T>().schema.title),
            text::didYouMean(name, describe<T>().schema.names()));
      },
      v);
  if (ok) return v;
  Diagnostic d = ok.error();
  if (d.where.field.empty()) d.where.field = std::string(name);
  return d;
}

}  // namespace headway::fields
