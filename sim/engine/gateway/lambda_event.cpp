// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/gateway/lambda_event.h"

#include <algorithm>
#include <array>
#include <utility>

#include "sim/http/cookies.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::gateway {
namespace {

using Fields = std::vector<http::Headers::Field>;

/// REST APIs write these names so, whatever the client sent.
constexpr std::array<std::string_view, 6> kRestNames = {
    "Host", "User-Agent", "X-Amzn-Trace-Id", "X-Forwarded-For", "X-Forwarded-Port", "X-Forwarded-Proto"};

bool inNameOrder(const http::Headers::Field& a, const http::Headers::Field& b) {
  return text::lower(a.name) < text::lower(b.name);
}

std::string spelt(EventKind kind, const std::string& name, std::string_view version) {
  if (kind != EventKind::RestApi && kind != EventKind::HttpApi1) return text::lower(name);
  for (const std::string_view usual : kRestNames)
    if (text::equalsIgnoreCase(usual, name)) return std::string(usual);
  // HTTP/2 and HTTP/3 know lower-case names alone.
  return version.starts_with('1') ? name : text::lower(name);
}

bool leftOut(EventKind kind, const std::string& name) {
  if (kind == EventKind::HttpApi2) return text::equalsIgnoreCase(name, "Cookie");
  return kind == EventKind::RestApi && text::equalsIgnoreCase(name, "Content-Length");
}

Fields spelledFields(const EventShape& shape, const http::Request& r) {
  Fields out;
  for (const auto& f : r.headers.fields())
    if (!leftOut(shape.kind, f.name)) out.push_back({spelt(shape.kind, f.name, r.version), f.value});
  std::stable_sort(out.begin(), out.end(), inNameOrder);
  return out;
}

// Repeats of one name: joined in payload 2.0, the last one of a load balancer's plain event, else all.
http::Headers eventHeaders(const http::Request& r, const EventShape& shape) {
  const bool joins = shape.kind == EventKind::HttpApi2 || shape.kind == EventKind::FunctionUrl;
  const bool lastOnly = shape.kind == EventKind::LoadBalancer && !shape.multiValue;
  Fields out;
  for (auto& f : spelledFields(shape, r)) {
    const bool again = !out.empty() && text::equalsIgnoreCase(out.back().name, f.name);
    if (again && joins) {
      out.back().value += (f.name == "cookie" ? "; " : ",") + f.value;
    } else if (again && lastOnly) {
      out.back().value = std::move(f.value);
    } else {
      out.push_back(std::move(f));
    }
  }
  http::Headers headers;
  for (auto& f : out) headers.add(std::move(f.name), std::move(f.value));
  return headers;
}

std::string withoutEndingSlash(const std::string& path) {
  return path.size() > 1 && path.ends_with('/') ? path.substr(0, path.size() - 1) : path;
}

std::string contextPathOf(const EventShape& shape, const std::string& path) {
  if (!shape.contextPath.empty()) return shape.contextPath;
  switch (shape.kind) {
    case EventKind::HttpApi2: return withoutEndingSlash(path);
    case EventKind::FunctionUrl: return http::percentDecode(path);
    case EventKind::RestApi: return "/" + shape.stage + path;
    case EventKind::HttpApi1: return path;
    case EventKind::LoadBalancer: break;
  }
  return {};
}

NameValues pathParametersOf(const EventShape& shape) {
  NameValues out = shape.variables;
  for (auto& [name, value] : out)
    value = shape.kind == EventKind::RestApi ? withoutEndingSlash(value) : http::percentDecode(value);
  return out;
}

Texts cookieList(const http::Headers& headers) {
  Texts out;
  if (const auto cookies = headers.joined("Cookie", "; "))
    for (const auto& [name, value] : http::parseCookies(*cookies)) out.push_back(name + "=" + value);
  return out;
}

std::string mediaType(const http::Headers& headers) {
  return text::lower(text::trim(text::split(headers.get("Content-Type"), ';').front()));
}

bool isText(const std::string& type) {
  return type.empty() || type.starts_with("text/") || type == "application/json" ||
         type == "application/xml" || type == "application/javascript";
}

bool inBase64(const EventShape& shape, const http::Request& r) {
  if (r.body.empty()) return false;
  const std::string type = mediaType(r.headers);
  if (shape.kind != EventKind::RestApi) return !isText(type) || r.headers.contains("Content-Encoding");
  return std::any_of(shape.binaryMediaTypes.begin(), shape.binaryMediaTypes.end(), [&](const std::string& t) {
    return text::globMatch(text::lower(t), type.empty() ? "application/octet-stream" : type);
  });
}

std::string uuid(IdSource& ids) {
  std::string out = ids.hex(32);
  for (const std::size_t at : {20U, 16U, 12U, 8U}) out.insert(at, "-");
  return out;
}

}  // namespace

std::string_view doorName(EventKind kind) noexcept {
  switch (kind) {
    case EventKind::HttpApi2: return "an HTTP API (payload 2.0)";
    case EventKind::HttpApi1: return "an HTTP API (payload 1.0)";
    case EventKind::RestApi: return "a REST API";
    case EventKind::FunctionUrl: return "a function URL";
    case EventKind::LoadBalancer: return "a load balancer";
  }
  return "";
}

void showEvent(Stage& stage, const LambdaEvent& event) {
  stage.hop.extras.lambdaEvent = [event] { return eventJson(event); };
}

LambdaEvent lambdaEvent(Stage& stage, const EventShape& shape, std::string_view sourceIp) {
  const http::Request& r = stage.request();
  LambdaEvent e;
  e.kind = shape.kind;
  e.multiValue = shape.multiValue;
  e.accountId = shape.accountId;
  e.apiId = shape.apiId;
  e.routeKey = shape.routeKey;
  e.resourcePath = shape.resourcePath;
  e.stage = shape.stage;
  e.domainName = std::string(r.headers.get("Host"));
  e.method = r.method;
  e.path = r.path;
  e.contextPath = contextPathOf(shape, r.path);
  e.rawQuery = r.query.value_or("");
  e.headers = eventHeaders(r, shape);
  if (e.version2()) e.cookies = cookieList(r.headers);
  e.pathParameters = pathParametersOf(shape);
  e.stageVariables = shape.stageVariables;
  e.authorizer = shape.authorizer;
  e.sourceIp = std::string(sourceIp);
  e.userAgent = std::string(r.headers.get("User-Agent"));
  e.targetGroupArn = shape.targetGroupArn;
  e.body = r.body;
  e.isBase64 = inBase64(shape, r);
  const bool uuids = shape.kind == EventKind::RestApi || shape.kind == EventKind::FunctionUrl;
  e.requestId = uuids ? uuid(stage.ids) : stage.ids.hex(15) + "=";
  if (shape.kind == EventKind::RestApi) e.extendedRequestId = stage.ids.hex(15) + "=";
  if (shape.kind == EventKind::HttpApi1) e.extendedRequestId = e.requestId;
  e.epochMilliseconds = stage.clock.epochMilliseconds();
  showEvent(stage, e);
  return e;
}

}  // namespace headway::gateway
