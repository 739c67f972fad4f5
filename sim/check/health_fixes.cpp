// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/check/health_fixes.h"

#include "sim/http/message.h"
#include "sim/model/edits.h"

namespace headway {
namespace {

/// "^health/$": as SECURE_REDIRECT_EXEMPT looks at paths, without the first slash.
std::string exemption(const std::string& path) {
  std::string out = "^";
  for (const char c : path.substr(1)) {
    if (std::string_view(".+*?()[]{}|^$\\").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out + "$";
}

Candidate setting(const NodeId& id, std::string label, std::string field, Value v) {
  return {std::move(label), [id, field = std::move(field), v = std::move(v)](const Project& p) {
            return edits::setNodeField(p, id, field, v);
          }};
}

Candidate allowBlock(const NodeId& id) {
  return {"Let django-allow-cidr allow 10.0.0.0/16, the addresses of the VPC", [id](const Project& p) {
            auto next = edits::setNodeField(p, id, "ALLOWED_CIDR_NETS", Value(Texts{"10.0.0.0/16"}));
            return next ? edits::setNodeField(*next, id, "allow_cidr_version", Value("0.2")) : next;
          }};
}

}  // namespace

bool isHealthCheck(const Project& project, const SampleRequest& request) {
  const Node* sender = request.viewer.empty() ? nullptr : project.find(NodeId{request.viewer});
  return sender && sender->kind() == NodeKind::LoadBalancer;
}

std::vector<Candidate> healthCandidates(const Project& project, const Trace& refused) {
  const Node* django = project.find(refused.verdict.by);
  const auto* config = django ? std::get_if<DjangoConfig>(&django->config) : nullptr;
  const auto* asked = refused.hops.empty() ? nullptr : std::get_if<http::Request>(&refused.hops.front().out);
  if (!config || !asked) return {};
  Texts exempt = config->secureRedirectExempt;
  exempt.push_back(exemption(asked->path));
  return {setting(django->id, "Let a middleware in front of all others answer " + asked->path,
                  "health_check_path", Value(asked->path)),
          setting(django->id, "Add " + exempt.back() + " to SECURE_REDIRECT_EXEMPT", "SECURE_REDIRECT_EXEMPT",
                  Value(exempt)),
          allowBlock(django->id)};
}

}  // namespace headway
