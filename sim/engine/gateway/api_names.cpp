// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/gateway/api_names.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "sim/support/text.h"

namespace headway::gateway {
namespace {

using Why = NoAddress::Why;

/// A mapping of a custom domain name and the API that has it.
struct Mapped {
  const Node* owner;
  ApiMapping mapping;
};

std::vector<Mapped> mappingsOf(const Node& node) {
  std::vector<Mapped> out;
  const ApiNames* names = apiNames(node);
  if (!names) return out;
  for (const std::string& domain : names->customDomains) out.push_back({&node, {domain, "", names->stage}});
  for (ApiMapping m : names->apiMappings) {
    if (m.stage.empty()) m.stage = names->stage;
    out.push_back({&node, std::move(m)});
  }
  return out;
}

// Of a whole name and a wildcard that covers it the whole name is the one that is asked. The API that the
// request has come to stands first, so of two equal mappings its own counts.
std::vector<Mapped> mappingsOf(const Project& project, const Node& api, const std::string& domain) {
  std::vector<Mapped> exact, wild;
  const auto collect = [&](const Node& node) {
    for (Mapped& m : mappingsOf(node)) {
      if (!nameCovers(m.mapping.domain, domain)) continue;
      (m.mapping.domain.starts_with("*.") ? wild : exact).push_back(std::move(m));
    }
  };
  collect(api);
  for (const Node& node : project.nodes)
    if (node.id != api.id) collect(node);
  return exact.empty() ? wild : exact;
}

/// The path behind a prefix of whole segments, or nothing if it does not begin so.
std::optional<std::string> behind(std::string_view prefix, const std::string& path) {
  if (prefix.empty()) return path;
  const std::string whole = "/" + std::string(prefix);
  if (path == whole) return "/";
  if (path.starts_with(whole + "/")) return path.substr(whole.size());
  return std::nullopt;
}

Addressed byMapping(const std::vector<Mapped>& mappings, const Node& api, ApiAddress out) {
  if (out.requestedPath == "/ping" || out.requestedPath == "/sping")
    return NoAddress{Why::Reserved, out.requestedPath + " of a custom domain name is API Gateway's own."};
  const Mapped* longest = nullptr;
  for (const Mapped& m : mappings)
    if (behind(m.mapping.key, out.requestedPath) &&
        (!longest || m.mapping.key.size() > longest->mapping.key.size()))
      longest = &m;
  if (!longest)
    return NoAddress{Why::NoMapping, "No mapping of " + out.domain + " takes " + out.requestedPath + "."};
  if (longest->owner->id != api.id)
    return NoAddress{Why::OtherApi, out.domain + " hands /" + longest->mapping.key + " to '" +
                                        longest->owner->name + "', not to this API."};
  out.onCustomDomain = true;
  out.key = longest->mapping.key;
  out.stage = longest->mapping.stage;
  out.path = *behind(out.key, out.requestedPath);
  return out;
}

Addressed byStageName(const ApiNames& names, ApiAddress out) {
  Texts stages = names.moreStages;
  stages.insert(stages.begin(), names.stage);
  for (const std::string& stage : stages) {
    if (stage == "$default" || stage.empty()) continue;
    const auto path = behind(stage, out.requestedPath);
    if (!path) continue;
    out.stage = stage;
    out.path = *path;
    return out;
  }
  if (std::find(stages.begin(), stages.end(), "$default") == stages.end())
    return NoAddress{Why::NoStage,
                     "The path does not begin with a stage: /" + text::join(stages, ", /") + "."};
  out.stage = "$default";
  out.path = out.requestedPath;
  return out;
}

std::string answersOnlyTo(const ApiNames& names, const std::string& own) {
  std::string out = names.disableExecuteApiEndpoint ? "" : own;
  const bool custom = !names.customDomains.empty() || !names.apiMappings.empty();
  if (custom) out += std::string(out.empty() ? "" : " and ") + "its custom domain names";
  return out.empty() ? "no name at all" : out;
}

}  // namespace

const ApiNames* apiNames(const Node& node) {
  if (const auto* http = std::get_if<HttpApiConfig>(&node.config)) return http;
  return std::get_if<RestApiConfig>(&node.config);
}

std::string domainOfHost(std::string_view host) {
  const auto colon = host.rfind(':');
  return text::lower(colon == std::string_view::npos ? host : host.substr(0, colon));
}

bool isRegionalName(std::string_view domain) {
  return domain.starts_with("d-") && domain.find(".execute-api.") != std::string_view::npos;
}

bool nameCovers(std::string_view pattern, std::string_view name) {
  if (!pattern.starts_with("*.")) return text::equalsIgnoreCase(pattern, name);
  const auto dot = name.find('.');
  return dot != std::string_view::npos && dot > 0 &&
         text::equalsIgnoreCase(pattern.substr(1), name.substr(dot));
}

bool hasCustomDomain(const ApiNames& api, std::string_view name) {
  const auto covers = [&](const std::string& domain) { return nameCovers(domain, name); };
  return std::any_of(api.customDomains.begin(), api.customDomains.end(), covers) ||
         std::any_of(api.apiMappings.begin(), api.apiMappings.end(),
                     [&](const ApiMapping& m) { return covers(m.domain); });
}

Addressed addressOf(const Project& project, const Node& api, const http::Request& request) {
  const ApiNames& names = *apiNames(api);
  ApiAddress out;
  out.domain = domainOfHost(request.headers.get("Host"));
  out.requestedPath = request.path;
  const std::string own = text::lower(executeApiDomain(names));
  if (const auto mappings = mappingsOf(project, api, out.domain); !mappings.empty())
    return byMapping(mappings, api, std::move(out));
  if (out.domain == own && names.disableExecuteApiEndpoint)
    return NoAddress{Why::EndpointDisabled, "The execute-api name of this API is switched off."};
  if (out.domain == own) return byStageName(names, std::move(out));
  if (isRegionalName(out.domain))
    return NoAddress{Why::RegionalName,
                     "Host is '" + out.domain +
                         "', the name a custom domain name points to; no API answers to it "
                         "itself. Forward the custom domain name as Host."};
  return NoAddress{Why::UnknownHost, "Host is '" + out.domain + "', and the API answers only to " +
                                         answersOnlyTo(names, own) + "."};
}

bool capturedByVpcEndpoint(const Project& project, std::string_view region) {
  return std::any_of(project.nodes.begin(), project.nodes.end(), [&](const Node& n) {
    const auto* api = std::get_if<RestApiConfig>(&n.config);
    return api && api->endpointType == ApiEndpoint::Private && api->region == region &&
           !api->vpcEndpoints.empty();
  });
}

}  // namespace headway::gateway
