// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace headway::format {

/// Where a scalar stands: alone behind its key or dash, or inside brackets, where fewer texts go without
/// quotes.
enum class Within { Line, Brackets };

/// A text on one line: as it is when every YAML reader takes it for that text, else in double quotes. Bytes
/// that are not UTF-8, which YAML can't hold, become U+FFFD.
std::string scalar(std::string_view text, Within within = Within::Line);

/// A text as a block: the header ("|", "|-", "|2+") and its lines, each indented by `indent` blanks and ended
/// by a line break. Nothing if a block can't hold the text exactly: control characters other than tabs, line
/// separators other than \n, or no visible character at all. `indent` must be two more than that of the
/// block's key.
std::optional<std::string> block(std::string_view text, int indent);

}  // namespace headway::format
