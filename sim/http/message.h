// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "sim/http/headers.h"

namespace headway::http {

/// A request as it is on one leg of its way, with what the receiver knows of the connection.
/// Path and query are raw (percent-encoded as sent); nothing is normalised silently.
struct Request {
  std::string method = "GET";
  std::string scheme = "https";      ///< of this leg's connection: "http" or "https"
  std::string version = "2.0";       ///< HTTP version of this leg: "1.0", "1.1", "2.0", "3.0"
  std::string target;                ///< name the connection was opened to (DNS), without a port
  int port = 443;                    ///< TCP port of this leg
  std::string serverName;            ///< TLS SNI; empty on http
  std::string peer;                  ///< address of the sender as the receiver sees it
  std::string path = "/";            ///< raw, begins with '/'
  std::optional<std::string> query;  ///< raw, without '?'; absent and empty differ
  Headers headers;
  std::string body;

  bool operator==(const Request&) const = default;
};

struct Response {
  int status = 200;
  std::string reason;  ///< may be empty
  Headers headers;
  std::string body;

  bool operator==(const Response&) const = default;
};

using Message = std::variant<Request, Response>;

/// "/path?query".
std::string pathAndQuery(const Request& r);
/// Scheme, Host header (or target) and path: the URL this leg's receiver would believe.
std::string url(const Request& r);
/// The standard reason phrase, "" if the status has none (RFC 9110, section 15; RFC 6585).
std::string_view reasonPhrase(int status) noexcept;

}  // namespace headway::http
