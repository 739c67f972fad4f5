// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/export/quote.h"

#include <cstdint>
#include <cstdio>
#include <vector>

namespace headway::quote {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Decoded {
  char32_t point;
  std::size_t bytes;
};

/// The character at the beginning of `s`, which is not empty.
Decoded decode(std::string_view s) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return {first, 1};
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || s.size() < length) return {kReplacement, 1};
  char32_t point = first & (0x7F >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {kReplacement, 1};
    point = point << 6 | (byte(i) & 0x3F);
  }
  constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (point < smallest[length] || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF))
    return {kReplacement, 1};
  return {point, length};
}

/// Characters that end a line, change the direction of what follows, or can't be seen.
bool unseen(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
         (c >= 0xFFF0 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE0FFF);
}

/// Calls with each character and its bytes; what is not UTF-8 comes as U+FFFD.
template <class F>
void eachCharacter(std::string_view s, F call) {
  while (!s.empty()) {
    const Decoded c = decode(s);
    call(c.point, c.point == kReplacement ? std::string_view("\xEF\xBF\xBD") : s.substr(0, c.bytes));
    s.remove_prefix(c.bytes);
  }
}

std::string escape(const char* format, char32_t c) {
  char out[16];
  std::snprintf(out, sizeof out, format, static_cast<unsigned>(c));
  return out;
}

std::string quoted(std::string_view s, char mark, const char* astral) {
  std::string out(1, mark);
  eachCharacter(s, [&](char32_t c, std::string_view bytes) {
    if (c == static_cast<char32_t>(mark) || c == '\\') {
      out += '\\';
      out += bytes;
    } else if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else if (c == '\t')
      out += "\\t";
    else if (!unseen(c))
      out += bytes;
    else if (c < 0x100)
      out += escape("\\x%02x", c);
    else if (c < 0x10000)
      out += escape("\\u%04x", c);
    else
      out += escape(astral, c);
  });
  return out + mark;
}

std::string listed(std::span<const std::string> all, std::string (*quoteOne)(std::string_view)) {
  std::string out;
  for (const std::string& s : all) out += (out.empty() ? "" : ", ") + quoteOne(s);
  return out;
}

}  // namespace

std::string typescript(std::string_view s) { return quoted(s, '\'', "\\u{%x}"); }
std::string python(std::string_view s) { return quoted(s, '"', "\\U%08x"); }
std::string typescriptList(std::span<const std::string> all) { return listed(all, typescript); }
std::string pythonList(std::span<const std::string> all) { return listed(all, python); }

std::string comment(std::string_view s) {
  std::string out;
  eachCharacter(s, [&](char32_t c, std::string_view bytes) {
    if (unseen(c))
      out += ' ';
    else if (c == '/' && !out.empty() && out.back() == '*')
      out += " /";
    else
      out += bytes;
  });
  return out;
}

std::string markdown(std::string_view s) {
  std::string out;
  eachCharacter(s, [&](char32_t c, std::string_view bytes) {
    if (unseen(c))
      out += ' ';
    else if (c < 0x80 && std::string_view("\\`*_[]<>#|~&$@").find(bytes[0]) != std::string_view::npos)
      out += "\\" + std::string(bytes);
    else
      out += bytes;
  });
  return out;
}

std::string plain(std::string_view s, std::size_t maxLength) {
  std::string out;
  eachCharacter(s, [&](char32_t c, std::string_view) {
    if (out.size() < maxLength) out += c >= 0x20 && c < 0x7F ? static_cast<char>(c) : '?';
  });
  return out;
}

}  // namespace headway::quote
