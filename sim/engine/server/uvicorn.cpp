// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/server/uvicorn.h"

#include <algorithm>

#include "sim/engine/django/answer.h"
#include "sim/engine/server/rules.h"
#include "sim/engine/server/trusted.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::server {
namespace {

std::string lastOf(const http::Headers& headers, std::string_view name) {
  const auto all = headers.all(name);
  return all.empty() ? std::string() : std::string(text::trim(all.back()));
}

/// The last address that is not trusted; the first one where all are.
std::string clientOf(Stage& stage, const Texts& trusted, const std::string& chain) {
  std::vector<std::string> hosts = text::split(chain, ',');
  for (std::string& h : hosts) h = std::string(text::trim(h));
  if (std::find(trusted.begin(), trusted.end(), "*") != trusted.end()) {
    stage.note(rule("server.uvicorn.client-first"), hosts.front() + " of " + chain);
    return hosts.front();
  }
  const auto at =
      std::find_if(hosts.rbegin(), hosts.rend(), [&](const std::string& h) { return !trusts(trusted, h); });
  const std::string client = at == hosts.rend() ? hosts.front() : *at;
  stage.note(rule("server.uvicorn.client-last"), client + " of " + chain);
  return client;
}

void proxyHeaders(Stage& stage, const Texts& trusted, django::AsgiScope& scope) {
  const http::Headers& headers = stage.request().headers;
  const std::string proto = lastOf(headers, "X-Forwarded-Proto"), chain = lastOf(headers, "X-Forwarded-For");
  if (!trusts(trusted, stage.request().peer)) {
    if (!proto.empty() || !chain.empty())
      stage.note(rule("server.uvicorn.not-trusted"), stage.request().peer + " is not in forwarded_allow_ips");
    return;
  }
  if (proto == "http" || proto == "https" || proto == "ws" || proto == "wss") {
    scope.scheme = proto;
    stage.note(rule("server.uvicorn.scheme"), "scheme " + proto);
  } else if (!proto.empty()) {
    stage.note(rule("server.uvicorn.scheme-ignored"), proto);
  }
  if (chain.empty()) return;
  const std::string client = clientOf(stage, trusted, chain);
  if (client.empty())
    stage.note(rule("server.uvicorn.client-empty"), "client stays " + stage.request().peer);
  else
    scope.client = {client, 0};
}

}  // namespace

django::Environ uvicorn(Stage& stage, const DjangoConfig& config) {
  const http::Request& r = stage.request();
  django::AsgiScope scope;
  scope.method = r.method;
  scope.scheme = r.scheme;
  scope.rootPath = config.scriptName;
  scope.path = config.scriptName + http::percentDecode(r.path);
  scope.query = r.query.value_or("");
  scope.headers = r.headers;
  scope.server = {r.target, r.port};
  scope.client = {r.peer, 0};
  static const Texts standard = {"127.0.0.1"};
  if (config.proxyHeaders)
    proxyHeaders(stage, config.forwardedAllowIps.empty() ? standard : config.forwardedAllowIps, scope);
  else
    stage.note(rule("server.uvicorn.no-proxy-headers"), "--no-proxy-headers");
  if (!config.scriptName.empty())
    stage.note(rule("server.uvicorn.root-path"), scope.path + " of root_path " + config.scriptName);
  stage.note(rule("server.uvicorn.scope"), "scheme " + scope.scheme + ", client " + scope.client->first);
  return django::asgiEnviron(scope, django::versionOf(config.version));
}

}  // namespace headway::server
