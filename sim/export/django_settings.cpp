// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/export/django_settings.h"

#include <algorithm>
#include <set>

#include "sim/export/deployment.h"
#include "sim/export/names.h"
#include "sim/export/quote.h"
#include "sim/support/text.h"

namespace headway {
namespace {

/// How viewers reach a Django node: under which names, and whether always by https.
struct Reach {
  Texts names;
  bool httpsOnly = true;
};

void addNames(Reach& reach, const Texts& names) {
  for (const std::string& name : names)
    if (std::find(reach.names.begin(), reach.names.end(), name) == reach.names.end())
      reach.names.push_back(name);
}

void addDistribution(Reach& reach, const DistributionConfig& d) {
  addNames(reach, d.aliases);
  for (const Behavior& b : d.behaviors)
    if (b.viewerProtocolPolicy == ViewerProtocolPolicy::AllowAll) reach.httpsOnly = false;
}

/// Follows the wires that lead to `id` back to the viewers.
void follow(const Project& p, const NodeId& id, std::set<NodeId>& seen, Reach& reach) {
  if (!seen.insert(id).second) return;
  for (const Link* link : p.linksTo(id)) {
    const Node* from = p.find(link->from);
    if (!from) continue;
    if (const auto* d = std::get_if<DistributionConfig>(&from->config)) addDistribution(reach, *d);
    if (from->kind() == NodeKind::Viewer) {
      const Node* first = p.find(id);
      if (const ApiNames* api = first ? apiNamesOf(*first) : nullptr) {
        addNames(reach, api->customDomains);
        for (const ApiMapping& m : api->apiMappings) addNames(reach, {m.domain});
      }
      if (first && first->kind() == NodeKind::Django) reach.httpsOnly = false;
    }
    follow(p, from->id, seen, reach);
  }
}

Reach reachOf(const Project& p, const Node& django) {
  Reach reach;
  std::set<NodeId> seen;
  follow(p, django.id, seen, reach);
  return reach;
}

/// As CSRF_TRUSTED_ORIGINS wants it: an origin since Django 4.0, a host pattern before.
std::string trustedOrigin(const std::string& name, DjangoVersion version) {
  if (version != DjangoVersion::V32) return "https://" + name;
  return name.starts_with("*.") ? name.substr(1) : name;
}

std::string pythonBool(bool b) { return b ? "True" : "False"; }
std::string pythonTuple(const Texts& all) {
  if (all.empty()) return "None";
  return "(" + quote::pythonList(all) + (all.size() == 1 ? ",)" : ")");
}
std::string pythonTextOrNone(const std::string& s) { return s.empty() ? "None" : quote::python(s); }

struct Setting {
  std::string name, value;
  std::string reason;
  bool added = false;  ///< recommended, not in the design
};

std::string hostsReason(const DjangoConfig& c) {
  if (std::find(c.allowedHosts.begin(), c.allowedHosts.end(), "*") != c.allowedHosts.end())
    return "\"*\" serves any host name; naming the real ones keeps forged links out of your mails.";
  return c.allowedHosts.empty() ? "No host is allowed, so Django answers 400 to all."
                                : "The names viewers use; Django answers 400 to any other.";
}

std::string schemeReason(const Texts& header) {
  if (header.size() < 2) return "Django takes the scheme from its server and looks at no header.";
  return "The header that tells that the viewer came by https; the server itself can't know.";
}

std::vector<Setting> settingsOf(const DjangoConfig& own, const DjangoConfig& c) {
  const bool cookies = c.sessionCookieSecure, csrfCookie = c.csrfCookieSecure;
  const char* origins = c.version == DjangoVersion::V32
                            ? "Hosts whose pages may post forms here (Django 3.2: without a scheme)."
                            : "Origins whose pages may post forms here; Django wants the scheme.";
  return {
      {"ALLOWED_HOSTS", "[" + quote::pythonList(c.allowedHosts) + "]", hostsReason(c)},
      {"USE_X_FORWARDED_HOST", pythonBool(c.useXForwardedHost),
       c.useXForwardedHost
           ? "The viewer's host comes in X-Forwarded-Host; something in front must always set it."
           : "Host itself is the viewer's host."},
      {"USE_X_FORWARDED_PORT", pythonBool(c.useXForwardedPort),
       c.useXForwardedPort ? "The viewer's port comes in X-Forwarded-Port."
                           : "The port is that of the server."},
      {"SECURE_PROXY_SSL_HEADER", pythonTuple(c.secureProxySslHeader), schemeReason(c.secureProxySslHeader)},
      {"SECURE_SSL_REDIRECT", pythonBool(c.secureSslRedirect),
       c.secureSslRedirect ? "Requests that do not look like https are sent there."
                           : "Left to CloudFront, which sees the viewer's scheme."},
      {"SECURE_SSL_HOST", pythonTextOrNone(c.secureSslHost),
       c.secureSslHost.empty() ? "Redirects to https keep the host."
                               : "The host that redirects to https lead to."},
      {"DEBUG", pythonBool(c.debug),
       c.debug ? "Shows error pages with your settings to everyone."
               : "Error pages tell visitors nothing about the project."},
      {"CSRF_TRUSTED_ORIGINS", "[" + quote::pythonList(c.csrfTrustedOrigins) + "]",
       c.csrfTrustedOrigins.empty() ? "No origins besides the site itself may post forms here." : origins,
       c.csrfTrustedOrigins != own.csrfTrustedOrigins},
      {"SESSION_COOKIE_SECURE", pythonBool(cookies),
       cookies ? "Browsers send the session cookie by https only."
               : "The session cookie also travels by http.",
       cookies != own.sessionCookieSecure},
      {"CSRF_COOKIE_SECURE", pythonBool(csrfCookie),
       csrfCookie ? "Browsers send the CSRF cookie by https only." : "The CSRF cookie also travels by http.",
       csrfCookie != own.csrfCookieSecure},
  };
}

std::string settingsText(const Project& project, const Node& node, const std::string& module) {
  const auto& own = std::get<DjangoConfig>(node.config);
  const auto settings = settingsOf(own, exportedDjango(project, node));
  // The first two lines hold no text of the project: Python would look there for the encoding of the file.
  std::string out =
      "# Written by Headway. A new export replaces this file.\n"
      "# Import it at the end of your settings module, so that it has the last word:\n"
      "#     from ." +
      module +
      " import *\n"
      "#\n"
      "# For " +
      quote::comment(node.name) + " (Django " + std::string(enumName(own.version)) + ") of the design " +
      quote::comment(project.name.empty() ? "without a name" : project.name) + "\n";
  const auto write = [&](const char* title, bool added) {
    if (std::none_of(settings.begin(), settings.end(), [&](const Setting& s) { return s.added == added; }))
      return;
    out += std::string("\n# --- ") + title + " ---\n";
    for (const Setting& s : settings)
      if (s.added == added) out += "\n# " + s.reason + "\n" + s.name + " = " + s.value + "\n";
  };
  write("As the design has it", false);
  write("Recommended; the design leaves these at Django's default", true);
  return out;
}

std::string identifier(std::string_view id) {
  std::string out = slug(id, "django");
  std::replace(out.begin(), out.end(), '-', '_');
  return out;
}

}  // namespace

DjangoConfig exportedDjango(const Project& project, const Node& django) {
  DjangoConfig out = std::get<DjangoConfig>(django.config);
  const Reach reach = reachOf(project, django);
  if (out.csrfTrustedOrigins.empty())
    for (const std::string& name : reach.names)
      out.csrfTrustedOrigins.push_back(trustedOrigin(name, out.version));
  if (reach.httpsOnly && !project.linksTo(django.id).empty())
    out.sessionCookieSecure = out.csrfCookieSecure = true;
  return out;
}

Read<std::vector<ExportFile>> exportDjangoSettings(const Project& project) {
  std::vector<const Node*> all;
  for (const Node& node : project.nodes)
    if (node.kind() == NodeKind::Django) all.push_back(&node);
  if (all.empty())
    return Diagnostics{
        makeError("export.no-django", "The project has no Django node to write settings for", "add one")};
  std::vector<ExportFile> files;
  UniqueNames names;
  for (const Node* node : all) {
    const std::string module =
        all.size() == 1 ? "edge_settings" : names.take("edge_settings_" + identifier(node->id.value));
    files.push_back({module + ".py", settingsText(project, *node, module)});
  }
  return files;
}

}  // namespace headway
