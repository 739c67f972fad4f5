// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace headway::utf8 {

/// One code point and how many bytes it takes.
struct Decoded {
  char32_t point = 0;
  std::size_t size = 1;
};

/// The code point that starts at `at` (which must be inside `s`), or nothing if the bytes there are not
/// UTF-8: cut short, overlong, a surrogate, or above U+10FFFF.
std::optional<Decoded> decode(std::string_view s, std::size_t at) noexcept;

/// Characters of `s` as an editor counts them; bytes that are not UTF-8 count one each.
std::size_t columns(std::string_view s) noexcept;

}  // namespace headway::utf8
