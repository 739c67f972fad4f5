// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/elb/page.h"

namespace headway::elb {
namespace {

// As live pages print them; they differ from RFC 9110 in places.
std::string title(int status) {
  switch (status) {
    case 413: return "Request Entity Too Large";
    case 414: return "Request-URI Too Large";
    case 503: return "Service Temporarily Unavailable";
    case 504: return "Gateway Time-out";
    default: return std::string(http::reasonPhrase(status));
  }
}

}  // namespace

http::Response ownResponse(Stage& stage, int status, std::string contentType, std::string body) {
  http::Response r{status, title(status), {}, std::move(body)};
  r.headers = {{"Server", "awselb/2.0"}, {"Date", httpDate(stage.clock.epochMilliseconds())}};
  if (!contentType.empty()) r.headers.add("Content-Type", std::move(contentType));
  r.headers.add("Content-Length", std::to_string(r.body.size()));
  r.headers.add("Connection", "keep-alive");
  return r;
}

std::string pageBody(int status) {
  const std::string heading = std::to_string(status) + " " + title(status);
  return "<html>\r\n<head><title>" + heading + "</title></head>\r\n<body>\r\n<center><h1>" + heading +
         "</h1></center>\r\n</body>\r\n</html>\r\n";
}

void refuse(Stage& stage, RuleId why, int status, std::string sentence) {
  stage.answer(why, ownResponse(stage, status, "text/html", pageBody(status)), std::move(sentence), true);
}

}  // namespace headway::elb
