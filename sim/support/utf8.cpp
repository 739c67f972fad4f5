// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/support/utf8.h"

namespace headway::utf8 {

std::optional<Decoded> decode(std::string_view s, std::size_t at) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(s[at + i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return Decoded{first, 1};
  const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || at + size > s.size()) return std::nullopt;
  char32_t point = first & (0x7Fu >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return std::nullopt;
    point = (point << 6) | (byte(i) & 0x3Fu);
  }
  constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
  if (point < smallest[size] || point > 0x10FFFF || surrogate) return std::nullopt;
  return Decoded{point, size};
}

std::size_t columns(std::string_view s) noexcept {
  std::size_t n = 0;
  for (std::size_t i = 0; i < s.size(); ++n) {
    const auto d = decode(s, i);
    i += d ? d->size : 1;
  }
  return n;
}

}  // namespace headway::utf8
