// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>

#include "sim/export/deployment.h"
#include "sim/export/distribution_check.h"
#include "sim/export/function_check.h"
#include "sim/export/gateway_check.h"
#include "sim/export/origin_check.h"
#include "sim/export/policy_check.h"
#include "sim/export/report.h"
#include "sim/export/shapes.h"
#include "sim/support/text.h"

namespace headway {
namespace {

using exporting::allOf;
using exporting::isHostName;
using exporting::isVisibleAscii;
using exporting::Report;

void checkCustomHeaders(const Link& link, const NameValues& headers, Report& report) {
  std::set<std::string> seen;
  for (const auto& [name, value] : headers) {
    const auto refuse = [&, n = name](const std::string& why, const char* hint) {
      report.link(link, "custom_headers", "export.custom-header", "'" + n + "' " + why, hint);
    };
    if (name.empty() || !allOf(name, "!#$%&'*+-.^_`|~"))
      refuse("can't be the name of a header", "use letters, digits and -");
    else if (customHeaderForbidden(name))
      refuse("may not be set as a custom header; CloudFront keeps it for itself", "use another name");
    else if (!seen.insert(text::lower(name)).second)
      refuse("is set twice as a custom header", "keep one of the two");
    const bool printable =
        std::all_of(value.begin(), value.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
    if (value.empty() || !printable)
      refuse("has a value that can't be sent", "use at least one character, all of them printable ASCII");
  }
}

bool portAllowed(int port) { return port == 80 || port == 443 || (port >= 1024 && port <= 65535); }

void checkOriginDomain(const Project& p, const Link& link, const OriginLink& origin, Report& report) {
  const Node& to = *p.find(link.to);
  const ApiNames* api = apiNamesOf(to);
  if (!origin.domain.empty() && !isHostName(origin.domain))
    report.link(
        link, "domain", "export.origin-domain", "'" + origin.domain + "' is not a domain name",
        "write the name alone, like backend.example.com; scheme, port and path have settings of their own");
  if (origin.domain.empty() && to.kind() == NodeKind::Django)
    report.link(link, "domain", "export.origin-domain",
                "The wire to '" + to.name + "' names no origin domain",
                "give the name under which CloudFront reaches it, such as backend.example.com");
  const bool ownName =
      origin.domain.empty() || (api && text::equalsIgnoreCase(origin.domain, executeApiDomain(*api)));
  if (api && ownName && api->disableExecuteApiEndpoint)
    report.link(
        link, "domain", "export.origin-domain",
        "The wire leads to the execute-api name of '" + to.name + "', which is switched off",
        "give a custom domain name of the API as the origin domain, or switch the execute-api name on");
}

void checkOrigin(const Project& p, const Link& link, Report& report) {
  const auto& origin = std::get<OriginLink>(link.config);
  checkOriginDomain(p, link, origin, report);
  const std::string& path = origin.path;
  if (!path.empty() &&
      (path.front() != '/' || path.back() == '/' || path.size() > 255 || !isVisibleAscii(path)))
    report.link(link, "path", "export.origin-path", "'" + path + "' can't be an origin path",
                "begin it with a slash and end it without one, like /prod");
  for (const int port : {origin.httpPort, origin.httpsPort})
    if (!portAllowed(port))
      report.link(link, "http_port", "export.origin-port",
                  "CloudFront does not connect to port " + std::to_string(port),
                  "use 80, 443, or 1024 to 65535");
  checkCustomHeaders(link, origin.customHeaders, report);
}

/// The CDK replaces "${Token[...]}" in any text by something of its own, and takes "${AWS::...}" for a
/// mistake.
bool hasToken(const Value& v) {
  const auto in = [](const std::string& s) {
    return s.find("${Token[") != std::string::npos || s.find("${AWS::") != std::string::npos;
  };
  if (const auto* s = v.as<std::string>()) return in(*s);
  if (const auto* list = v.as<Texts>()) return std::any_of(list->begin(), list->end(), in);
  if (const auto* pairs = v.as<NameValues>())
    return std::any_of(pairs->begin(), pairs->end(),
                       [&](const auto& p) { return in(p.first) || in(p.second); });
  if (const auto* records = v.as<std::vector<Record>>())
    for (const Record& r : *records)
      if (std::any_of(r.begin(), r.end(), [](const auto& f) { return hasToken(f.second); })) return true;
  return false;
}

void checkTokens(const Project& p, Report& report) {
  constexpr const char* message =
      "A text contains '${Token[' or '${AWS::', which the CDK does not take as plain text";
  constexpr const char* hint = "write it otherwise; in code, put it together of two texts";
  for (const Node& node : p.nodes) {
    if (node.kind() == NodeKind::Viewer || node.kind() == NodeKind::Django) continue;
    if (hasToken(node.name)) report.node(node, "name", "export.token", message, hint);
    for (const FieldInfo& f : schema(node.kind()).fields)
      if (hasToken(nodeField(node.config, f.name))) report.node(node, f.name, "export.token", message, hint);
  }
  for (const Link& link : p.links)
    for (const FieldInfo& f : linkSchema(link.config).fields)
      if (hasToken(linkField(link.config, f.name))) report.link(link, f.name, "export.token", message, hint);
}

}  // namespace

Diagnostics checkDeployment(const Deployment& d) {
  Report report;
  std::set<std::string> aliases;
  for (const auto& distribution : d.distributions) {
    exporting::checkDistribution(distribution, aliases, report);
    exporting::checkPolicies(distribution, report);
    for (const Link* l : distribution.origins) {
      checkOrigin(*d.project, *l, report);
      exporting::checkOriginSettings(*d.project, *l, report);
    }
  }
  for (const Node* node : d.functions) exporting::checkFunction(*node, report);
  for (const Node* node : d.lambdas) exporting::checkAdapter(*node, report);
  std::set<const Node*> called;
  for (const auto& url : d.urls) {
    exporting::checkFunctionUrl(url, report);
    if (url.lambda && !called.insert(url.lambda).second)
      report.node(*url.node, "", "export.function-url",
                  "'" + url.lambda->name + "' is called by two function URLs, and a function has one",
                  "let one of them lead to a Django node of its own");
  }
  for (const auto& api : d.apis) exporting::checkHttpApi(*d.project, api, report);
  for (const auto& api : d.restApis) exporting::checkRestApi(*d.project, api, report);
  for (const auto& domain : d.domains) exporting::checkApiDomain(domain, report);
  checkTokens(*d.project, report);
  return report.all();
}

}  // namespace headway
