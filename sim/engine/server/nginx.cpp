// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/server/nginx.h"

#include <algorithm>
#include <array>

#include "sim/engine/server/rules.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::server {
namespace {

constexpr std::size_t kBuffer = 8192, kBuffers = 4;  // large_client_header_buffers 4 8k

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

/// $host: without port and last dot, in lower case; nothing if nginx takes it for no host
/// (ngx_http_validate_host).
std::optional<std::string> hostAlone(std::string_view host) {
  host = text::trim(host);
  if (host.find("..") != std::string_view::npos) return std::nullopt;
  for (const char c : host)
    if (c == '/' || c == '\x7f' || (c >= 0 && c <= ' ')) return std::nullopt;
  const auto bracket = host.starts_with('[') ? host.find(']') : std::string_view::npos;
  if (bracket != std::string_view::npos)
    host = host.substr(0, bracket + 1);
  else if (!host.starts_with('['))
    host = host.substr(0, host.find(':'));
  if (host.ends_with('.')) host.remove_suffix(1);
  if (host.empty()) return std::nullopt;
  return text::lower(host);
}

struct Upstream {
  std::string target;
  int port = 80;
  std::string hostHeader;  ///< $proxy_host
};

/// proxy_pass with or without its scheme: name and port, or a socket (ngx_http_proxy_set_vars).
Upstream upstreamOf(std::string_view pass) {
  if (pass.starts_with("http://")) pass.remove_prefix(7);
  if (pass.starts_with("unix:")) return {std::string(pass), 80, "localhost"};
  const std::string_view authority = pass.substr(0, pass.find('/'));
  const auto colon = authority.rfind(':');
  const bool port = colon != std::string_view::npos &&
                    authority.find_first_not_of("0123456789", colon + 1) == std::string_view::npos;
  const std::string name(authority.substr(0, port ? colon : std::string_view::npos));
  const int number = port ? std::atoi(std::string(authority.substr(colon + 1)).c_str()) : 80;
  return {name, number, number == 80 ? name : name + ":" + std::to_string(number)};
}

std::string headerVariable(const http::Request& r, std::string_view name) {
  std::string out;
  for (const auto& f : r.headers.fields())
    if (text::replaceAll(text::lower(f.name), "-", "_") == name) out += (out.empty() ? "" : ", ") + f.value;
  return out;
}

std::string valueOf(const http::Request& came, const NginxSettings& nginx, const std::string& variable) {
  if (variable == "host") return hostAlone(came.headers.get("Host")).value_or("");
  if (variable == "proxy_host") return upstreamOf(nginx.upstream).hostHeader;
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

/// nginx's own page; the one for large headers has a heading and a reason.
void refuse(Stage& stage, RuleId why, int status, const std::string& title, std::string sentence) {
  const std::string code = std::to_string(status) + " ";
  const bool reason = status == 400 && title != "Bad Request";
  const std::string heading = code + (reason ? "Bad Request" : title);
  http::Response r{status, std::string(http::reasonPhrase(status)), {}, {}};
  r.body = "<html>\r\n<head><title>" + code + title + "</title></head>\r\n<body>\r\n<center><h1>" + heading +
           "</h1></center>\r\n" + (reason ? "<center>" + title + "</center>\r\n" : "") +
           "<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
  r.headers = {{"Server", "nginx"},
               {"Date", httpDate(stage.clock.epochMilliseconds())},
               {"Content-Type", "text/html"},
               {"Content-Length", std::to_string(r.body.size())},
               {"Connection", "close"}};
  stage.answer(why, std::move(r), std::move(sentence), true);
}

/// False if nginx answered.
bool hostFits(Stage& stage) {
  const http::Request& r = stage.request();
  const auto hosts = r.headers.all("Host");
  if (hosts.size() == 1 && hostAlone(hosts.front())) return true;
  if (hosts.empty() && r.version == "1.0") return true;
  refuse(stage, rule("server.nginx.host-refused"), 400, "Bad Request",
         hosts.empty()      ? "There is no Host."
         : hosts.size() > 1 ? "Host is there " + std::to_string(hosts.size()) + " times."
                            : "Host '" + std::string(hosts.front()) + "' is no name of a host.");
  return false;
}

/// False if nginx answered.
bool headersFit(Stage& stage) {
  std::size_t total = 0;
  for (const auto& f : stage.request().headers.fields()) {
    const std::size_t size = f.name.size() + f.value.size() + 4;
    total += size;
    if (size > kBuffer) {
      refuse(stage, rule("server.nginx.header-too-large"), 400, "Request Header Or Cookie Too Large",
             f.name + " is over 8 KB.");
      return false;
    }
  }
  if (total <= kBuffers * kBuffer) return true;
  refuse(stage, rule("server.nginx.headers-too-large"), 400, "Request Header Or Cookie Too Large",
         "The headers have " + std::to_string(total) + " bytes together, nginx reads 32 KB.");
  return false;
}

/// False if nginx answered.
bool fits(Stage& stage, const NginxSettings& nginx) {
  const http::Request& r = stage.request();
  if (r.method.size() + http::pathAndQuery(r).size() + 10 > kBuffer) {
    refuse(stage, rule("server.nginx.line-too-long"), 414, "Request-URI Too Large",
           "The request line is over 8 KB.");
    return false;
  }
  if (!headersFit(stage) || !hostFits(stage)) return false;
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
  if (!host)
    stage.edit.setHeader(rule("server.nginx.host-default"), "Host", upstreamOf(nginx.upstream).hostHeader);
}

void connect(Stage& stage, const NginxSettings& nginx) {
  const RuleId why = rule("server.nginx.connect");
  const Upstream upstream = upstreamOf(nginx.upstream);
  stage.edit.setScheme(why, "http");
  stage.edit.setVersion(why, "1.1");
  stage.edit.setTarget(why, upstream.target);
  stage.edit.setPort(why, upstream.port);
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
