// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/html_text.h"

#include "sim/support/utf8.h"

namespace headway {
namespace {

std::string_view entity(char32_t c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return {};
  }
}

// What can't be seen, or makes the text beside it read backwards.
bool hidden(char32_t c) {
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0) || c == 0x061c ||
         (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) ||
         c == 0xfeff || (c & 0xfffe) == 0xfffe;
}

std::string spelled(char32_t c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = "⟨U+";
  for (int shift = c > 0xffff ? 20 : 12; shift >= 0; shift -= 4) out += digits[(c >> shift) & 0xf];
  return out + "⟩";
}

}  // namespace

std::string htmlText(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (std::size_t at = 0; at < s.size();) {
    const auto c = utf8::decode(s, at);
    if (!c)
      out += "\xef\xbf\xbd";
    else if (hidden(c->point))
      out += spelled(c->point);
    else if (const std::string_view e = entity(c->point); !e.empty())
      out += e;
    else
      out += s.substr(at, c->size);
    at += c ? c->size : 1;
  }
  return out;
}

}  // namespace headway
