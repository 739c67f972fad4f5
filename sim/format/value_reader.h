// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "sim/format/yaml_tree.h"
#include "sim/model/field.h"

namespace headway::format {

/// Reads settings by their rows (FieldInfo) and collects every diagnostic on the way, each with its place.
class ValueReader {
 public:
  explicit ValueReader(const Source& source) : source_(source) {}

  /// Node, link and request that diagnostics are about; set by the caller as it goes.
  Place about;

  /// At most 50 are kept: nobody reads more, and a hostile file could ask for millions.
  void report(const YamlNode& at, Diagnostic d);
  void report(const YamlNode& at, std::string code, std::string message, std::string hint = {}) {
    report(at, makeError(std::move(code), std::move(message), std::move(hint)));
  }
  const Diagnostics& found() const noexcept { return found_; }

  /// Calls `each` for every entry of a map. Keys that are not words ("yaml.type") or come a second time
  /// ("yaml.duplicate") are reported and left out; so is anything that is not a map. Null is an empty map.
  using Entry = std::function<void(const YamlNode& key, const YamlNode& value)>;
  void entries(const YamlNode& map, std::string_view what, const Entry& each);
  /// The same for a list.
  void items(const YamlNode& list, std::string_view what,
             const std::function<void(const YamlNode& item)>& each);

  /// "yaml.unknown-key", with the nearest key or all of them as the hint.
  void unknownKey(const YamlNode& key, std::string_view owner, const std::vector<std::string_view>& known);

  /// The value of a setting, checked; nothing if it was wrong, which is reported then.
  std::optional<Value> read(const FieldInfo& info, const YamlNode& v);
  std::optional<std::string> readText(std::string_view name, const YamlNode& v);
  /// A whole number that fits an int.
  std::optional<std::int64_t> readInt(std::string_view name, const YamlNode& v);

 private:
  std::optional<bool> readBool(std::string_view name, const YamlNode& v);
  std::optional<std::string> readChoice(const FieldInfo& info, const YamlNode& v);
  std::optional<Texts> readTexts(std::string_view name, const YamlNode& v);
  std::optional<NameValues> readPairs(std::string_view name, const YamlNode& v);
  void readPairsOf(const YamlNode& map, std::string_view name, NameValues& out);
  std::optional<std::vector<Record>> readRecords(const FieldInfo& info, const YamlNode& v);
  Record readRecord(const Schema& schema, const YamlNode& v);
  void wrongType(std::string_view name, std::string_view wanted, const YamlNode& v, std::string hint = {});

  const Source& source_;
  Diagnostics found_;
  std::size_t reported_ = 0;  ///< also counts those beyond the ones kept
};

/// The text in quotes for a message, cut after 60 bytes.
std::string shown(std::string_view text);

}  // namespace headway::format
