// SPDX-License-Identifier: GPL-3.0-or-later
// Helpers for the .cpp files that describe a struct's settings. Not for users of the model.
#pragma once

#include <algorithm>
#include <limits>
#include <type_traits>
#include <utility>

#include "sim/model/field.h"

namespace headway::describing {

// C++ member -> Value
inline Value toValue(bool v) { return Value(v); }
inline Value toValue(int v) { return Value(static_cast<std::int64_t>(v)); }
inline Value toValue(const std::string& v) { return Value(v); }
inline Value toValue(const Texts& v) { return Value(v); }
inline Value toValue(const NameValues& v) { return Value(v); }
template <class E>
requires std::is_enum_v<E> Value toValue(E v) { return Value(std::string(enumName(v))); }
template <class R>
Record toRecord(const R& r) {
  Record out;
  for (const Field<R>& f : describe<R>().fields) out.emplace_back(std::string(f.info.name), f.get(r));
  return out;
}
template <class R>
requires std::is_class_v<R> Value toValue(const std::vector<R>& v) {
  std::vector<Record> out;
  for (const R& r : v) out.push_back(toRecord(r));
  return Value(std::move(out));
}

// Value -> C++ member; the value has passed checkValue.
inline void fromValue(const Value& v, bool& out) { out = *v.as<bool>(); }
inline void fromValue(const Value& v, int& out) { out = static_cast<int>(*v.as<std::int64_t>()); }
inline void fromValue(const Value& v, std::string& out) { out = *v.as<std::string>(); }
inline void fromValue(const Value& v, Texts& out) { out = *v.as<Texts>(); }
inline void fromValue(const Value& v, NameValues& out) { out = *v.as<NameValues>(); }
template <class E>
requires std::is_enum_v<E>
void fromValue(const Value& v, E& out) { out = *enumFrom<E>(*v.as<std::string>()); }
template <class R>
requires std::is_class_v<R>
void fromValue(const Value& v, std::vector<R>& out) {
  out.clear();
  for (const Record& record : *v.as<std::vector<Record>>()) {
    R r;
    for (const auto& [name, value] : record)
      for (const Field<R>& f : describe<R>().fields)
        if (f.info.name == name) (void)f.set(r, value);  // checked as a whole before
    out.push_back(std::move(r));
  }
}

template <class M>
struct IsRecordList : std::false_type {};
template <class R>
struct IsRecordList<std::vector<R>>
    : std::bool_constant<std::is_class_v<R> && !std::is_same_v<R, std::string> &&
                         !std::is_same_v<R, std::pair<std::string, std::string>>> {};

template <class M>
FieldType defaultType() {
  if constexpr (std::is_same_v<M, bool>)
    return FieldType::Bool;
  else if constexpr (std::is_same_v<M, int>)
    return FieldType::Int;
  else if constexpr (std::is_enum_v<M>)
    return FieldType::Choice;
  else if constexpr (std::is_same_v<M, Texts>)
    return FieldType::TextList;
  else if constexpr (std::is_same_v<M, NameValues>)
    return FieldType::Pairs;
  else if constexpr (IsRecordList<M>::value)
    return FieldType::Records;
  else
    return FieldType::Text;
}

/// A row for `member`. Type, choices and fallback follow from the member; the rest is in `info`.
template <class T, class M>
Field<T> field(M T::*member, FieldInfo info) {
  if (info.type != FieldType::Code) info.type = defaultType<M>();
  if constexpr (std::is_enum_v<M>) info.choices = EnumNames<M>::rows;
  if constexpr (std::is_same_v<M, int>) {
    info.min = std::max<std::int64_t>(info.min, std::numeric_limits<int>::min());
    info.max = std::min<std::int64_t>(info.max, std::numeric_limits<int>::max());
  }
  if constexpr (IsRecordList<M>::value) info.record = &describe<typename M::value_type>().schema;
  info.fallback = toValue(T{}.*member);
  return Field<T>{info, [member](const T& t) { return toValue(t.*member); },
                  [member, info](T& t, const Value& v) -> Result<void> {
                    if (auto ok = checkValue(info, v); !ok) return ok;
                    fromValue(v, t.*member);
                    return {};
                  }};
}

template <class T>
Described<T> described(std::string_view key, std::string_view title, std::string_view help,
                       std::vector<Field<T>> fields) {
  Described<T> out{{key, title, help, {}}, std::move(fields)};
  for (const Field<T>& f : out.fields) out.schema.fields.push_back(f.info);
  return out;
}

}  // namespace headway::describing
