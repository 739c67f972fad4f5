// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/format/yaml_scalar.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "sim/support/text.h"
#include "sim/support/utf8.h"

namespace headway::format {
namespace {

// Printable and a line break for nobody: YAML 1.1 readers break lines at U+0085, U+2028 and U+2029.
bool isPrintable(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return false;
  return c != 0x2028 && c != 0x2029 && c != 0xFEFF && (c & 0xFFFE) != 0xFFFE;
}

bool allPrintable(std::string_view text, std::string_view alsoAllowed) {
  for (std::size_t i = 0; i < text.size();) {
    const auto d = utf8::decode(text, i);
    if (!d || (!isPrintable(d->point) && alsoAllowed.find(text[i]) == std::string_view::npos)) return false;
    i += d->size;
  }
  return true;
}

// Words that some YAML reader takes for something else than a text.
bool isReservedWord(std::string_view text) {
  constexpr std::array<std::string_view, 15> words = {"null", "~",     "true",  "false", "yes",
                                                      "no",   "on",    "off",   "y",     "n",
                                                      ".inf", "-.inf", "+.inf", ".nan",  "="};
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view w) { return text::equalsIgnoreCase(w, text); });
}

// Numbers in every notation, dates and times: begins like one and has no other characters.
bool looksNumeric(std::string_view text) {
  constexpr std::string_view begin = "0123456789+-.", rest = "0123456789abcdefABCDEFxXoO_.:+-TZtz ";
  return begin.find(text.front()) != std::string_view::npos &&
         text.find_first_not_of(rest) == std::string_view::npos;
}

bool isPlain(std::string_view text, Within within) {
  if (text.empty() || text.size() > 200 || isReservedWord(text) || looksNumeric(text)) return false;
  if (text.front() == ' ' || text.back() == ' ' || text.back() == ':') return false;
  if (std::string_view("-?:,[]{}#&*!|>'\"%@`=<").find(text.front()) != std::string_view::npos) return false;
  // yaml-cpp ends a plain text in brackets at a '?' too.
  if (within == Within::Brackets && text.find_first_of(",[]{}?\"") != std::string_view::npos) return false;
  if (text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos) return false;
  return !text.starts_with("...") && allPrintable(text, "");
}

void appendEscape(std::string& out, char32_t c) {
  switch (c) {
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
  }
  char buffer[12];
  std::snprintf(buffer, sizeof buffer,
                c <= 0xFF     ? "\\x%02X"
                : c <= 0xFFFF ? "\\u%04X"
                              : "\\U%08X",
                static_cast<unsigned>(c));
  out += buffer;
}

}  // namespace

std::string scalar(std::string_view text, Within within) {
  if (isPlain(text, within)) return std::string(text);
  std::string out = "\"";
  for (std::size_t i = 0; i < text.size();) {
    const auto d = utf8::decode(text, i);
    if (!d) {
      out += "\uFFFD";
      ++i;
      continue;
    }
    if (d->point == '"' || d->point == '\\') out += '\\';
    if (isPrintable(d->point))
      out += text.substr(i, d->size);
    else
      appendEscape(out, d->point);
    i += d->size;
  }
  return out + '"';
}

std::optional<std::string> block(std::string_view text, int indent) {
  const std::size_t last = text.find_last_not_of('\n');
  if (last == std::string_view::npos || text.find_first_not_of(" \t\n") == std::string_view::npos)
    return std::nullopt;
  if (!allPrintable(text, "\t\n")) return std::nullopt;
  std::string out = "|";
  // The first line tells the indentation, unless it begins with blanks of its own.
  if (text.front() == ' ' || text.front() == '\n' || text.front() == '\t') out += '2';
  const std::size_t breaks = text.size() - last - 1;
  if (breaks != 1) out += breaks == 0 ? '-' : '+';
  out += '\n';
  if (breaks > 0) text.remove_suffix(1);
  for (const std::string& line : text::split(text, '\n')) {
    if (!line.empty()) out.append(static_cast<std::size_t>(indent), ' ') += line;
    out += '\n';
  }
  return out;
}

}  // namespace headway::format
