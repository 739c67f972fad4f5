// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/http/message.h"
#include "sim/model/gateway.h"

namespace headway::gateway::cors {

/// The service answers CORS itself: origins are set.
bool isOn(const CorsSettings& settings);

/// OPTIONS with Origin and Access-Control-Request-Method.
bool isPreflight(const http::Request& request);

/// What Access-Control-Allow-Origin says to that origin: "*" or the origin itself; nothing if it is not
/// allowed. "https://*" and "http://*" stand for every origin of the scheme. Source: http-api-cors.
std::optional<std::string> allowedOrigin(const CorsSettings& settings, std::string_view origin);

/// The headers for an answer to this request; none if its Origin is missing or not allowed.
http::Headers answerHeaders(const CorsSettings& settings, const http::Request& request);
http::Headers preflightHeaders(const CorsSettings& settings, const http::Request& request);

/// Names of the CORS headers of that response, in its spelling, each once.
std::vector<std::string> headersOf(const http::Response& response);

}  // namespace headway::gateway::cors
