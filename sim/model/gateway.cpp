// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/gateway.h"

#include <algorithm>
#include <iterator>

#include "sim/model/describe.h"
#include "sim/support/text.h"

namespace headway {

template <>
const Described<ApiMapping>& describe<ApiMapping>() {
  using M = ApiMapping;
  using describing::field;
  constexpr std::string_view page =
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mappings.html";
  static const auto all = describing::described<M>(
      "api-mapping", "API mapping", "Which paths of a custom domain name lead to which stage.",
      {
          field(&M::domain, {.name = "domain",
                             .label = "Custom domain name",
                             .help = "Such as api.example.com or *.example.com.",
                             .source = page}),
          field(&M::key, {.name = "key",
                          .label = "Key",
                          .help = "First parts of the path, such as v1 or orders/v2. The longest key wins.",
                          .source = page}),
          field(&M::stage, {.name = "stage",
                            .label = "Stage",
                            .help = "The stage it leads to. Empty: the API's stage.",
                            .source = page}),
      });
  return all;
}

template <>
const Described<ResponseMapping>& describe<ResponseMapping>() {
  using M = ResponseMapping;
  using describing::field;
  constexpr std::string_view page =
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html";
  static const auto all = describing::described<M>(
      "response-mapping", "Response mapping", "What the API changes in responses of one status.",
      {
          field(&M::status, {.name = "status",
                             .label = "Status",
                             .help = "Status of the integration's response.",
                             .source = page,
                             .min = 200,
                             .max = 599}),
          field(&M::key, {.name = "key",
                          .label = "What to change",
                          .help = "append, overwrite or remove:header.NAME, or overwrite:statuscode.",
                          .source = page}),
          field(&M::value, {.name = "value",
                            .label = "Value",
                            .help = "Text, or $response.header.NAME, $context.NAME, $stageVariables.NAME.",
                            .source = page}),
      });
  return all;
}

bool mappingReserved(std::string_view header) {
  static constexpr std::string_view names[] = {"authorization",
                                               "connection",
                                               "content-encoding",
                                               "content-length",
                                               "content-location",
                                               "forwarded",
                                               "keep-alive",
                                               "origin",
                                               "proxy-authenticate",
                                               "proxy-authorization",
                                               "te",
                                               "trailers",
                                               "transfer-encoding",
                                               "upgrade",
                                               "via",
                                               "x-forwarded-for",
                                               "x-forwarded-host",
                                               "x-forwarded-proto"};
  static constexpr std::string_view prefixes[] = {"access-control-", "apigw-", "x-amz-", "x-amzn-"};
  const std::string name = text::lower(header);
  return std::find(std::begin(names), std::end(names), name) != std::end(names) ||
         std::any_of(std::begin(prefixes), std::end(prefixes),
                     [&](std::string_view prefix) { return name.starts_with(prefix); });
}

std::string executeApiDomain(const ApiNames& api) {
  return api.apiId + ".execute-api." + api.region + ".amazonaws.com";
}

}  // namespace headway
