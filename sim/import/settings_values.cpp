// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/settings_values.h"

#include <cmath>

#include <nlohmann/json.hpp>

#include "sim/support/text.h"

namespace headway {
namespace {

using Json = nlohmann::json;
using Converted = Result<Value, std::string>;

bool truthy(const Json& v) {
  if (v.is_null()) return false;
  if (v.is_boolean()) return v.get<bool>();
  if (v.is_number()) return v.get<double>() != 0;
  if (v.is_string()) return !v.get_ref<const std::string&>().empty();
  return v.is_object() ? !v["dict"].empty() : !v.empty();
}

Converted toInt(const FieldInfo& info, const Json& v) {
  if (v.is_null() && info.min == -1) return Value(std::int64_t{-1});
  if (v.is_boolean()) return Value(std::int64_t{v.get<bool>()});
  if (v.is_number_integer()) return Value(v.get<std::int64_t>());
  if (v.is_number() && std::trunc(v.get<double>()) == v.get<double>())
    return Value(static_cast<std::int64_t>(v.get<double>()));
  return std::string("it is no whole number");
}

Converted toChoice(const FieldInfo& info, const Json& v) {
  const bool off = v.is_null() || v == Json(false);
  const std::string word = off ? "off" : v.is_string() ? v.get<std::string>() : std::string();
  for (const std::string_view choice : info.choices)
    if (text::equalsIgnoreCase(choice, word)) return Value(std::string(choice));
  return "it is none of the values Django takes: " + text::listChoices(info.choices);
}

Converted toTexts(const FieldInfo& info, const Json& v) {
  if (v.is_null()) return Value(Texts{});
  if (v.is_string() && info.name == "SECURE_REFERRER_POLICY") {
    Texts out;
    for (const std::string& part : text::split(v.get<std::string>(), ',')) out.emplace_back(text::trim(part));
    return Value(std::move(out));
  }
  if (v.is_string()) return std::string("it is a text; Django wants a list or a tuple");
  if (!v.is_array()) return std::string("it is no list");
  Texts out;
  for (const Json& item : v) {
    if (!item.is_string()) return std::string("one of its entries is no text");
    out.push_back(item.get<std::string>());
  }
  return Value(std::move(out));
}

/// Directives of a policy, sources between blanks.
Converted toPairs(const Json& v) {
  NameValues out;
  if (v.is_null()) return Value(out);
  if (!v.is_object()) return std::string("it is no dict");
  for (const Json& pair : v["dict"]) {
    const Json& sources = pair[1];
    std::string joined;
    if (sources.is_string()) joined = sources.get<std::string>();
    if (sources.is_array())
      for (const Json& source : sources) {
        if (!source.is_string()) return std::string("one of its sources is no text");
        joined += (joined.empty() ? "" : " ") + source.get<std::string>();
      }
    if (sources.is_null() || sources == Json(false)) continue;  // Django leaves such a directive out
    out.emplace_back(pair[0].get<std::string>(), joined);
  }
  return Value(std::move(out));
}

}  // namespace

Converted settingValue(const FieldInfo& info, const Json& v, const std::string& type) {
  switch (info.type) {
    case FieldType::Bool: return Value(truthy(v));
    case FieldType::Int: return toInt(info, v);
    case FieldType::Choice: return toChoice(info, v);
    case FieldType::TextList: return toTexts(info, v);
    case FieldType::Pairs: return toPairs(v);
    case FieldType::Text:
      if (v.is_string()) return Value(v.get<std::string>());
      if (v.is_null()) return Value(info.name == "FORCE_SCRIPT_NAME" ? "None" : "");
      return "it is a value of type " + type + "; Django wants a text";
    default: return std::string("it is a value of type " + type);
  }
}

}  // namespace headway
