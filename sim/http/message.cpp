// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/http/message.h"

#include <algorithm>
#include <array>

namespace headway::http {

std::string pathAndQuery(const Request& r) { return r.query ? r.path + "?" + *r.query : r.path; }

std::string url(const Request& r) {
  const std::string* host = r.headers.find("Host");
  return r.scheme + "://" + (host ? *host : r.target) + pathAndQuery(r);
}

std::string_view reasonPhrase(int status) noexcept {
  struct Row {
    int status;
    std::string_view phrase;
  };
  static constexpr std::array rows = std::to_array<Row>({
      {200, "OK"},
      {201, "Created"},
      {202, "Accepted"},
      {204, "No Content"},
      {206, "Partial Content"},
      {301, "Moved Permanently"},
      {302, "Found"},
      {303, "See Other"},
      {304, "Not Modified"},
      {307, "Temporary Redirect"},
      {308, "Permanent Redirect"},
      {400, "Bad Request"},
      {401, "Unauthorized"},
      {403, "Forbidden"},
      {404, "Not Found"},
      {405, "Method Not Allowed"},
      {406, "Not Acceptable"},
      {408, "Request Timeout"},
      {409, "Conflict"},
      {410, "Gone"},
      {411, "Length Required"},
      {412, "Precondition Failed"},
      {413, "Content Too Large"},
      {414, "URI Too Long"},
      {415, "Unsupported Media Type"},
      {416, "Range Not Satisfiable"},
      {421, "Misdirected Request"},
      {422, "Unprocessable Content"},
      {429, "Too Many Requests"},
      {431, "Request Header Fields Too Large"},
      {500, "Internal Server Error"},
      {501, "Not Implemented"},
      {502, "Bad Gateway"},
      {503, "Service Unavailable"},
      {504, "Gateway Timeout"},
      {505, "HTTP Version Not Supported"},
  });
  const auto it = std::find_if(rows.begin(), rows.end(), [&](const Row& r) { return r.status == status; });
  return it == rows.end() ? std::string_view{} : it->phrase;
}

}  // namespace headway::http
