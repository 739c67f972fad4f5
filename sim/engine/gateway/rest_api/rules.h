// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/rules.h"

namespace headway::gateway::rest {

namespace source {
inline constexpr std::string_view kStageVariables =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/stage-variables.html";
inline constexpr std::string_view kKnownIssues =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html";
inline constexpr std::string_view kEndpoints =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-endpoint-types.html";
inline constexpr std::string_view kPrivate =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html";
inline constexpr std::string_view kVpc = "https://repost.aws/knowledge-center/api-gateway-vpc-connections";
inline constexpr std::string_view kResponses =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html";
inline constexpr std::string_view kLimits =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html";
inline constexpr std::string_view kMethods =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-method-settings.html";
inline constexpr std::string_view kMapping =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-parameter-mapping.html";
inline constexpr std::string_view kVpcLink =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/private-integration.html";
inline constexpr std::string_view kVpcLinkV1 =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-api-with-vpclink-cli.html";
inline constexpr std::string_view kIntegrations =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html";
inline constexpr std::string_view kLambda =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html";
inline constexpr std::string_view kPolicy =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html";
inline constexpr std::string_view kAuthorizer =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html";
inline constexpr std::string_view kCognito =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html";
inline constexpr std::string_view kKeys =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-key-source.html";
inline constexpr std::string_view kThrottling =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html";
inline constexpr std::string_view kPlans =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html";
inline constexpr std::string_view kEncodings =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings.html";
inline constexpr std::string_view kCompression =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gzip-compression-decompression.html";
inline constexpr std::string_view kRecordings =
    "https://github.com/localstack/localstack/tree/main/tests/aws/services/apigateway";
}  // namespace source

inline constexpr Rule kRules[] = {
    // Names, stages, resources
    {"gateway.rest-api.https-only", "A REST API on any port but 443 is not documented",
     "API Gateway's endpoints are https; what a connection to another port gets is not documented, so the run stops here.",
     source::kEndpoints, Confidence::Unknown},
    {"gateway.rest-api.host", "The REST API is chosen by Host",
     "Host is the API's execute-api name or one of its custom domain names.", source::kEndpoints},
    {"gateway.rest-api.host-unknown", "API Gateway refuses names that no API owns",
     "Host decides before anything else. The name a custom domain points to (d-...) is no API's either. The answer comes from the front end, so no gateway response words it anew.",
     "https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/571",
     Confidence::Inferred},
    {"gateway.rest-api.endpoint-disabled", "The REST API's execute-api name is switched off",
     "With disableExecuteApiEndpoint only custom domain names lead to the API; its own name gets 403.",
     "https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-disable-default-endpoint.html"},
    {"gateway.rest-api.no-mapping", "No mapping of the custom domain name takes the path",
     "A custom domain name without an empty base path serves the paths under its base paths alone.",
     "https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html",
     Confidence::Inferred},
    {"gateway.rest-api.other-api", "The custom domain name hands this path to another API",
     "The longest base path that the path begins with belongs to an API this wire does not lead to, so the run stops here.",
     "https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html"},
    {"gateway.rest-api.ping", "/ping and /sping of a custom domain name are API Gateway's own",
     "They are kept for health checks; what a client gets there is not documented.", source::kKnownIssues,
     Confidence::Unknown},
    {"gateway.rest-api.no-stage", "The path names no stage of the REST API",
     "A REST API has no $default stage: on its execute-api name the first part of the path must be a stage. CloudFront puts it there with an origin path.",
     "https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html",
     Confidence::Observed},
    {"gateway.rest-api.stage", "The stage that serves the request",
     "The first part of the path on the execute-api name, the mapping's on a custom domain name.",
     "https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html"},
    {"gateway.rest-api.leading-slashes", "Slashes at the start of the path become one",
     "/prod//x is the resource /x; requestContext.path keeps both. A // within a greedy part stays.",
     source::kRecordings, Confidence::Observed},
    {"gateway.rest-api.resource", "The most specific resource and method win",
     "A literal part beats {param}, which beats {proxy+}; a method of its own beats ANY.", source::kMethods},
    {"gateway.rest-api.trailing-slash", "A slash at the end does not matter to the resource",
     "/pets/ is the resource /pets. A Lambda function still sees the slash in path.",
     "https://github.com/localstack/localstack/pull/11059", Confidence::Inferred},
    {"gateway.rest-api.no-resource", "No resource has this path",
     "REST APIs answer with 403 and words that speak of tokens; they mean that the path is wrong.",
     source::kRecordings, Confidence::Observed},
    {"gateway.rest-api.no-method", "The resource has no such method",
     "The answer is the same as for a path that does not exist. Headway takes the resource to be chosen before the method.",
     source::kRecordings, Confidence::Observed},
    {"gateway.rest-api.method-override", "X-HTTP-Method-Override changes the method",
     "API Gateway believes this header of the client. To reach the backend the header would have to be mapped.",
     source::kKnownIssues},

    // Private APIs
    {"gateway.rest-api.private.reached", "The private API is reached through a VPC endpoint",
     "The viewer is in the VPC of an interface endpoint of execute-api.", source::kPrivate},
    {"gateway.rest-api.private.no-api-id", "The name of a VPC endpoint does not tell which API is meant",
     "Without x-apigw-api-id, or a Host that names the API, the answer is 403.", source::kPrivate,
     Confidence::Observed},
    {"gateway.rest-api.private.from-outside", "A private API is not reached from outside its VPC",
     "Only an interface VPC endpoint leads to it; neither the internet nor CloudFront does.",
     source::kEndpoints, Confidence::Inferred},
    {"gateway.rest-api.private.dns-captures", "Private DNS of a VPC endpoint captures every execute-api name",
     "In that VPC the names of all APIs of the Region lead to the endpoint, which serves private APIs alone: a public one answers 403. Its custom domain name still works.",
     source::kVpc},

    // Limits
    {"gateway.rest-api.headers-too-large", "Header values over 10,240 bytes",
     "The limit is documented, the status is not; Headway answers 431.", source::kLimits,
     Confidence::Unknown},
    {"gateway.rest-api.url-too-long", "The URL is longer than API Gateway takes",
     "8,192 bytes on an edge-optimized API, 10,240 on others. The status is not documented; Headway answers 414.",
     source::kLimits, Confidence::Unknown},
    {"gateway.rest-api.query-characters", "|, { and } in a query must be percent-encoded",
     "API Gateway does not support them as they are. The status is not documented; Headway answers 400.",
     source::kKnownIssues, Confidence::Unknown},
    {"gateway.rest-api.query-semicolon", "A semicolon splits the parameters of a query",
     "Written %3B it stays part of a value.", source::kKnownIssues},
    {"gateway.rest-api.body-too-large", "The request's body is over 10 MB",
     "The limit and 413 are documented, the words are not.", source::kLimits, Confidence::Inferred},
    {"gateway.rest-api.arn-too-long", "The method's ARN is over 1,600 bytes",
     "On a method with authorization the path is part of the ARN the caller must be allowed.",
     source::kLimits},

    // Who may call
    {"gateway.rest-api.policy.allows", "The resource policy allows the address",
     "aws:SourceIp is the address that API Gateway sees: behind your own CloudFront an edge, on an edge-optimized API the viewer.",
     source::kPolicy, Confidence::Inferred},
    {"gateway.rest-api.policy.denies", "The resource policy does not allow the address",
     "Behind your own CloudFront a regional API sees the edge's address, never the viewer's.",
     source::kPolicy, Confidence::Observed},
    {"gateway.rest-api.authorizer.allows", "The authorizer lets the request in",
     "The sample request says what it decides.", source::kAuthorizer},
    {"gateway.rest-api.authorizer.no-token", "Nothing to authorize with was sent",
     "If an identity source is missing or empty, the authorizer is not called and the answer is 401.",
     source::kAuthorizer},
    {"gateway.rest-api.authorizer.denies", "The Lambda authorizer denies",
     "Its policy says Deny. The key of the body is Message with a capital letter.", source::kAuthorizer,
     Confidence::Observed},
    {"gateway.rest-api.authorizer.unauthorized", "The Lambda authorizer raises Unauthorized",
     "A function does so with a token that has expired; the answer is 401.", source::kAuthorizer},
    {"gateway.rest-api.authorizer.fails", "The Lambda authorizer fails",
     "An error, or a policy API Gateway can't read, becomes 500 with an empty message.",
     "https://github.com/auth0-samples/jwt-rsa-aws-custom-authorizer/pull/6", Confidence::Inferred},
    {"gateway.rest-api.cognito.refuses", "The user pool's token is refused",
     "A token with a wrong signature or issuer, or without a scope the method asks for, gets 401.",
     source::kCognito, Confidence::Inferred},
    {"gateway.rest-api.cognito.expired", "The user pool's token has expired",
     "The answer is 401 with a text of its own.", source::kCognito, Confidence::Inferred},
    {"gateway.rest-api.iam.unsigned", "The method wants a signed request",
     "With AWS_IAM a request without Signature Version 4 gets the same answer as a wrong path.",
     source::kResponses},
    {"gateway.rest-api.iam.signature", "The signature is wrong",
     "The type is documented; the text is that of other AWS services.", source::kResponses,
     Confidence::Inferred},
    {"gateway.rest-api.iam.expired", "The security token has expired",
     "The type is documented; the text is that of other AWS services.", source::kResponses,
     Confidence::Inferred},
    {"gateway.rest-api.iam.denies", "The caller is not allowed to invoke the method",
     "No policy of the caller grants execute-api:Invoke.", source::kResponses, Confidence::Inferred},
    {"gateway.rest-api.api-key.valid", "The API key belongs to the usage plan",
     "It comes from x-api-key, or from the Lambda authorizer if the API says so.", source::kKeys},
    {"gateway.rest-api.api-key.refused", "The method needs an API key of the usage plan",
     "CloudFront sends x-api-key only if a policy forwards it or a custom origin header adds it.",
     source::kKeys, Confidence::Observed},
    {"gateway.rest-api.throttled", "The stage gets more requests than it allows",
     "A bucket of tokens: so many at once, refilled with so many a second. The status is documented, the text is not.",
     source::kThrottling, Confidence::Inferred},
    {"gateway.rest-api.key-throttled", "The API key is used faster than its usage plan allows",
     "The plan's own bucket counts for each key. The status is documented, the text is not.",
     source::kThrottling, Confidence::Inferred},
    {"gateway.rest-api.quota", "The API key's quota is used up",
     "The usage plan allows so many requests in a day, week or month. Headway counts weeks and months of 7 and 30 days.",
     source::kPlans, Confidence::Inferred},

    // Answers of its own
    {"gateway.rest-api.response.custom", "A gateway response words the answer anew",
     "One of the very type beats DEFAULT_4XX and DEFAULT_5XX.", source::kResponses},

    // To the integration
    {"gateway.rest-api.header.dropped", "API Gateway does not pass this header on",
     "Its table of header treatment says so for this kind of integration.", source::kKnownIssues},
    {"gateway.rest-api.header.sigv4", "A signature for API Gateway stays there",
     "Authorization is dropped if it holds Signature Version 4 or the method uses AWS_IAM.",
     source::kKnownIssues},
    {"gateway.rest-api.header.exception", "A Lambda integration takes no Transfer-Encoding",
     "AWS documents an exception; its status is not documented. Headway answers 500.", source::kKnownIssues,
     Confidence::Unknown},
    {"gateway.rest-api.request.unpacked", "API Gateway unpacks the request's body",
     "With compression switched on, a body with a Content-Encoding it knows reaches the integration plain.",
     source::kCompression},
    {"gateway.rest-api.header.content-length", "Content-Length is made from the body", "Also for a GET: 0.",
     source::kRecordings, Confidence::Observed},
    {"gateway.rest-api.host.endpoint", "The backend gets its own name as Host",
     "REST APIs overwrite Host with the integration endpoint's, whatever the viewer asked for.",
     source::kKnownIssues},
    {"gateway.rest-api.http.headers", "API Gateway names the API and the trace to an HTTP backend",
     "X-Amzn-Apigateway-Api-Id and X-Amzn-Trace-Id.", source::kRecordings, Confidence::Observed},
    {"gateway.rest-api.http.no-forwarding", "An HTTP backend learns nothing of the viewer",
     "A REST API adds no X-Forwarded-For, -Proto or -Host, no Via and no Forwarded. Map context.identity.sourceIp into a header of your own.",
     source::kRecordings, Confidence::Observed},
    {"gateway.rest-api.http.x-forwarded-passed", "X-Forwarded-* of the sender are taken to pass",
     "Whether a REST API passes those it is sent to an HTTP backend is not documented.", source::kKnownIssues,
     Confidence::Unknown},
    {"gateway.rest-api.http.path", "The backend's path is the URL's",
     "What a {variable} of the resource stands for fills the one of that name in the URL; the stage is left out.",
     source::kIntegrations},
    {"gateway.rest-api.http.slash-lost", "{proxy} loses the slash at the end",
     "Django's APPEND_SLASH then redirects to the URL that was asked, again and again.",
     "https://github.com/geoadmin/service-stac/pull/440", Confidence::Inferred},
    {"gateway.rest-api.http.connect", "API Gateway connects to the URL",
     "Over HTTP/1.1, from an address of its own.", source::kIntegrations},
    {"gateway.rest-api.http.uri-variable", "The URL names a variable that the resource does not have",
     "What API Gateway sends then is not documented; Headway sends the path as it is written.",
     source::kIntegrations, Confidence::Unknown},
    {"gateway.rest-api.http.stage-variable", "A stage variable stands in the URL",
     "${stageVariables.name} in the integration's URL is replaced by the value of the stage.",
     source::kStageVariables},
    {"gateway.rest-api.http.stage-variable-missing", "The stage variable of the URL has no value",
     "Which URL is called then is not documented, so the run stops here.", source::kStageVariables,
     Confidence::Unknown},
    {"gateway.rest-api.http.no-uri", "The integration has no URL",
     "An HTTP integration needs the URL it calls.", source::kIntegrations},
    {"gateway.rest-api.plain.not-passed", "A non-proxy integration passes nothing that is not mapped",
     "Headers and query string parameters of the client reach an http integration through request mappings alone; Content-Type and the body go on.",
     source::kIntegrations},
    {"gateway.rest-api.plain.own", "A non-proxy integration introduces itself",
     "User-Agent is AmazonAPIGateway_ and the API's id, Accept is application/json.", source::kRecordings,
     Confidence::Observed},
    {"gateway.rest-api.vpc-link.connect", "The VPC link leads to the load balancer",
     "The wire says which one, not the URL; the URL gives scheme and port.", source::kVpcLink},
    {"gateway.rest-api.vpc-link.host", "Through a VPC link the URL gives the Host",
     "It routes nothing; it names the Host and the name on the certificate.", source::kVpcLinkV1},
    {"gateway.rest-api.vpc-link.stage", "An Application Load Balancer sees the stage in the path",
     "VPC links V2 put it before the path. A mapping of context.requestOverride.path takes its place.",
     source::kVpcLink},
    {"gateway.rest-api.mapping.header", "A request mapping sets this header",
     "From a constant in quotes, the method's request, the context or a stage variable.", source::kMapping},
    {"gateway.rest-api.mapping.host", "A request mapping sets Host",
     "integration.request.header.Host works, though AWS's own advice is a header of another name.",
     source::kRecordings, Confidence::Observed},
    {"gateway.rest-api.mapping.query", "A request mapping sets this query string parameter",
     "The name and value are encoded.", source::kMapping},
    {"gateway.rest-api.mapping.path", "A mapping replaces the path", "context.requestOverride.path.",
     source::kVpcLink},
    {"gateway.rest-api.mapping.control-character", "The mapping's value has a line break",
     "A line break or another control character would end the header. What API Gateway does is not documented; Headway leaves the parameter out.",
     source::kIntegrations, Confidence::Unknown},
    {"gateway.rest-api.mapping.empty", "A mapping's source has no value", "Nothing is sent then.",
     source::kMapping, Confidence::Inferred},
    {"gateway.rest-api.mapping.malformed", "A mapping can't be read", "API Gateway would not save it.",
     source::kMapping},
    {"gateway.rest-api.mapping.forbidden", "Content-Length and Transfer-Encoding can't be mapped",
     "API Gateway saves such a mapping and then answers every request with 500.", source::kRecordings,
     Confidence::Observed},

    // To a function
    {"gateway.rest-api.lambda.no-function", "The integration calls no function",
     "A lambda-proxy integration leads to a Lambda function; to a load balancer it is http-proxy.",
     source::kLambda},
    {"gateway.rest-api.lambda.no-permission", "The function's policy does not let the API call it",
     "The log says so; the client gets 500.", source::kLambda, Confidence::Inferred},
    {"gateway.rest-api.lambda.too-large", "The body is over the 6 MB that a function takes",
     "API Gateway takes 10 MB, Lambda 6 MB. Which answer the client gets is not documented; Headway answers 413.",
     "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html", Confidence::Unknown},
    {"gateway.rest-api.lambda.x-forwarded-for", "API Gateway appends the address it sees",
     "Behind CloudFront that is the edge's address; the viewer's stands before it.", source::kRecordings,
     Confidence::Observed},
    {"gateway.rest-api.lambda.x-forwarded", "API Gateway writes X-Forwarded-Port and -Proto",
     "443 and https, those of its own endpoint.", source::kRecordings, Confidence::Observed},
    {"gateway.rest-api.lambda.trace-id", "API Gateway adds X-Amzn-Trace-Id", "An id for tracing, Root=... .",
     source::kRecordings, Confidence::Observed},
    {"gateway.rest-api.lambda.content-length", "The event has no Content-Length",
     "It was in no event that was recorded.", source::kRecordings, Confidence::Observed},
    {"gateway.rest-api.lambda.host", "The event has the Host that was asked for",
     "Only the call of Lambda itself has Lambda's.", source::kRecordings, Confidence::Observed},
    {"gateway.rest-api.lambda.path", "path has no stage, and stays percent-encoded",
     "requestContext.path has the stage.", source::kRecordings, Confidence::Observed},
    {"gateway.rest-api.lambda.base-path", "The base path of a custom domain name stays in path",
     "Adapters cut it off with a setting such as api_gateway_base_path.",
     "https://github.com/localstack/localstack/pull/12296", Confidence::Observed},
    {"gateway.rest-api.lambda.event", "The function gets a payload 1.0 event",
     "Headers once with their last and once with all values, the path without the stage.", source::kLambda},

    // The integration fails
    {"gateway.rest-api.integration-failed", "The HTTP backend can't be reached",
     "INTEGRATION_FAILURE has status 504 by default; the text is not documented.", source::kResponses,
     Confidence::Inferred},
    {"gateway.rest-api.integration-timeout", "The integration takes longer than API Gateway waits",
     "29 seconds unless the method says less; regional and private APIs may be allowed more.",
     source::kLimits, Confidence::Inferred},
    {"gateway.rest-api.function-failed", "The function failed",
     "An error of the function, its own timeout, or an answer API Gateway can't read becomes 502.",
     source::kLambda, Confidence::Observed},

    // On the way back
    {"gateway.rest-api.response.remapped", "API Gateway renames this response header",
     "It comes back as x-amzn-Remapped-...: a WWW-Authenticate opens no dialog in a browser.",
     source::kKnownIssues},
    {"gateway.rest-api.response.dropped", "API Gateway does not pass this response header back",
     "Its table of header treatment says so for this kind of integration.", source::kKnownIssues},
    {"gateway.rest-api.response.date", "API Gateway writes its own Date",
     "The backend's is kept in x-amzn-Remapped-Date.", source::kKnownIssues},
    {"gateway.rest-api.response.content-length", "API Gateway counts the body itself",
     "An HTTP backend's Content-Length is kept in x-amzn-Remapped-Content-Length.", source::kRecordings,
     Confidence::Observed},
    {"gateway.rest-api.response.content-type", "Without a Content-Type it is application/json",
     "Also when the body is something else.", source::kKnownIssues},
    {"gateway.rest-api.response.ids", "API Gateway names the request", "x-amzn-RequestId and x-amz-apigw-id.",
     source::kRecordings, Confidence::Observed},
    {"gateway.rest-api.response.trace-id", "An answer of a function tells the trace",
     "X-Amzn-Trace-Id comes back with Lambda integrations.", source::kRecordings, Confidence::Observed},
    {"gateway.rest-api.response.not-mapped", "A non-proxy integration returns no header that is not mapped",
     "Content-Type and the body come back. Each status is taken to have an integration response of its own.",
     source::kIntegrations, Confidence::Inferred},
    {"gateway.rest-api.response.mapping", "A response mapping sets this header", "For answers of its status.",
     source::kMapping},
    {"gateway.rest-api.response.base64", "The client gets base64 text instead of bytes",
     "Adapters hand binary bodies over as base64. API Gateway decodes them only if a binary media type matches the first type of Accept; later ones are not looked at.",
     source::kEncodings},
    {"gateway.rest-api.response.decoded", "API Gateway decodes the function's base64",
     "A binary media type matches the first type of Accept.", source::kEncodings},
    {"gateway.rest-api.response.binary-text", "Bytes of an HTTP backend are treated as text",
     "No binary media type matches, so bytes that are no UTF-8 are damaged. Headway shows them as they were.",
     source::kEncodings, Confidence::Inferred},
    {"gateway.rest-api.response.compressed", "API Gateway compresses the answer",
     "It is at least as large as the setting says, and Accept-Encoding names gzip or deflate. Headway leaves the bytes readable.",
     source::kCompression},

    // Edge-optimized APIs
    {"gateway.rest-api.edge", "A CloudFront distribution of AWS stands in front",
     "An edge-optimized API is reached through it. It can't be configured and nothing is cached.",
     source::kEndpoints},
    {"gateway.rest-api.edge.second", "Two CloudFronts stand one behind the other",
     "Your distribution calls an edge-optimized API: X-Forwarded-For and Via grow twice, and CloudFront-* headers tell of your edge instead of the viewer. Use a regional API.",
     source::kEndpoints, Confidence::Inferred},
    {"gateway.rest-api.edge.cookies", "Cookies are sorted by name", "On edge-optimized APIs alone.",
     source::kEndpoints},
    {"gateway.rest-api.edge.names", "Some header names get capital letters",
     "Cookie by the documentation, Authorization and User-Agent in recordings; others keep their spelling.",
     source::kEndpoints, Confidence::Observed},
    {"gateway.rest-api.edge.headers", "The edge location adds what CloudFront adds",
     "X-Forwarded-For, Via and X-Amz-Cf-Id.", source::kRecordings, Confidence::Observed},
    {"gateway.rest-api.edge.connect", "The edge location connects to the API", "Over HTTP/1.1.",
     source::kEndpoints, Confidence::Inferred},
    {"gateway.rest-api.edge.x-cache", "The edge location says that nothing was cached",
     "Miss from cloudfront, or Error from cloudfront with statuses of 400 and more.", source::kRecordings,
     Confidence::Observed},
};

/// The rule of that key; a mistyped key does not compile.
consteval RuleId rule(std::string_view key) { return ruleIn(kRules, key); }

}  // namespace headway::gateway::rest
