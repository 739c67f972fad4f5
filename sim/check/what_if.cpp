// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/check/what_if.h"

#include <algorithm>

#include "sim/engine/cloudfront/behaviors.h"
#include "sim/http/url.h"
#include "sim/model/edits.h"

namespace headway {
namespace {

constexpr std::string_view kNone = "none";

/// Collects the switches of one path.
class Collector {
 public:
  Collector(const Project& project, const SampleRequest& request, const Trace& trace)
      : project_(project), url_(http::parseUrl(request.url)), trace_(trace) {}

  std::vector<WhatIf> all() {
    std::vector<NodeId> seen;
    for (const Hop& hop : trace_.hops) {
      const Node* node = project_.find(hop.node);
      if (!node || std::find(seen.begin(), seen.end(), hop.node) != seen.end()) continue;
      seen.push_back(hop.node);
      if (const auto* d = std::get_if<DistributionConfig>(&node->config)) distribution(*node, *d);
      if (const auto* d = std::get_if<DjangoConfig>(&node->config)) django(*node, *d);
      if (node->kind() == NodeKind::Function) function(*node);
    }
    return std::move(out_);
  }

 private:
  WhatIfChoice set(const Node& node, std::string label, std::string field, Value v) {
    return {std::move(label), [id = node.id, field = std::move(field), v = std::move(v)](const Project& p) {
              return edits::setNodeField(p, id, field, v);
            }};
  }

  void toggle(const Node& node, const char* field, bool now) {
    out_.push_back({field, now ? "on" : "off", {set(node, now ? "off" : "on", field, Value(!now))}});
  }

  void django(const Node& node, const DjangoConfig& d) {
    toggle(node, "USE_X_FORWARDED_HOST", d.useXForwardedHost);
    if (url_) allowedHost(node, d, url_->host);
    toggle(node, "DEBUG", d.debug);
    const bool proxied = !d.secureProxySslHeader.empty();
    out_.push_back({"SECURE_PROXY_SSL_HEADER",
                    proxied ? "on" : "off",
                    {set(node, proxied ? "off" : "on", "SECURE_PROXY_SSL_HEADER",
                         Value(proxied ? Texts{} : Texts{"HTTP_X_FORWARDED_PROTO", "https"}))}});
  }

  void allowedHost(const Node& node, const DjangoConfig& d, const std::string& host) {
    Texts hosts = d.allowedHosts;
    const bool in = std::erase(hosts, host) > 0;
    if (!in) hosts.push_back(host);
    out_.push_back({"ALLOWED_HOSTS",
                    in ? "has host" : "lacks host",
                    {set(node, (in ? "without " : "with ") + host, "ALLOWED_HOSTS", Value(hosts))}});
  }

  void function(const Node& node) {
    for (const Link& link : project_.links) {
      if (link.to != node.id) continue;
      out_.push_back({node.name, "on", {{"off", [id = link.id](const Project& p) {
                                           return edits::removeLink(p, id);
                                         }}}});
      return;
    }
  }

  void distribution(const Node& node, const DistributionConfig& d) {
    if (!url_) return;
    const auto route = cloudfront::routeFor(project_, node, url_->path);
    if (!route.behavior || route.behavior->forwarding != ForwardingMode::Policies) return;
    const auto index = static_cast<std::size_t>(route.behavior - d.behaviors.data());
    std::vector<std::string> caches, origins = {""};
    for (const auto& p : d.cachePolicies) caches.push_back(p.name);
    for (const auto& m : managedCachePolicies()) caches.push_back(m.policy.name);
    for (const auto& p : d.originRequestPolicies) origins.push_back(p.name);
    for (const auto& m : managedOriginRequestPolicies()) origins.push_back(m.policy.name);
    policy(node, d, index, "Cache policy", &Behavior::cachePolicy, caches);
    policy(node, d, index, "Origin policy", &Behavior::originRequestPolicy, origins);
  }

  void policy(const Node& node, const DistributionConfig& d, std::size_t index, const char* name,
              std::string Behavior::*field, const std::vector<std::string>& names) {
    const auto shown = [](const std::string& n) { return n.empty() ? std::string(kNone) : n; };
    WhatIf out{name, shown(d.behaviors[index].*field), {}};
    for (const std::string& choice : names) {
      if (choice == d.behaviors[index].*field) continue;
      out.others.push_back(
          {shown(choice), [id = node.id, index, field, choice](const Project& p) -> Result<Project> {
             const Node* at = p.find(id);
             const auto* now = at ? std::get_if<DistributionConfig>(&at->config) : nullptr;
             if (!now || index >= now->behaviors.size())
               return makeError("edit.no-node", "The behavior is no longer there", "send the request again");
             DistributionConfig next = *now;
             next.behaviors[index].*field = choice;
             return edits::setNodeField(p, id, "behaviors", nodeField(next, "behaviors"));
           }});
    }
    if (!out.others.empty()) out_.push_back(std::move(out));
  }

  const Project& project_;
  Result<http::Url> url_;
  const Trace& trace_;
  std::vector<WhatIf> out_;
};

}  // namespace

std::vector<WhatIf> whatIfs(const Project& project, const SampleRequest& request, const Trace& trace) {
  return Collector(project, request, trace).all();
}

}  // namespace headway
