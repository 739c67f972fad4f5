// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/django/python_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::django::py {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";
constexpr std::string_view kKelvin = "\xE2\x84\xAA";

struct CodePoint {
  char32_t value = 0;
  std::size_t length = 1;
};

/// The text is UTF-8; a byte that is not is taken for itself.
CodePoint first(std::string_view s) {
  const auto byte = [s](std::size_t i) { return static_cast<unsigned char>(s[i]); };
  const unsigned char lead = byte(0);
  const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  if (length == 1 || length > s.size()) return {lead, 1};
  char32_t value = lead & (0xFF >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) value = (value << 6) | (byte(i) & 0x3F);
  return {value, length};
}

struct Range {
  char32_t from, to;
};

/// Categories Cc, Cf, Cs, Co, Zl, Zp and Zs without the blank: what str.isprintable() refuses.
constexpr Range kUnprintable[] = {
    {0x0, 0x1F},        {0x7F, 0xA0},       {0xAD, 0xAD},        {0x600, 0x605},     {0x61C, 0x61C},
    {0x6DD, 0x6DD},     {0x70F, 0x70F},     {0x890, 0x891},      {0x8E2, 0x8E2},     {0x1680, 0x1680},
    {0x180E, 0x180E},   {0x2000, 0x200F},   {0x2028, 0x202F},    {0x205F, 0x2064},   {0x2066, 0x206F},
    {0x3000, 0x3000},   {0xD800, 0xF8FF},   {0xFEFF, 0xFEFF},    {0xFFF9, 0xFFFB},   {0x110BD, 0x110BD},
    {0x110CD, 0x110CD}, {0x13430, 0x13438}, {0x1BCA0, 0x1BCA3},  {0x1D173, 0x1D17A}, {0xE0001, 0xE0001},
    {0xE0020, 0xE007F}, {0xF0000, 0xFFFFD}, {0x100000, 0x10FFFD}};

/// The digit zero of every script; nine more digits follow each.
constexpr char32_t kZeros[] = {
    0x30,    0x660,   0x6F0,   0x7C0,   0x966,   0x9E6,   0xA66,   0xAE6,   0xB66,   0xBE6,   0xC66,
    0xCE6,   0xD66,   0xDE6,   0xE50,   0xED0,   0xF20,   0x1040,  0x1090,  0x17E0,  0x1810,  0x1946,
    0x19D0,  0x1A80,  0x1A90,  0x1B50,  0x1BB0,  0x1C40,  0x1C50,  0xA620,  0xA8D0,  0xA900,  0xA9D0,
    0xA9F0,  0xAA50,  0xABF0,  0xFF10,  0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0,
    0x11450, 0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x16A60,
    0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E950, 0x1FBF0};

bool isPrintable(char32_t c) {
  return std::none_of(std::begin(kUnprintable), std::end(kUnprintable),
                      [c](Range r) { return c >= r.from && c <= r.to; });
}

bool isSpace(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

void appendEscape(std::string& out, char32_t c) {
  const int digits = c <= 0xFF ? 2 : c <= 0xFFFF ? 4 : 8;
  out += digits == 2 ? "\\x" : digits == 4 ? "\\u" : "\\U";
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) out += kHex[(c >> shift) & 15];
}

void appendSimpleEscape(std::string& out, char32_t c) {
  out += '\\';
  out += c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : static_cast<char>(c);
}

bool hasSimpleEscape(char32_t c) { return c == '\t' || c == '\n' || c == '\r' || c == '\\'; }

/// The bytes that may follow a lead byte (Unicode, table 3-7): how many, and the range of the first.
struct Lead {
  std::size_t more;
  unsigned char low, high;
};

std::optional<Lead> leadOf(unsigned char b) {
  if (b < 0x80) return Lead{0, 0, 0};
  if (b < 0xC2 || b > 0xF4) return std::nullopt;
  if (b < 0xE0) return Lead{1, 0x80, 0xBF};
  if (b < 0xF0)
    return Lead{2, static_cast<unsigned char>(b == 0xE0 ? 0xA0 : 0x80),
                static_cast<unsigned char>(b == 0xED ? 0x9F : 0xBF)};
  return Lead{3, static_cast<unsigned char>(b == 0xF0 ? 0x90 : 0x80),
              static_cast<unsigned char>(b == 0xF4 ? 0x8F : 0xBF)};
}

}  // namespace

std::string fromLatin1(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  if (std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
    return out.assign(bytes);
  for (const char c : bytes) {
    const auto b = static_cast<unsigned char>(c);
    if (b < 0x80) {
      out += c;
    } else {
      out += static_cast<char>(0xC0 | (b >> 6));
      out += static_cast<char>(0x80 | (b & 0x3F));
    }
  }
  return out;
}

std::optional<std::string> toLatin1(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const CodePoint c = first(text);
    if (c.value > 0xFF) return std::nullopt;
    out += static_cast<char>(c.value);
    text.remove_prefix(c.length);
  }
  return out;
}

Raised latin1EncodeError(std::string_view text) {
  std::size_t index = 0, start = 0, end = 0;
  std::string escaped;
  for (; !text.empty(); ++index) {
    const CodePoint c = first(text);
    if (c.value > 0xFF) {
      if (end == 0) start = index, appendEscape(escaped, c.value);
      end = index + 1;
    } else if (end != 0) {
      break;
    }
    text.remove_prefix(c.length);
  }
  const std::string where = end - start == 1
                                ? " '" + escaped + "' in position " + std::to_string(start)
                                : "s in position " + std::to_string(start) + "-" + std::to_string(end - 1);
  return {"UnicodeEncodeError",
          "'latin-1' codec can't encode character" + where + ": ordinal not in range(256)"};
}

std::string repr(std::string_view text) {
  const bool doubled = text.find('\'') != text.npos && text.find('"') == text.npos;
  const char quote = doubled ? '"' : '\'';
  std::string out(1, quote);
  while (!text.empty()) {
    const CodePoint c = first(text);
    if (hasSimpleEscape(c.value) || c.value == static_cast<char32_t>(quote))
      appendSimpleEscape(out, c.value);
    else if (isPrintable(c.value))
      out += text.substr(0, c.length);
    else
      appendEscape(out, c.value);
    text.remove_prefix(c.length);
  }
  return out + quote;
}

std::string lowerHost(std::string_view s) {
  std::string out = text::lower(s);
  for (auto at = out.find(kKelvin); at != out.npos; at = out.find(kKelvin, at))
    out.replace(at, kKelvin.size(), "k");
  return out;
}

std::string_view strip(std::string_view text) {
  while (!text.empty()) {
    const CodePoint c = first(text);
    if (!isSpace(c.value)) break;
    text.remove_prefix(c.length);
  }
  while (!text.empty()) {
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    if (!isSpace(first(text.substr(at)).value)) break;
    text = text.substr(0, at);
  }
  return text;
}

std::size_t decimalDigitLength(std::string_view text) {
  if (text.empty()) return 0;
  const CodePoint c = first(text);
  const bool digit = std::any_of(std::begin(kZeros), std::end(kZeros),
                                 [&c](char32_t z) { return c.value >= z && c.value < z + 10; });
  return digit ? c.length : 0;
}

std::string unicodeEscape(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const CodePoint c = first(text);
    if (hasSimpleEscape(c.value))
      appendSimpleEscape(out, c.value);
    else if (c.value >= 0x20 && c.value < 0x7F)
      out += static_cast<char>(c.value);
    else
      appendEscape(out, c.value);
    text.remove_prefix(c.length);
  }
  return out;
}

std::string escapeHtml(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  std::size_t from = 0;  // of the letters that stand for themselves
  for (std::size_t i = 0; i < s.size(); ++i) {
    const char* entity = nullptr;
    switch (s[i]) {
      case '&': entity = "&amp;"; break;
      case '<': entity = "&lt;"; break;
      case '>': entity = "&gt;"; break;
      case '"': entity = "&quot;"; break;
      case '\'': entity = "&#x27;"; break;
      default: continue;
    }
    out.append(s, from, i - from).append(entity);
    from = i + 1;
  }
  return out.append(s, from);
}

std::optional<DecodeFault> findDecodeFault(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const auto lead = leadOf(static_cast<unsigned char>(bytes[i]));
    if (!lead) return DecodeFault{i, i + 1, "invalid start byte"};
    unsigned char low = lead->low, high = lead->high;
    for (std::size_t k = 1; k <= lead->more; ++k, low = 0x80, high = 0xBF) {
      if (i + k >= bytes.size()) return DecodeFault{i, bytes.size(), "unexpected end of data"};
      const auto b = static_cast<unsigned char>(bytes[i + k]);
      if (b < low || b > high) return DecodeFault{i, i + k, "invalid continuation byte"};
    }
    i += lead->more + 1;
  }
  return std::nullopt;
}

std::string decodeFaultMessage(std::string_view bytes, const DecodeFault& fault) {
  std::string out = "'utf-8' codec can't decode byte";
  const auto b = static_cast<unsigned char>(bytes[fault.start]);
  if (fault.end - fault.start == 1)
    out += std::string(" 0x") + kHex[b >> 4] + kHex[b & 15] + " in position " + std::to_string(fault.start);
  else
    out += "s in position " + std::to_string(fault.start) + "-" + std::to_string(fault.end - 1);
  return out + ": " + std::string(fault.reason);
}

std::string decodePath(std::string_view bytes) {
  std::string out;
  while (const auto fault = findDecodeFault(bytes)) {
    out += bytes.substr(0, fault->start);
    out += iriToUri(bytes.substr(fault->start, fault->end - fault->start));
    bytes.remove_prefix(fault->end);
  }
  return out + std::string(bytes);
}

std::string escapeUriPath(std::string_view path) { return http::percentEncode(path, "/:@&+$,-_.!~*'()"); }

std::string iriToUri(std::string_view iri) { return http::percentEncode(iri, "/#%[]=:;$&()+,!?*@'~"); }

}  // namespace headway::django::py
