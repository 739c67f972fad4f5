// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/rules.h"

namespace headway::function_url {

namespace source {
inline constexpr std::string_view kUrls = "https://docs.aws.amazon.com/lambda/latest/dg/lambda-urls.html";
inline constexpr std::string_view kAuth = "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html";
inline constexpr std::string_view kInvocation =
    "https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html";
inline constexpr std::string_view kOac =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-lambda.html";
}  // namespace source

inline constexpr Rule kRules[] = {
    {"function-url.https-only", "A function URL speaks https alone",
     "What a connection to port 80 gets is not documented, so the run stops here.", source::kUrls,
     Confidence::Unknown},
    {"function-url.host", "The function is found by Host", "Host is the function URL's own name.",
     source::kUrls},
    {"function-url.host-unknown", "A function URL refuses every other Host",
     "A behavior that forwards the viewer's Host gets 403; no custom name exists for function URLs. The body is taken to be the one for an unknown URL.",
     "https://github.com/aws/aws-cdk/issues/20090", Confidence::Inferred},
    {"function-url.auth.open", "Everyone may call the function URL",
     "The authorization type is NONE and the function's policy lets everyone call it.", source::kAuth},
    {"function-url.auth.signed", "The signature opens the function URL",
     "CloudFront or the client signs the request, and the function's policy lets it call.", source::kAuth},
    {"function-url.auth.unsigned", "The function URL wants a signature",
     "With AWS_IAM an unsigned request gets 403. Origin access control makes CloudFront sign.",
     source::kAuth},
    {"function-url.auth.other-service", "The signature is made for another service",
     "The scope of the signature must name the service lambda.", source::kAuth, Confidence::Inferred},
    {"function-url.auth.refused", "The signature does not open the function URL",
     "A wrong or expired signature and a caller without permission get 403. The body is taken to be the one of unsigned requests.",
     source::kAuth, Confidence::Inferred},
    {"function-url.auth.no-permission", "The function's policy does not let the caller in",
     "Both lambda:InvokeFunctionUrl and lambda:InvokeFunction must be granted: to everyone with NONE, to the distribution with AWS_IAM.",
     source::kAuth},
    {"function-url.auth.body-hash", "The body is not part of the signature",
     "CloudFront does not hash bodies and Lambda takes no unsigned ones: the viewer itself must send x-amz-content-sha256 with its POST or PUT; Headway takes other methods with a body the same way. No HTML form does.",
     source::kOac, Confidence::Observed},
    {"function-url.auth.empty-body", "There is no body to sign",
     "CloudFront asks for the hash with POST and PUT; Headway takes requests without a body to pass without it.",
     source::kOac, Confidence::Inferred},
    {"function-url.x-forwarded-for", "The function URL appends the address it sees",
     "Behind CloudFront that is the edge's address; the viewer's stands before it.", source::kInvocation,
     Confidence::Observed},
    {"function-url.headers", "The function URL tells what it knows of the connection",
     "X-Forwarded-Port and -Proto are those of its own endpoint, 443 and https; TLS version and cipher have headers of their own.",
     source::kInvocation, Confidence::Observed},
    {"function-url.connection-dropped", "Connection stays behind",
     "Hop-by-hop headers do not reach the event.", source::kInvocation, Confidence::Observed},
    {"function-url.event", "The function gets a payload 2.0 event",
     "As from an HTTP API, but the path stays encoded, and the cookies are in the list and in the cookie header.",
     source::kInvocation, Confidence::Observed},
    {"function-url.no-function", "No function is behind the URL",
     "No wire leads from the function URL to Django, so the design is not finished.", source::kUrls},
    {"function-url.failed", "The function failed",
     "A function that breaks down gets the caller 502 and a plain Internal Server Error.",
     source::kInvocation, Confidence::Observed},
    {"function-url.timeout", "The function is slower than its own timeout",
     "Which of 502 and 504 the caller gets is not documented; Headway answers 502. CloudFront gives up before most functions do.",
     source::kUrls, Confidence::Unknown},
    {"function-url.switched-off", "The function is switched off",
     "With a reserved concurrency of 0 every request gets 429. The text of the body is not documented.",
     source::kUrls, Confidence::Inferred},
    {"function-url.throttled", "More requests than the reserved concurrency allows",
     "A function URL takes ten times the reserved concurrency in a second; more get 429. The text of the body is not documented.",
     source::kUrls, Confidence::Inferred},
    {"function-url.too-large", "The event is too large for the function",
     "6 MB is the most. That the answer is 413 is not documented for function URLs.",
     "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html", Confidence::Unknown},
    {"function-url.stream", "The function may stream its answer",
     "With RESPONSE_STREAM Node.js functions and the Lambda Web Adapter send as they go; apig-wsgi and Mangum answer in one piece, so Django's answers stay as they are.",
     "https://docs.aws.amazon.com/lambda/latest/dg/configuration-response-streaming.html"},
    {"function-url.cors.preflight", "The function URL answers the preflight",
     "With CORS set on the function URL no preflight reaches Django. Its status, and that it needs no signature, are not documented.",
     source::kUrls, Confidence::Unknown},
    {"function-url.cors.headers", "The function URL adds the CORS headers",
     "They say what its settings allow to this origin.", source::kUrls},
    {"function-url.cors.not-allowed", "The function URL does not allow this origin",
     "It adds no CORS headers, and the browser keeps the answer from the page.", source::kUrls},
    {"function-url.cors.twice", "Django and the function URL both send CORS headers",
     "The header then stands twice, and browsers accept neither. Set CORS in one place alone.", source::kUrls,
     Confidence::Inferred},
    {"function-url.request-id", "Lambda names the request", "x-amzn-RequestId is on every answer.",
     source::kInvocation, Confidence::Observed},
};

/// The rule of that key; a mistyped key does not compile.
consteval RuleId rule(std::string_view key) { return ruleIn(kRules, key); }

}  // namespace headway::function_url
