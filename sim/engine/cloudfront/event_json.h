// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "sim/http/message.h"

namespace headway::cloudfront {

// Shared by event.cpp and the readers of results: what a function is shown must be what its answer is
// compared with.

using Json = nlohmann::ordered_json;
using NameValues = std::vector<std::pair<std::string, std::string>>;

/// Whether the event's headers hold the header (cookies stand apart).
bool headerVisible(std::string_view name) noexcept;
/// Visible headers (lower-case names), cookies and query parameters, in the order they were sent.
NameValues visibleHeaders(const http::Headers& headers);
NameValues visibleCookies(const http::Request& request);
NameValues visibleQuery(const http::Request& request);

/// A Set-Cookie header: "name=value; Path=/" has the attributes "Path=/".
struct SetCookie {
  std::string name, value, attributes;
  /// What stands behind "name=".
  std::string text() const { return attributes.empty() ? value : value + "; " + attributes; }
};
/// The cookies a response sets, in order; a Set-Cookie header without '=' is a cookie without a name.
std::vector<SetCookie> visibleSetCookies(const http::Headers& headers);

/// {"name": {"value": "1", "multiValue": [...]}}
Json valueObject(const NameValues& pairs);

/// `s` if it is UTF-8, else its bytes taken as ISO-8859-1.
std::string asUtf8(std::string_view s);

}  // namespace headway::cloudfront
