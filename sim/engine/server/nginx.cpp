// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/server/nginx.h"

#include <algorithm>
#include <array>

#include "sim/engine/server/rules.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::server {
namespace {

constexpr std::size_t kBuffer = 8192;  // large_client_header_buffers 4 8k

constexpr std::array<std::string_view, 7> kVariables = {
    "host", "http_host", "proxy_host", "scheme", "remote_addr", "proxy_add_x_forwarded_for", "server_port"};

bool isNameCharacter(char c) { return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); }

struct Piece {
  std::string text;
  bool variable = false;
};

/// "$host:${server_port}" -> variable host, ":", variable server_port.
std::vector<Piece> piecesOf(std::string_view text) {
  std::vector<Piece> out;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] != '$') {
      const auto end = std::min(text.find('$', i), text.size());
      out.push_back({std::string(text.substr(i, end - i)), false});
      i = end;
      continue;
    }
    const bool braces = i + 1 < text.size() && text[i + 1] == '{';
    std::size_t end = i + (braces ? 2 : 1);
    const std::size_t begin = end;
    while (end < text.size() && isNameCharacter(text[end])) ++end;
    out.push_back({std::string(text.substr(begin, end - begin)), true});
    i = end + (braces && end < text.size() ? 1 : 0);
  }
  return out;
}

bool known(const std::string& variable) {
  return variable.starts_with("http_") ||
         std::find(kVariables.begin(), kVariables.end(), variable) != kVariables.end();
}

/// $host: without the port, in lower case.
std::string hostAlone(std::string_view host) {
  const auto colon = host.rfind(':');
  const auto bracket = host.rfind(']');
  const bool port = colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket);
  return text::lower(port ? host.substr(0, colon) : host);
}

std::string headerVariable(const http::Request& r, std::string_view name) {
  std::string out;
  for (const auto& f : r.headers.fields())
    if (text::replaceAll(text::lower(f.name), "-", "_") == name) out += (out.empty() ? "" : ", ") + f.value;
  return out;
}

std::string valueOf(const http::Request& came, const NginxSettings& nginx, const std::string& variable) {
  if (variable == "host") return hostAlone(came.headers.get("Host"));
  if (variable == "proxy_host") return nginx.upstream;
  if (variable == "scheme") return came.scheme;
  if (variable == "remote_addr") return came.peer;
  if (variable == "server_port") return std::to_string(came.port);
  if (variable == "proxy_add_x_forwarded_for") {
    const auto chain = came.headers.joined("X-Forwarded-For", ", ");
    return chain ? *chain + ", " + came.peer : came.peer;
  }
  return headerVariable(came, std::string_view(variable).substr(5));
}

std::string filled(const http::Request& came, const NginxSettings& nginx, std::string_view text) {
  std::string out;
  for (const Piece& p : piecesOf(text)) out += p.variable ? valueOf(came, nginx, p.text) : p.text;
  return out;
}

void refuse(Stage& stage, RuleId why, int status, const std::string& title, std::string sentence) {
  const std::string heading = std::to_string(status) + " " + title;
  http::Response r{status, std::string(http::reasonPhrase(status)), {}, {}};
  r.body = "<html>\r\n<head><title>" + heading + "</title></head>\r\n<body>\r\n<center><h1>" + heading +
           "</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
  r.headers = {{"Server", "nginx"},
               {"Date", httpDate(stage.clock.epochMilliseconds())},
               {"Content-Type", "text/html"},
               {"Content-Length", std::to_string(r.body.size())},
               {"Connection", "close"}};
  stage.answer(why, std::move(r), std::move(sentence), true);
}

/// False if nginx answered.
bool fits(Stage& stage, const NginxSettings& nginx) {
  const http::Request& r = stage.request();
  if (r.method.size() + http::pathAndQuery(r).size() + 10 > kBuffer) {
    refuse(stage, rule("server.nginx.line-too-long"), 414, "Request-URI Too Large",
           "The request line is over 8 KB.");
    return false;
  }
  for (const auto& f : r.headers.fields())
    if (f.name.size() + f.value.size() + 4 > kBuffer) {
      refuse(stage, rule("server.nginx.header-too-large"), 400, "Request Header Or Cookie Too Large",
             f.name + " is over 8 KB.");
      return false;
    }
  if (nginx.clientMaxBodySize > 0 && r.body.size() > static_cast<std::size_t>(nginx.clientMaxBodySize)) {
    refuse(stage, rule("server.nginx.body-too-large"), 413, "Request Entity Too Large",
           "The body has " + std::to_string(r.body.size()) + " bytes, client_max_body_size is " +
               std::to_string(nginx.clientMaxBodySize) + ".");
    return false;
  }
  return true;
}

void dropUnderscores(Stage& stage) {
  for (std::size_t i = stage.request().headers.size(); i-- > 0;)
    if (stage.request().headers.fields()[i].name.find('_') != std::string::npos)
      stage.edit.removeHeaderAt(rule("server.nginx.underscore-dropped"), i);
}

void setHeaders(Stage& stage, const NginxSettings& nginx, const http::Request& came) {
  bool host = false;
  for (const auto& [name, value] : nginx.proxySetHeader) {
    host = host || text::equalsIgnoreCase(name, "Host");
    const std::string result = filled(came, nginx, value);
    const std::string_view before = came.headers.get(name);
    if (value.find("$scheme") != std::string::npos && !before.empty() && before != result)
      stage.note(rule("server.nginx.scheme-lost"),
                 name + " said " + std::string(before) + ", now it says " + result);
    if (result.empty())
      stage.edit.removeHeader(rule("server.nginx.proxy-set-header"), name);
    else
      stage.edit.setHeader(rule("server.nginx.proxy-set-header"), name, result);
  }
  if (!host) stage.edit.setHeader(rule("server.nginx.host-default"), "Host", nginx.upstream);
}

void connect(Stage& stage, const NginxSettings& nginx) {
  const RuleId why = rule("server.nginx.connect");
  const auto colon = nginx.upstream.rfind(':');
  const bool port = colon != std::string::npos &&
                    nginx.upstream.find_first_not_of("0123456789", colon + 1) == std::string::npos;
  stage.edit.setScheme(why, "http");
  stage.edit.setVersion(why, "1.1");
  stage.edit.setTarget(why, nginx.upstream.substr(0, port ? colon : std::string::npos));
  stage.edit.setPort(why, port ? std::atoi(nginx.upstream.c_str() + colon + 1) : 80);
  stage.edit.setServerName(why, "");
  stage.edit.setPeer(why, "127.0.0.1");
}

}  // namespace

std::optional<std::string> unknownVariable(std::string_view text) {
  for (const Piece& p : piecesOf(text))
    if (p.variable && !known(p.text)) return "$" + p.text;
  return std::nullopt;
}

void passThroughNginx(Stage& stage, const NginxSettings& nginx) {
  for (const auto& [name, value] : nginx.proxySetHeader)
    if (const auto variable = unknownVariable(value))
      return stage.unknown(rule("server.nginx.unknown-variable"),
                           name + " is set from " + *variable + ", which Headway does not know.");
  if (!fits(stage, nginx)) return;
  if (!nginx.underscoresInHeaders) dropUnderscores(stage);
  const http::Request came = stage.request();
  stage.edit.removeHeader(rule("server.nginx.connection"), "Connection");
  setHeaders(stage, nginx, came);
  connect(stage, nginx);
}

}  // namespace headway::server
