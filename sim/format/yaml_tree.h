// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "sim/format/source.h"
#include "sim/support/result.h"

namespace headway::format {

/// A YAML document as it was written: order, repeated keys and quotes are kept, and every part knows its
/// place. (yaml-cpp's own nodes forget repeated keys and whether a word was quoted.)
struct YamlNode {
  enum class Kind { Null, Scalar, List, Map };

  Kind kind = Kind::Null;
  std::string text;             ///< of a scalar, without quotes
  bool quoted = false;          ///< the scalar stood in quotes or was a block
  std::size_t offset = 0;       ///< byte it begins at; of a value left empty: that of its key
  std::vector<YamlNode> keys;   ///< of a map
  std::vector<YamlNode> items;  ///< of a list; of a map: the value of the key of the same index

  bool is(Kind k) const noexcept { return kind == k; }
  bool isPlain(std::string_view word) const noexcept {
    return kind == Kind::Scalar && !quoted && text == word;
  }
};

/// The value of that key; null if `map` is null, no map, or has no such key.
const YamlNode* find(const YamlNode* map, std::string_view key);

/// Parses one document. An empty file gives Null. Errors: those of Source::unreadable; "yaml.syntax";
/// "yaml.depth" for more than 64 levels; "yaml.size" for more than 200,000 parts; "yaml.unsupported" for
/// anchors, aliases, tags and a second document, which a project file never needs and which can blow it up.
Result<YamlNode> parseYaml(const Source& source);

/// Bytes that `node` takes from its offset to the end of its line, for underlining; 1 for lists and maps.
std::size_t underlined(const Source& source, const YamlNode& node);

/// The offset just behind a scalar: its closing quote, or the last line of its block.
std::size_t endOfScalar(const Source& source, const YamlNode& node);

}  // namespace headway::format
