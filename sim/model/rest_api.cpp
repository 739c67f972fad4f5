// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/rest_api.h"

#include "sim/model/gateway_fields.h"

namespace headway {
namespace {
constexpr std::string_view kResponses =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html";
constexpr std::string_view kPlans =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html";
constexpr std::string_view kPrivateOnly[] = {"private"};
}  // namespace

template <>
const Described<GatewayResponse>& describe<GatewayResponse>() {
  using G = GatewayResponse;
  using describing::field;
  static const auto all = describing::described<G>(
      "gateway-response", "Gateway response", "What the API says in place of its own answer.",
      {
          field(&G::type, {.name = "type",
                           .label = "Type",
                           .help = "Such as MISSING_AUTHENTICATION_TOKEN, THROTTLED, DEFAULT_4XX.",
                           .source = kResponses}),
          field(&G::status, {.name = "status",
                             .label = "Status",
                             .help = "0: the type's own status.",
                             .source = kResponses,
                             .min = 0,
                             .max = 599}),
          field(&G::headers, {.name = "headers",
                              .label = "Headers",
                              .help = "Names and values in quotes: 'https://www.example.com'.",
                              .source = kResponses}),
          field(&G::body, {.name = "body",
                           .label = "Body",
                           .help = "Template with $context variables. Empty: the type's own.",
                           .source = kResponses}),
      });
  return all;
}

template <>
const Described<RestApiConfig>& describe<RestApiConfig>() {
  using R = RestApiConfig;
  using describing::field;
  static const auto all = [] {
    std::vector<Field<R>> rows;
    describing::addApiNames(rows);
    rows.push_back(field(&R::endpointType,
                         {.name = "endpoint_type",
                          .label = "Endpoint type",
                          .help = "regional; edge: behind a CloudFront of AWS's own; private: from a VPC.",
                          .source = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                                    "api-gateway-api-endpoint-types.html"}));
    rows.push_back(field(&R::vpcEndpoints,
                         {.name = "vpc_endpoints",
                          .label = "VPC endpoints",
                          .help = "Ids of the interface endpoints that lead to it: vpce-0123456789abcdef0.",
                          .source = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                                    "apigateway-private-api-test-invoke-url.html",
                          .rare = true,
                          .when = {"endpoint_type", kPrivateOnly}}));
    describing::addThrottling(rows);
    describing::addStageVariables(rows);
    rows.push_back(
        field(&R::binaryMediaTypes, {.name = "binary_media_types",
                                     .label = "Binary media types",
                                     .help = "Types handed over as base64. */* suits Django.",
                                     .source = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                                               "api-gateway-payload-encodings.html"}));
    rows.push_back(field(&R::minimumCompressionSize,
                         {.name = "minimum_compression_size",
                          .label = "Compress from",
                          .help = "Smallest response that is compressed. -1: none is.",
                          .source = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                                    "api-gateway-gzip-compression-decompression.html",
                          .unit = "bytes",
                          .min = -1,
                          .max = 10'485'760,
                          .rare = true}));
    rows.push_back(
        field(&R::apiKeySource, {.name = "api_key_source",
                                 .label = "API key from",
                                 .help = "HEADER: x-api-key. AUTHORIZER: what the Lambda authorizer says.",
                                 .source = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                                           "api-gateway-api-key-source.html",
                                 .rare = true}));
    rows.push_back(field(&R::apiKeys, {.name = "api_keys",
                                       .label = "API keys",
                                       .help = "Values the usage plan knows. Write made-up ones.",
                                       .source = kPlans,
                                       .rare = true}));
    rows.push_back(field(&R::quota, {.name = "quota",
                                     .label = "Quota of a key",
                                     .help = "Requests in a period; then 429. 0: no quota.",
                                     .source = kPlans,
                                     .min = 0,
                                     .rare = true}));
    rows.push_back(field(&R::quotaPeriod, {.name = "quota_period",
                                           .label = "Quota period",
                                           .help = "DAY, WEEK or MONTH.",
                                           .source = kPlans,
                                           .rare = true}));
    rows.push_back(field(&R::keyRate, {.name = "key_rate",
                                       .label = "Requests a second of a key",
                                       .help = "0: only the stage's limit counts.",
                                       .source = kPlans,
                                       .unit = "/s",
                                       .min = 0,
                                       .max = 10'000,
                                       .rare = true}));
    rows.push_back(
        field(&R::keyBurst, {.name = "key_burst",
                             .label = "Burst of a key",
                             .help = "Requests of one key at once. 0: only the stage's limit counts.",
                             .source = kPlans,
                             .min = 0,
                             .max = 5'000,
                             .rare = true}));
    rows.push_back(
        field(&R::allowedSourceIps, {.name = "allowed_source_ips",
                                     .label = "Addresses the resource policy allows",
                                     .help = "CIDR blocks for aws:SourceIp. Empty: no such policy.",
                                     .source = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                                               "apigateway-resource-policies.html",
                                     .rare = true}));
    rows.push_back(field(&R::gatewayResponses, {.name = "gateway_responses",
                                                .label = "Gateway responses",
                                                .help = "Answers of the API's own that are worded anew.",
                                                .source = kResponses,
                                                .rare = true}));
    return describing::described<R>(
        "rest-api", "REST API", "An API Gateway REST API. Its stage is always part of its own name's paths.",
        std::move(rows));
  }();
  return all;
}

}  // namespace headway
