// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/gateway/rest_api/api.h"

#include <algorithm>

#include "sim/engine/gateway/message_size.h"
#include "sim/engine/gateway/rest_api/access.h"
#include "sim/engine/gateway/rest_api/resources.h"
#include "sim/support/text.h"

namespace headway::gateway::rest {
namespace {

constexpr std::size_t kMaxHeaderValues = 10'240, kMaxBody = std::size_t{10} << 20U;  // limits
constexpr std::size_t kMaxEdgeUrl = 8'192, kMaxUrl = 10'240;                         // limits

/// Takes a request up to its method; each step is false if it answered or stopped.
class Reception {
 public:
  Reception(Stage& stage, const Surroundings& around, Call& call)
      : stage_(stage), around_(around), api_(around.config()), call_(call) {}

  void run() {
    if (!withinLimits() || !reachable() || !address() || !bodyFits() || !method()) return;
    if (!mayCall(stage_, around_, call_)) call_.link = nullptr;
  }

 private:
  bool refuse(const OwnAnswer& own, std::string sentence) {
    answerItself(stage_, placeOf(stage_, api_, call_), own, std::move(sentence));
    return false;
  }

  bool withinLimits() {
    const http::Request& r = stage_.request();
    if (r.scheme != "https" || r.port != 443) {
      stage_.unknown(rule("gateway.rest-api.https-only"), "The request comes over " + r.scheme + " to port " +
                                                              std::to_string(r.port) +
                                                              "; API Gateway speaks https on 443.");
      return false;
    }
    std::size_t values = 0;
    for (const auto& f : r.headers.fields()) values += f.value.size();
    if (values > kMaxHeaderValues)
      return refuse(ownAnswer("gateway.rest-api.headers-too-large"),
                    "The values of the headers have " + std::to_string(values) + " bytes.");
    const std::size_t url = http::url(r).size();
    const std::size_t allowed = api_.endpointType == ApiEndpoint::Edge ? kMaxEdgeUrl : kMaxUrl;
    if (url > allowed)
      return refuse(ownAnswer("gateway.rest-api.url-too-long"),
                    "The URL has " + std::to_string(url) + " bytes.");
    return queryFits();
  }

  bool queryFits() {
    const std::string query = stage_.request().query.value_or("");
    const auto raw = query.find_first_of("|{}");
    if (raw != std::string::npos)
      return refuse(ownAnswer("gateway.rest-api.query-characters"),
                    std::string("The query has a plain ") + query[raw] + ".");
    if (query.find(';') != std::string::npos)
      stage_.edit.setQuery(rule("gateway.rest-api.query-semicolon"), text::replaceAll(query, ";", "&"));
    return true;
  }

  /// The request comes from inside the VPC of the project's private nodes.
  bool fromVpc() const {
    return around_.viewer.inVpc && std::holds_alternative<ViewerLink>(around_.via.config);
  }

  bool reachable() {
    const std::string host = domainOfHost(stage_.request().headers.get("Host"));
    if (api_.endpointType != ApiEndpoint::Private) {
      if (!fromVpc() || host != executeApiDomain(api_) ||
          !capturedByVpcEndpoint(around_.project, api_.region))
        return true;
      return refuse(ownAnswer("gateway.rest-api.private.dns-captures"),
                    "In the VPC " + host + " leads to the VPC endpoint, which serves private APIs alone.");
    }
    if (fromVpc()) {
      stage_.note(rule("gateway.rest-api.private.reached"), text::join(api_.vpcEndpoints, ", "));
      return true;
    }
    return refuse(ownAnswer("gateway.rest-api.private.from-outside"),
                  "The API is private, and the request does not come through a VPC endpoint.");
  }

  /// The request with the API's own name in place of a VPC endpoint's; nothing if it does not say which API.
  std::optional<http::Request> named() const {
    http::Request r = stage_.request();
    const std::string host = domainOfHost(r.headers.get("Host")), own = executeApiDomain(api_);
    if (api_.endpointType != ApiEndpoint::Private) return r;
    const auto alias = [&](const std::string& id) {
      return host == api_.apiId + "-" + id + own.substr(own.find('.'));
    };
    if (std::any_of(api_.vpcEndpoints.begin(), api_.vpcEndpoints.end(), alias)) {
      r.headers.set("Host", own);
    } else if (host.ends_with(".vpce.amazonaws.com")) {
      if (r.headers.get("x-apigw-api-id") != api_.apiId) return std::nullopt;
      r.headers.set("Host", own);
    }
    return r;
  }

  bool address() {
    const auto request = named();
    if (!request)
      return refuse(ownAnswer("gateway.rest-api.private.no-api-id"),
                    "Host is the VPC endpoint's name, and x-apigw-api-id does not name the API.");
    Addressed addressed = addressOf(around_.project, around_.api, *request);
    if (const auto* no = std::get_if<NoAddress>(&addressed)) return refuseAddress(*no);
    call_.at = std::get<ApiAddress>(std::move(addressed));
    stage_.note(rule("gateway.rest-api.host"),
                "'" + domainOfHost(stage_.request().headers.get("Host")) + "' is " +
                    (call_.at.onCustomDomain ? "a custom domain name of the API" : "a name of the API") +
                    (call_.at.key.empty() ? "" : ", mapped by the base path " + call_.at.key));
    stage_.note(rule("gateway.rest-api.stage"), "stage " + call_.at.stage);
    if (call_.at.path.starts_with("//")) {
      call_.at.path.erase(0, call_.at.path.find_first_not_of('/') == std::string::npos
                                 ? call_.at.path.size() - 1
                                 : call_.at.path.find_first_not_of('/') - 1);
      stage_.note(rule("gateway.rest-api.leading-slashes"), "path " + call_.at.path);
    }
    return true;
  }

  bool refuseAddress(const NoAddress& no) {
    using Why = NoAddress::Why;
    switch (no.why) {
      case Why::UnknownHost:
      case Why::RegionalName: return refuse(ownAnswer("gateway.rest-api.host-unknown"), no.sentence);
      case Why::EndpointDisabled: return refuse(ownAnswer("gateway.rest-api.endpoint-disabled"), no.sentence);
      case Why::NoMapping: return refuse(ownAnswer("gateway.rest-api.no-mapping"), no.sentence);
      case Why::NoStage: return refuse(ownAnswer("gateway.rest-api.no-stage"), no.sentence);
      case Why::OtherApi: stage_.unknown(rule("gateway.rest-api.other-api"), no.sentence); break;
      case Why::Reserved: stage_.unknown(rule("gateway.rest-api.ping"), no.sentence); break;
    }
    return false;
  }

  bool bodyFits() {
    const std::size_t size = bodySize(stage_.request());
    if (size <= kMaxBody) return true;
    return refuse(ownAnswer("gateway.rest-api.body-too-large"),
                  "The body has " + std::to_string(size) + " bytes; 10 MB are allowed.");
  }

  void overrideMethod() {
    const std::string wanted(stage_.request().headers.get("X-HTTP-Method-Override"));
    if (wanted.empty()) return;
    const RuleId why = rule("gateway.rest-api.method-override");
    stage_.edit.setMethod(why, wanted);
    stage_.edit.removeHeader(why, "X-HTTP-Method-Override");
    call_.asked.method = wanted;
  }

  bool method() {
    overrideMethod();
    const std::string& verb = stage_.request().method;
    const auto found = findMethod(around_.project, around_.api, verb, call_.at.path);
    if (const auto* none = std::get_if<NoMethod>(&found)) {
      const std::string asked = verb + " " + call_.at.path;
      return none->resource.empty()
                 ? refuse(ownAnswer("gateway.rest-api.no-resource"), "No resource takes " + asked + ".")
                 : refuse(ownAnswer("gateway.rest-api.no-method"),
                          "The resource " + none->resource + " has no method " + verb + ".");
    }
    const auto& match = std::get<MethodMatch>(found);
    call_.link = match.link;
    call_.resource = match.resource;
    call_.variables = match.variables;
    stage_.note(rule("gateway.rest-api.resource"), match.key);
    if (call_.at.path.size() > 1 && call_.at.path.ends_with('/') && !match.resource.ends_with("+}"))
      stage_.note(rule("gateway.rest-api.trailing-slash"), call_.at.path + " is " + match.resource);
    return true;
  }

  Stage& stage_;
  const Surroundings& around_;
  const RestApiConfig& api_;
  Call& call_;
};

}  // namespace

Call receive(Stage& stage, const Surroundings& around, const std::string& sourceIp) {
  Call call;
  call.asked = stage.request();
  call.sourceIp = sourceIp;
  call.requestId = requestId(stage.ids);
  call.extendedRequestId = stage.ids.hex(15) + "=";
  call.at.requestedPath = stage.request().path;
  Reception(stage, around, call).run();
  return call;
}

}  // namespace headway::gateway::rest
