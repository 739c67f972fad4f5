// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/function_fields.h"

#include <algorithm>

namespace headway::cloudfront {
namespace {

using Values = std::vector<std::string>;

bool isValue(const Json& entry) {
  return entry.is_object() && entry.contains("value") && entry["value"].is_string();
}

std::optional<Values> multiValues(const Json& list) {
  if (!list.is_array() || list.empty() || !std::all_of(list.begin(), list.end(), isValue))
    return std::nullopt;
  Values out;
  for (const Json& entry : list) out.push_back(entry["value"].get<std::string>());
  return out;
}

/// The values `entry` stands for, given those that were shown under its name. Nothing if it is malformed.
std::optional<Values> valuesOf(const Json& entry, const Values& shown) {
  if (!entry.is_object()) return std::nullopt;
  if (entry.contains("multiValue")) {
    const auto multi = multiValues(entry["multiValue"]);
    if (!multi) return std::nullopt;
    if (shown.size() < 2 || *multi != shown) return multi;
    Values out = shown;
    if (isValue(entry)) out[0] = entry["value"].get<std::string>();
    return out;
  }
  if (!isValue(entry)) return std::nullopt;
  return Values{entry["value"].get<std::string>()};
}

}  // namespace

bool FieldEdits::any() const noexcept {
  return !added.empty() ||
         std::any_of(old.begin(), old.end(), [](const One& o) { return o.fate != Fate::Keep; });
}

FieldEdits compareFields(const NameValues& shown, const Json& returned, std::string_view what) {
  FieldEdits out;
  out.old.resize(shown.size(), {FieldEdits::Fate::Remove, {}, false});
  if (returned.is_null()) return out;
  if (!returned.is_object()) {
    out.error = std::string(what) + " is no object";
    return out;
  }
  for (const auto& [name, entry] : returned.items()) {
    std::vector<std::size_t> places;
    Values before;
    for (std::size_t i = 0; i < shown.size(); ++i) {
      if (shown[i].first != name) continue;
      places.push_back(i);
      before.push_back(shown[i].second);
    }
    const auto wanted = valuesOf(entry, before);
    if (!wanted) {
      out.error = std::string(what) + "['" + name + "'] has no text in value";
      return out;
    }
    for (std::size_t k = 0; k < places.size(); ++k) {
      FieldEdits::One& one = out.old[places[k]];
      if (k >= wanted->size())
        one.byMultiValue = !entry.contains("multiValue");
      else if ((*wanted)[k] == before[k])
        one.fate = FieldEdits::Fate::Keep;
      else
        one = {FieldEdits::Fate::Set, (*wanted)[k], false};
    }
    for (std::size_t k = places.size(); k < wanted->size(); ++k) out.added.emplace_back(name, (*wanted)[k]);
  }
  return out;
}

}  // namespace headway::cloudfront
