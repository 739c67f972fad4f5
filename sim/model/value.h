// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace headway {

struct Value;
using Texts = std::vector<std::string>;
using NameValues = std::vector<std::pair<std::string, std::string>>;
/// Fields of a nested record, in the order of its schema.
using Record = std::vector<std::pair<std::string, Value>>;

/// The value of a setting without its C++ type: what the project file, the inspector, the diff and the
/// reports pass around. Which alternative a setting uses follows from its FieldType.
struct Value {
  using Data = std::variant<bool, std::int64_t, std::string, Texts, NameValues, std::vector<Record>>;
  Data data;

  Value() : data(std::string{}) {}
  Value(Data d) : data(std::move(d)) {}
  Value(const char* s) : data(std::string(s)) {}
  template <class T>
  requires std::is_constructible_v<Data, T> Value(T v) : data(std::move(v)) {}

  template <class T>
  const T* as() const {
    return std::get_if<T>(&data);
  }
  bool operator==(const Value& other) const { return data == other.data; }
};

/// The value in one line for people: "on", "30", "a, b", "2 entries".
std::string display(const Value& v);

}  // namespace headway
