// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/stage.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <string_view>

namespace headway {

std::string traceId(Stage& stage) {
  std::array<char, 16> seconds{};
  std::snprintf(seconds.data(), seconds.size(), "%08llx",
                static_cast<unsigned long long>(stage.clock.epochMilliseconds() / 1000));
  return "1-" + std::string(seconds.data()) + "-" + stage.ids.hex(24);
}

// Neither strftime, whose names follow the locale, nor printf: every answer has a date or more.
std::string httpDate(std::int64_t epochMilliseconds) {
  static constexpr std::string_view kDays = "SunMonTueWedThuFriSat";
  static constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
  using namespace std::chrono;
  const sys_seconds moment{seconds(epochMilliseconds / 1000)};
  const auto day = floor<days>(moment);
  const year_month_day date{day};
  const hh_mm_ss time{moment - day};
  std::string out = "Day, 00 Mon 0000 00:00:00 GMT";
  const auto name = [&](std::size_t at, std::string_view names, unsigned index) {
    out.replace(at, 3, names.substr(std::size_t{3} * index, 3));
  };
  const auto number = [&](std::size_t at, std::size_t digits, long value) {
    for (std::size_t i = digits; i-- > 0; value /= 10) out[at + i] = static_cast<char>('0' + value % 10);
  };
  name(0, kDays, weekday{day}.c_encoding());
  number(5, 2, static_cast<unsigned>(date.day()));
  name(8, kMonths, static_cast<unsigned>(date.month()) - 1);
  number(12, 4, static_cast<int>(date.year()));
  number(17, 2, time.hours().count());
  number(20, 2, time.minutes().count());
  number(23, 2, time.seconds().count());
  return out;
}

}  // namespace headway
