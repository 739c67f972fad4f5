// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>

#include "sim/check/checks.h"
#include "sim/engine/cloudfront/behaviors.h"
#include "sim/engine/cloudfront/policies.h"
#include "sim/support/text.h"

namespace headway::checks {
namespace {

std::string fieldOf(std::size_t index, const char* name) {
  return "behaviors[" + std::to_string(index) + "]." + name;
}

template <class Policy>
std::vector<std::string_view> policyNames(const std::vector<Policy>& own,
                                          const std::vector<Managed<Policy>>& managed) {
  std::vector<std::string_view> out;
  for (const Policy& p : own) out.push_back(p.name);
  for (const auto& m : managed) out.push_back(m.policy.name);
  return out;
}

void checkNames(const DistributionConfig& d, const Node& node, std::size_t i, Findings& f) {
  const Behavior& b = d.behaviors[i];
  if (!b.responseHeadersPolicy.empty() && !findResponseHeadersPolicy(d, b.responseHeadersPolicy))
    f.node(Severity::Error, node, fieldOf(i, "response_headers_policy"), "policy-unknown",
           "there is no response headers policy '" + b.responseHeadersPolicy + "'",
           text::didYouMean(b.responseHeadersPolicy,
                            policyNames(d.responseHeadersPolicies, managedResponseHeadersPolicies())));
  if (b.forwarding == ForwardingMode::Legacy) return;
  if (!findCachePolicy(d, b.cachePolicy))
    f.node(Severity::Error, node, fieldOf(i, "cache_policy"), "policy-unknown",
           "there is no cache policy '" + b.cachePolicy + "'",
           text::didYouMean(b.cachePolicy, policyNames(d.cachePolicies, managedCachePolicies())));
  if (!b.originRequestPolicy.empty() && !findOriginRequestPolicy(d, b.originRequestPolicy))
    f.node(Severity::Error, node, fieldOf(i, "origin_request_policy"), "policy-unknown",
           "there is no origin request policy '" + b.originRequestPolicy + "'",
           text::didYouMean(b.originRequestPolicy,
                            policyNames(d.originRequestPolicies, managedOriginRequestPolicies())));
}

void checkOrder(const DistributionConfig& d, const Node& node, Findings& f) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < d.behaviors.size(); ++i) {
    const std::string& path = d.behaviors[i].path;
    if (!seen.insert(path).second)
      f.node(Severity::Error, node, fieldOf(i, "path"), "behavior-twice",
             "the path pattern " + path + " stands twice", "the second is never used; remove it");
    if (path == "*" && i + 1 != d.behaviors.size())
      f.node(Severity::Error, node, fieldOf(i, "path"), "default-not-last",
             "the default behavior * does not stand last", "move it to the end");
  }
  if (!seen.contains("*"))
    f.node(Severity::Error, node, "behaviors", "no-default", "there is no default behavior",
           "add a behavior with the path pattern * at the end");
}

// What a Django site loses with these settings, for a behavior that leads to Django in the end.
void checkDynamic(const DistributionConfig& d, const Node& node, std::size_t i, Findings& f) {
  const Behavior& b = d.behaviors[i];
  const cloudfront::Forwarding fw(d, b);
  if (b.allowedMethods != AllowedMethods::All)
    f.node(Severity::Warning, node, fieldOf(i, "allowed_methods"), "no-forms",
           "forms and APIs get 403 from the behavior " + b.path, "allow ALL methods");
  if (!fw.anyQuerySent())
    f.node(Severity::Warning, node, fieldOf(i, "origin_request_policy"), "query-dropped",
           "the query string never reaches Django: page 2 shows page 1",
           "use an origin request policy that sends all query strings, or put them in the cache key");
  if (!fw.anyCookieSent())
    f.node(Severity::Warning, node, fieldOf(i, "origin_request_policy"), "cookies-dropped",
           "cookies never reach Django and Set-Cookie is removed: nobody can log in",
           "use an origin request policy that sends all cookies");
  const CachePolicy* cache = fw.cachePolicy();
  if (cache && cache->cookieBehavior == ListBehavior::None && fw.anyCookieSent() && cache->defaultTtl > 0)
    f.node(Severity::Warning, node, fieldOf(i, "cache_policy"), "shared-pages",
           "pages made for one visitor are stored for all: cookies reach Django but are not in the key",
           "use CachingDisabled, or put the session cookie in the key");
}

bool leadsToDjango(const Project& project, const Link& link) {
  const Node* to = project.find(link.to);
  if (!to) return false;
  if (to->kind() == NodeKind::Django) return true;
  const auto next = project.linksFrom(to->id);
  return std::any_of(next.begin(), next.end(), [&](const Link* l) { return leadsToDjango(project, *l); });
}

// Static files are no pages: nobody posts to them.
bool looksStatic(const std::string& path) {
  return path.find("static") != std::string::npos || path.find("media") != std::string::npos ||
         path.find("*.") != std::string::npos;
}

// An allow-list of an origin request policy must not name what the origin's custom headers set.
void checkListedCustomHeaders(const Project& project, const Link& link, Findings& f) {
  const auto& origin = std::get<OriginLink>(link.config);
  const Node* from = project.find(link.from);
  const auto* d = from ? std::get_if<DistributionConfig>(&from->config) : nullptr;
  if (!d) return;
  for (const Behavior& b : d->behaviors) {
    const bool leadsHere =
        origin.behaviors.empty() ||
        std::find(origin.behaviors.begin(), origin.behaviors.end(), b.path) != origin.behaviors.end();
    const auto* policy = leadsHere && b.forwarding == ForwardingMode::Policies
                             ? findOriginRequestPolicy(*d, b.originRequestPolicy)
                             : nullptr;
    if (!policy || policy->headerBehavior != OriginHeaders::Whitelist) continue;
    for (const auto& [name, value] : origin.customHeaders)
      if (std::any_of(policy->headers.begin(), policy->headers.end(),
                      [&, n = name](const std::string& h) { return text::equalsIgnoreCase(h, n); }))
        f.link(Severity::Error, link, "custom_headers", "custom-header-listed",
               name + " is a custom header and " + policy->name + " lists it too",
               "take it out of one of them (InvalidArgument)");
  }
}

}  // namespace

void checkDistribution(const Project& project, const Node& node, Findings& findings) {
  const auto& d = std::get<DistributionConfig>(node.config);
  checkOrder(d, node, findings);
  checkPolicies(node, findings);
  checkResponseHeadersPolicies(node, findings);
  checkQuotas(project, node, findings);
  for (std::size_t i = 0; i < d.behaviors.size(); ++i) {
    checkNames(d, node, i, findings);
    const std::string sample =
        d.behaviors[i].path == "*" ? "/" : text::replaceAll(d.behaviors[i].path, "*", "x");
    const auto route = cloudfront::routeFor(project, node, sample.starts_with('/') ? sample : "/" + sample);
    if (route.origin && route.behavior == &d.behaviors[i] && leadsToDjango(project, *route.origin) &&
        !looksStatic(d.behaviors[i].path))
      checkDynamic(d, node, i, findings);
  }
}

void checkOrigin(const Project& project, const Link& link, Findings& findings) {
  const auto& origin = std::get<OriginLink>(link.config);
  checkCustomHeaderQuotas(link, findings);
  checkListedCustomHeaders(project, link, findings);
  for (const auto& [name, value] : origin.customHeaders)
    if (customHeaderForbidden(name))
      findings.link(Severity::Error, link, "custom_headers", "custom-header-forbidden",
                    "CloudFront refuses the custom header " + name, "choose another name");
  if (!origin.path.empty() && (!origin.path.starts_with('/') || origin.path.ends_with('/')))
    findings.link(Severity::Error, link, "path", "origin-path",
                  "the origin path '" + origin.path + "' must begin with / and not end with one",
                  "write it like /prod");
}

}  // namespace headway::checks
