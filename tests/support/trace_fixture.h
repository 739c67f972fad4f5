// SPDX-License-Identifier: GPL-3.0-or-later
// A project and traces made by hand, for tests of what shows traces: viewer, distribution with a function,
// HTTP API, Django. They hold the two invariants of every trace; they need no engine.
#pragma once

#include <string>

#include "sim/engine/message_editor.h"
#include "sim/engine/trace.h"
#include "sim/model/project.h"

namespace headway::fixture {

inline constexpr std::string_view kViewerHost = "shop.example.com";
inline constexpr std::string_view kApiHost = "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com";

inline constexpr Rule kRules[] = {
    {"fixture.viewer", "The browser names the site in Host", "A client puts the host of the URL into Host.",
     "https://www.rfc-editor.org/rfc/rfc9110#section-7.2", Confidence::Documented},
    {"fixture.function", "The function changed this header",
     "What handler() returns replaces the request's headers.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html",
     Confidence::Documented},
    {"fixture.origin-domain", "CloudFront sends the origin's own name",
     "The origin request policy AllViewerExceptHostHeader leaves the viewer's Host out, so CloudFront writes the origin's "
     "domain name. API Gateway answers only to that name.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html",
     Confidence::Documented},
    {"fixture.forwarded-for", "The sender's address is added to X-Forwarded-For",
     "Each hop adds the address it was called from.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html",
     Confidence::Inferred},
    {"fixture.proto", "API Gateway says which scheme it was called with",
     "X-Forwarded-Proto is always https here.", "docs/apigateway", Confidence::Observed},
    {"fixture.host-read", "Django read the forwarded host",
     "With USE_X_FORWARDED_HOST on, get_host() prefers X-Forwarded-Host.",
     "django/http/request.py: HttpRequest._get_raw_host", Confidence::Documented},
    {"fixture.host-refused", "Django read Host, not X-Forwarded-Host",
     "USE_X_FORWARDED_HOST is off, so get_host() reads Host, and that name is not in ALLOWED_HOSTS.",
     "django/http/request.py: HttpRequest.get_host", Confidence::Documented},
    {"fixture.view", "The view answered", "Django accepted the request.", "django/core/handlers/base.py",
     Confidence::Documented},
};
inline RuleId rule(std::string_view key) {
  for (const Rule& row : kRules)
    if (row.key == key) return RuleId(row);
  return {};
}

inline Project articleProject(bool useForwardedHost = true) {
  Project p;
  p.name = "Shop";
  DistributionConfig edge;
  edge.aliases = {std::string(kViewerHost)};
  edge.behaviors[0].allowedMethods = AllowedMethods::All;
  edge.behaviors[0].cachePolicy = "CachingDisabled";
  edge.behaviors[0].originRequestPolicy = "AllViewerExceptHostHeader";
  FunctionConfig function;
  function.code =
      "function handler(event) {\n  const request = event.request;\n  const host = request.headers.host.value;\n"
      "  request.headers[\"x-forwarded-host\"] = { value: host };\n  return request;\n}\n";
  DjangoConfig django;
  django.allowedHosts = {std::string(kViewerHost)};
  django.useXForwardedHost = useForwardedHost;
  django.secureProxySslHeader = {"HTTP_X_FORWARDED_PROTO", "https"};
  p.nodes = {{{"viewer"}, "Viewer", ViewerConfig{}},
             {{"edge"}, "Distribution", edge},
             {{"forward-host"}, "Forward host", function},
             {{"api"}, "HTTP API", HttpApiConfig{}},
             {{"django"}, "Django", django}};
  p.links = {{{}, {"viewer"}, {"edge"}, ViewerLink{}},
             {{}, {"edge"}, {"forward-host"}, FunctionLink{}},
             {{}, {"edge"}, {"api"}, OriginLink{}},
             {{}, {"api"}, {"django"}, IntegrationLink{}}};
  renumberLinks(p);
  p.requests = {
      {.name = "Cart, signed in",
       .url = "https://shop.example.com/cart/?page=2",
       .headers = {{"Cookie", "sessionid=k3; theme=d"}}},
      {.name = "Login form", .method = "POST", .url = "https://shop.example.com/login/", .body = "user=ada"}};
  return p;
}

/// Adds hops one after the other, so the first invariant of traces can't be missed.
class TraceMaker {
 public:
  explicit TraceMaker(http::Message start) : message_(std::move(start)) {}

  template <class Edit>
  Hop& hop(std::string node, std::string stage, Edit edit, Phase phase = Phase::Request) {
    Hop hop;
    hop.node = {std::move(node)};
    hop.stage = std::move(stage);
    hop.phase = phase;
    hop.in = message_;
    MessageEditor editor(message_, hop.changes);
    edit(editor);
    hop.out = message_;
    trace.hops.push_back(std::move(hop));
    return trace.hops.back();
  }
  Hop& answer(std::string node, std::string stage, Answered outcome, http::Response response) {
    Hop& made = hop(std::move(node), std::move(stage), [](MessageEditor&) {});
    made.outcome = std::move(outcome);
    made.out = message_ = std::move(response);
    return made;
  }

  Trace trace;

 private:
  http::Message message_;
};

namespace detail {

inline void wayDown(TraceMaker& maker) {
  maker.hop("viewer", "viewer request", [](MessageEditor& e) {
    e.setHeader(rule("fixture.viewer"), "Host", std::string(kViewerHost));
    e.addHeader(rule("fixture.viewer"), "X-Real-IP", "10.0.0.1");
  });
  maker.hop("edge", "viewer request", [](MessageEditor&) {}).extras = {
      .cacheKey = {{"path", "/cart/", "every key"},
                   {"header Accept-Encoding", "gzip", "cache policy CachingDisabled"}},
      .cacheable = false};
  Hop& function = maker.hop("forward-host", "function", [](MessageEditor& e) {
    e.setHeader(rule("fixture.function"), "X-Forwarded-Host", std::string(kViewerHost));
    e.removeHeader(rule("fixture.function"), "X-Real-IP");
  });
  function.extras.functionLog = {"host is shop.example.com"};
  function.extras.functionEvent = R"({"version":"1.0"})";
  maker.hop("edge", "origin request", [](MessageEditor& e) {
    e.setTarget(rule("fixture.origin-domain"), std::string(kApiHost));
    e.setHeader(rule("fixture.origin-domain"), "Host", std::string(kApiHost));
    e.addHeader(rule("fixture.forwarded-for"), "X-Forwarded-For", "203.0.113.7");
    e.addHeader(rule("fixture.forwarded-for"), "Via", "2.0 7f3a.cloudfront.net (CloudFront)");
  });
  Hop& api = maker.hop("api", "lambda proxy", [](MessageEditor& e) {
    e.setHeader(rule("fixture.forwarded-for"), "X-Forwarded-For", "203.0.113.7, 130.176.1.9");
    e.addHeader(rule("fixture.proto"), "X-Forwarded-Proto", "https");
  });
  api.extras.lambdaEvent = [] {
    return std::string(
        R"({"version":"2.0","routeKey":"$default","headers":{"host":"a1b2c3d4e5.execute-api.us-east-1.amazonaws.com"}})");
  };
}

inline http::Request start() {
  http::Request r;
  r.target = std::string(kViewerHost);
  r.serverName = r.target;
  r.peer = "203.0.113.7";
  r.path = "/cart/";
  r.query = "page=2";
  r.headers = {{"User-Agent", "Mozilla/5.0"}, {"Cookie", "sessionid=k3; theme=d"}};
  return r;
}

inline void wayBack(TraceMaker& maker, Verdict::Kind kind, int status, RuleId by) {
  maker.hop(
      "api", "response", [](MessageEditor&) {}, Phase::Response);
  maker.hop(
      "edge", "response",
      [](MessageEditor& e) { e.addHeader(rule("fixture.forwarded-for"), "Via", "1.1 7f3a.cloudfront.net"); },
      Phase::Response);
  Trace& t = maker.trace;
  t.request = "Cart, signed in";
  t.response = std::get<http::Response>(t.hops.back().out);
  t.verdict.kind = kind;
  t.verdict.status = status;
  t.verdict.by = {"django"};
  t.verdict.rule = by;
  for (const Hop& hop : t.hops)
    if (hop.django) t.verdict.django = hop.django;
}

}  // namespace detail

/// The article's path as it should be: the forwarded host is believed.
inline Trace deliveredTrace() {
  TraceMaker maker(detail::start());
  detail::wayDown(maker);
  Hop& django = maker.answer("django", "view", {rule("fixture.view"), 200, "The view answered.", false},
                             {200, "OK", {{"Content-Type", "text/html"}}, "<h1>Cart</h1>"});
  DjangoView view;
  view.host.value = view.rawHost.value = std::string(kViewerHost);
  view.scheme.value = "https";
  view.port.value = "443";
  view.absoluteUri.value = "https://shop.example.com/cart/?page=2";
  view.secure = true;
  view.remoteAddr = "130.176.1.9";
  django.django = view;
  django.notes.push_back({rule("fixture.host-read"), "get_host() read X-Forwarded-Host: shop.example.com"});
  detail::wayBack(maker, Verdict::Kind::Delivered, 200, rule("fixture.view"));
  maker.trace.verdict.sentence = "Django believes shop.example.com over https";
  return maker.trace;
}

/// The same with USE_X_FORWARDED_HOST off: Django raises DisallowedHost.
inline Trace refusedTrace() {
  TraceMaker maker(detail::start());
  detail::wayDown(maker);
  const std::string message = "Invalid HTTP_HOST header: '" + std::string(kApiHost) +
                              "'. You may need to add '" + std::string(kApiHost) + "' to ALLOWED_HOSTS.";
  Hop& django =
      maker.answer("django", "host check", {rule("fixture.host-refused"), 400, message, true},
                   {400, "Bad Request", {{"Content-Type", "text/html"}}, "<h1>Bad Request (400)</h1>"});
  DjangoView view;
  view.host.error = view.absoluteUri.error = "DisallowedHost";
  view.host.message = view.absoluteUri.message = message;
  view.scheme.value = "https";
  view.port.value = "443";
  view.secure = true;
  view.remoteAddr = "130.176.1.9";
  django.django = view;
  detail::wayBack(maker, Verdict::Kind::Refused, 400, rule("fixture.host-refused"));
  maker.trace.verdict.sentence = message;
  return maker.trace;
}

}  // namespace headway::fixture
