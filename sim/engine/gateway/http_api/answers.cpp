// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/gateway/http_api/answers.h"

namespace headway::gateway {
namespace {

http::Response jsonResponse(Stage& stage, const OwnAnswer& answer) {
  http::Response r;
  r.status = answer.status;
  r.reason = http::reasonPhrase(answer.status);
  r.body = "{\"message\":\"" + std::string(answer.message) + "\"}";
  r.headers.add("Date", httpDate(stage.clock.epochMilliseconds()));
  if (answer.contentType) r.headers.add("Content-Type", "application/json");
  r.headers.add("Content-Length", std::to_string(r.body.size()));
  return r;
}

}  // namespace

void answerItself(Stage& stage, RuleId why, const OwnAnswer& answer, std::string sentence,
                  const http::Headers& more) {
  http::Response r = jsonResponse(stage, answer);
  for (const auto& field : more.fields()) r.headers.add(field.name, field.value);
  r.headers.add("Apigw-Requestid", stage.ids.hex(15) + "=");
  stage.answer(why, std::move(r), std::move(sentence), true);
}

void refuseAtFrontEnd(Stage& stage, RuleId why, std::string sentence) {
  http::Response r = jsonResponse(stage, kForbidden);
  r.headers.add("x-amzn-RequestId", stage.ids.hex(32));
  r.headers.add("x-amzn-ErrorType", "ForbiddenException");
  r.headers.add("x-amz-apigw-id", stage.ids.hex(15) + "=");
  stage.answer(why, std::move(r), std::move(sentence), true);
}

}  // namespace headway::gateway
