// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON of Lambda events
#include <nlohmann/json.hpp>

#include "sim/engine/gateway/lambda_event.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::gateway {
namespace {

using Json = nlohmann::ordered_json;

// "15/Jan/2026:12:00:00 +0000", rearranged from the HTTP date.
std::string gatewayTime(std::int64_t epochMilliseconds) {
  const std::string d = httpDate(epochMilliseconds);
  return d.substr(5, 2) + "/" + d.substr(8, 3) + "/" + d.substr(12, 4) + ":" + d.substr(17, 8) + " +0000";
}

Json object(const NameValues& pairs) {
  Json out = Json::object();
  for (const auto& [name, value] : pairs) out[name] = value;
  return out;
}

Json objectOrNull(const NameValues& pairs) { return pairs.empty() ? Json() : object(pairs); }

NameValues headerPairs(const LambdaEvent& e) {
  NameValues out;
  for (const auto& f : e.headers.fields()) out.emplace_back(f.name, f.value);
  return out;
}

/// name -> the list of its values
Json lists(const NameValues& pairs) {
  Json out = Json::object();
  for (const auto& [name, value] : pairs) out[name].push_back(value);
  return out;
}

Json listsOrNull(const NameValues& pairs) { return pairs.empty() ? Json() : lists(pairs); }

NameValues queryPairs(const LambdaEvent& e) {
  NameValues out = e.rawQuery.empty() ? NameValues{} : http::splitQuery(e.rawQuery);
  if (e.kind == EventKind::LoadBalancer) return out;  // a load balancer leaves it encoded
  for (auto& [name, value] : out) {
    name = http::percentDecode(text::replaceAll(name, "+", " "));
    value = http::percentDecode(text::replaceAll(value, "+", " "));
  }
  return out;
}

Json joined(const NameValues& pairs) {
  Json out = Json::object();
  for (const auto& [name, value] : pairs)
    out[name] = out.contains(name) ? out[name].get<std::string>() + "," + value : value;
  return out;
}

void bodyOf(Json& out, const LambdaEvent& e, bool nullIfEmpty) {
  if (!e.body.empty())
    out["body"] = e.isBase64 ? base64(e.body) : e.body;
  else if (nullIfEmpty)
    out["body"] = e.kind == EventKind::LoadBalancer ? Json("") : Json();
}

Json authorizer2(const Authorizer& a) {
  Json out = Json::object();
  switch (a.kind) {
    case AuthorizerKind::Jwt:
      out["jwt"]["claims"] = object(a.values);
      out["jwt"]["scopes"] = a.scopes.empty() ? Json() : Json(a.scopes);
      break;
    case AuthorizerKind::Iam: out["iam"] = object(a.values); break;
    case AuthorizerKind::Lambda:
    case AuthorizerKind::Cognito:
    case AuthorizerKind::None: out["lambda"] = object(a.values); break;
  }
  return out;
}

Json authorizer1(const Authorizer& a) {
  if (a.kind != AuthorizerKind::Jwt && a.kind != AuthorizerKind::Cognito) return object(a.values);
  Json out = Json::object();
  out["claims"] = object(a.values);
  if (a.kind == AuthorizerKind::Jwt) out["scopes"] = a.scopes.empty() ? Json() : Json(a.scopes);
  return out;
}

std::string prefixOf(const std::string& domain) { return domain.substr(0, domain.find('.')); }

Json context2(const LambdaEvent& e) {
  // Assigned one by one: initializer lists of this library copy everything twice.
  Json http = Json::object();
  http["method"] = e.method;
  http["path"] = e.contextPath;
  http["protocol"] = "HTTP/1.1";
  http["sourceIp"] = e.sourceIp;
  http["userAgent"] = e.userAgent;
  Json out = Json::object();
  out["accountId"] = e.accountId;
  out["apiId"] = e.apiId;
  if (e.authorizer.kind != AuthorizerKind::None) out["authorizer"] = authorizer2(e.authorizer);
  out["domainName"] = e.domainName;
  out["domainPrefix"] = prefixOf(e.domainName);
  out["http"] = std::move(http);
  out["requestId"] = e.requestId;
  out["routeKey"] = e.routeKey;
  out["stage"] = e.stage;
  out["time"] = gatewayTime(e.epochMilliseconds);
  out["timeEpoch"] = e.epochMilliseconds;
  return out;
}

Json version2(const LambdaEvent& e) {
  Json out = Json::object();
  out["version"] = "2.0";
  out["routeKey"] = e.routeKey;
  out["rawPath"] = e.path;
  out["rawQueryString"] = e.rawQuery;
  if (!e.cookies.empty()) out["cookies"] = e.cookies;
  out["headers"] = object(headerPairs(e));
  if (!e.rawQuery.empty()) out["queryStringParameters"] = joined(queryPairs(e));
  if (!e.stageVariables.empty()) out["stageVariables"] = object(e.stageVariables);
  out["requestContext"] = context2(e);
  bodyOf(out, e, false);
  if (!e.pathParameters.empty()) out["pathParameters"] = object(e.pathParameters);
  out["isBase64Encoded"] = e.isBase64;
  return out;
}

Json identity(const LambdaEvent& e) {
  Json out = Json::object();
  for (const char* name : {"cognitoIdentityPoolId", "accountId", "cognitoIdentityId", "caller", "accessKey"})
    out[name] = Json();
  out["sourceIp"] = e.sourceIp;
  for (const char* name :
       {"principalOrgId", "cognitoAuthenticationType", "cognitoAuthenticationProvider", "userArn"})
    out[name] = Json();
  out["userAgent"] = e.userAgent;
  out["user"] = Json();
  return out;
}

Json context1(const LambdaEvent& e) {
  Json out = Json::object();
  out["resourcePath"] = e.resourcePath;
  if (e.authorizer.kind != AuthorizerKind::None) out["authorizer"] = authorizer1(e.authorizer);
  out["httpMethod"] = e.method;
  out["extendedRequestId"] = e.extendedRequestId;
  out["requestTime"] = gatewayTime(e.epochMilliseconds);
  out["path"] = e.contextPath;
  out["accountId"] = e.accountId;
  out["protocol"] = "HTTP/1.1";
  out["stage"] = e.stage;
  out["domainPrefix"] = prefixOf(e.domainName);
  out["requestTimeEpoch"] = e.epochMilliseconds;
  out["requestId"] = e.requestId;
  out["identity"] = identity(e);
  out["domainName"] = e.domainName;
  out["apiId"] = e.apiId;
  return out;
}

Json version1(const LambdaEvent& e) {
  const NameValues headers = headerPairs(e), query = queryPairs(e);
  Json out = Json::object();
  if (e.kind == EventKind::HttpApi1) out["version"] = "1.0";
  out["resource"] = e.resourcePath;
  out["path"] = e.path;
  out["httpMethod"] = e.method;
  out["headers"] = object(headers);
  out["multiValueHeaders"] = lists(headers);
  out["queryStringParameters"] = objectOrNull(query);
  out["multiValueQueryStringParameters"] = listsOrNull(query);
  out["pathParameters"] = objectOrNull(e.pathParameters);
  out["stageVariables"] = objectOrNull(e.stageVariables);
  out["requestContext"] = context1(e);
  bodyOf(out, e, true);
  out["isBase64Encoded"] = e.isBase64;
  return out;
}

Json balancerContext(const LambdaEvent& e) {
  Json out = Json::object();
  out["elb"]["targetGroupArn"] = e.targetGroupArn;
  return out;
}

// Without multi-value headers the lists are left out, with them the plain maps.
Json loadBalancer(const LambdaEvent& e) {
  const NameValues headers = headerPairs(e), query = queryPairs(e);
  Json out = Json::object();
  out["requestContext"] = balancerContext(e);
  out["httpMethod"] = e.method;
  out["path"] = e.path;
  out[e.multiValue ? "multiValueQueryStringParameters" : "queryStringParameters"] =
      e.multiValue ? lists(query) : object(query);
  out[e.multiValue ? "multiValueHeaders" : "headers"] = e.multiValue ? lists(headers) : object(headers);
  bodyOf(out, e, true);
  out["isBase64Encoded"] = e.isBase64;
  return out;
}

}  // namespace

std::string base64(std::string_view bytes) {
  static constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned bits = 0;
    for (std::size_t k = 0; k < 3; ++k)
      bits = bits << 8U | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k)
      out += i + k <= bytes.size() ? digits[bits >> (18U - 6U * static_cast<unsigned>(k)) & 63U] : '=';
  }
  return out;
}

std::string eventJson(const LambdaEvent& event) {
  Json out;
  if (event.version2())
    out = version2(event);
  else
    out = event.kind == EventKind::LoadBalancer ? loadBalancer(event) : version1(event);
  return out.dump(2, ' ', false, Json::error_handler_t::replace);
}

std::string requestContextJson(const LambdaEvent& event) {
  Json out;
  if (event.version2())
    out = context2(event);
  else
    out = event.kind == EventKind::LoadBalancer ? balancerContext(event) : context1(event);
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace headway::gateway
