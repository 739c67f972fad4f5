// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "sim/engine/gateway/message_size.h"
#include "sim/engine/gateway/parameter_mapping.h"
#include "sim/engine/gateway/rest_api/api.h"
#include "sim/engine/gateway/rest_api/headers.h"
#include "sim/engine/gateway/rest_api/mapping.h"
#include "sim/engine/gateway/uri_template.h"
#include "sim/engine/gateway/wording.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::gateway::rest {
namespace {

constexpr std::string_view kGatewayAddress = "3.120.10.20", kLinkAddress = "10.0.0.30";

std::string withoutEndingSlash(std::string s) {
  if (s.size() > 1 && s.ends_with('/')) s.pop_back();
  return s;
}

/// Makes the integration's request; each step ends the work if it answered or stopped.
class Integration {
 public:
  Integration(Stage& stage, const Surroundings& around, Call& call)
      : stage_(stage),
        api_(around.config()),
        call_(call),
        method_(call.method()),
        to_(*around.project.find(call.link->to)) {}

  std::optional<LambdaEvent> run() {
    if (method_.type == MethodType::LambdaProxy) return toLambda();
    toHttp();
    return std::nullopt;
  }

 private:
  void refuse(const OwnAnswer& own, std::string sentence) {
    answerItself(stage_, placeOf(stage_, api_, call_), own, std::move(sentence));
  }

  /// False if it answered.
  bool headers() {
    if (!treatRequestHeaders(stage_, method_.type, method_.authorization == MethodAuthorization::Iam)) {
      refuse(ownAnswer("gateway.rest-api.header.exception"),
             "The request comes with Transfer-Encoding, and a Lambda integration takes none.");
      return false;
    }
    const std::string_view coding = stage_.request().headers.get("Content-Encoding");
    if (api_.minimumCompressionSize >= 0 && (coding == "gzip" || coding == "deflate"))
      stage_.edit.removeHeader(rule("gateway.rest-api.request.unpacked"), "Content-Encoding");
    return true;
  }

  void traceId(RuleId why) {
    if (!stage_.request().headers.contains("X-Amzn-Trace-Id"))
      stage_.edit.addHeader(why, "X-Amzn-Trace-Id", "Root=" + headway::traceId(stage_));
    call_.traceId = std::string(stage_.request().headers.get("X-Amzn-Trace-Id"));
  }

  // To a function

  std::optional<LambdaEvent> toLambda() {
    if (to_.kind() != NodeKind::Django) {
      stage_.unknown(rule("gateway.rest-api.lambda.no-function"),
                     "'" + to_.name + "' is no Lambda function.");
      return std::nullopt;
    }
    if (!method_.allowsInvoke) {
      refuse(ownAnswer("gateway.rest-api.lambda.no-permission"),
             "The function's policy does not let the API " + api_.apiId + " call it.");
      return std::nullopt;
    }
    if (bodySize(call_.asked) > lambda::payloadLimit(EventKind::RestApi)) {
      refuse(ownAnswer("gateway.rest-api.lambda.too-large"),
             "The body is over the 6 MB that a function takes.");
      return std::nullopt;
    }
    if (!headers()) return std::nullopt;
    lambdaHeaders();
    lambdaPath();
    return event();
  }

  void lambdaHeaders() {
    MessageEditor& edit = stage_.edit;
    stage_.note(rule("gateway.rest-api.lambda.host"), std::string(call_.asked.headers.get("Host")));
    edit.removeHeader(rule("gateway.rest-api.lambda.content-length"), "Content-Length");
    const auto chain = call_.asked.headers.joined("X-Forwarded-For", ", ");
    const std::string& peer = stage_.request().peer;
    edit.setHeader(rule("gateway.rest-api.lambda.x-forwarded-for"), "X-Forwarded-For",
                   chain ? *chain + ", " + peer : peer);
    const RuleId why = rule("gateway.rest-api.lambda.x-forwarded");
    edit.setHeader(why, "X-Forwarded-Port", "443");
    edit.setHeader(why, "X-Forwarded-Proto", "https");
    traceId(rule("gateway.rest-api.lambda.trace-id"));
  }

  void lambdaPath() {
    const ApiAddress& at = call_.at;
    if (!at.onCustomDomain) return stage_.edit.setPath(rule("gateway.rest-api.lambda.path"), at.path);
    if (!at.key.empty()) stage_.note(rule("gateway.rest-api.lambda.base-path"), at.requestedPath);
  }

  LambdaEvent event() {
    EventShape shape;
    shape.kind = EventKind::RestApi;
    shape.apiId = api_.apiId;
    shape.stage = call_.at.stage;
    shape.resourcePath = call_.resource;
    shape.contextPath = call_.at.requestedPath;
    shape.variables = call_.variables;
    shape.stageVariables = api_.stageVariables;
    shape.authorizer = call_.authorizer;
    shape.binaryMediaTypes = api_.binaryMediaTypes;
    LambdaEvent e = lambdaEvent(stage_, shape, call_.sourceIp);
    call_.requestId = e.requestId;
    call_.extendedRequestId = e.extendedRequestId;
    stage_.note(rule("gateway.rest-api.lambda.event"), "payload 1.0, resource " + call_.resource);
    return e;
  }

  // Over HTTP

  void toHttp() {
    const bool link = method_.connection == ApiConnection::VpcLink;
    const Filled uri = fillIn(method_.uri, kStageVariable, api_.stageVariables);
    if (!uri.missing.empty())
      return stage_.unknown(
          rule("gateway.rest-api.http.stage-variable-missing"),
          "The integration's URL names the stage variable " + uri.missing.front() + ", which has no value.");
    if (uri.text != method_.uri) stage_.note(rule("gateway.rest-api.http.stage-variable"), uri.text);
    auto url = http::parseUrl(uri.text);
    if (method_.uri.empty() && link) url = balancersUrl();
    if (!url)
      return stage_.unknown(rule("gateway.rest-api.http.no-uri"),
                            "The integration's URL is missing or wrong: " + url.error().message);
    if (!mappingsAllowed() || !headers()) return;
    if (method_.type == MethodType::Http) leaveAllButMapped();
    host(*url, link);
    path(*url, link);
    mappings();
    if (!stage_.forwarded()) return;
    added();
    connect(*url, link);
  }

  /// Of a VPC link without a URL: the load balancer's own name and main listener.
  Result<http::Url> balancersUrl() const {
    const auto* balancer = std::get_if<LoadBalancerConfig>(&to_.config);
    if (!balancer) return http::parseUrl("");
    const bool tls =
        balancer->listener == ListenerProtocol::Https || balancer->listener == ListenerProtocol::Tls;
    http::Url out;
    out.scheme = tls ? "https" : "http";
    out.host = balancer->dnsName;
    if (balancer->listenerPort != http::defaultPort(out.scheme)) out.port = balancer->listenerPort;
    if (!call_.variables.empty() || call_.resource != "/") out.path = call_.at.path;
    return out;
  }

  /// False if it answered: what API Gateway saves but can't do.
  bool mappingsAllowed() {
    for (const auto& [key, source] : method_.requestParameters) {
      const auto target = readTarget(key);
      if (!target || target->kind != MappingTarget::Kind::Header) continue;
      if (!text::equalsIgnoreCase(target->name, "Content-Length") &&
          !text::equalsIgnoreCase(target->name, "Transfer-Encoding"))
        continue;
      refuse(ownAnswer("gateway.rest-api.mapping.forbidden"), "A request mapping sets " + target->name + ".");
      return false;
    }
    return true;
  }

  void leaveAllButMapped() {
    const RuleId why = rule("gateway.rest-api.plain.not-passed");
    const http::Headers& headers = stage_.request().headers;
    for (std::size_t i = headers.size(); i-- > 0;)
      if (const std::string& name = headers.fields()[i].name;
          !text::equalsIgnoreCase(name, "Content-Type") && !text::equalsIgnoreCase(name, "Host"))
        stage_.edit.removeHeaderAt(why, i);
    stage_.edit.setQuery(why, std::nullopt);
    const RuleId own = rule("gateway.rest-api.plain.own");
    stage_.edit.setHeader(own, "Accept", "application/json");
    stage_.edit.setHeader(own, "User-Agent", "AmazonAPIGateway_" + api_.apiId);
  }

  void host(const http::Url& url, bool link) {
    stage_.edit.setHeader(
        link ? rule("gateway.rest-api.vpc-link.host") : rule("gateway.rest-api.host.endpoint"), "Host",
        url.authority());
  }

  /// What the URL's {name} stands for: a path mapping, else the resource's variable of that name.
  std::string variable(const std::string& name, const std::string& value) {
    std::string out = value;
    for (const auto& [key, source] : method_.requestParameters)
      if (const auto target = readTarget(key);
          target && target->kind == MappingTarget::Kind::Path && target->name == name)
        out = mapping::escapedPath(valueOf(source, values()).value_or(""));
    const std::string shorter = withoutEndingSlash(out);
    if (shorter != out) stage_.note(rule("gateway.rest-api.http.slash-lost"), out + " becomes " + shorter);
    return shorter;
  }

  void path(const http::Url& url, bool link) {
    NameValues names = call_.variables;
    for (const auto& [key, source] : method_.requestParameters)
      if (const auto target = readTarget(key); target && target->kind == MappingTarget::Kind::Path)
        if (std::none_of(names.begin(), names.end(), [&](const auto& n) { return n.first == target->name; }))
          names.emplace_back(target->name, "");
    for (auto& [name, value] : names)
      if (url.path.find("{" + name + "}") != std::string::npos) value = variable(name, value);
    const auto [path, missing] = fillIn(url.path, kPathVariable, names);
    if (!missing.empty())
      stage_.note(rule("gateway.rest-api.http.uri-variable"), "nothing fills {" + missing.front() + "}");
    stage_.edit.setPath(rule("gateway.rest-api.http.path"), path);
    const auto* balancer = std::get_if<LoadBalancerConfig>(&to_.config);
    if (link && balancer && balancer->type == BalancerType::Application)
      stage_.edit.setPath(rule("gateway.rest-api.vpc-link.stage"), "/" + call_.at.stage + path);
    if (url.query && method_.type == MethodType::HttpProxy) {
      const auto sent = stage_.request().query;
      stage_.edit.setQuery(rule("gateway.rest-api.http.path"), sent ? *url.query + "&" + *sent : *url.query);
    } else if (url.query) {
      stage_.edit.setQuery(rule("gateway.rest-api.http.path"), url.query);
    }
  }

  SourceValues values() const {
    return {call_.asked, nullptr, call_.variables, contextOf(api_, call_, stage_.clock.epochMilliseconds()),
            api_.stageVariables};
  }

  void mappings() {
    for (const auto& [key, source] : method_.requestParameters) {
      const auto target = readTarget(key);
      const auto readable = checkSource(source, false);
      if (!target || !readable)
        return stage_.unknown(rule("gateway.rest-api.mapping.malformed"),
                              "The request mapping can't be read: " +
                                  (target ? readable.error().message : target.error().message) + ".");
      const auto value = valueOf(source, values());
      if (!value)
        stage_.note(rule("gateway.rest-api.mapping.empty"), key + " from " + source);
      else if (mapping::hasControlCharacter(*value))
        stage_.note(rule("gateway.rest-api.mapping.control-character"), key + " from " + source);
      else
        map(*target, *value);
    }
  }

  void map(const MappingTarget& target, const std::string& value) {
    using K = MappingTarget::Kind;
    switch (target.kind) {
      case K::Header: return mapHeader(target.name, value);
      case K::Query: return mapQuery(target.name, value);
      case K::WholePath:
        return stage_.edit.setPath(rule("gateway.rest-api.mapping.path"), mapping::escapedPath(value));
      case K::Path: return;  // stands in the URL already
    }
  }

  void mapHeader(const std::string& name, const std::string& value) {
    if (text::equalsIgnoreCase(name, "Host"))
      return stage_.edit.setHeader(rule("gateway.rest-api.mapping.host"), "Host", value);
    if (requestFate(name, method_.type) == Fate::Drop)
      return stage_.note(rule("gateway.rest-api.header.dropped"), "the mapping of " + name);
    stage_.edit.setHeader(rule("gateway.rest-api.mapping.header"), name, value);
  }

  void mapQuery(const std::string& name, const std::string& value) {
    std::vector<std::string> parts;
    for (const std::string& part : text::split(stage_.request().query.value_or(""), '&'))
      if (!part.empty() && part.substr(0, part.find('=')) != name) parts.push_back(part);
    parts.push_back(http::percentEncode(name, "") + "=" + http::percentEncode(value, ""));
    stage_.edit.setQuery(rule("gateway.rest-api.mapping.query"), text::join(parts, "&"));
  }

  void added() {
    const RuleId why = rule("gateway.rest-api.http.headers");
    stage_.edit.setHeader(rule("gateway.rest-api.header.content-length"), "Content-Length",
                          std::to_string(stage_.request().body.size()));
    stage_.edit.setHeader(why, "X-Amzn-Apigateway-Api-Id", api_.apiId);
    traceId(why);
    stage_.note(rule("gateway.rest-api.http.no-forwarding"), "the viewer is " + call_.sourceIp);
    for (const auto& f : stage_.request().headers.fields())
      if (text::startsWithIgnoreCase(f.name, "X-Forwarded-"))
        stage_.note(rule("gateway.rest-api.http.x-forwarded-passed"), f.name + ": " + f.value);
  }

  void connect(const http::Url& url, bool link) {
    MessageEditor& edit = stage_.edit;
    const auto* balancer = std::get_if<LoadBalancerConfig>(&to_.config);
    const RuleId why =
        link ? rule("gateway.rest-api.vpc-link.connect") : rule("gateway.rest-api.http.connect");
    // A VPC link speaks http unless its URL says https.
    const std::string scheme =
        link && method_.uri.find("://") == std::string::npos && !method_.uri.empty() ? "http" : url.scheme;
    edit.setScheme(why, scheme);
    edit.setVersion(why, "1.1");
    edit.setTarget(why, link && balancer ? balancer->dnsName : url.host);
    edit.setPort(why, url.port != 0 ? url.port : http::defaultPort(scheme));
    edit.setServerName(why, scheme == "https" ? url.host : "");
    edit.setPeer(why, std::string(link ? kLinkAddress : kGatewayAddress));
  }

  Stage& stage_;
  const RestApiConfig& api_;
  Call& call_;
  const MethodLink& method_;
  const Node& to_;
};

}  // namespace

std::optional<LambdaEvent> integrate(Stage& stage, const Surroundings& around, Call& call) {
  return Integration(stage, around, call).run();
}

void integrationFailed(Stage& stage, const RestApiConfig& api, const Call& call, OriginFailure failure) {
  const bool lambda = call.method().type == MethodType::LambdaProxy;
  answerItself(stage, placeOf(stage, api, call),
               lambda ? ownAnswer("gateway.rest-api.function-failed")
                      : ownAnswer("gateway.rest-api.integration-failed"),
               std::string(lambda ? "The function gives no answer: " : "The backend gives no answer: ") +
                   std::string(failureText(failure)) + ".");
}

}  // namespace headway::gateway::rest
