// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/field.h"

#include <algorithm>

#include "sim/support/overloaded.h"
#include "sim/support/text.h"

namespace headway {
namespace {

Result<void> wrongType(const FieldInfo& info, const char* wanted) {
  return makeError("field.type", "'" + std::string(info.name) + "' must be " + wanted);
}

Result<void> checkInt(const FieldInfo& info, const Value& v) {
  const auto* n = v.as<std::int64_t>();
  if (!n) return wrongType(info, "a whole number");
  if (*n >= info.min && *n <= info.max) return {};
  return makeError("field.range",
                   "'" + std::string(info.name) + "' is " + std::to_string(*n) + ", outside " +
                       std::to_string(info.min) + " to " + std::to_string(info.max),
                   info.unit.empty() ? std::string{} : "the unit is " + std::string(info.unit));
}

Result<void> checkChoice(const FieldInfo& info, const Value& v) {
  const auto* s = v.as<std::string>();
  if (!s) return wrongType(info, "a word");
  if (std::find(info.choices.begin(), info.choices.end(), *s) != info.choices.end()) return {};
  const std::string near = text::didYouMean(*s, info.choices);
  return makeError(
      "field.choice", "'" + *s + "' is not a value of '" + std::string(info.name) + "'",
      near.empty() ? text::listChoices(info.choices) : near + " It is " + text::listChoices(info.choices));
}

Result<void> checkRecords(const FieldInfo& info, const Value& v) {
  const auto* records = v.as<std::vector<Record>>();
  if (!records) return wrongType(info, "a list of entries");
  for (std::size_t i = 0; i < records->size(); ++i) {
    for (const auto& [name, value] : (*records)[i]) {
      const FieldInfo* inner = info.record->find(name);
      const std::string path = std::string(info.name) + "[" + std::to_string(i) + "]." + name;
      Result<void> ok = inner
                            ? checkValue(*inner, value)
                            : Result<void>(makeError("field.unknown", "'" + name + "' is not a setting here",
                                                     text::didYouMean(name, info.record->names())));
      if (ok) continue;
      Diagnostic d = ok.error();
      d.where.field = d.where.field.empty()
                          ? path
                          : std::string(info.name) + "[" + std::to_string(i) + "]." + d.where.field;
      return d;
    }
  }
  return {};
}

}  // namespace

const FieldInfo* Schema::find(std::string_view name) const {
  const auto it =
      std::find_if(fields.begin(), fields.end(), [&](const FieldInfo& f) { return f.name == name; });
  return it == fields.end() ? nullptr : &*it;
}

std::vector<std::string_view> Schema::names() const {
  std::vector<std::string_view> out;
  for (const FieldInfo& f : fields) out.push_back(f.name);
  return out;
}

Result<void> checkValue(const FieldInfo& info, const Value& v) {
  switch (info.type) {
    case FieldType::Bool: return v.as<bool>() ? Result<void>{} : wrongType(info, "true or false");
    case FieldType::Int: return checkInt(info, v);
    case FieldType::Text:
    case FieldType::Code: return v.as<std::string>() ? Result<void>{} : wrongType(info, "a text");
    case FieldType::Choice: return checkChoice(info, v);
    case FieldType::TextList: return v.as<Texts>() ? Result<void>{} : wrongType(info, "a list of texts");
    case FieldType::Pairs:
      return v.as<NameValues>() ? Result<void>{} : wrongType(info, "a map of names and texts");
    case FieldType::Records: return checkRecords(info, v);
  }
  return {};
}

std::string display(const Value& v) {
  return std::visit(
      Overloaded{[](bool b) { return std::string(b ? "on" : "off"); },
                 [](std::int64_t n) { return std::to_string(n); },
                 [](const std::string& s) { return s.empty() ? std::string("(empty)") : s; },
                 [](const Texts& t) { return t.empty() ? std::string("(none)") : text::join(t, ", "); },
                 [](const NameValues& n) {
                   return n.empty() ? std::string("(none)") : std::to_string(n.size()) + " entries";
                 },
                 [](const std::vector<Record>& r) { return std::to_string(r.size()) + " entries"; }},
      v.data);
}

}  // namespace headway
