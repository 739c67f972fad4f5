// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/gateway/http_api/proxy.h"

#include <algorithm>

#include "sim/engine/elb/listener.h"
#include "sim/engine/gateway/http_api/answers.h"
#include "sim/engine/gateway/http_api/mapping.h"
#include "sim/engine/gateway/http_api/rules.h"
#include "sim/engine/gateway/uri_template.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::gateway {
namespace {

constexpr std::string_view kGatewayAddress = "3.120.10.20", kLinkAddress = "10.0.0.30";
constexpr std::string_view kServiceAddress = "10.0.1.4";
constexpr int kServicePort = 8000;

/// Where the connection goes.
struct Backend {
  std::string scheme, name;
  int port = 0;
  std::string serverName;  ///< TLS; "" on http
  std::string peer;        ///< the address it comes from
};

/// An address in Forwarded; IPv6 stands quoted in brackets (RFC 7239, section 6).
std::string forwardedNode(std::string_view address) {
  const bool v6 = address.find(':') != std::string_view::npos;
  return v6 ? "\"[" + std::string(address) + "]\"" : std::string(address);
}

// What X-Forwarded-* say, in the words of Forwarded; the first element is the viewer's.
std::string fromForwardedFor(const http::Headers& headers) {
  std::string out;
  for (const std::string& part : text::split(headers.joined("X-Forwarded-For", ",").value_or(""), ','))
    if (const auto address = text::trim(part); !address.empty())
      out += (out.empty() ? "for=" : ", for=") + forwardedNode(address);
  std::string viewer;
  if (const std::string_view host = headers.get("X-Forwarded-Host"); !host.empty())
    viewer += ";host=" + std::string(host);
  if (const std::string_view proto = headers.get("X-Forwarded-Proto"); !proto.empty())
    viewer += ";proto=" + std::string(proto);
  if (viewer.empty()) return out;
  if (out.empty()) return viewer.substr(1);
  const auto end = out.find(", ");
  return out.insert(end == std::string::npos ? out.size() : end, viewer);
}

void dropProxyHeaders(Stage& stage) {
  const http::Headers& headers = stage.request().headers;
  for (std::size_t i = headers.size(); i-- > 0;)
    if (text::startsWithIgnoreCase(headers.fields()[i].name, "Proxy-"))
      stage.edit.removeHeaderAt(rule("gateway.http.connection-dropped"), i);
}

void append(Stage& stage, RuleId why, const char* name, const std::string& element) {
  const auto chain = stage.request().headers.joined(name, ", ");
  stage.edit.setHeader(why, name, chain ? *chain + ", " + element : element);
}

void forwardingHeaders(Stage& stage, const http::Request& asked, bool vpcLink) {
  if (const std::string said = fromForwardedFor(asked.headers); !said.empty())
    append(stage, rule("gateway.http.forwarded-combined"), "Forwarded", said);
  for (const char* name : {"X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port"})
    stage.edit.removeHeader(rule("gateway.http.x-forwarded-dropped"), name);
  const std::string by = vpcLink ? "" : "by=" + std::string(kGatewayAddress) + ";";
  append(stage, vpcLink ? rule("gateway.http.vpc-link.forwarded") : rule("gateway.http.forwarded"),
         "Forwarded",
         by + "for=" + forwardedNode(asked.peer) + ";host=" + std::string(asked.headers.get("Host")) +
             ";proto=https");
  append(stage, rule("gateway.http.via"), "Via", "HTTP/1.1 AmazonAPIGateway");
  if (vpcLink)
    stage.edit.setHeader(rule("gateway.http.vpc-link.port"), "X-Forwarded-Port", std::to_string(asked.port));
  addTraceId(stage);
  if (asked.body.empty()) stage.edit.setHeader(rule("gateway.http.content-length"), "Content-Length", "0");
}

// The URL's path with the route's variables filled in, or the whole path appended.
std::string backendPath(Stage& stage, const http::Url& url, const RouteMatch& match) {
  const Filled path = fillIn(url.path, kPathVariable, match.variables);
  if (!path.missing.empty())
    stage.note(rule("gateway.http.uri-variable"),
               "the route " + match.key + " has no {" + text::join(path.missing, "}, {") + "}");
  if (match.key == "$default") return (url.path == "/" ? "" : path.text) + match.at.path;
  return path.text;
}

void publicPath(Stage& stage, const http::Url& url, const RouteMatch& match) {
  stage.edit.setPath(rule("gateway.http.path"), backendPath(stage, url, match));
  if (!url.query) return;
  const auto& sent = stage.request().query;
  stage.edit.setQuery(rule("gateway.http.uri-query"), sent ? *url.query + "&" + *sent : *url.query);
}

void linkPath(Stage& stage, const ApiAddress& at) {
  const bool named = at.stage != "$default";
  if (at.onCustomDomain && (named || !at.key.empty()))
    return stage.edit.setPath(rule("gateway.http.vpc-link.stage-custom-domain"),
                              (named ? "/" + at.stage : "") + at.path);
  if (named) stage.note(rule("gateway.http.vpc-link.stage"), "the target gets " + at.requestedPath);
}

/// The wire leads to an https listener that has no certificate for that name.
bool wrongCertificate(const Node& to, const Backend& backend) {
  const auto* balancer = std::get_if<LoadBalancerConfig>(&to.config);
  if (!balancer || backend.serverName.empty()) return false;
  const auto names = elb::certificateNames(*balancer, backend.port);
  if (!names || names->empty()) return false;
  return std::none_of(names->begin(), names->end(),
                      [&](const std::string& covered) { return nameCovers(covered, backend.serverName); });
}

std::optional<Backend> publicBackend(Stage& stage, const http::Url& url, const Node& to) {
  if (const auto* balancer = std::get_if<LoadBalancerConfig>(&to.config); balancer && balancer->internal) {
    stage.unknown(rule("gateway.http.internal-target"),
                  "'" + to.name + "' is internal; over the internet the API can't reach it.");
    return std::nullopt;
  }
  const bool tls = url.scheme == "https";
  return Backend{url.scheme, url.host, url.port != 0 ? url.port : http::defaultPort(url.scheme),
                 tls ? url.host : "", std::string(kGatewayAddress)};
}

std::optional<Backend> linkBackend(Stage& stage, const IntegrationLink& link, const Node& to) {
  const bool tls = !link.serverNameToVerify.empty();
  Backend out{tls ? "https" : "http", std::string(kServiceAddress), kServicePort, link.serverNameToVerify,
              std::string(kLinkAddress)};
  if (to.kind() == NodeKind::Django) {
    stage.note(rule("gateway.http.vpc-link.cloud-map"), "'" + to.name + "' is a Cloud Map service");
    return out;
  }
  const auto* balancer = std::get_if<LoadBalancerConfig>(&to.config);
  if (!balancer) {
    stage.unknown(rule("gateway.http.vpc-link.no-target"),
                  "'" + to.name + "' is neither a load balancer nor a service in the VPC.");
    return std::nullopt;
  }
  const auto listener = elb::firstListenerFor(*balancer, out.scheme);
  if (!listener) {
    stage.unknown(rule("gateway.http.vpc-link.no-listener"),
                  "'" + to.name + "' has no listener for " + out.scheme + ", which the integration speaks.");
    return std::nullopt;
  }
  out.name = balancer->dnsName;
  out.port = listener->port;
  return out;
}

void connect(Stage& stage, RuleId why, const Backend& backend) {
  MessageEditor& edit = stage.edit;
  edit.setScheme(why, backend.scheme);
  edit.setVersion(why, "1.1");
  edit.setTarget(why, backend.name);
  edit.setPort(why, backend.port);
  edit.setServerName(why, backend.serverName);
  edit.setPeer(why, backend.peer);
}

/// Nothing if it stopped or answered.
std::optional<Backend> backendOf(Stage& stage, const IntegrationLink& link, const Node& to,
                                 const http::Url* url) {
  const auto backend = url ? publicBackend(stage, *url, to) : linkBackend(stage, link, to);
  if (!backend || !wrongCertificate(to, *backend)) return backend;
  answerItself(stage, rule("gateway.http.certificate"), kUnavailable,
               "'" + to.name + "' has no certificate for " + backend->serverName + ".");
  return std::nullopt;
}

}  // namespace

void dropHopByHop(Stage& stage, RuleId why) {
  static constexpr std::string_view names[] = {"Connection", "Keep-Alive", "Proxy-Connection", "TE",
                                               "Trailer",    "Upgrade",    "Transfer-Encoding"};
  for (const std::string_view name : names) stage.edit.removeHeader(why, name);
}

void addTraceId(Stage& stage) {
  if (stage.request().headers.contains("X-Amzn-Trace-Id")) return;
  stage.edit.addHeader(rule("gateway.lambda.trace-id"), "X-Amzn-Trace-Id", "Root=" + traceId(stage));
}

void proxyOverHttp(Stage& stage, const Project& project, const HttpApiConfig& api, const RouteMatch& match) {
  const auto& link = std::get<IntegrationLink>(match.link->config);
  const Node& to = *project.find(match.link->to);
  const bool vpcLink = link.connection == ApiConnection::VpcLink;
  const Filled uri = fillIn(link.uri, kStageVariable, api.stageVariables);
  if (!vpcLink && !uri.missing.empty())
    return stage.unknown(
        rule("gateway.http.stage-variable-missing"),
        "The integration's URL names the stage variable " + uri.missing.front() + ", which has no value.");
  if (!vpcLink && uri.text != link.uri) stage.note(rule("gateway.http.stage-variable"), uri.text);
  const auto url = http::parseUrl(vpcLink ? "http://vpc-link" : uri.text);
  if (!url)
    return stage.unknown(rule("gateway.http.no-uri"),
                         "The integration's URL is missing or wrong: " + url.error().message);
  const auto backend = backendOf(stage, link, to, vpcLink ? nullptr : &*url);
  if (!backend) return;
  const http::Request asked = stage.request();
  dropHopByHop(stage, rule("gateway.http.connection-dropped"));
  dropProxyHeaders(stage);
  forwardingHeaders(stage, asked, vpcLink);
  if (vpcLink) {
    stage.note(rule("gateway.http.vpc-link.host"), "Host stays " + std::string(asked.headers.get("Host")));
    linkPath(stage, match.at);
  } else {
    stage.edit.setHeader(rule("gateway.http.host"), "Host", url->authority());
    publicPath(stage, *url, match);
  }
  if (stage.request().path.find('%') != std::string::npos)
    stage.note(rule("gateway.http.path-encoding"), stage.request().path);
  mapRequest(stage, api, match, asked);
  if (!stage.forwarded()) return;
  connect(stage, vpcLink ? rule("gateway.http.vpc-link.connect") : rule("gateway.http.connect"), *backend);
}

}  // namespace headway::gateway
