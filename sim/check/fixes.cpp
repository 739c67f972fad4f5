// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <tuple>

#include "sim/check/check.h"
#include "sim/check/door_fixes.h"
#include "sim/check/health_fixes.h"
#include "sim/engine/cloudfront/behaviors.h"
#include "sim/engine/fakes.h"
#include "sim/http/url.h"
#include "sim/model/edits.h"
#include "sim/support/text.h"

namespace headway {
namespace {

constexpr std::string_view kForwardHost =
    "function handler(event) {\n"
    "  var request = event.request;\n"
    "  request.headers['x-forwarded-host'] = { value: request.headers.host.value };\n"
    "  return request;\n"
    "}\n";

Texts with(Texts list, const std::string& added) {
  if (std::find(list.begin(), list.end(), added) == list.end()) list.push_back(added);
  return list;
}

/// Everything worth trying for one refused request; what works is found out by running it.
class Candidates {
 public:
  Candidates(const Project& project, const SampleRequest& request, const Trace& refused)
      : project_(project), url_(http::parseUrl(request.url)), refused_(refused), near_(near()) {}

  std::vector<Candidate> all() {
    if (!url_) return {};
    for (const Node& node : project_.nodes) {
      if (!near_.contains(node.id)) continue;
      if (const auto* d = std::get_if<DjangoConfig>(&node.config)) django(node, *d);
      if (const auto* d = std::get_if<DistributionConfig>(&node.config)) distribution(node, *d);
      if (const auto* api = std::get_if<HttpApiConfig>(&node.config))
        set(node, "Add " + url_->host + " to the API's custom domain names", "custom_domains",
            Value(with(api->customDomains, url_->host)));
      if (std::holds_alternative<FunctionConfig>(node.config))
        set(node, "Let '" + node.name + "' copy Host to X-Forwarded-Host", "code",
            Value(std::string(kForwardHost)));
    }
    for (Candidate& c : doorCandidates(project_, *url_, refused_)) out_.push_back(std::move(c));
    carryHost();
    return std::move(out_);
  }

 private:
  /// The nodes that the request met, and those one wire away.
  std::set<NodeId> near() const {
    std::set<NodeId> met, out;
    for (const Hop& hop : refused_.hops) met.insert(hop.node);
    out = met;
    for (const Link& link : project_.links) {
      if (met.contains(link.from)) out.insert(link.to);
      if (met.contains(link.to)) out.insert(link.from);
    }
    return out;
  }

  void add(std::string label, std::function<Result<Project>(const Project&)> edit) {
    out_.push_back({std::move(label), std::move(edit)});
  }

  void set(const Node& node, std::string label, std::string field, Value v) {
    add(std::move(label), [id = node.id, field = std::move(field), v = std::move(v)](const Project& p) {
      return edits::setNodeField(p, id, field, v);
    });
  }

  void django(const Node& node, const DjangoConfig& d) {
    const std::string& host = url_->host;
    if (!d.useXForwardedHost && forwardedHostReaches(node)) {
      set(node, "Set USE_X_FORWARDED_HOST = True", "USE_X_FORWARDED_HOST", Value(true));
      add("Set USE_X_FORWARDED_HOST = True and add " + host + " to ALLOWED_HOSTS",
          [id = node.id, hosts = with(d.allowedHosts, host)](const Project& p) {
            auto next = edits::setNodeField(p, id, "USE_X_FORWARDED_HOST", Value(true));
            return next ? edits::setNodeField(*next, id, "ALLOWED_HOSTS", Value(hosts)) : next;
          });
    }
    set(node, "Add " + host + " to ALLOWED_HOSTS", "ALLOWED_HOSTS", Value(with(d.allowedHosts, host)));
    for (const Node& other : project_.nodes) {
      if (!near_.contains(other.id)) continue;
      if (const auto* api = std::get_if<HttpApiConfig>(&other.config))
        set(node, "Add the API's own name to ALLOWED_HOSTS", "ALLOWED_HOSTS",
            Value(with(d.allowedHosts, executeApiDomain(*api))));
      if (const auto* url = std::get_if<FunctionUrlConfig>(&other.config))
        set(node, "Add the function URL's own name to ALLOWED_HOSTS", "ALLOWED_HOSTS",
            Value(with(d.allowedHosts, functionUrlDomain(*url))));
    }
    for (const char* key : {"HTTP_X_FORWARDED_PROTO", "HTTP_CLOUDFRONT_FORWARDED_PROTO"})
      set(node, "Set SECURE_PROXY_SSL_HEADER to " + std::string(key) + ", https", "SECURE_PROXY_SSL_HEADER",
          Value(Texts{key, "https"}));
    if (d.secureSslRedirect)
      set(node, "Set SECURE_SSL_REDIRECT = False and let CloudFront redirect", "SECURE_SSL_REDIRECT",
          Value(false));
    const std::string origin =
        (d.version == DjangoVersion::V32 ? "" : url_->scheme + "://") + url_->authority();
    set(node, "Add " + origin + " to CSRF_TRUSTED_ORIGINS", "CSRF_TRUSTED_ORIGINS",
        Value(with(d.csrfTrustedOrigins, origin)));
  }

  bool forwardedHostReaches(const Node& django) const {
    return std::any_of(refused_.hops.begin(), refused_.hops.end(), [&](const Hop& hop) {
      const auto* r = std::get_if<http::Request>(&hop.in);
      return r && hop.node == django.id && r->headers.contains("X-Forwarded-Host");
    });
  }

  void distribution(const Node& node, const DistributionConfig& d) {
    set(node, "Add " + url_->host + " to the alternate domain names", "aliases",
        Value(with(d.aliases, url_->host)));
    const auto route = cloudfront::routeFor(project_, node, url_->path);
    if (!route.behavior) return;
    const auto index = static_cast<std::size_t>(route.behavior - d.behaviors.data());
    behavior(node, d, index, "Allow all methods on " + route.behavior->path,
             [](Behavior& b) { b.allowedMethods = AllowedMethods::All; });
    behavior(node, d, index, "Redirect to https instead of refusing http",
             [](Behavior& b) { b.viewerProtocolPolicy = ViewerProtocolPolicy::RedirectToHttps; });
    behavior(node, d, index, "Use AllViewerExceptHostHeader on " + route.behavior->path, [](Behavior& b) {
      b.forwarding = ForwardingMode::Policies;
      b.originRequestPolicy = "AllViewerExceptHostHeader";
    });
    behavior(node, d, index, "Use CachingDisabled with AllViewerExceptHostHeader on " + route.behavior->path,
             [](Behavior& b) {
               b.forwarding = ForwardingMode::Policies;
               b.cachePolicy = "CachingDisabled";
               b.originRequestPolicy = "AllViewerExceptHostHeader";
             });
    if (route.origin) origin(*route.origin);
  }

  void behavior(const Node& node, const DistributionConfig& d, std::size_t index, std::string label,
                const std::function<void(Behavior&)>& change) {
    DistributionConfig changed = d;
    change(changed.behaviors[index]);
    set(node, std::move(label), "behaviors", nodeField(changed, "behaviors"));
  }

  void origin(const Link& link) {
    const std::tuple<const char*, const char*, Value> settings[] = {
        {"Connect to the origin over https", "protocol_policy", Value("https-only")},
        {"Connect to the origin over http", "protocol_policy", Value("http-only")},
        {"Let CloudFront sign its requests to the origin", "origin_access_control", Value("always")},
        {"Reach the origin through a VPC origin", "vpc_origin", Value(true)},
        {"Wait up to 120 s for the origin", "read_timeout", Value(std::int64_t{120})}};
    for (const auto& [label, field, value] : settings)
      add(label, [id = link.id, f = std::string(field), v = value](const Project& p) {
        return edits::setLinkField(p, id, f, v);
      });
  }

  // The whole recipe: a function that carries Host, the policy that lets it through, and Django that believes
  // it.
  void carryHost() {
    const Node* edge = project_.firstOfKind(NodeKind::Distribution);
    const Node* django = project_.firstOfKind(NodeKind::Django);
    if (!edge || !django || project_.firstOfKind(NodeKind::Function)) return;
    add("Add a function that copies Host to X-Forwarded-Host, and let Django believe it",
        [edge, django, host = url_->host](const Project& p) -> Result<Project> {
          const NodeId id = edits::freshId(p, NodeKind::Function);
          const auto at = p.layout.find(edge->id);
          const Point place = at == p.layout.end() ? Point{0, -180} : Point{at->second.x, at->second.y - 180};
          auto next = edits::addNode(p, NodeKind::Function, place);
          if (next) next = edits::rename(*next, id, "Forward host");
          if (next) next = edits::setNodeField(*next, id, "code", Value(std::string(kForwardHost)));
          if (next) next = edits::connect(*next, edge->id, id);
          if (next) next = edits::setNodeField(*next, django->id, "USE_X_FORWARDED_HOST", Value(true));
          if (!next) return next;
          DistributionConfig d = std::get<DistributionConfig>(edge->config);
          for (Behavior& b : d.behaviors)
            if (b.originRequestPolicy.empty() || b.originRequestPolicy == "AllViewer")
              b.originRequestPolicy = "AllViewerExceptHostHeader";
          next = edits::setNodeField(*next, edge->id, "behaviors", nodeField(d, "behaviors"));
          const auto& hosts = std::get<DjangoConfig>(django->config).allowedHosts;
          return next ? edits::setNodeField(*next, django->id, "ALLOWED_HOSTS", Value(with(hosts, host)))
                      : next;
        });
  }

  const Project& project_;
  Result<http::Url> url_;
  const Trace& refused_;
  const std::set<NodeId> near_;
  std::vector<Candidate> out_;
};

// What else the mended path means, read off its own trace.
std::string sideEffectOf(const Trace& trace, const http::Url& url) {
  if (!trace.verdict.django) return "";
  const DjangoView& d = *trace.verdict.django;
  Texts effects;
  if (d.host.error.empty() && !text::equalsIgnoreCase(d.host.value, url.authority()))
    effects.push_back("Django's links point to " + d.host.value);
  if (!d.scheme.value.empty() && d.scheme.value != url.scheme)
    effects.push_back("Django's links say " + d.scheme.value);
  if (!d.csrfReason.empty()) effects.push_back("CSRF fails");
  return text::join(effects, ", ");
}

bool good(const Verdict& v) {
  return v.kind == Verdict::Kind::Delivered || v.kind == Verdict::Kind::Answered;
}

// Several times what a path in use offers; a file from a stranger may offer any number.
constexpr int kMostTries = 200;

}  // namespace

std::vector<Fix> findFixes(const ProjectPtr& project, const SampleRequest& request, const Trace& refused,
                           const Ports& ports, const std::stop_token& stop) {
  std::vector<Fix> out;
  const auto url = http::parseUrl(request.url);
  if (good(refused.verdict)) return out;
  int tried = 0;
  const bool health = isHealthCheck(*project, request);
  Candidates candidates(*project, request, refused);  // its edits refer to it
  for (const Candidate& c : health ? healthCandidates(*project, refused) : candidates.all()) {
    if (stop.stop_requested() || ++tried > kMostTries) break;
    auto edited = c.edit(*project);
    if (!edited || *edited == *project) continue;
    auto after = std::make_shared<const Project>(std::move(edited).value());
    EdgeState edge = ports.edge ? *ports.edge : EdgeState{};  // no trial meets what another left
    SeededIds ids;  // the same for each, so that functions are asked the same again
    const Trace trace = simulate(after, request, {ports.functions, ports.origin, ports.clock, ids, &edge});
    if (good(trace.verdict))
      out.push_back({c.label, *after, trace.verdict, health ? "" : sideEffectOf(trace, *url)});
  }
  // Those without a side effect first; among them the order they were tried in, from small to large.
  std::stable_sort(out.begin(), out.end(),
                   [](const Fix& a, const Fix& b) { return a.sideEffect.empty() > b.sideEffect.empty(); });
  return out;
}

}  // namespace headway
