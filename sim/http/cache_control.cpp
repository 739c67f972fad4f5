// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/http/cache_control.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <string>

#include "sim/support/text.h"

namespace headway::http {
namespace {

std::optional<std::int64_t> number(std::string_view s) {
  std::int64_t n = 0;
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), n);
  if (s.empty() || end != s.data() + s.size() || n < 0) return std::nullopt;
  if (error == std::errc::result_out_of_range) return INT64_C(2147483648);  // RFC 9111, section 1.2.2
  if (error != std::errc{}) return std::nullopt;
  return n;
}

// The next directive of the list; a quoted argument may hold commas.
std::string_view nextDirective(std::string_view& rest) {
  bool quoted = false;
  std::size_t end = 0;
  for (; end < rest.size() && (quoted || rest[end] != ','); ++end)
    if (rest[end] == '"') quoted = !quoted;
  const std::string_view one = text::trim(rest.substr(0, end));
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return one;
}

std::string_view unquoted(std::string_view s) {
  return s.size() >= 2 && s.front() == '"' && s.back() == '"' ? s.substr(1, s.size() - 2) : s;
}

bool names(std::string_view list, std::string_view field) {
  for (const std::string& part : text::split(list, ','))
    if (text::equalsIgnoreCase(text::trim(part), field)) return true;
  return false;
}

}  // namespace

CacheControl parseCacheControl(std::string_view header) {
  CacheControl out;
  while (!header.empty()) {
    const std::string_view one = nextDirective(header);
    const auto equals = one.find('=');
    const std::string_view name = text::trim(one.substr(0, equals));
    const std::string_view argument =
        equals == std::string_view::npos ? std::string_view{} : unquoted(text::trim(one.substr(equals + 1)));
    const auto is = [&](std::string_view directive) { return text::equalsIgnoreCase(name, directive); };
    if (is("max-age")) out.maxAge = number(argument);
    if (is("s-maxage")) out.sMaxAge = number(argument);
    if (is("stale-while-revalidate")) out.staleWhileRevalidate = number(argument);
    if (is("stale-if-error")) out.staleIfError = number(argument);
    if (is("no-store")) out.noStore = true;
    if (is("private")) out.isPrivate = true;
    if (is("no-cache")) {
      if (argument.empty()) out.noCache = true;
      if (names(argument, "Set-Cookie")) out.noCacheSetCookie = true;
    }
  }
  return out;
}

std::optional<std::int64_t> parseHttpDate(std::string_view s) {
  // "Thu, 15 Jan 2026 12:00:00 GMT"
  static constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  if (s.size() != 29 || s.substr(3, 2) != ", " || s.substr(25) != " GMT" || s[19] != ':' || s[22] != ':')
    return std::nullopt;
  const auto day = number(s.substr(5, 2)), year = number(s.substr(12, 4)), hour = number(s.substr(17, 2)),
             minute = number(s.substr(20, 2)), second = number(s.substr(23, 2));
  unsigned month = 0;
  for (unsigned i = 0; i < months.size(); ++i)
    if (s.substr(8, 3) == months[i]) month = i + 1;
  if (!day || !year || !hour || !minute || !second || month == 0) return std::nullopt;
  const std::chrono::year_month_day date(std::chrono::year(static_cast<int>(*year)),
                                         std::chrono::month(month),
                                         std::chrono::day(static_cast<unsigned>(*day)));
  if (!date.ok()) return std::nullopt;
  const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
  return (((days * 24 + *hour) * 60 + *minute) * 60 + *second) * 1000;
}

}  // namespace headway::http
