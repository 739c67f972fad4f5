// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/stage.h"

#include <array>
#include <cstdio>
#include <ctime>

namespace headway {

std::string traceId(Stage& stage) {
  std::array<char, 16> seconds{};
  std::snprintf(seconds.data(), seconds.size(), "%08llx",
                static_cast<unsigned long long>(stage.clock.epochMilliseconds() / 1000));
  return "1-" + std::string(seconds.data()) + "-" + stage.ids.hex(24);
}

std::string httpDate(std::int64_t epochMilliseconds) {
  static constexpr std::array days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto seconds = static_cast<std::time_t>(epochMilliseconds / 1000);
  std::tm tm{};
  gmtime_r(&seconds, &tm);
  std::array<char, 64> out{};
  // Not strftime: its names follow the locale.
  std::snprintf(out.data(), out.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                days.at(static_cast<std::size_t>(tm.tm_wday)), tm.tm_mday,
                months.at(static_cast<std::size_t>(tm.tm_mon)), tm.tm_year + 1900, tm.tm_hour, tm.tm_min,
                tm.tm_sec);
  return out.data();
}

}  // namespace headway
