// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>

#include "sim/check/checks.h"
#include "sim/engine/cloudfront/behaviors.h"
#include "sim/engine/django/pattern.h"
#include "sim/support/text.h"

namespace headway::checks {
namespace {

// Why a pattern of ALLOWED_HOSTS can never match; "" if it can (django/http/request.py: validate_host).
std::string neverMatches(const std::string& pattern) {
  if (pattern.empty()) return "an empty entry matches nothing and switches the DEBUG default off";
  if (pattern == "*") return "";
  if (pattern.find("://") != std::string::npos) return "it has a scheme; ALLOWED_HOSTS takes names alone";
  if (pattern.find('/') != std::string::npos) return "it has a slash; ALLOWED_HOSTS takes names alone";
  if (pattern.find_first_of(" \t") != std::string::npos) return "it has a blank";
  if (pattern.find('*') != std::string::npos)
    return "a star only works alone; write .example.com for a domain and its subdomains";
  if (pattern.find('_') != std::string::npos) return "host names with _ are refused before the list is read";
  if (!pattern.starts_with('[') && pattern.find(':') != std::string::npos)
    return "it has a port; the port is cut off before the comparison";
  return "";
}

void checkAllowedHosts(const DjangoConfig& d, const Node& node, Findings& f) {
  if (d.allowedHosts.empty() && !d.debug)
    f.node(Severity::Error, node, "ALLOWED_HOSTS", "allowed-hosts-empty",
           "ALLOWED_HOSTS is empty, so every request gets 400", "add the name people use");
  for (const std::string& pattern : d.allowedHosts)
    if (const std::string why = neverMatches(pattern); !why.empty())
      f.node(Severity::Warning, node, "ALLOWED_HOSTS", "allowed-hosts-never",
             "'" + pattern + "' in ALLOWED_HOSTS never matches: " + why, "correct or remove it");
}

void checkExpressions(const DjangoConfig& d, const Node& node, Findings& f) {
  for (const std::string& e : d.secureRedirectExempt)
    if (const auto fault = django::patternFault(e))
      f.node(Severity::Warning, node, "SECURE_REDIRECT_EXEMPT", "expression-untried",
             "'" + e + "' can't be tried: " + *fault, "make it simpler; without it results stay open");
}

void checkSslHeader(const DjangoConfig& d, const Node& node, Findings& f) {
  const Texts& h = d.secureProxySslHeader;
  if (h.empty()) return;
  if (h.size() != 2)
    return f.node(Severity::Error, node, "SECURE_PROXY_SSL_HEADER", "ssl-header-shape",
                  "SECURE_PROXY_SSL_HEADER needs exactly two values",
                  "such as HTTP_X_FORWARDED_PROTO and https");
  if (!h[0].starts_with("HTTP_"))
    f.node(Severity::Warning, node, "SECURE_PROXY_SSL_HEADER", "ssl-header-key",
           "'" + h[0] + "' is no META key, so Django never finds it",
           "write HTTP_ and the name in capitals with _: HTTP_X_FORWARDED_PROTO");
}

void checkOrigins(const DjangoConfig& d, const Node& node, Findings& f) {
  const bool old = d.version == DjangoVersion::V32;
  for (const std::string& origin : d.csrfTrustedOrigins) {
    const bool scheme = origin.find("://") != std::string::npos;
    if (!old && !scheme)
      f.node(Severity::Error, node, "CSRF_TRUSTED_ORIGINS", "trusted-origin-scheme",
             "'" + origin + "' has no scheme (Django's check 4_0.E001)", "write https://" + origin);
    if (old && scheme)
      f.node(Severity::Warning, node, "CSRF_TRUSTED_ORIGINS", "trusted-origin-scheme-old",
             "Django 3.2 compares host names, '" + origin + "' never matches", "leave the scheme out");
  }
}

bool setsForwardedHost(const Project& project, const Link* association) {
  if (!association) return false;
  const auto* function = std::get_if<FunctionConfig>(&project.find(association->to)->config);
  return function && text::lower(function->code).find("x-forwarded-host") != std::string::npos;
}

/// Wires lead from `from` to `to`; a function hands the request back, so its wire leads nowhere.
bool leadsTo(const Project& project, const NodeId& from, const NodeId& to, std::set<NodeId>& seen) {
  if (from == to) return true;
  if (!seen.insert(from).second) return false;
  const auto links = project.linksFrom(from);
  return std::any_of(links.begin(), links.end(), [&](const Link* link) {
    return !std::holds_alternative<FunctionLink>(link->config) && leadsTo(project, link->to, to, seen);
  });
}

/// Of the ways to a node through distributions: those whose function sets X-Forwarded-Host, and the others.
struct WaysThere {
  bool anySets = false;
  std::string behaviorWithout;  ///< the first that leads there without one
};

WaysThere waysTo(const Project& project, const Node& node) {
  WaysThere out;
  for (const Node& n : project.nodes) {
    const auto* d = std::get_if<DistributionConfig>(&n.config);
    if (!d) continue;
    for (const Behavior& b : d->behaviors) {
      const cloudfront::Route route = cloudfront::routeOf(project, n, b);
      std::set<NodeId> seen;
      if (!route.origin || !leadsTo(project, route.origin->to, node.id, seen)) continue;
      const bool sets = setsForwardedHost(project, route.viewerRequest);
      out.anySets |= sets;
      if (!sets && out.behaviorWithout.empty()) out.behaviorWithout = b.path;
    }
  }
  return out;
}

// USE_X_FORWARDED_HOST without something in front that always overwrites the header.
void checkForwardedHost(const Project& project, const DjangoConfig& d, const Node& node, Findings& f) {
  const WaysThere ways = waysTo(project, node);
  if (d.useXForwardedHost && !ways.anySets)
    f.node(Severity::Warning, node, "USE_X_FORWARDED_HOST", "forwarded-host-spoofable",
           "Django believes X-Forwarded-Host but nothing in front sets it: a viewer can choose the host",
           "set it in a CloudFront Function on every behavior");
  else if (d.useXForwardedHost && !ways.behaviorWithout.empty())
    f.node(Severity::Warning, node, "USE_X_FORWARDED_HOST", "forwarded-host-spoofable",
           "Django believes X-Forwarded-Host, and no function sets it on the behavior " +
               ways.behaviorWithout + ": a viewer can choose the host there",
           "set it in a CloudFront Function on every behavior that leads here");
  if (!d.useXForwardedHost && ways.anySets)
    f.node(Severity::Warning, node, "USE_X_FORWARDED_HOST", "forwarded-host-ignored",
           "a function sets X-Forwarded-Host but Django ignores it", "switch USE_X_FORWARDED_HOST on");
  const bool any = std::find(d.allowedHosts.begin(), d.allowedHosts.end(), "*") != d.allowedHosts.end();
  if (d.useXForwardedHost && any)
    f.node(Severity::Warning, node, "ALLOWED_HOSTS", "forwarded-host-any",
           "any X-Forwarded-Host is believed, so links in mails can be poisoned",
           "list your own names instead of *");
}

}  // namespace

void checkDjango(const Project& project, const Node& node, Findings& findings) {
  const auto& d = std::get<DjangoConfig>(node.config);
  checkAllowedHosts(d, node, findings);
  checkSslHeader(d, node, findings);
  checkExpressions(d, node, findings);
  checkOrigins(d, node, findings);
  checkForwardedHost(project, d, node, findings);
}

}  // namespace headway::checks
