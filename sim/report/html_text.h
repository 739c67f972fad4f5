// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace headway {

/// Any bytes as text for HTML and SVG, in elements and in quoted attributes alike: markup is spelled out,
/// control characters and those that turn the direction of writing are spelled "⟨U+XXXX⟩",
/// bytes that are not UTF-8 become U+FFFD.
std::string htmlText(std::string_view s);

}  // namespace headway
