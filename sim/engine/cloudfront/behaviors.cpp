// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/behaviors.h"

#include <algorithm>
#include <optional>

#include "sim/engine/cloudfront/cloudfront_headers.h"
#include "sim/engine/cloudfront/error_page.h"
#include "sim/engine/cloudfront/rules.h"
#include "sim/engine/cloudfront/viewer_checks.h"
#include "sim/engine/cloudfront/viewer_rules.h"
#include "sim/engine/unmodelled.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::cloudfront {
namespace {

// Quotas of the CloudFront limits page.
constexpr std::size_t kMaxUrl = 8192;
constexpr std::size_t kMaxRequest = 32768;

bool matches(std::string_view pattern, std::string_view path) {
  // A leading slash of the pattern may be left out.
  if (pattern == "*") return true;
  return pattern.starts_with('/') ? text::globMatch(pattern, path)
                                  : text::globMatch("/" + std::string(pattern), path);
}

bool serves(const Texts& patterns, const Behavior& behavior) {
  return std::find(patterns.begin(), patterns.end(), behavior.path) != patterns.end();
}

// A link that names the behavior beats one that names none.
void offer(const Link*& slot, bool& named, const Link& link, const Texts& patterns,
           const Behavior& behavior) {
  if (serves(patterns, behavior)) {
    if (!named) slot = &link;
    named = true;
  } else if (patterns.empty() && !slot) {
    slot = &link;
  }
}

bool allows(AllowedMethods set, std::string_view method) {
  if (method == "GET" || method == "HEAD") return true;
  if (method == "OPTIONS") return set != AllowedMethods::GetHead;
  static constexpr std::string_view rest[] = {"PUT", "PATCH", "POST", "DELETE"};
  return set == AllowedMethods::All && std::find(std::begin(rest), std::end(rest), method) != std::end(rest);
}

std::size_t requestSize(const http::Request& r) {
  std::size_t size = r.method.size() + http::pathAndQuery(r).size() + 12;
  for (const auto& f : r.headers.fields()) size += f.name.size() + f.value.size() + 4;
  return size;
}

// After these two CloudFront closes the connection.
http::Response lastAnswer(Stage& stage, int status, std::string_view sentence) {
  http::Response r = errorPage(stage, status, sentence);
  r.headers.set("Connection", "close");
  return r;
}

void checkSizes(Stage& stage) {
  const http::Request& r = stage.request();
  const std::size_t url = http::pathAndQuery(r).size();
  if (url > kMaxUrl)
    return stage.answer(rule("cloudfront.viewer.uri-too-long"),
                        lastAnswer(stage, 414, "The request URL is too long."),
                        "The URL is " + std::to_string(url) + " bytes; CloudFront takes 8,192.", true);
  if (const std::size_t all = requestSize(r); all > kMaxRequest)
    stage.answer(rule("cloudfront.viewer.headers-too-large"),
                 lastAnswer(stage, 494, "The request headers are too large."),
                 "Request line and headers are " + std::to_string(all) + " bytes; CloudFront takes 32,768.",
                 true);
}

// The policy a behavior names that nobody has, or nothing.
std::optional<std::string> missingPolicy(const DistributionConfig& d, const Behavior& b) {
  if (!b.responseHeadersPolicy.empty() && !findResponseHeadersPolicy(d, b.responseHeadersPolicy))
    return "response headers policy '" + b.responseHeadersPolicy + "'";
  if (b.forwarding == ForwardingMode::Legacy) return std::nullopt;
  if (!findCachePolicy(d, b.cachePolicy)) return "cache policy '" + b.cachePolicy + "'";
  if (!b.originRequestPolicy.empty() && !findOriginRequestPolicy(d, b.originRequestPolicy))
    return "origin request policy '" + b.originRequestPolicy + "'";
  return std::nullopt;
}

void guessWording(Stage& stage) {
  stage.note(rule("cloudfront.viewer.page-wording"), "the answer's words and its X-Cache");
}

// Says so where more than one check would stop the request.
void noteOrder(Stage& stage, const DistributionConfig& d, const Route& route, const ViewerConfig& viewer) {
  if (!route.behavior) return;
  const http::Request& r = stage.request();
  const Behavior& b = *route.behavior;
  Texts stopping;
  if (countryKeptOut(d, viewer)) stopping.emplace_back("the country");
  if (r.scheme == "http" && b.viewerProtocolPolicy != ViewerProtocolPolicy::AllowAll)
    stopping.emplace_back(enumName(b.viewerProtocolPolicy));
  if (!allows(b.allowedMethods, r.method)) stopping.emplace_back("the method set");
  if (r.method == "GET" && !r.body.empty()) stopping.emplace_back("the body of a GET");
  if (signatureMissing(r, b)) stopping.emplace_back("the missing signature");
  if (stopping.size() > 1)
    stage.note(rule("cloudfront.viewer.check-order"), text::join(stopping, ", ") + " stop this request");
}

// Protocol policy; true if it answered.
bool checkProtocol(Stage& stage, const Behavior& behavior) {
  const http::Request& r = stage.request();
  if (r.scheme == "https" || behavior.viewerProtocolPolicy == ViewerProtocolPolicy::AllowAll) return false;
  if (behavior.viewerProtocolPolicy == ViewerProtocolPolicy::HttpsOnly) {
    guessWording(stage);
    stage.answer(rule("cloudfront.viewer.https-only"), errorPage(stage, 403, "Bad request."),
                 "The behavior " + behavior.path + " is https-only and the viewer came over http.", true);
    return true;
  }
  const bool safe = r.method == "GET" || r.method == "HEAD";
  if (!safe && r.version == "1.0") {
    guessWording(stage);
    stage.answer(rule("cloudfront.viewer.http10-redirect"), errorPage(stage, 403, "Bad request."),
                 r.method + " over HTTP/1.0 can't be redirected to https.", true);
    return true;
  }
  const std::string location = "https://" + std::string(r.headers.get("Host")) + http::pathAndQuery(r);
  guessWording(stage);
  http::Response answer = ownResponse(stage, safe ? 301 : 307, "Redirect from cloudfront");
  answer.headers.add("Location", location);
  stage.answer(rule("cloudfront.viewer.redirect-to-https"), std::move(answer),
               "CloudFront sends the viewer to " + location + ".", false);
  return true;
}

void checkMethod(Stage& stage, const Behavior& behavior) {
  const http::Request& r = stage.request();
  if (allows(behavior.allowedMethods, r.method)) {
    if (r.method != "GET" || r.body.empty()) return;
    guessWording(stage);
    return stage.answer(rule("cloudfront.viewer.get-with-body"), errorPage(stage, 403, "Bad request."),
                        "A GET must not carry a body.", true);
  }
  if (!allows(AllowedMethods::All, r.method)) stage.note(rule("cloudfront.viewer.method-unknown"), r.method);
  stage.answer(
      rule("cloudfront.viewer.method-not-allowed"),
      errorPage(
          stage, 403,
          "This distribution is not configured to allow the HTTP request method that was used for this request. The "
          "distribution supports only cachable requests."),
      "The behavior " + behavior.path + " allows " + std::string(enumName(behavior.allowedMethods)) +
          ", not " + r.method + ".",
      true);
}

// Settings of the Amplify Hosting policies are not on AWS's page.
void noteAmplify(Stage& stage, const Behavior& b) {
  const auto* managed =
      b.forwarding == ForwardingMode::Policies ? findManagedCachePolicy(b.cachePolicy) : nullptr;
  if (managed && !managed->source.starts_with("http"))
    stage.note(viewer_side::rule("cloudfront.policy.amplify-hosting"), b.cachePolicy);
}

// What Headway does not model is at least said.
void checkUnmodelled(Stage& stage, const DistributionConfig& d, const Behavior& b) {
  using unmodelled::rule;
  const http::Request& r = stage.request();
  if (d.webAcl) stage.note(rule("cloudfront.unmodelled.waf"), "the request is taken to pass");
  if (d.viewerMtls) stage.note(rule("cloudfront.unmodelled.mtls"), "the certificate is taken to be trusted");
  if (d.continuousDeployment) stage.note(rule("cloudfront.unmodelled.staging"), "primary distribution");
  if (b.fieldLevelEncryption && !r.body.empty())
    return stage.unknown(rule("cloudfront.unmodelled.field-level-encryption"),
                         "The behavior " + b.path + " encrypts fields of this request.");
  if (b.grpc && r.headers.get("Content-Type").starts_with("application/grpc"))
    return stage.unknown(rule("cloudfront.unmodelled.grpc"), "This is a gRPC call.");
  if (text::equalsIgnoreCase(r.headers.get("Upgrade"), "websocket"))
    stage.unknown(rule("cloudfront.unmodelled.websocket"), "The viewer asks for a WebSocket connection.");
}

}  // namespace

bool answersTo(const DistributionConfig& distribution, std::string_view host) {
  return nameFit(distribution, host) > 0;
}

Route routeFor(const Project& project, const Node& distribution, std::string_view rawPath) {
  const auto& config = std::get<DistributionConfig>(distribution.config);
  const std::string path = http::normalizePath(rawPath);
  Route route;
  for (const Behavior& b : config.behaviors) {
    if (b.path != "*" && matches(b.path, path)) {
      route.behavior = &b;
      break;
    }
  }
  for (const Behavior& b : config.behaviors)
    if (!route.behavior && b.path == "*") route.behavior = &b;
  return route.behavior ? routeOf(project, distribution, *route.behavior) : route;
}

Route routeOf(const Project& project, const Node& distribution, const Behavior& behavior) {
  Route route{.behavior = &behavior};
  bool originNamed = false, secondaryNamed = false, requestNamed = false, responseNamed = false;
  for (const Link& link : project.links) {
    if (link.from != distribution.id) continue;
    if (const auto* origin = std::get_if<OriginLink>(&link.config)) {
      if (origin->failoverCodes.empty())
        offer(route.origin, originNamed, link, origin->behaviors, *route.behavior);
      else
        offer(route.secondary, secondaryNamed, link, origin->behaviors, *route.behavior);
    } else if (const auto* function = std::get_if<FunctionLink>(&link.config)) {
      if (function->event == FunctionEvent::ViewerRequest)
        offer(route.viewerRequest, requestNamed, link, function->behaviors, *route.behavior);
      else
        offer(route.viewerResponse, responseNamed, link, function->behaviors, *route.behavior);
    }
  }
  return route;
}

void receiveViewer(Stage& stage, const Project& project, const Node& node, const Route& route,
                   const ViewerConfig& viewer) {
  const auto& distribution = std::get<DistributionConfig>(node.config);
  const http::Request& r = stage.request();
  const std::string host(r.headers.get("Host"));
  const bool ownName = text::equalsIgnoreCase(r.serverName, distribution.domain);
  if (r.scheme == "https" && !ownName && viewer.tlsVersion < oldestTls(distribution.securityPolicy))
    return stage.unknown(rule("cloudfront.viewer.tls-too-old"),
                         "No connection: the viewer speaks " + std::string(enumName(viewer.tlsVersion)) +
                             ", and " + std::string(enumName(distribution.securityPolicy)) +
                             " asks for more.");
  if (!answersTo(distribution, host)) {
    guessWording(stage);
    return stage.answer(rule("cloudfront.alias.unknown"), errorPage(stage, 403, "Bad request."),
                        "'" + host + "' is not an alternate domain name of this distribution.", true);
  }
  stage.note(rule("cloudfront.alias.match"), "'" + host + "' is a name of this distribution");
  agreeOnVersion(stage, distribution);
  checkTlsName(stage, project, node);
  if (stage.forwarded()) checkSizes(stage);
  if (!stage.forwarded()) return;
  noteOrder(stage, distribution, route, viewer);
  checkCountry(stage, distribution, viewer);
  if (!stage.forwarded()) return;
  if (!route.behavior || !route.origin)
    return stage.unknown(rule("cloudfront.behavior.no-origin"),
                         route.behavior
                             ? "No wire leads from the behavior " + route.behavior->path + " to an origin."
                             : "The distribution has no default behavior (*).");
  const Behavior& b = *route.behavior;
  stage.note(rule("cloudfront.behavior.match"), "behavior " + b.path + " for " + r.path);
  if (const auto missing = missingPolicy(distribution, b))
    return stage.unknown(rule("cloudfront.behavior.no-policy"), "There is no " + *missing + ".");
  noteAmplify(stage, b);
  if (checkProtocol(stage, b)) return;
  checkMethod(stage, b);
  if (stage.forwarded()) checkSignature(stage, b);
  if (stage.forwarded()) checkUnmodelled(stage, distribution, b);
  if (!stage.forwarded()) return;
  if (r.path == "/" && !distribution.defaultRootObject.empty())
    stage.edit.setPath(rule("cloudfront.viewer.default-root-object"), "/" + distribution.defaultRootObject);
  // Already here: functions see these headers and the cache key may hold them.
  addCloudFrontHeaders(stage, Forwarding(distribution, b), viewer);
}

}  // namespace headway::cloudfront
