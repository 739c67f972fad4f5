// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/check/door_fixes.h"

#include <algorithm>
#include <set>

#include "sim/model/edits.h"
#include "sim/support/text.h"

namespace headway {
namespace {

/// One setting of a kind of node or link that often bars the way, and the value that opens it.
struct Setting {
  std::string_view of;  ///< key of the schema
  std::string_view field;
  Value value;
  std::string_view label;
};

const std::vector<Setting>& settings() {
  static const std::vector<Setting> all = {
      {"http-api", "disable_execute_api_endpoint", Value(false), "Switch the execute-api name on"},
      {"rest-api", "disable_execute_api_endpoint", Value(false), "Switch the execute-api name on"},
      {"function-url", "allows_invoke_function_url", Value(true), "Grant lambda:InvokeFunctionUrl"},
      {"function-url", "allows_invoke_function", Value(true), "Grant lambda:InvokeFunction"},
      {"function-url", "reserved_concurrency", Value(std::int64_t{-1}), "Reserve no concurrency"},
      {"integration", "allows_invoke", Value(true), "Let the API call the function"},
      {"methods", "allows_invoke", Value(true), "Let the API call the function"},
      {"integration", "timeout", Value(std::int64_t{30'000}), "Let the API wait 30 s, the most it can"},
      {"methods", "timeout", Value(std::int64_t{29'000}), "Let the API wait 29 s"},
      {"integration", "connection", Value("vpc-link"), "Reach it through a VPC link"},
      {"methods", "connection", Value("vpc-link"), "Reach it through a VPC link"},
      {"target", "proxy_protocol", Value(false), "Switch the PROXY protocol off"},
  };
  return all;
}

class DoorCandidates {
 public:
  DoorCandidates(const Project& project, const http::Url& url, const Trace& refused)
      : project_(project), url_(url) {
    for (const Hop& hop : refused.hops) {
      if (const Node* node = project.find(hop.node)) met_.insert(node);
      if (const Link* link = project.find(hop.via)) links_.insert(link);
    }
  }

  std::vector<Candidate> all() {
    for (const Node& node : project_.nodes)
      if (met_.contains(&node)) ofNode(node);
    for (const Link& link : project_.links)
      if (links_.contains(&link) || met_.contains(project_.find(link.from))) ofLink(link);
    return std::move(out_);
  }

 private:
  void set(const Node& node, std::string label, std::string_view field, Value v) {
    out_.push_back({std::move(label), [id = node.id, f = std::string(field), v = std::move(v)](
                                          const Project& p) { return edits::setNodeField(p, id, f, v); }});
  }
  void set(const Link& link, std::string label, std::string_view field, Value v) {
    out_.push_back({std::move(label), [id = link.id, f = std::string(field), v = std::move(v)](
                                          const Project& p) { return edits::setLinkField(p, id, f, v); }});
  }

  void ofNode(const Node& node) {
    for (const Setting& s : settings())
      if (s.of == schema(node.kind()).key) set(node, std::string(s.label), s.field, s.value);
    if (const auto* url = std::get_if<FunctionUrlConfig>(&node.config);
        url && !url->allowsInvokeFunction && !url->allowsInvokeFunctionUrl)
      out_.push_back(
          {"Grant lambda:InvokeFunctionUrl and lambda:InvokeFunction", [id = node.id](const Project& p) {
             auto next = edits::setNodeField(p, id, "allows_invoke_function_url", Value(true));
             return next ? edits::setNodeField(*next, id, "allows_invoke_function", Value(true)) : next;
           }});
    if (const auto* django = std::get_if<DjangoConfig>(&node.config)) ofServer(node, *django);
    if (const auto* api = std::get_if<RestApiConfig>(&node.config)) {
      Texts domains = api->customDomains;
      domains.push_back(url_.host);
      set(node, "Add " + url_.host + " to the API's custom domain names", "custom_domains", Value(domains));
    }
  }

  void ofServer(const Node& node, const DjangoConfig& django) {
    if (isLambdaAdapter(django.runsIn)) return;
    if (django.inFront == InFront::Nginx) {
      nginxHeader(node, django, "Host", "$host", "Let nginx pass Host on");
      nginxHeader(node, django, "X-Forwarded-Proto", "$http_x_forwarded_proto",
                  "Let nginx pass X-Forwarded-Proto on as it came");
    }
    set(node, "Let the server trust who connects to it", "forwarded_allow_ips", Value(Texts{"*"}));
  }

  void nginxHeader(const Node& node, const DjangoConfig& django, const char* name, const char* value,
                   std::string label) {
    NameValues headers = django.proxySetHeader;
    std::erase_if(headers, [&](const auto& h) { return text::equalsIgnoreCase(h.first, name); });
    headers.emplace_back(name, value);
    set(node, std::move(label), "proxy_set_header", Value(std::move(headers)));
  }

  void ofLink(const Link& link) {
    for (const Setting& s : settings())
      if (s.of == linkSchema(link.config).key) set(link, std::string(s.label), s.field, s.value);
    if (const auto* origin = std::get_if<OriginLink>(&link.config)) ofOrigin(link, *origin);
    if (const auto* integration = std::get_if<IntegrationLink>(&link.config)) {
      add(link, "routes", integration->routes, {"$default"}, "Add the route $default");
      mapHost(link, "request_parameters", integration->requestParameters, "overwrite:header.Host", url_.host);
    }
    if (const auto* method = std::get_if<MethodLink>(&link.config)) {
      add(link, "methods", method->methods, {"ANY /", "ANY /{proxy+}"},
          "Add the methods ANY / and ANY /{proxy+}");
      mapHost(link, "request_parameters", method->requestParameters, "integration.request.header.Host",
              "'" + url_.host + "'");
    }
  }

  void ofOrigin(const Link& link, const OriginLink& origin) {
    const Node& to = *project_.find(link.to);
    const ApiNames* api = std::get_if<HttpApiConfig>(&to.config);
    if (const auto* rest = std::get_if<RestApiConfig>(&to.config)) api = rest;
    if (!api) return;
    if (api->stage != "$default")
      set(link, "Set the origin path to /" + api->stage, "path", Value("/" + api->stage));
    if (!origin.path.empty()) set(link, "Leave the origin path empty", "path", Value(""));
  }

  void add(const Link& link, std::string_view field, Texts keys, const Texts& more, std::string label) {
    for (const std::string& key : more)
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    set(link, std::move(label), field, Value(std::move(keys)));
  }

  void mapHost(const Link& link, std::string_view field, NameValues mappings, const std::string& key,
               const std::string& value) {
    std::erase_if(mappings, [&](const auto& m) { return m.first == key; });
    mappings.emplace_back(key, value);
    set(link, "Let the API write " + url_.host + " into Host", field, Value(std::move(mappings)));
  }

  const Project& project_;
  const http::Url& url_;
  std::set<const Node*> met_;
  std::set<const Link*> links_;
  std::vector<Candidate> out_;
};

}  // namespace

std::vector<Candidate> doorCandidates(const Project& project, const http::Url& url, const Trace& refused) {
  return DoorCandidates(project, url, refused).all();
}

}  // namespace headway
