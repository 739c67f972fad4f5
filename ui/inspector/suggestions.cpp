// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/suggestions.h"

#include "ui/text.h"

namespace headway::ui {
namespace {

const char* const kHeaders[] = {"Accept",
                                "Accept-Language",
                                "Authorization",
                                "CloudFront-Forwarded-Proto",
                                "CloudFront-Viewer-Address",
                                "Cookie",
                                "Host",
                                "Origin",
                                "Referer",
                                "User-Agent",
                                "X-CSRFToken",
                                "X-Forwarded-For",
                                "X-Forwarded-Host",
                                "X-Forwarded-Proto"};

bool canAnswer(NodeKind kind) {
  return kind != NodeKind::Viewer && kind != NodeKind::Distribution && kind != NodeKind::Function;
}

template <class Own, class AllManaged>
QStringList names(const Own& own, const AllManaged& managed) {
  QStringList out;
  for (const auto& policy : own) out << qs(policy.name);
  for (const auto& m : managed) out << qs(m.policy.name);
  return out;
}

}  // namespace

QStringList suggestionsFor(const Project& project, const NodeId& distribution, Suggest kind) {
  static const DistributionConfig none;
  const Node* node = project.find(distribution);
  const auto* found = node ? std::get_if<DistributionConfig>(&node->config) : nullptr;
  const DistributionConfig& d = found ? *found : none;
  QStringList out;
  switch (kind) {
    case Suggest::None: break;
    case Suggest::CachePolicies: return names(d.cachePolicies, managedCachePolicies());
    case Suggest::OriginRequestPolicies:
      return names(d.originRequestPolicies, managedOriginRequestPolicies());
    case Suggest::ResponseHeadersPolicies:
      return names(d.responseHeadersPolicies, managedResponseHeadersPolicies());
    case Suggest::BehaviorPaths:
      for (const Behavior& b : d.behaviors) out << qs(b.path);
      break;
    case Suggest::Headers:
      for (const char* name : kHeaders) out << QLatin1String(name);
      break;
    case Suggest::Requests:
      for (const SampleRequest& r : project.requests) out << qs(r.name);
      break;
    case Suggest::Viewers:
      for (const Node& n : project.nodes)
        if (n.kind() == NodeKind::Viewer || n.kind() == NodeKind::LoadBalancer) out << qs(n.id.value);
      break;
    case Suggest::Origins:
      for (const Node& n : project.nodes)
        if (canAnswer(n.kind())) out << qs(n.id.value);
      break;
  }
  return out;
}

}  // namespace headway::ui
