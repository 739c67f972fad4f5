// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/model/value.h"

namespace headway::format {

/// One key of a map and its value.
struct Entry {
  std::string key;
  Value value;
  bool code = false;  ///< a block even when it is one line
};
using Entries = std::vector<Entry>;

/// Writes the lines of a YAML document in one fixed style. Indentation is in blanks.
class YamlLines {
 public:
  /// A blank line between sections; not behind a block that would take it for its own.
  void gap();
  void line(int indent, std::string_view content);
  void entry(int indent, const Entry& e);
  /// A map that is an item of a list: its first entry stands behind the dash. `entries` must not be empty.
  void item(int indent, const Entries& entries);
  /// The same as "- {a: b, c: d}" if that fits a line.
  void shortItem(int indent, const Entries& entries);

  std::string take() { return std::move(text_); }

 private:
  void text(int indent, const std::string& key, const Entry& e, const std::string& value);
  void texts(int indent, const std::string& key, const Texts& all);
  void pairs(int indent, const std::string& key, const NameValues& all);
  void scalarEntry(int indent, const std::string& key, const std::string& written);
  void dash(int indent, std::size_t from);

  std::string text_;
  bool openBlock_ = false;  ///< the last line belongs to a block that keeps the line breaks behind it
};

}  // namespace headway::format
