// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/integration.h"

#include "sim/model/describe.h"

namespace headway {
namespace {
constexpr std::string_view kLambdaOnly[] = {"lambda-proxy"};
constexpr std::string_view kHttpProxyOnly[] = {"http-proxy"};
constexpr std::string_view kHttpTypes[] = {"http-proxy", "http"};
constexpr std::string_view kVpcLinkOnly[] = {"vpc-link"};
constexpr std::string_view kTokenKinds[] = {"JWT", "CUSTOM"};
constexpr std::string_view kJwtOnly[] = {"JWT"};
constexpr std::string_view kAuthorizers[] = {"TOKEN", "REQUEST", "COGNITO_USER_POOLS"};
}  // namespace

template <>
const Described<IntegrationLink>& describe<IntegrationLink>() {
  using L = IntegrationLink;
  using describing::field;
  constexpr std::string_view routes =
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html";
  constexpr std::string_view types =
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations.html";
  constexpr std::string_view http =
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-http.html";
  constexpr std::string_view lambda =
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html";
  constexpr std::string_view vpc =
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html";
  constexpr std::string_view access =
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html";
  constexpr std::string_view mapping =
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html";
  static const auto all = describing::described<L>(
      "integration", "Routes and integration", "Which routes of the API lead here and how.",
      {
          field(&L::routes, {.name = "routes",
                             .label = "Routes",
                             .help = "Route keys: $default, ANY /{proxy+}, GET /pets.",
                             .source = routes}),
          field(&L::type,
                {.name = "type",
                 .label = "Integration",
                 .help = "lambda-proxy: an event for a Lambda function. http-proxy: a request to a URL.",
                 .source = types}),
          field(&L::uri, {.name = "uri",
                          .label = "URL",
                          .help = "The URL called, such as https://backend.example.com/{proxy}. A VPC link "
                                  "leads to what the wire points at instead.",
                          .source = http,
                          .when = {"type", kHttpProxyOnly}}),
          field(&L::connection,
                {.name = "connection",
                 .label = "Connection",
                 .help = "internet, or vpc-link: to a load balancer or a Cloud Map service in a VPC.",
                 .source = vpc,
                 .when = {"type", kHttpProxyOnly}}),
          field(&L::serverNameToVerify,
                {.name = "server_name_to_verify",
                 .label = "Server name to verify",
                 .help = "Through a VPC link: https, and this name is on the certificate. "
                         "Empty: plain http.",
                 .source = vpc,
                 .rare = true,
                 .when = {"connection", kVpcLinkOnly}}),
          field(&L::payloadVersion, {.name = "payload_version",
                                     .label = "Payload format",
                                     .help = "Format of the function's event.",
                                     .source = lambda,
                                     .rare = true,
                                     .when = {"type", kLambdaOnly}}),
          field(&L::authorization,
                {.name = "authorization",
                 .label = "Authorization",
                 .help = "JWT, CUSTOM (a Lambda authorizer) or AWS_IAM. What it decides, the "
                         "sample request says.",
                 .source = access,
                 .rare = true}),
          field(&L::identitySources,
                {.name = "identity_sources",
                 .label = "Identity sources",
                 .help = "Where the token is: $request.header.Authorization, $request.querystring.token.",
                 .source = access,
                 .rare = true,
                 .when = {"authorization", kTokenKinds}}),
          field(&L::authorizationScopes, {.name = "authorization_scopes",
                                          .label = "Scopes",
                                          .help = "One of these must be in the token. Empty: none is needed.",
                                          .source = access,
                                          .rare = true,
                                          .when = {"authorization", kJwtOnly}}),
          field(&L::requestParameters,
                {.name = "request_parameters",
                 .label = "Request mapping",
                 .help = "overwrite:header.Host and www.example.com; append, overwrite or remove a header or "
                         "querystring; overwrite:path.",
                 .source = mapping}),
          field(&L::responseParameters, {.name = "response_parameters",
                                         .label = "Response mapping",
                                         .help = "Changes to responses, by their status.",
                                         .source = mapping,
                                         .rare = true}),
          field(&L::timeout, {.name = "timeout",
                              .label = "Timeout",
                              .help = "How long the API waits. 30 seconds is the most.",
                              .source = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                                        "http-api-quotas.html",
                              .unit = "ms",
                              .min = 50,
                              .max = 30'000,
                              .rare = true}),
          field(&L::allowsInvoke, {.name = "allows_invoke",
                                   .label = "Permission lambda:InvokeFunction",
                                   .help = "The function's policy lets this API call it.",
                                   .source = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                                             "http-api-troubleshooting-lambda.html",
                                   .rare = true,
                                   .when = {"type", kLambdaOnly}}),
      });
  return all;
}

template <>
const Described<MethodLink>& describe<MethodLink>() {
  using L = MethodLink;
  using describing::field;
  constexpr std::string_view methods =
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-method-settings.html";
  constexpr std::string_view types =
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html";
  constexpr std::string_view vpc =
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/private-integration.html";
  constexpr std::string_view access =
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html";
  constexpr std::string_view mapping =
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-parameter-mapping.html";
  static const auto all = describing::described<L>(
      "methods", "Methods and integration", "Which methods of the REST API lead here and how.",
      {
          field(&L::methods, {.name = "methods",
                              .label = "Methods",
                              .help = "Method and resource: ANY /, ANY /{proxy+}, GET /pets/{id}.",
                              .source = methods}),
          field(&L::type,
                {.name = "type",
                 .label = "Integration",
                 .help = "lambda-proxy: an event for a Lambda function. http-proxy: a request to a URL. "
                         "http: the same, with headers mapped one by one.",
                 .source = types}),
          field(&L::uri,
                {.name = "uri",
                 .label = "URL",
                 .help = "The URL called: https://backend.example.com/{proxy}. Through a VPC link it "
                         "gives the Host and the path.",
                 .source = types,
                 .when = {"type", kHttpTypes}}),
          field(&L::connection, {.name = "connection",
                                 .label = "Connection",
                                 .help = "internet, or vpc-link: to a load balancer in a VPC.",
                                 .source = vpc,
                                 .when = {"type", kHttpTypes}}),
          field(&L::authorization,
                {.name = "authorization",
                 .label = "Authorization",
                 .help = "TOKEN and REQUEST are Lambda authorizers. What one decides, the sample "
                         "request says.",
                 .source = access,
                 .rare = true}),
          field(&L::identitySources, {.name = "identity_sources",
                                      .label = "Identity sources",
                                      .help = "Where the token is: method.request.header.Authorization.",
                                      .source = access,
                                      .rare = true,
                                      .when = {"authorization", kAuthorizers}}),
          field(&L::apiKeyRequired, {.name = "api_key_required",
                                     .label = "API key required",
                                     .help = "Requests without a key of the usage plan get 403.",
                                     .source = access,
                                     .rare = true}),
          field(&L::requestParameters,
                {.name = "request_parameters",
                 .label = "Request mapping",
                 .help = "integration.request.header.Host and 'www.example.com', method.request.header.X or "
                         "context.identity.sourceIp.",
                 .source = mapping,
                 .when = {"type", kHttpTypes}}),
          field(&L::responseParameters,
                {.name = "response_parameters",
                 .label = "Response mapping",
                 .help = "method.response.header.X and integration.response.header.Y, by status.",
                 .source = mapping,
                 .rare = true,
                 .when = {"type", kHttpTypes}}),
          field(&L::timeout,
                {.name = "timeout",
                 .label = "Timeout",
                 .help = "How long the API waits: 29 seconds, more on regional and private APIs on request.",
                 .source = "https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html",
                 .unit = "ms",
                 .min = 50,
                 .max = 300'000,
                 .rare = true}),
          field(&L::allowsInvoke, {.name = "allows_invoke",
                                   .label = "Permission lambda:InvokeFunction",
                                   .help = "The function's policy lets this API call it.",
                                   .source = access,
                                   .rare = true,
                                   .when = {"type", kLambdaOnly}}),
      });
  return all;
}

}  // namespace headway
