// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace headway::http {

using Cookies = std::vector<std::pair<std::string, std::string>>;

/// The well-formed name=value pairs of a Cookie header, in order; repeats are kept (RFC 6265, section 4.2.1).
Cookies parseCookies(std::string_view header);
/// "a=1; b=2".
std::string formatCookies(const Cookies& cookies);

}  // namespace headway::http
