// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/gateway/http_api.h"

#include <algorithm>
#include <optional>

#include "sim/engine/gateway/lambda_event.h"
#include "sim/engine/gateway/rules.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::gateway {
namespace {

constexpr std::size_t kMaxHeaders = 10240;  // http-api-quotas: request line and headers
constexpr std::string_view kGatewayAddress = "3.120.10.20";

std::string domainOf(std::string_view host) {
  const auto colon = host.rfind(':');
  return text::lower(colon == std::string_view::npos ? host : host.substr(0, colon));
}

bool isCustomDomain(const HttpApiConfig& api, std::string_view host) {
  return std::any_of(api.customDomains.begin(), api.customDomains.end(), [&](const std::string& domain) {
    const std::string d = text::lower(domain);
    return d.starts_with("*.") ? host.size() >= d.size() && host.ends_with(d.substr(1)) : d == host;
  });
}

http::Response jsonAnswer(Stage& stage, int status, const std::string& message) {
  http::Response r;
  r.status = status;
  r.reason = http::reasonPhrase(status);
  r.body = "{\"message\":\"" + message + "\"}";
  r.headers = {{"Date", httpDate(stage.clock.epochMilliseconds())},
               {"Content-Type", "application/json"},
               {"Content-Length", std::to_string(r.body.size())}};
  return r;
}

void answerJson(Stage& stage, RuleId rule, int status, const std::string& message, std::string sentence) {
  http::Response r = jsonAnswer(stage, status, message);
  r.headers.add("Apigw-Requestid", stage.ids.hex(15) + "=");
  stage.answer(rule, std::move(r), std::move(sentence), true);
}

// The front end that all APIs of a region share: no API is chosen, so none writes its own header.
void refuseHost(Stage& stage, std::string sentence) {
  http::Response r = jsonAnswer(stage, 403, "Forbidden");
  r.headers.add("x-amzn-ErrorType", "ForbiddenException");
  stage.answer(rule("gateway.http-api.host-unknown"), std::move(r), std::move(sentence), true);
}

bool checkHost(Stage& stage, const HttpApiConfig& api) {
  const std::string host = domainOf(stage.request().headers.get("Host"));
  const std::string own = executeApiDomain(api);
  if (isCustomDomain(api, host)) {
    stage.note(rule("gateway.http-api.host"), "'" + host + "' is a custom domain name of the API");
    return true;
  }
  if (host == own && !api.disableExecuteApiEndpoint) {
    stage.note(rule("gateway.http-api.host"), "'" + host + "' is the API's own name");
    return true;
  }
  if (host == own) {
    answerJson(stage, rule("gateway.http-api.endpoint-disabled"), 404, "Not Found",
               "The execute-api name of this API is switched off.");
    return false;
  }
  refuseHost(stage, "Host is '" + host + "', and the API answers only to " + own +
                        (api.customDomains.empty() ? "" : " and its custom domain names") + ".");
  return false;
}

// The path without the stage, or nothing if no stage serves it.
std::optional<std::string> stagePath(const HttpApiConfig& api, std::string_view host,
                                     const std::string& path) {
  if (api.stage == "$default" || host != executeApiDomain(api)) return path;
  const std::string prefix = "/" + api.stage;
  if (path == prefix) return "/";
  if (path.starts_with(prefix + "/")) return path.substr(prefix.size());
  return std::nullopt;
}

struct Candidate {
  RouteMatch match;
  int rank = -1;  ///< higher is more specific
};

bool isVariable(std::string_view segment) { return segment.starts_with('{') && segment.ends_with('}'); }

// Rank of a route key for this request, -1 if it does not match: $default 0; greedy 1..; full 1000.., more
// with every literal part.
Candidate tryRoute(const std::string& key, std::string_view method, const std::string& path) {
  if (key == "$default") return {{nullptr, key, path, {}}, 0};
  const auto blank = key.find(' ');
  if (blank == std::string::npos) return {};
  const std::string_view routeMethod = std::string_view(key).substr(0, blank);
  if (routeMethod != "ANY" && routeMethod != method) return {};
  const std::vector<std::string> route = text::split(std::string_view(key).substr(blank + 1), '/');
  const std::vector<std::string> parts = text::split(path, '/');
  const int exactMethod = routeMethod == "ANY" ? 0 : 1;
  int literals = 0;
  NameValues variables;
  for (std::size_t i = 0; i < route.size(); ++i) {
    if (isVariable(route[i]) && route[i].ends_with("+}")) {
      std::vector<std::string> rest(parts.begin() + static_cast<std::ptrdiff_t>(std::min(i, parts.size())),
                                    parts.end());
      if (rest.empty() || (rest.size() == 1 && rest[0].empty())) return {};  // {proxy+} needs something
      variables.emplace_back(route[i].substr(1, route[i].size() - 3), text::join(rest, "/"));
      return {{nullptr, key, path, std::move(variables)}, 1 + 2 * static_cast<int>(i) + exactMethod};
    }
    if (i >= parts.size() || (!isVariable(route[i]) && route[i] != parts[i])) return {};
    if (isVariable(route[i]) && parts[i].empty()) return {};
    if (isVariable(route[i]))
      variables.emplace_back(route[i].substr(1, route[i].size() - 2), parts[i]);
    else
      ++literals;
  }
  if (route.size() != parts.size()) return {};
  return {{nullptr, key, path, std::move(variables)}, 1000 + 2 * literals + exactMethod};
}

Candidate bestRoute(const Project& project, const Node& api, std::string_view method,
                    const std::string& path) {
  Candidate best;
  for (const Link* link : project.linksFrom(api.id)) {
    const auto* integration = std::get_if<IntegrationLink>(&link->config);
    if (!integration) continue;
    for (const std::string& key : integration->routes) {
      Candidate c = tryRoute(key, method, path);
      if (c.rank <= best.rank) continue;
      c.match.link = link;
      best = std::move(c);
    }
  }
  return best;
}

bool differsBySlashOnly(const Project& project, const Node& api, std::string_view method,
                        const std::string& path) {
  if (path.size() < 2 || !path.ends_with('/')) return false;
  return bestRoute(project, api, method, path.substr(0, path.size() - 1)).rank >= 1000;
}

void removeHopByHop(Stage& stage) {
  static constexpr std::string_view names[] = {"Connection", "Keep-Alive", "Proxy-Connection", "TE",
                                               "Trailer",    "Upgrade",    "Transfer-Encoding"};
  for (const std::string_view name : names)
    stage.edit.removeHeader(rule("gateway.lambda.connection-dropped"), name);
}

void addTraceId(Stage& stage) {
  if (stage.request().headers.contains("X-Amzn-Trace-Id")) return;
  stage.edit.addHeader(rule("gateway.lambda.trace-id"), "X-Amzn-Trace-Id",
                       "Root=1-" + stage.ids.hex(8) + "-" + stage.ids.hex(24));
}

LambdaEvent toLambda(Stage& stage, const HttpApiConfig& api, const RouteMatch& match) {
  MessageEditor& edit = stage.edit;
  const http::Request before = stage.request();
  removeHopByHop(stage);
  const auto chain = before.headers.joined("X-Forwarded-For", ",");
  edit.setHeader(rule("gateway.lambda.x-forwarded-for"), "X-Forwarded-For",
                 chain ? *chain + ", " + before.peer : before.peer);
  edit.setHeader(rule("gateway.lambda.x-forwarded-port"), "X-Forwarded-Port", std::to_string(before.port));
  edit.setHeader(rule("gateway.lambda.x-forwarded-proto"), "X-Forwarded-Proto", "https");
  addTraceId(stage);
  // On the execute-api name the stage is in the path already.
  if (api.stage != "$default" && match.path == before.path)
    edit.setPath(rule("gateway.lambda.raw-path-custom-domain"), "/" + api.stage + before.path);
  edit.setPath(rule("gateway.lambda.raw-path"), http::percentDecode(stage.request().path));
  stage.note(rule("gateway.lambda.event"), "payload 2.0, route " + match.key);
  EventShape shape;
  shape.apiId = api.apiId;
  shape.routeKey = match.key;
  shape.stage = api.stage;
  shape.variables = match.variables;
  shape.stageVariables = api.stageVariables;
  return lambdaEvent(stage, shape, before.peer);
}

// The URL's path with the route's variables filled in, or the whole path appended.
std::string backendPath(const http::Url& url, const RouteMatch& match) {
  if (match.key == "$default") return (url.path == "/" ? "" : url.path) + match.path;
  std::string path = url.path;
  for (const auto& [name, value] : match.variables) path = text::replaceAll(path, "{" + name + "}", value);
  return path;
}

void toHttp(Stage& stage, const IntegrationLink& link, const RouteMatch& match) {
  const auto url = http::parseUrl(link.uri);
  if (!url)
    return stage.unknown(rule("gateway.http.no-uri"),
                         "The integration's URL is missing or wrong: " + url.error().message);
  MessageEditor& edit = stage.edit;
  const http::Request before = stage.request();
  removeHopByHop(stage);
  for (const char* name : {"X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port"})
    edit.removeHeader(rule("gateway.http.x-forwarded-dropped"), name);
  edit.setHeader(rule("gateway.http.host"), "Host", url->authority());
  const auto append = [&](RuleId why, const char* name, const std::string& element) {
    const auto chain = before.headers.joined(name, ", ");
    edit.setHeader(why, name, chain ? *chain + ", " + element : element);
  };
  append(rule("gateway.http.forwarded"), "Forwarded",
         "by=" + std::string(kGatewayAddress) + ";for=" + before.peer +
             ";host=" + std::string(before.headers.get("Host")) + ";proto=https");
  append(rule("gateway.http.via"), "Via", "HTTP/1.1 AmazonAPIGateway");
  addTraceId(stage);
  if (before.body.empty()) edit.setHeader(rule("gateway.http.content-length"), "Content-Length", "0");
  edit.setPath(rule("gateway.http.path"), backendPath(*url, match));
  const RuleId connect = rule("gateway.http.connect");
  edit.setScheme(connect, url->scheme);
  edit.setVersion(connect, "1.1");
  edit.setTarget(connect, url->host);
  edit.setPort(connect, url->port != 0 ? url->port : http::defaultPort(url->scheme));
  edit.setServerName(connect, url->scheme == "https" ? url->host : "");
  edit.setPeer(connect, std::string(kGatewayAddress));
}

std::size_t headerBytes(const http::Request& r) {
  std::size_t size = r.method.size() + http::pathAndQuery(r).size() + 12;
  for (const auto& f : r.headers.fields()) size += f.name.size() + f.value.size() + 4;
  return size;
}

void integrationFailed(Stage& stage, const std::string& why) {
  answerJson(stage, rule("gateway.http-api.integration-failed"), 500, "Internal Server Error",
             "The API gets no answer from its integration: " + why + ".");
}

}  // namespace

RouteMatch receive(Stage& stage, const Project& project, const Node& api) {
  const auto& config = std::get<HttpApiConfig>(api.config);
  const http::Request& r = stage.request();
  if (r.scheme != "https") {
    stage.unknown(rule("gateway.http-api.https-only"),
                  "The request comes over http; API Gateway speaks https.");
    return {};
  }
  if (headerBytes(r) > kMaxHeaders) {
    answerJson(stage, rule("gateway.http-api.headers-too-large"), 431, "Request Header Fields Too Large",
               "Request line and headers are over 10,240 bytes.");
    return {};
  }
  if (!checkHost(stage, config)) return {};
  const auto path = stagePath(config, domainOf(r.headers.get("Host")), r.path);
  if (!path) {
    answerJson(stage, rule("gateway.http-api.no-stage"), 404, "Not Found",
               "The path does not begin with the stage /" + config.stage + ".");
    return {};
  }
  stage.note(rule("gateway.http-api.stage"), "stage " + config.stage);
  Candidate best = bestRoute(project, api, r.method, *path);
  if (best.rank < 0) {
    if (differsBySlashOnly(project, api, r.method, *path))
      stage.note(rule("gateway.http-api.trailing-slash"), "a route exists without the final slash");
    answerJson(stage, rule("gateway.http-api.no-route"), 404, "Not Found",
               "No route matches " + r.method + " " + *path + ".");
    return {};
  }
  stage.note(rule("gateway.http-api.route"), "route " + best.match.key);
  return std::move(best.match);
}

std::optional<LambdaEvent> integrate(Stage& stage, const HttpApiConfig& api, const RouteMatch& match) {
  const auto& link = std::get<IntegrationLink>(match.link->config);
  if (link.type == IntegrationType::LambdaProxy) return toLambda(stage, api, match);
  toHttp(stage, link, match);
  return std::nullopt;
}

void integrationFailed(Stage& stage, OriginFailure failure) {
  integrationFailed(stage, std::string(enumName(failure)));
}

void returnResponse(Stage& stage, lambda::Outcome outcome) {
  if (outcome != lambda::Outcome::Ok) return integrationFailed(stage, lambda::sentence(outcome));
  stage.edit.setHeader(rule("gateway.response.request-id"), "Apigw-Requestid", stage.ids.hex(15) + "=");
}

}  // namespace headway::gateway
