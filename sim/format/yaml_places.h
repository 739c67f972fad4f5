// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/format/yaml_tree.h"

namespace headway::format {

/// A key of a map or an item of a list, as a place that comments can stand at.
struct Stop {
  const YamlNode* value = nullptr;
  std::size_t offset = 0;  ///< of the key, or of the item behind its dash
  std::size_t line = 0;    ///< from 0
  std::size_t column = 0;  ///< from 0; of the dash, if that is what its line begins with
  bool leads = false;      ///< nothing stands before it on its line but blanks and dashes
  std::size_t end = 0;     ///< index of the first stop behind it and everything in it
};

/// All stops in the order of the file. Views into `tree`.
std::vector<Stop> stopsOf(const Source& source, const YamlNode& tree);

/// For each stop of `before` the index of the same stop in `after`, or npos: same keys; items of lists by
/// what names them ("name", "path", "node", "from" and "to", "title", "text", or the text itself), the rest
/// by their position.
std::vector<std::size_t> matchStops(const YamlNode& before, const std::vector<Stop>& beforeStops,
                                    const YamlNode& after, const std::vector<Stop>& afterStops);

/// A block of comment lines, or a comment behind something on its line, or just a blank line that was there.
struct Comment {
  std::vector<std::string> lines;  ///< each from its '#' on
  std::size_t line = 0;            ///< of the first one
  std::size_t column = 0;
  bool trailing = false;
  bool blankBefore = false;  ///< a blank line stands above it
  bool blankAfter = false;   ///< ... or below it
};

/// Comments of a file in order; '#' inside texts and blocks is none.
std::vector<Comment> commentsOf(const Source& source, const std::vector<Stop>& stops, const YamlNode& tree);

}  // namespace headway::format
