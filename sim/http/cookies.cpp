// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/http/cookies.h"

#include "sim/support/text.h"

namespace headway::http {

Cookies parseCookies(std::string_view header) {
  Cookies out;
  for (const std::string& part : text::split(header, ';')) {
    const std::string_view pair = text::trim(part);
    const auto eq = pair.find('=');
    if (eq == std::string_view::npos || eq == 0) continue;
    out.emplace_back(std::string(text::trim(pair.substr(0, eq))),
                     std::string(text::trim(pair.substr(eq + 1))));
  }
  return out;
}

std::string formatCookies(const Cookies& cookies) {
  std::string out;
  for (const auto& [name, value] : cookies) {
    if (!out.empty()) out += "; ";
    out += name + "=" + value;
  }
  return out;
}

}  // namespace headway::http
