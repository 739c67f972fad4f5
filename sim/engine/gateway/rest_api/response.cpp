// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "sim/engine/gateway/parameter_mapping.h"
#include "sim/engine/gateway/rest_api/api.h"
#include "sim/engine/gateway/rest_api/headers.h"
#include "sim/engine/gateway/rest_api/mapping.h"
#include "sim/engine/gateway/wording.h"
#include "sim/support/text.h"

namespace headway::gateway::rest {
namespace {

std::string mediaType(std::string_view value) {
  return text::lower(text::trim(text::split(value, ';').front()));
}

bool isText(const std::string& type) {
  static constexpr std::string_view names[] = {"application/json",      "application/javascript",
                                               "application/xml",       "application/x-www-form-urlencoded",
                                               "application/xhtml+xml", "image/svg+xml"};
  return type.empty() || type.starts_with("text/") || type.ends_with("+json") || type.ends_with("+xml") ||
         std::find(std::begin(names), std::end(names), type) != std::end(names);
}

/// Treats an integration's response on its way to the client.
class Return {
 public:
  Return(Stage& stage, const Integrated& done)
      : stage_(stage), done_(done), api_(done.api), call_(done.call), method_(done.call.method()) {}

  std::int64_t run() {
    const std::int64_t allowed = method_.timeout;
    const bool functionEndsFirst =
        done_.outcome == lambda::Outcome::TimedOut && done_.functionTimeout < allowed;
    if (done_.milliseconds > allowed && !functionEndsFirst) {
      timedOut();
      return allowed;
    }
    if (done_.outcome != lambda::Outcome::Ok) {
      functionFailed();
      return functionEndsFirst ? done_.functionTimeout : done_.milliseconds;
    }
    if (method_.type == MethodType::Http)
      mapped();
    else
      treatResponseHeaders(stage_, method_.type);
    if (method_.type != MethodType::LambdaProxy) ownLength();
    binary();
    compress();
    own();
    return done_.milliseconds;
  }

 private:
  const http::Response& response() const { return stage_.edit.response(); }

  void timedOut() {
    answerItself(stage_, placeOf(stage_, api_, call_), ownAnswer("gateway.rest-api.integration-timeout"),
                 slowText(done_.milliseconds, method_.timeout, "the API"));
  }

  void functionFailed() {
    answerItself(stage_, placeOf(stage_, api_, call_), ownAnswer("gateway.rest-api.function-failed"),
                 "The function gives no usable answer: " + lambda::sentence(done_.outcome) + ".");
  }

  /// A non-proxy integration: what mappings name, put through the table too.
  void mapped() {
    const http::Response before = response();
    for (std::size_t i = before.headers.size(); i-- > 0;)
      if (!text::equalsIgnoreCase(before.headers.fields()[i].name, "Content-Type"))
        stage_.edit.removeHeaderAt(rule("gateway.rest-api.response.not-mapped"), i);
    for (const ResponseMapping& m : method_.responseParameters)
      if (m.status == before.status) map(m, before);
    treatResponseHeaders(stage_, method_.type);
  }

  void map(const ResponseMapping& m, const http::Response& before) {
    const auto name = readResponseTarget(m.key);
    const auto readable = checkSource(m.value, true);
    if (!name || !readable)
      return stage_.note(rule("gateway.rest-api.mapping.malformed"), m.key + " from " + m.value);
    const SourceValues values{call_.asked, &before, call_.variables,
                              contextOf(api_, call_, stage_.clock.epochMilliseconds()), api_.stageVariables};
    const auto value = valueOf(m.value, values);
    if (value && mapping::hasControlCharacter(*value))
      stage_.note(rule("gateway.rest-api.mapping.control-character"), m.key + " from " + m.value);
    else if (value)
      stage_.edit.setHeader(rule("gateway.rest-api.response.mapping"), *name, *value);
    else
      stage_.note(rule("gateway.rest-api.mapping.empty"), m.key + " from " + m.value);
  }

  void ownLength() {
    if (const auto at = response().headers.indexOf("Content-Length"))
      stage_.edit.renameHeader(rule("gateway.rest-api.response.content-length"), *at,
                               "x-amzn-Remapped-Content-Length");
  }

  /// A binary media type takes the first type of Accept.
  bool binaryAccepted() const {
    const std::string_view accept = call_.asked.headers.get("Accept");
    const std::string first = mediaType(text::split(accept, ',').front());
    const auto takes = [&](const std::string& type) {
      const std::string known = text::lower(type);
      return known == "*/*" || (!first.empty() && text::globMatch(known, first));
    };
    return std::any_of(api_.binaryMediaTypes.begin(), api_.binaryMediaTypes.end(), takes);
  }

  void binary() {
    const std::string type = mediaType(response().headers.get("Content-Type"));
    const bool bytes = !isText(type) || response().headers.contains("Content-Encoding");
    if (!bytes || response().body.empty()) return;
    const bool lambda = method_.type == MethodType::LambdaProxy;
    const std::string accept =
        type + ", Accept: " + text::split(call_.asked.headers.get("Accept"), ',').front();
    if (binaryAccepted()) {
      if (lambda) stage_.note(rule("gateway.rest-api.response.decoded"), accept);
    } else if (lambda) {
      stage_.edit.setBody(rule("gateway.rest-api.response.base64"), base64(response().body));
    } else {
      stage_.note(rule("gateway.rest-api.response.binary-text"), accept);
    }
  }

  void compress() {
    const auto least = api_.minimumCompressionSize;
    if (least < 0 || response().body.size() < static_cast<std::size_t>(least) || response().body.empty() ||
        response().headers.contains("Content-Encoding"))
      return;
    for (const std::string& part : text::split(call_.asked.headers.get("Accept-Encoding"), ','))
      if (const std::string coding = mediaType(part); coding == "gzip" || coding == "deflate") {
        stage_.edit.setHeader(rule("gateway.rest-api.response.compressed"), "Content-Encoding", coding);
        return;
      }
  }

  void own() {
    MessageEditor& edit = stage_.edit;
    if (!response().headers.contains("Content-Type"))
      edit.addHeader(rule("gateway.rest-api.response.content-type"), "Content-Type", "application/json");
    edit.setHeader(rule("gateway.rest-api.response.content-length"), "Content-Length",
                   std::to_string(response().body.size()));
    edit.setHeader(rule("gateway.rest-api.response.date"), "Date",
                   httpDate(stage_.clock.epochMilliseconds()));
    const RuleId ids = rule("gateway.rest-api.response.ids");
    edit.setHeader(ids, "x-amzn-RequestId", call_.requestId);
    edit.setHeader(ids, "x-amz-apigw-id", call_.extendedRequestId);
    if (method_.type == MethodType::LambdaProxy)
      edit.setHeader(rule("gateway.rest-api.response.trace-id"), "X-Amzn-Trace-Id", call_.traceId);
  }

  Stage& stage_;
  const Integrated& done_;
  const RestApiConfig& api_;
  const Call& call_;
  const MethodLink& method_;
};

}  // namespace

std::int64_t returnResponse(Stage& stage, const Integrated& done) { return Return(stage, done).run(); }

}  // namespace headway::gateway::rest
