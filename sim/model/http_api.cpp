// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/http_api.h"

#include "sim/model/describe.h"

namespace headway {

template <>
const Described<HttpApiConfig>& describe<HttpApiConfig>() {
  using H = HttpApiConfig;
  using describing::field;
  constexpr std::string_view stages =
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html";
  static const auto all = describing::described<H>(
      "http-api", "HTTP API", "An API Gateway HTTP API. It answers only to its own names.",
      {
          field(&H::apiId, {.name = "api_id",
                            .label = "API id",
                            .help = "First part of the execute-api name.",
                            .source = stages}),
          field(&H::region, {.name = "region",
                             .label = "Region",
                             .help = "AWS Region, part of the execute-api name.",
                             .source = stages}),
          field(&H::stage,
                {.name = "stage",
                 .label = "Stage",
                 .help = "$default is served at the root; any other name is the first part of the path.",
                 .source = stages}),
          field(
              &H::customDomains,
              {.name = "custom_domains",
               .label = "Custom domain names",
               .help = "Further names mapped to this stage, such as api.example.com or *.example.com.",
               .source =
                   "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-custom-domain-names.html"}),
          field(
              &H::disableExecuteApiEndpoint,
              {.name = "disable_execute_api_endpoint",
               .label = "Disable the execute-api name",
               .help = "Only custom domain names work then.",
               .source =
                   "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-disable-default-endpoint.html",
               .rare = true}),
      });
  return all;
}

std::string executeApiDomain(const HttpApiConfig& api) {
  return api.apiId + ".execute-api." + api.region + ".amazonaws.com";
}

}  // namespace headway
