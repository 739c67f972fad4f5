// SPDX-License-Identifier: GPL-3.0-or-later
// What hands requests to Django: adapters and their doors, servers, nginx; and settings without effect.
#include <algorithm>
#include <functional>

#include "sim/check/checks.h"
#include "sim/engine/server/nginx.h"
#include "sim/http/cidr.h"
#include "sim/support/overloaded.h"
#include "sim/support/text.h"

namespace headway::checks {
namespace {

/// Whether what the wire leads to is called by a Lambda event.
bool callsFunction(const LinkConfig& config) {
  return std::visit(
      Overloaded{[](const IntegrationLink& l) { return l.type == IntegrationType::LambdaProxy; },
                 [](const MethodLink& l) { return l.type == MethodType::LambdaProxy; },
                 [](const InvokeLink&) { return true; },
                 [](const TargetLink& l) { return l.type == TargetType::Lambda; },
                 [](const auto&) { return false; }},
      config);
}

/// The field that says so, "" if the wire can do nothing else.
std::string_view fieldOf(const LinkConfig& config) {
  return linkSchema(config).find("type") ? "type" : std::string_view();
}

void checkForwardedAllowIps(const DjangoConfig& d, const Node& node, Findings& f) {
  for (const std::string& entry : d.forwardedAllowIps)
    if (entry != "*" && !http::parseBlock(entry))
      f.node(Severity::Warning, node, "forwarded_allow_ips", "trusted-address",
             "'" + entry + "' is neither an address nor a CIDR block, so it trusts nobody",
             "write it like 10.0.0.0/16, or * to trust every peer");
}

void checkNginx(const DjangoConfig& d, const Node& node, Findings& f) {
  if (d.inFront != InFront::Nginx) return;
  const std::string pass = d.upstream.starts_with("http://") ? d.upstream.substr(7) : d.upstream;
  if (pass.empty() || pass.find("://") != std::string::npos)
    f.node(Severity::Error, node, "proxy_pass", "nginx-upstream",
           pass.empty() ? "proxy_pass names no server, and nginx does not start without one"
                        : "proxy_pass is '" + d.upstream + "', and Headway plays nginx over plain HTTP",
           "write the name and port of the server, such as 127.0.0.1:8000");
  for (const auto& [name, value] : d.proxySetHeader)
    if (const auto variable = server::unknownVariable(value))
      f.node(Severity::Error, node, "proxy_set_header", "nginx-variable",
             name + " is set from " + *variable + ", a variable Headway does not know of nginx",
             "use $host, $http_host, $proxy_host, $scheme, $remote_addr, $proxy_add_x_forwarded_for, "
             "$server_port or $http_ and the name of a header");
}

bool isStatusRange(const std::string& entry) {
  const auto parts = text::split(entry, '-');
  return parts.size() <= 2 && std::all_of(parts.begin(), parts.end(), [](const std::string& p) {
           return p.size() == 3 && p.find_first_not_of("0123456789") == std::string::npos;
         });
}

void checkScriptName(const DjangoConfig& d, const Node& node, Findings& f) {
  const bool gunicorn = d.runsIn == DjangoHost::Gunicorn ||
                        (d.runsIn == DjangoHost::LambdaWebAdapter && d.webServer == WebServer::Gunicorn);
  if (gunicorn && d.scriptName.ends_with('/'))
    f.node(
        Severity::Warning, node, "script_name", "script-name-slash",
        "gunicorn takes '" + d.scriptName +
            "' off the front of every path with its last slash, so no path begins with one",
        d.scriptName == "/" ? "leave it empty" : "write " + d.scriptName.substr(0, d.scriptName.size() - 1));
}

void checkAdapter(const DjangoConfig& d, const Node& node, Findings& f) {
  const bool addsSlash = d.runsIn == DjangoHost::ServerlessWsgi || d.runsIn == DjangoHost::Zappa;
  if (addsSlash && d.basePath.starts_with('/'))
    f.node(Severity::Warning, node, "base_path", "base-path-slash",
           std::string(enumName(d.runsIn)) + " puts a slash in front of the base path, so '" + d.basePath +
               "' never stands in a path",
           "write " + d.basePath.substr(1));
  if (d.runsIn != DjangoHost::LambdaWebAdapter) return;
  for (const std::string& entry : d.errorStatusCodes)
    if (!isStatusRange(entry))
      f.node(Severity::Warning, node, "error_status_codes", "status-range",
             "'" + entry + "' is no status and no range of statuses", "write 500, or 502-504");
}

/// Walks the settings of one struct and of the records in it.
class WithoutEffect {
 public:
  using Tell =
      std::function<void(const std::string& field, const std::string& message, const std::string& hint)>;
  using Get = std::function<Value(std::string_view field)>;

  explicit WithoutEffect(Tell tell) : tell_(std::move(tell)) {}

  void walk(const Schema& schema, const Get& get, const std::string& outer = {}) const {
    for (const FieldInfo& info : schema.fields) {
      const Value value = get(info.name);
      const std::string field = outer.empty() ? std::string(info.name) : outer;
      if (value != info.fallback && !matters(info.when, get))
        tell_(field,
              "'" + std::string(info.name) + "' has no effect while " + std::string(info.when.field) +
                  " is " + display(get(info.when.field)),
              "it matters while " + std::string(info.when.field) + " is " +
                  text::listChoices(info.when.values));
      const auto* records = value.as<std::vector<Record>>();
      if (!records || !info.record) continue;
      for (const Record& record : *records)
        walk(
            *info.record, [&](std::string_view name) { return in(record, name); }, field);
    }
  }

 private:
  static Value in(const Record& record, std::string_view name) {
    for (const auto& [key, value] : record)
      if (key == name) return value;
    return {};
  }

  static bool matters(const When& when, const Get& get) {
    if (when.field.empty()) return true;
    const Value other = get(when.field);
    const auto* choice = other.as<std::string>();
    return !choice || std::find(when.values.begin(), when.values.end(), *choice) != when.values.end();
  }

  Tell tell_;
};

}  // namespace

void checkDoor(const Project& project, const Link& link, Findings& f) {
  const Node* to = project.find(link.to);
  const auto* django = to ? std::get_if<DjangoConfig>(&to->config) : nullptr;
  if (!django || std::holds_alternative<ViewerLink>(link.config)) return;
  const bool adapter = isLambdaAdapter(django->runsIn);
  const std::string name(enumName(django->runsIn));
  if (callsFunction(link.config) && !adapter)
    f.link(Severity::Error, link, std::string(fieldOf(link.config)), "adapter-door",
           "a Lambda function is called, and '" + to->name + "' runs in " + name + ", which waits for HTTP",
           "set runs_in of '" + to->name + "' to an adapter such as apig-wsgi");
  if (!callsFunction(link.config) && adapter)
    f.link(
        Severity::Error, link, std::string(fieldOf(link.config)), "adapter-door",
        "requests come over HTTP, and '" + to->name + "' runs in " + name + ", which waits for Lambda events",
        "set runs_in of '" + to->name + "' to a server such as gunicorn");
}

void checkRuntime(const Node& node, Findings& f) {
  const auto& d = std::get<DjangoConfig>(node.config);
  checkForwardedAllowIps(d, node, f);
  checkNginx(d, node, f);
  checkScriptName(d, node, f);
  checkAdapter(d, node, f);
}

void checkEffect(const Node& node, Findings& f) {
  const WithoutEffect all([&](const std::string& field, const std::string& message, const std::string& hint) {
    f.node(Severity::Warning, node, field, "without-effect", message, hint);
  });
  all.walk(schema(node.kind()), [&](std::string_view name) { return nodeField(node.config, name); });
}

void checkEffect(const Link& link, Findings& f) {
  const WithoutEffect all([&](const std::string& field, const std::string& message, const std::string& hint) {
    f.link(Severity::Warning, link, field, "without-effect", message, hint);
  });
  all.walk(linkSchema(link.config), [&](std::string_view name) { return linkField(link.config, name); });
}

}  // namespace headway::checks
