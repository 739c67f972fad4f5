// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/model/value.h"
#include "sim/support/result.h"

namespace headway {

enum class FieldType {
  Bool,      ///< bool
  Int,       ///< std::int64_t within [min, max]
  Text,      ///< std::string, one line
  Choice,    ///< std::string, one of `choices`
  Code,      ///< std::string, many lines of JavaScript
  TextList,  ///< Texts
  Pairs,     ///< NameValues, such as custom headers
  Records,   ///< std::vector<Record>, each of schema `record`
};

/// Where the offered values of a Text or TextList come from when they depend on the project.
enum class Suggest {
  None,
  CachePolicies,
  OriginRequestPolicies,
  ResponseHeadersPolicies,
  BehaviorPaths,
  Headers,
  Requests,  ///< names of the sample requests
  Viewers,   ///< ids of what sends: the viewers, and load balancers with their health checks
  Origins,   ///< ids of the nodes that can answer
};

struct Schema;

/// A setting matters only while another one of the same struct has one of these values.
struct When {
  std::string_view field{};  ///< "" = always
  std::span<const std::string_view> values{};
};

/// Everything the program knows about one setting. The project file, the inspector form, the diff, the
/// reference page and the errors are made from these rows: a new setting is one row.
struct FieldInfo {
  std::string_view name;   ///< key in the project file
  std::string_view label;  ///< words for people
  FieldType type = FieldType::Text;
  std::string_view help;    ///< one or two sentences
  std::string_view source;  ///< page or file that describes it
  std::string_view unit{};  ///< "s", "bytes"
  std::span<const std::string_view> choices{};
  std::int64_t min = std::numeric_limits<std::int64_t>::min();
  std::int64_t max = std::numeric_limits<std::int64_t>::max();
  Suggest suggest = Suggest::None;
  bool rare = false;  ///< most people never touch it; forms fold it away
  When when{};        ///< forms show it only then; it has no effect otherwise
  const Schema* record = nullptr;
  Value fallback{};  ///< value when the file does not mention it
};

/// The settings of one node kind, link kind or nested record.
struct Schema {
  std::string_view key;    ///< "distribution"
  std::string_view title;  ///< "CloudFront distribution"
  std::string_view help;
  std::vector<FieldInfo> fields;

  const FieldInfo* find(std::string_view name) const;
  std::vector<std::string_view> names() const;
};

/// One setting of the struct T: its row and how to reach it.
template <class T>
struct Field {
  FieldInfo info;
  std::function<Value(const T&)> get;
  std::function<Result<void>(T&, const Value&)> set;
};

/// Specialised by each described struct, in its own .cpp:
///   template <> const Described<BehaviorConfig>& describe<BehaviorConfig>();
template <class T>
struct Described {
  Schema schema;
  std::vector<Field<T>> fields;
};
template <class T>
const Described<T>& describe();

/// Names of an enum whose enumerators run from 0; specialised beside the enum.
template <class E>
struct EnumNames;  // static constexpr std::string_view rows[]

template <class E>
std::string_view enumName(E e) {
  return EnumNames<E>::rows[static_cast<std::size_t>(e)];
}
template <class E>
std::optional<E> enumFrom(std::string_view name) {
  for (std::size_t i = 0; i < std::size(EnumNames<E>::rows); ++i)
    if (EnumNames<E>::rows[i] == name) return static_cast<E>(i);
  return std::nullopt;
}

/// Error "field.type", "field.choice" or "field.range", with a hint.
Result<void> checkValue(const FieldInfo& info, const Value& v);

}  // namespace headway
