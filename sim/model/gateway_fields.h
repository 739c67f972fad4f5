// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that several kinds of node share. Not for users of the model.
#pragma once

#include "sim/model/describe.h"
#include "sim/model/gateway.h"

namespace headway::describing {

template <class T>
void addApiNames(std::vector<Field<T>>& rows) {
  constexpr std::string_view stages =
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html";
  constexpr std::string_view mappings =
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mappings.html";
  rows.push_back(field<T, std::string>(&T::apiId, {.name = "api_id",
                                                   .label = "API id",
                                                   .help = "First part of the execute-api name.",
                                                   .source = stages}));
  rows.push_back(field<T, std::string>(&T::region, {.name = "region",
                                                    .label = "Region",
                                                    .help = "AWS Region, part of the execute-api name.",
                                                    .source = stages}));
  rows.push_back(field<T, std::string>(
      &T::stage, {.name = "stage",
                  .label = "Stage",
                  .help = "The first part of the path. $default, of HTTP APIs alone, is served at the root.",
                  .source = stages}));
  rows.push_back(field<T, Texts>(&T::moreStages, {.name = "more_stages",
                                                  .label = "More stages",
                                                  .help = "Other stages of this API, with the same routes.",
                                                  .source = stages,
                                                  .rare = true}));
  rows.push_back(field<T, Texts>(
      &T::customDomains,
      {.name = "custom_domains",
       .label = "Custom domain names",
       .help = "Further names mapped to this stage, such as api.example.com or *.example.com.",
       .source =
           "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-custom-domain-names.html"}));
  rows.push_back(field<T, std::vector<ApiMapping>>(
      &T::apiMappings, {.name = "api_mappings",
                        .label = "Mappings with a key",
                        .help = "Custom domain names of which only the paths under a key lead here.",
                        .source = mappings,
                        .rare = true}));
  rows.push_back(field<T, bool>(
      &T::disableExecuteApiEndpoint,
      {.name = "disable_execute_api_endpoint",
       .label = "Disable the execute-api name",
       .help = "Only custom domain names work then.",
       .source =
           "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-disable-default-endpoint.html",
       .rare = true}));
}

template <class T>
void addThrottling(std::vector<Field<T>>& rows) {
  constexpr std::string_view page =
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html";
  rows.push_back(field<T, int>(
      &T::throttlingRate, {.name = "throttling_rate",
                           .label = "Requests a second",
                           .help = "More get 429 once the burst is used up. 0: the account's limit, 10,000.",
                           .source = page,
                           .unit = "/s",
                           .min = 0,
                           .max = 10'000,
                           .rare = true}));
  rows.push_back(field<T, int>(&T::throttlingBurst,
                               {.name = "throttling_burst",
                                .label = "Burst",
                                .help = "Requests that may come at once. 0: the account's limit, 5,000.",
                                .source = page,
                                .min = 0,
                                .max = 5'000,
                                .rare = true}));
}

template <class T>
void addCors(std::vector<Field<T>>& rows, std::string_view page) {
  rows.push_back(field<T, Texts>(
      &T::corsAllowOrigins,
      {.name = "cors_allow_origins",
       .label = "CORS: origins",
       .help =
           "Origins that may call from a page: https://app.example.com or *. Empty: CORS is left to Django.",
       .source = page,
       .rare = true}));
  rows.push_back(field<T, Texts>(&T::corsAllowMethods, {.name = "cors_allow_methods",
                                                        .label = "CORS: methods",
                                                        .help = "Methods a page may use, such as GET, or *.",
                                                        .source = page,
                                                        .rare = true}));
  rows.push_back(field<T, Texts>(&T::corsAllowHeaders, {.name = "cors_allow_headers",
                                                        .label = "CORS: request headers",
                                                        .help = "Headers a page may send, or *.",
                                                        .source = page,
                                                        .rare = true}));
  rows.push_back(field<T, Texts>(&T::corsExposeHeaders, {.name = "cors_expose_headers",
                                                         .label = "CORS: exposed headers",
                                                         .help = "Response headers a page may read, or *.",
                                                         .source = page,
                                                         .rare = true}));
  rows.push_back(field<T, bool>(&T::corsAllowCredentials,
                                {.name = "cors_allow_credentials",
                                 .label = "CORS: credentials",
                                 .help = "A page may send cookies. Not together with the origin *.",
                                 .source = page,
                                 .rare = true}));
  rows.push_back(
      field<T, int>(&T::corsMaxAge, {.name = "cors_max_age",
                                     .label = "CORS: max age",
                                     .help = "How long a browser keeps the answer to a preflight. 0: "
                                             "not said.",
                                     .source = page,
                                     .unit = "s",
                                     .min = 0,
                                     .max = 86'400,
                                     .rare = true}));
}

template <class T>
void addStageVariables(std::vector<Field<T>>& rows) {
  rows.push_back(field<T, NameValues>(
      &T::stageVariables,
      {.name = "stage_variables",
       .label = "Stage variables",
       .help = "Names and values that mappings and the function's event can use.",
       .source =
           "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.stage-variables.html",
       .rare = true}));
}

}  // namespace headway::describing
