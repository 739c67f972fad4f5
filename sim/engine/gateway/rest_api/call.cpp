// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/gateway/rest_api/call.h"

namespace headway::gateway::rest {

NameValues contextOf(const RestApiConfig& api, const Call& call, std::int64_t epochMilliseconds) {
  const std::string host(call.asked.headers.get("Host"));
  NameValues out = {{"accountId", "123456789012"},
                    {"apiId", api.apiId},
                    {"domainName", host},
                    {"domainPrefix", host.substr(0, host.find('.'))},
                    {"extendedRequestId", call.extendedRequestId},
                    {"httpMethod", call.asked.method},
                    {"identity.sourceIp", call.sourceIp},
                    {"identity.userAgent", std::string(call.asked.headers.get("User-Agent"))},
                    {"path", call.at.requestedPath},
                    {"protocol", "HTTP/1.1"},
                    {"requestId", call.requestId},
                    {"requestTimeEpoch", std::to_string(epochMilliseconds)},
                    {"resourcePath", call.resource},
                    {"stage", call.at.stage}};
  for (const auto& [name, value] : call.authorizer.values)
    out.emplace_back(
        (call.authorizer.kind == AuthorizerKind::Cognito ? "authorizer.claims." : "authorizer.") + name,
        value);
  return out;
}

ErrorPlace placeOf(const Stage& stage, const RestApiConfig& api, const Call& call) {
  return {api, call.asked, contextOf(api, call, stage.clock.epochMilliseconds()), call.requestId,
          call.extendedRequestId};
}

std::string methodArn(const RestApiConfig& api, const Call& call) {
  return "arn:aws:execute-api:" + api.region + ":123456789012:" + api.apiId + "/" + call.at.stage + "/" +
         call.asked.method + call.at.path;
}

}  // namespace headway::gateway::rest
