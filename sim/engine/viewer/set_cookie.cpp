// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/viewer/set_cookie.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "sim/support/text.h"

namespace headway::viewer {
namespace {

constexpr std::size_t kLongestAttribute = 1024;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// RFC 6265bis, section 5.1.1: what parts a date.
bool isDelimiter(char c) {
  const auto u = static_cast<unsigned char>(c);
  return u == 0x09 || (u >= 0x20 && u <= 0x2F) || (u >= 0x3B && u <= 0x40) || (u >= 0x5B && u <= 0x60) ||
         (u >= 0x7B && u <= 0x7E);
}

/// The number that a token begins with, if it has from `least` to `most` digits.
std::optional<int> leadingNumber(std::string_view& token, std::size_t least, std::size_t most) {
  std::size_t digits = 0;
  while (digits < token.size() && isDigit(token[digits])) ++digits;
  if (digits < least || digits > most) return std::nullopt;
  int out = 0;
  std::from_chars(token.data(), token.data() + digits, out);
  token.remove_prefix(digits);
  return out;
}

struct Time {
  int hour = 0, minute = 0, second = 0;
};

std::optional<Time> timeOf(std::string_view token) {
  Time out;
  for (int* part : {&out.hour, &out.minute, &out.second}) {
    const auto number = leadingNumber(token, 1, 2);
    if (!number) return std::nullopt;
    *part = *number;
    if (part == &out.second) return out;
    if (!token.starts_with(':')) return std::nullopt;
    token.remove_prefix(1);
  }
  return out;
}

std::optional<int> monthOf(std::string_view token) {
  static constexpr std::array names = {"jan", "feb", "mar", "apr", "may", "jun",
                                       "jul", "aug", "sep", "oct", "nov", "dec"};
  for (std::size_t i = 0; i < names.size(); ++i)
    if (text::startsWithIgnoreCase(token, names[i])) return static_cast<int>(i) + 1;
  return std::nullopt;
}

struct DateParts {
  std::optional<Time> time;
  std::optional<int> day, month, year;

  void take(std::string_view token) {
    if (!time && (time = timeOf(token))) return;
    std::string_view rest = token;
    if (!day && (day = leadingNumber(rest, 1, 2))) return;
    if (!month && (month = monthOf(token))) return;
    rest = token;
    if (!year) year = leadingNumber(rest, 2, 4);
  }
};

std::optional<std::int64_t> parseSeconds(std::string_view value) {
  const bool minus = value.starts_with('-');
  const std::string_view digits = value.substr(minus ? 1 : 0);
  if (digits.empty() || !std::all_of(digits.begin(), digits.end(), isDigit)) return std::nullopt;
  std::int64_t out = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
  if (error != std::errc{}) out = std::int64_t{1} << 40;
  return minus ? -out : out;
}

void takeAttribute(SetCookie& out, std::string_view name, std::string_view value) {
  const auto is = [&](std::string_view n) { return text::equalsIgnoreCase(name, n); };
  if (is("Expires")) {
    if (const auto date = parseCookieDate(value)) out.expires = date;
  } else if (is("Max-Age")) {
    if (const auto seconds = parseSeconds(value)) out.maxAge = seconds;
  } else if (is("Domain")) {
    out.domain = text::lower(value.starts_with('.') ? value.substr(1) : value);
  } else if (is("Path")) {
    out.path = value.starts_with('/') ? std::optional(std::string(value)) : std::nullopt;
  } else if (is("Secure")) {
    out.secure = true;
  } else if (is("HttpOnly")) {
    out.httpOnly = true;
  } else if (is("SameSite")) {
    out.sameSite = text::equalsIgnoreCase(value, "Strict") ? SameSite::Strict
                   : text::equalsIgnoreCase(value, "Lax")  ? SameSite::Lax
                   : text::equalsIgnoreCase(value, "None") ? SameSite::None
                                                           : SameSite::Default;
  }
}

}  // namespace

std::optional<std::int64_t> parseCookieDate(std::string_view text) {
  DateParts parts;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    while (at < text.size() && !isDelimiter(text[at])) ++at;
    if (at > begin) parts.take(text.substr(begin, at - begin));
    ++at;
  }
  if (!parts.time || !parts.day || !parts.month || !parts.year) return std::nullopt;
  const int year = *parts.year + (*parts.year <= 69                        ? 2000
                                  : *parts.year <= 99 && *parts.year >= 70 ? 1900
                                                                           : 0);
  const auto [hour, minute, second] = *parts.time;
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(*parts.month)),
                                         std::chrono::day(static_cast<unsigned>(*parts.day))};
  if (!date.ok() || year < 1601 || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  const auto days = std::chrono::sys_days(date).time_since_epoch().count();
  return std::int64_t{days} * 86400 + hour * 3600 + minute * 60 + second;
}

SetCookie parseSetCookie(std::string_view line) {
  SetCookie out;
  for (bool first = true; first || !line.empty(); first = false) {
    const auto end = std::min(line.find(';'), line.size());
    const std::string_view part = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    const auto equals = part.find('=');
    const std::string_view value =
        text::trim(equals == std::string_view::npos ? std::string_view{} : part.substr(equals + 1));
    if (!first) {
      if (value.size() <= kLongestAttribute) takeAttribute(out, text::trim(part.substr(0, equals)), value);
    } else if (equals == std::string_view::npos) {
      out.value = text::trim(part);
    } else {
      out.name = text::trim(part.substr(0, equals));
      out.value = value;
    }
  }
  return out;
}

std::string_view sameSiteName(SameSite s) noexcept {
  switch (s) {
    case SameSite::None: return "None";
    case SameSite::Lax: return "Lax";
    case SameSite::Strict: return "Strict";
    case SameSite::Default: break;
  }
  return "";
}

}  // namespace headway::viewer
