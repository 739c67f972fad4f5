// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/export/cdk_distribution.h"

#include <algorithm>

#include "sim/export/cdk_domains.h"
#include "sim/export/cdk_origins.h"
#include "sim/export/cdk_policies.h"
#include "sim/export/quote.h"
#include "sim/support/text.h"

namespace headway::cdk {
namespace {

using quote::typescript;

constexpr std::size_t kCommentLength = 128;

template <class E, std::size_t N>
std::string word(const std::string_view (&words)[N], E e) {
  return std::string(words[static_cast<std::size_t>(e)]);
}

/// A behavior with legacy settings has neither a cache policy nor an origin request policy.
bool names(const Behavior& b, std::string Behavior::*member, const std::string& policy) {
  const bool inUse = b.forwarding == ForwardingMode::Policies || member == &Behavior::responseHeadersPolicy;
  return inUse && !policy.empty() && b.*member == policy;
}

template <class Policy>
const Policy* findOwn(const std::vector<Policy>& own, const std::string& name) {
  const auto it = std::find_if(own.begin(), own.end(), [&](const Policy& p) { return p.name == name; });
  return it == own.end() ? nullptr : &*it;
}

const auto& managedOf(const CachePolicy*) { return managedCachePolicies(); }
const auto& managedOf(const OriginRequestPolicy*) { return managedOriginRequestPolicies(); }
const auto& managedOf(const ResponseHeadersPolicy*) { return managedResponseHeadersPolicies(); }

/// The expression for a policy: a variable that prepare() wrote, or a static member of the CDK's class.
template <class Policy>
std::string policy(Names& all, const std::vector<Policy>& own, const std::string& name,
                   std::string_view kind) {
  if (const Policy* p = findOwn(own, name)) return all.of(p, name, kind).variable;
  for (const auto& m : managedOf(static_cast<const Policy*>(nullptr)))
    if (m.policy.name == name)
      return m.cdkName.empty() ? all.of(&m, name, kind).variable
                               : "cloudfront." + std::string(kind) + "." + m.cdkName;
  return {};
}

constexpr std::string_view kCache = "CachePolicy", kOriginRequest = "OriginRequestPolicy",
                           kResponseHeaders = "ResponseHeadersPolicy";

}  // namespace

bool anyLambdaEdge(const Deployment& d) {
  for (const auto& distribution : d.distributions)
    for (const auto& b : distribution.behaviors)
      if (!b.settings->lambdaEdge.empty()) return true;
  return false;
}

template <class Policy>
void DistributionWriter::policies(const Deployment::PlannedDistribution& d, const std::vector<Policy>& own,
                                  std::string Behavior::*member, std::string_view kind) {
  const auto used = [&](const std::string& policy) {
    return std::any_of(d.behaviors.begin(), d.behaviors.end(),
                       [&](const auto& b) { return names(*b.settings, member, policy); });
  };
  for (const Policy& p : own)
    if (used(p.name)) writePolicy(out_, names_.of(&p, p.name, kind), p);
  // Managed policies that the CDK has no member for; the stack knows each once.
  for (const auto& m : managedOf(static_cast<const Policy*>(nullptr))) {
    if (!m.cdkName.empty() || !used(m.policy.name) || findOwn(own, m.policy.name) ||
        !imported_.insert(m.id).second)
      continue;
    const Name& n = names_.of(&m, m.policy.name, kind);
    out_.line("const " + n.variable + " = cloudfront." + std::string(kind) + ".from" + std::string(kind) +
              "Id(this, " + typescript(n.id) + ", " + typescript(m.id) + ");")
        .line();
  }
}

void DistributionWriter::lambdaVersions(const Deployment::PlannedDistribution& d) {
  for (const auto& b : d.behaviors)
    for (const LambdaEdge& l : b.settings->lambdaEdge) {
      if (lambdaVersions_.contains(l.arn)) continue;
      const auto parts = text::split(l.arn, ':');
      const Name& n = names_.of(&l, parts[6] + "-" + parts[7], "EdgeVersion");
      lambdaVersions_[l.arn] = n.variable;
      out_.line("const " + n.variable + " = lambda.Version.fromVersionArn(this, " + typescript(n.id) + ", " +
                typescript(l.arn) + ");")
          .line();
    }
}

void DistributionWriter::prepare(const Deployment::PlannedDistribution& d) {
  policies(d, d.config->cachePolicies, &Behavior::cachePolicy, kCache);
  policies(d, d.config->originRequestPolicies, &Behavior::originRequestPolicy, kOriginRequest);
  policies(d, d.config->responseHeadersPolicies, &Behavior::responseHeadersPolicy, kResponseHeaders);
  lambdaVersions(d);
  if (const Parameter* webAcl = findParameter(parameters_, ParameterRole::WebAcl, d.node)) {
    writeParameter(out_, *webAcl);
    out_.line();
  }
}

std::string DistributionWriter::originOf(const Deployment::PlannedBehavior& b) {
  return (b.secondary ? groupName(names_, *b.origin, *b.secondary) : originName(names_, *b.origin)).variable;
}

std::string DistributionWriter::originDomain(const Link& link) {
  const auto& config = std::get<OriginLink>(link.config);
  const Node& to = *d_.project->find(link.to);
  const auto* balancer = std::get_if<LoadBalancerConfig>(&to.config);
  if (balancer && config.domain.empty()) return typescript(balancer->dnsName);
  const ApiNames* api = apiNamesOf(to);
  if (!api) return typescript(config.domain);
  if (config.domain.empty() || text::equalsIgnoreCase(config.domain, executeApiDomain(*api)))
    return "`" + executeApiTemplate(names_, to) + "`";
  return domainExpression(d_, names_, config.domain);
}

// What is as CloudFront and the CDK have it by default is not written, here and in `behavior`.
void DistributionWriter::settings(const Deployment::PlannedDistribution& d) {
  static constexpr std::string_view tls[] = {"TLS_V1",        "TLS_V1_2016",   "TLS_V1_1_2016",
                                             "TLS_V1_2_2018", "TLS_V1_2_2019", "TLS_V1_2_2021",
                                             "TLS_V1_2_2025", "TLS_V1_3_2025"};
  static constexpr std::string_view http[] = {"HTTP1_1", "HTTP2", "HTTP3", "HTTP2_AND_3"};
  const DistributionConfig& c = *d.config;
  if (!c.aliases.empty()) {
    out_.line("domainNames: [" + quote::typescriptList(c.aliases) + "],");
    out_.line("certificate,");
    out_.line("minimumProtocolVersion: cloudfront.SecurityPolicyProtocol." + word(tls, c.securityPolicy) +
              ",");
  } else if (c.securityPolicy != SecurityPolicy::Tls1) {
    out_.line("// Without alternate domain names CloudFront's own certificate is used, always with TLSv1.");
  }
  if (!c.defaultRootObject.empty()) out_.line("defaultRootObject: " + typescript(c.defaultRootObject) + ",");
  if (c.httpVersions != DistributionConfig{}.httpVersions)
    out_.line("httpVersion: cloudfront.HttpVersion." + word(http, c.httpVersions) + ",");
  if (const Parameter* webAcl = findParameter(parameters_, ParameterRole::WebAcl, d.node))
    out_.line("webAclId: " + webAcl->property + ",");
  if (c.geoRestriction != GeoRestriction::None)
    out_.line(std::string("geoRestriction: cloudfront.GeoRestriction.") +
              (c.geoRestriction == GeoRestriction::Whitelist ? "allowlist(" : "denylist(") +
              quote::typescriptList(c.geoCountries) + "),");
  errorResponses(c);
}

void DistributionWriter::errorResponses(const DistributionConfig& d) {
  if (d.customErrorResponses.empty()) return;
  out_.open("errorResponses: [");
  for (const CustomErrorResponse& e : d.customErrorResponses) {
    out_.open("{").line("httpStatus: " + std::to_string(e.errorCode) + ",");
    out_.line("ttl: cdk.Duration.seconds(" + std::to_string(e.errorCachingMinTtl) + "),");
    if (!e.responsePagePath.empty()) {
      out_.line("responsePagePath: " + typescript(e.responsePagePath) + ",");
      out_.line("responseHttpStatus: " + std::to_string(e.responseCode ? e.responseCode : e.errorCode) + ",");
    }
    out_.close("},");
  }
  out_.close("],");
}

void DistributionWriter::write(const Deployment::PlannedDistribution& d) {
  const Name& n = nodeName(names_, *d.node);
  out_.open("const " + n.variable + " = new cloudfront.Distribution(this, " + typescript(n.id) + ", {");
  out_.line("comment: " + typescript(quote::plain(d.node->name, kCommentLength)) + ",");
  settings(d);
  const auto& last = d.behaviors.back();
  out_.open("defaultBehavior: {").line("origin: " + originOf(last) + ",");
  behavior(*d.config, last);
  out_.close("},").close("});");
  for (std::size_t i = 0; i + 1 < d.behaviors.size(); ++i) {
    const auto& b = d.behaviors[i];
    out_.open(n.variable + ".addBehavior(" + typescript(b.settings->path) + ", " + originOf(b) + ", {");
    behavior(*d.config, b);
    out_.close("});");
  }
  legacyBehaviors(d);
  out_.open("new cdk.CfnOutput(this, " + typescript(partName(names_, d.config, *d.node, "Target").id) +
            ", {");
  const std::string aliases = text::join(d.config->aliases, ", ");
  out_.line(
      "description: " +
      typescript(aliases.empty() ? "Name of the distribution" : "DNS: " + aliases + " leads to this name") +
      ",");
  out_.line("value: " + n.variable + ".distributionDomainName,");
  out_.close("});");
}

void DistributionWriter::behavior(const DistributionConfig& d, const Deployment::PlannedBehavior& b) {
  static constexpr std::string_view viewer[] = {"ALLOW_ALL", "REDIRECT_TO_HTTPS", "HTTPS_ONLY"};
  static constexpr std::string_view methods[] = {"ALLOW_GET_HEAD", "ALLOW_GET_HEAD_OPTIONS", "ALLOW_ALL"};
  const Behavior& s = *b.settings;
  out_.line("viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy." + word(viewer, s.viewerProtocolPolicy) +
            ",");
  out_.line("allowedMethods: cloudfront.AllowedMethods." + word(methods, s.allowedMethods) + ",");
  if (s.cachedMethods == CachedMethods::GetHeadOptions)
    out_.line("cachedMethods: cloudfront.CachedMethods.CACHE_GET_HEAD_OPTIONS,");
  out_.line(std::string("compress: ") + (s.compress ? "true," : "false,"));
  if (s.grpc) out_.line("enableGrpc: true,");
  const bool legacy = s.forwarding == ForwardingMode::Legacy;
  out_.line("cachePolicy: " +
            (legacy ? "cloudfront.CachePolicy.CACHING_DISABLED"
                    : policy(names_, d.cachePolicies, s.cachePolicy, kCache)) +
            ",");
  if (!legacy && !s.originRequestPolicy.empty())
    out_.line("originRequestPolicy: " +
              policy(names_, d.originRequestPolicies, s.originRequestPolicy, kOriginRequest) + ",");
  if (!s.responseHeadersPolicy.empty())
    out_.line("responseHeadersPolicy: " +
              policy(names_, d.responseHeadersPolicies, s.responseHeadersPolicy, kResponseHeaders) + ",");
  functions(b);
}

void DistributionWriter::functions(const Deployment::PlannedBehavior& b) {
  static constexpr std::string_view events[] = {"VIEWER_REQUEST", "VIEWER_RESPONSE"};
  static constexpr std::string_view lambdaEvents[] = {"VIEWER_REQUEST", "ORIGIN_REQUEST", "ORIGIN_RESPONSE",
                                                      "VIEWER_RESPONSE"};
  if (!b.functions.empty()) {
    out_.open("functionAssociations: [");
    for (const Link* l : b.functions)
      out_.line("{ function: " + nodeName(names_, *d_.project->find(l->to)).variable +
                ", eventType: cloudfront.FunctionEventType." +
                word(events, std::get<FunctionLink>(l->config).event) + " },");
    out_.close("],");
  }
  if (b.settings->lambdaEdge.empty()) return;
  out_.open("edgeLambdas: [");
  for (const LambdaEdge& l : b.settings->lambdaEdge)
    out_.line("{ functionVersion: " + lambdaVersions_.at(l.arn) +
              ", eventType: cloudfront.LambdaEdgeEventType." + word(lambdaEvents, l.event) +
              (l.includeBody ? ", includeBody: true }," : " },"));
  out_.close("],");
}

void DistributionWriter::legacyBehaviors(const Deployment::PlannedDistribution& d) {
  std::string variable;
  for (std::size_t i = 0; i < d.behaviors.size(); ++i) {
    const Behavior& b = *d.behaviors[i].settings;
    if (b.forwarding != ForwardingMode::Legacy) continue;
    if (variable.empty()) {
      variable = partName(names_, &d.behaviors, *d.node, "Template").variable;
      out_.line("const " + variable + " = " + nodeName(names_, *d.node).variable +
                ".node.defaultChild as cloudfront.CfnDistribution;");
    }
    const bool isDefault = i + 1 == d.behaviors.size();
    writeLegacyForwarding(out_, variable,
                          isDefault ? "DefaultCacheBehavior" : "CacheBehaviors." + std::to_string(i), b);
  }
}

}  // namespace headway::cdk
