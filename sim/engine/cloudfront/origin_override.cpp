// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/origin_override.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "sim/engine/cloudfront/behaviors.h"
#include "sim/engine/cloudfront/function_headers.h"
#include "sim/engine/cloudfront/function_rules.h"
#include "sim/engine/cloudfront/origin_request.h"
#include "sim/engine/cloudfront/origin_rules.h"
#include "sim/support/text.h"

namespace headway::cloudfront {
namespace {

using Json = nlohmann::ordered_json;

/// The first documented limit that a call breaks ends the reading.
struct Broken {
  std::string message;
};

[[noreturn]] void broken(std::string message) { throw Broken{std::move(message)}; }

void onlyFields(const Json& object, const std::string& what, std::initializer_list<std::string_view> names) {
  if (!object.is_object()) broken(what + " is no object");
  for (const auto& [name, value] : object.items())
    if (std::find(names.begin(), names.end(), name) == names.end()) broken(what + " has no setting " + name);
}

std::string textOf(const Json& value, const std::string& what, std::size_t limit) {
  if (!value.is_string()) broken(what + " is no text");
  const std::string s = value.get<std::string>();
  if (s.size() > limit)
    broken(what + " is " + std::to_string(s.size()) + " characters long; " + std::to_string(limit) +
           " are allowed");
  return s;
}

std::string nameOf(const Json& value, const std::string& what) {
  const std::string s = textOf(value, what, 253);
  const bool address = s.find_first_not_of("0123456789.") == std::string::npos;
  if (s.empty() || s.find(':') != std::string::npos || address)
    broken(what + " is '" + s + "', which must be a name without a port");
  return s;
}

int numberOf(const Json& value, const std::string& what, int least, int most) {
  if (!value.is_number_integer() || value.get<long long>() < least || value.get<long long>() > most)
    broken(what + " is " + value.dump() + ", not a number from " + std::to_string(least) + " to " +
           std::to_string(most));
  return value.get<int>();
}

bool oneOf(const Json& value, std::initializer_list<std::string_view> choices) {
  return value.is_string() &&
         std::find(choices.begin(), choices.end(), value.get<std::string>()) != choices.end();
}

NameValues readCustomHeaders(const Json& value, const http::Request& request) {
  if (!value.is_object()) broken("customHeaders is no object");
  NameValues out;
  for (const auto& [name, text] : value.items()) {
    if (text::lower(name) != name) broken("the custom header '" + name + "' is not in lower case");
    if (customHeaderForbidden(name) || functionHeaderDisallowed(name) ||
        functionHeaderReadOnly(name, FunctionEvent::ViewerRequest))
      broken("the custom header " + name + " is not allowed");
    if (request.headers.contains(name))
      broken("the custom header " + name + " is also among the request's headers");
    out.emplace_back(functionHeaderName(name), textOf(text, "the custom header " + name, 1783));
  }
  return out;
}

Texts readCertificateNames(const Json& value) {
  if (!value.is_array() || value.size() > 20) broken("allowedCertificateNames is no list of up to 20 names");
  Texts out;
  for (const Json& name : value) out.push_back(textOf(name, "a name of allowedCertificateNames", 64));
  return out;
}

/// The settings that every call may replace.
void readNames(const Json& settings, OriginOverride& out) {
  if (settings.contains("hostHeader")) out.hostHeader = nameOf(settings["hostHeader"], "hostHeader");
  if (settings.contains("sni")) out.sni = nameOf(settings["sni"], "sni");
  if (settings.contains("allowedCertificateNames"))
    out.allowedCertificateNames = readCertificateNames(settings["allowedCertificateNames"]);
}

void readTimeouts(const Json& timeouts, OriginOverride& out) {
  onlyFields(timeouts, "timeouts",
             {"readTimeout", "responseCompletionTimeout", "keepAliveTimeout", "connectionTimeout"});
  const auto number = [&](const char* name, int most, std::optional<int>& field) {
    if (timeouts.contains(name)) field = numberOf(timeouts[name], name, 1, most);
  };
  number("readTimeout", 120, out.readTimeout);
  number("keepAliveTimeout", 120, out.keepAliveTimeout);
  number("connectionTimeout", 10, out.connectionTimeout);
  number("responseCompletionTimeout", 1 << 30, out.responseCompletionTimeout);
  if (out.readTimeout && out.responseCompletionTimeout && *out.responseCompletionTimeout < *out.readTimeout)
    broken("responseCompletionTimeout is less than readTimeout");
}

void readCustomOrigin(const Json& config, OriginOverride& out) {
  onlyFields(config, "customOriginConfig", {"port", "protocol", "sslProtocols", "ipAddressType"});
  for (const char* name : {"port", "protocol", "sslProtocols"})
    if (!config.contains(name)) broken("customOriginConfig has no " + std::string(name));
  out.port = numberOf(config["port"], "port", 1, 65535);
  if (!oneOf(config["protocol"], {"http", "https"})) broken("protocol is neither http nor https");
  out.https = config["protocol"] == "https";
  const Json& versions = config["sslProtocols"];
  if (!versions.is_array() || !std::all_of(versions.begin(), versions.end(), [](const Json& v) {
        return oneOf(v, {"SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2"});
      }))
    broken("sslProtocols is no list of SSLv3, TLSv1, TLSv1.1 and TLSv1.2");
  out.sslProtocols = versions.get<Texts>();
  if (!config.contains("ipAddressType")) return;
  if (!oneOf(config["ipAddressType"], {"ipv4", "ipv6", "dualstack"}))
    broken("ipAddressType is not ipv4, ipv6 or dualstack");
  if (!out.domain) broken("ipAddressType can be changed together with domainName only");
}

void checkShield(const Json& shield) {
  onlyFields(shield, "originShield", {"enabled", "region"});
  if (!shield.contains("enabled") || !shield["enabled"].is_boolean())
    broken("originShield says not if it is enabled");
  if (shield["enabled"] == true && !shield.contains("region")) broken("originShield has no region");
}

void checkAccessControl(const Json& oac) {
  onlyFields(oac, "originAccessControlConfig",
             {"enabled", "signingBehavior", "signingProtocol", "originType"});
  if (!oac.contains("enabled") || !oac["enabled"].is_boolean())
    broken("originAccessControlConfig says not if it is enabled");
  if (oac["enabled"] == false) return;
  if (!oneOf(oac.value("signingBehavior", Json()), {"always", "never", "no-override"}))
    broken("signingBehavior is not always, never or no-override");
  if (!oneOf(oac.value("signingProtocol", Json()), {"sigv4"})) broken("signingProtocol is not sigv4");
  if (!oneOf(oac.value("originType", Json()), {"s3", "mediapackagev2", "mediastore", "lambda"}))
    broken("originType is not s3, mediapackagev2, mediastore or lambda");
}

OriginOverride readUpdate(const Json& settings, const http::Request& request) {
  onlyFields(
      settings, "the call",
      {"domainName", "hostHeader", "originPath", "customHeaders", "connectionAttempts", "originShield",
       "originAccessControlConfig", "timeouts", "customOriginConfig", "sni", "allowedCertificateNames"});
  OriginOverride out;
  if (settings.contains("domainName")) out.domain = nameOf(settings["domainName"], "domainName");
  readNames(settings, out);
  if (settings.contains("originPath")) {
    out.path = textOf(settings["originPath"], "originPath", 255);
    if (!out.path->empty() && (out.path->front() != '/' || out.path->back() == '/'))
      broken("originPath is '" + *out.path + "', which must begin with / and not end with one");
  }
  if (settings.contains("customHeaders"))
    out.customHeaders = readCustomHeaders(settings["customHeaders"], request);
  if (settings.contains("connectionAttempts"))
    out.connectionAttempts = numberOf(settings["connectionAttempts"], "connectionAttempts", 1, 3);
  if (settings.contains("timeouts")) readTimeouts(settings["timeouts"], out);
  if (settings.contains("customOriginConfig")) readCustomOrigin(settings["customOriginConfig"], out);
  if (settings.contains("originShield")) {
    const Json& shield = settings["originShield"];
    checkShield(shield);
    out.originShield = shield["enabled"] == true ? textOf(shield["region"], "region", 64) : "";
  }
  if (settings.contains("originAccessControlConfig")) {
    const Json& oac = settings["originAccessControlConfig"];
    checkAccessControl(oac);
    out.accessControl = oac["enabled"] == false
                            ? OriginAccess::None
                            : enumFrom<OriginAccess>(oac["signingBehavior"].get<std::string>()).value();
  }
  return out;
}

OriginChoice readChoice(const Json& id, const Json& overrides) {
  OriginChoice out;
  out.id = textOf(id, "the origin's id", 128);
  if (overrides.is_null()) return out;
  onlyFields(overrides, "the overrides", {"hostHeader", "sni", "allowedCertificateNames"});
  readNames(overrides, out.settings);
  return out;
}

void readGroup(const Json& group, OriginSelection& out) {
  onlyFields(group, "the origin group", {"originIds", "failoverCriteria", "selectionCriteria"});
  const Json ids = group.value("originIds", Json());
  if (!ids.is_array() || ids.size() != 2) broken("originIds names not exactly two origins");
  for (const Json& one : ids) {
    if (one.is_object()) onlyFields(one, "an origin of the group", {"originId", "originOverrides"});
    out.group.push_back(one.is_object()
                            ? readChoice(one.value("originId", Json()), one.value("originOverrides", Json()))
                            : readChoice(one, Json()));
  }
  const Json criteria = group.value("failoverCriteria", Json());
  const Json codes = criteria.is_object() ? criteria.value("statusCodes", Json()) : Json();
  if (!codes.is_array() || codes.empty()) broken("failoverCriteria has no statusCodes");
  for (const Json& code : codes) {
    out.failoverStatuses.push_back(numberOf(code, "a status of failoverCriteria", 400, 599));
    constexpr int kKnown[] = {400, 403, 404, 416, 429, 500, 502, 503, 504};
    if (std::find(std::begin(kKnown), std::end(kKnown), out.failoverStatuses.back()) == std::end(kKnown))
      broken("failover can't be on status " + code.dump());
  }
  if (group.contains("selectionCriteria") &&
      !oneOf(group["selectionCriteria"], {"default", "media-quality-score"}))
    broken("selectionCriteria is neither default nor media-quality-score");
}

void readCall(const Json& call, const http::Request& request, OriginSelection& out) {
  const std::string name = call["call"].get<std::string>();
  const Json& arguments = call["arguments"];
  const Json first = arguments.empty() ? Json() : arguments[0];
  const Json second = arguments.size() < 2 ? Json() : arguments[1];
  if (name == "updateRequestOrigin") {
    out.settings = readUpdate(first, request);
  } else if (name == "selectRequestOriginById") {
    static_cast<OriginChoice&>(out) = readChoice(first, second);
    out.group.clear();
  } else {
    out = {};
    readGroup(first, out);
  }
}

}  // namespace

Result<OriginSelection> readOriginCalls(std::string_view calls, const http::Request& request) {
  OriginSelection out;
  if (calls.empty()) return out;
  std::string name;
  try {
    for (const Json& call : Json::parse(calls)) {
      name = call.at("call").get<std::string>();
      readCall(call, request, out);
    }
  } catch (const Broken& b) {
    return makeError("function.origin", "cf." + name + "(): " + b.message,
                     "see the helper methods for origin modification");
  } catch (const Json::exception&) {
    return makeError("function.origin", "cf." + name + "() was told something that is no JSON",
                     "see the helper methods for origin modification");
  }
  return out;
}

OriginLink overridden(OriginLink link, const OriginOverride& settings) {
  if (settings.domain) {
    link.domain = *settings.domain;
    link.certificateNames.clear();  // of another server: assumed to be its own
  }
  if (settings.path) link.path = *settings.path;
  if (settings.customHeaders) link.customHeaders = *settings.customHeaders;
  if (settings.https)
    link.protocolPolicy = *settings.https ? OriginProtocolPolicy::HttpsOnly : OriginProtocolPolicy::HttpOnly;
  if (settings.port) link.httpPort = link.httpsPort = *settings.port;
  if (settings.originShield) link.originShield = *settings.originShield;
  if (settings.accessControl) link.accessControl = *settings.accessControl;
  if (settings.sslProtocols) link.sslProtocols = *settings.sslProtocols;
  link.connectionAttempts = settings.connectionAttempts.value_or(link.connectionAttempts);
  link.connectionTimeout = settings.connectionTimeout.value_or(link.connectionTimeout);
  link.readTimeout = settings.readTimeout.value_or(link.readTimeout);
  link.keepAliveTimeout = settings.keepAliveTimeout.value_or(link.keepAliveTimeout);
  link.responseCompletionTimeout =
      settings.responseCompletionTimeout.value_or(link.responseCompletionTimeout);
  return link;
}

const Link* originById(const Project& project, const Node& distribution, std::string_view id) {
  for (const Link* link : project.linksFrom(distribution.id)) {
    const Node* to = project.find(link->to);
    if (std::holds_alternative<OriginLink>(link->config) && (link->to.value == id || (to && to->name == id)))
      return link;
  }
  return nullptr;
}

const Link* originAnswering(const Project& project, const Node& distribution, std::string_view domain) {
  for (const Link* link : project.linksFrom(distribution.id)) {
    const auto* origin = std::get_if<OriginLink>(&link->config);
    const Node* to = project.find(link->to);
    if (!origin || !to) continue;
    if (text::equalsIgnoreCase(targetOf(*origin, *to).domain, domain)) return link;
    const auto* api = std::get_if<HttpApiConfig>(&to->config);
    const auto named = [&](const std::string& name) { return text::equalsIgnoreCase(name, domain); };
    if (api && (named(executeApiDomain(*api)) ||
                std::any_of(api->customDomains.begin(), api->customDomains.end(), named)))
      return link;
  }
  return nullptr;
}

namespace {

/// "hostHeader shop.example.com, readTimeout 30": what the call replaces, in the names of the helper.
std::string said(const OriginOverride& s) {
  std::vector<std::string> out;
  const auto text = [&out](const char* name, const std::optional<std::string>& value) {
    if (value) out.push_back(std::string(name) + " " + (value->empty() ? "(empty)" : *value));
  };
  const auto number = [&out](const char* name, const std::optional<int>& value) {
    if (value) out.push_back(std::string(name) + " " + std::to_string(*value));
  };
  text("domainName", s.domain);
  text("hostHeader", s.hostHeader);
  text("sni", s.sni);
  text("originPath", s.path);
  if (s.customHeaders) out.push_back(std::to_string(s.customHeaders->size()) + " custom headers");
  if (s.allowedCertificateNames)
    out.push_back("allowedCertificateNames " + text::join(*s.allowedCertificateNames, " "));
  if (s.https) out.push_back(*s.https ? "protocol https" : "protocol http");
  number("port", s.port);
  number("connectionAttempts", s.connectionAttempts);
  number("connectionTimeout", s.connectionTimeout);
  number("readTimeout", s.readTimeout);
  number("keepAliveTimeout", s.keepAliveTimeout);
  number("responseCompletionTimeout", s.responseCompletionTimeout);
  return out.empty() ? "nothing that changes the request" : text::join(out, ", ");
}

/// The secondary origin of a group that a function made.
std::shared_ptr<const Link> secondaryOf(const Link& link, const std::vector<int>& statuses) {
  Link out = link;
  Texts& codes = std::get<OriginLink>(out.config).failoverCodes;
  codes.clear();
  for (const int status : statuses) codes.push_back(std::to_string(status));
  return std::make_shared<const Link>(std::move(out));
}

}  // namespace

Origin originFor(Stage& stage, const Project& project, const Node& distribution, const Link& assigned,
                 const OriginSelection& selection) {
  Origin out{&assigned, std::get<OriginLink>(assigned.config), selection.settings, false};
  if (!selection.changed()) return out;
  const auto byId = [&](const std::string& id) {
    const Link* found = originById(project, distribution, id);
    if (!found)
      stage.unknown(function::rule("function.origin.unknown-id"),
                    "No origin of " + distribution.name + " is called '" + id + "'.");
    return found;
  };
  const bool group = selection.group.size() == 2;
  const std::string& id = group ? selection.group[0].id : selection.id;
  if (group) {
    const Link* secondary = byId(selection.group[1].id);
    if (!secondary) return out;
    out.secondary = secondaryOf(*secondary, selection.failoverStatuses);
    out.secondarySettings = selection.group[1].settings;
    out.settings = selection.group[0].settings;
    stage.note(function::rule("function.origin.group"), id + ", then " + selection.group[1].id);
  }
  if (!id.empty()) {
    const Link* chosen = byId(id);
    if (!chosen) return out;
    out.link = chosen;
    out.config = std::get<OriginLink>(chosen->config);
    if (!group) stage.note(function::rule("function.origin.selected"), id);
  }
  if (out.settings == OriginOverride{}) return out;
  if (out.config.vpcOrigin && id.empty()) {
    stage.unknown(function::rule("function.origin.vpc"),
                  "The function changes settings of the VPC origin " + out.link->to.value + ".");
    return out;
  }
  stage.note(function::rule("function.origin.updated"), said(out.settings));
  const auto& domain = out.settings.domain;
  const Link* there = domain ? originAnswering(project, distribution, *domain) : nullptr;
  out.config = overridden(std::move(out.config), out.settings);
  out.outside = domain && !there;
  if (!there) return out;
  out.link = there;
  out.config.certificateNames = std::get<OriginLink>(there->config).certificateNames;
  return out;
}

void meetsItself(Stage& stage, const Project& project) {
  const std::string& name = stage.request().target;
  for (const Node& node : project.nodes)
    if (const auto* d = std::get_if<DistributionConfig>(&node.config); d && answersTo(*d, name))
      return stage.unknown(origin::rule("cloudfront.origin.loop"),
                           "The origin domain " + name + " is a name of '" + node.name +
                               "' itself, so the request comes back to CloudFront.");
}

void leavesTheDesign(Stage& stage) {
  stage.unknown(
      function::rule("function.origin.outside"),
      "The function sends the request to " + stage.request().target + ", which is no node of the project.");
}

}  // namespace headway::cloudfront
