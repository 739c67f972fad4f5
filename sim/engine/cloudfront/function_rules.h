// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/rules.h"
#include "sim/model/link.h"

namespace headway::cloudfront::function {

namespace source {
inline constexpr std::string_view kEvent =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html";
inline constexpr std::string_view kRestrictions =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html";
inline constexpr std::string_view k502 =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html";
inline constexpr std::string_view k503 =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-503-service-unavailable.html";
inline constexpr std::string_view kMetrics =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/viewing-cloudfront-metrics.html";
inline constexpr std::string_view kLimits =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html";
inline constexpr std::string_view kHelpers =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/helper-functions-origin-modification.html";
inline constexpr std::string_view kTutorial =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-tutorial.html";
}  // namespace source

inline constexpr Rule kRules[] = {
    // What the function may change
    {"function.uri.set", "The function set the URI",
     "A viewer-request function may replace the path. The cache behavior and the origin stay those of the original path.",
     source::kEvent},
    {"function.query.set", "The function set the query string",
     "A viewer-request function may return the query as an object or as a text; parameters it left alone keep their bytes and order.",
     source::kEvent},
    {"function.header.added", "The function added a header",
     "A function may add headers; CloudFront writes their names with every word capitalised.",
     source::kEvent},
    {"function.header.changed", "The function changed a header",
     "A changed value replaces the first field of that name; a changed multiValue replaces them all.",
     source::kEvent},
    {"function.header.removed", "The function removed a header",
     "A header that is missing from what came back is removed.", source::kEvent},
    {"function.cookie.set", "The function set the cookies",
     "Cookies are apart from headers in the event; the Cookie header is written anew from what came back.",
     source::kEvent},
    {"function.multi-value.removed", "Leaving out multiValue leaves one value",
     "What happens when a function deletes multiValue and keeps value is not documented; Headway sends the one value.",
     source::kEvent, Confidence::Unknown},

    // A generated response
    {"function.response.generated", "The function answered by itself",
     "What a viewer-request function returns with a statusCode is the response: no cache and no origin are asked. That statusCode "
     "is what tells the two apart is not stated by AWS, but all its examples agree.",
     source::kTutorial, Confidence::Observed},
    {"function.response.bad-body", "The body is no valid base64",
     "A generated response whose base64 body can't be decoded is an error; AWS does not say which status the viewer sees.",
     source::kEvent, Confidence::Unknown},

    // A viewer-response function
    {"function.response.status", "The function set the status",
     "A viewer-response function may set another status code and description. CloudFront looks up no custom error page for it any more.",
     source::kEvent},
    {"function.response.cookie", "The function set the cookies of the answer",
     "Set-Cookie headers are apart from the headers in the event, each with its attributes; what came back replaces them.",
     source::kEvent},
    {"function.response.body", "The function set the body",
     "A viewer-response function never sees the body. One it returns replaces it, an empty one removes it; without one the body stays.",
     source::kEvent},
    {"function.response.content-length", "Content-Length follows the new body",
     "AWS asks functions to keep content-length in step with a body they set and does not say what becomes of one that is wrong; Headway "
     "corrects it.",
     source::kEvent, Confidence::Unknown},
    {"function.response.read-only", "A viewer-response function must not touch this header",
     "Via and Warning are read-only in a viewer-response function: adding, changing or removing one fails the request with 502.",
     source::kRestrictions},

    // Refused
    {"function.header.disallowed", "A function must not add this header",
     "CloudFront keeps these headers to itself: a function never sees them, and adding one fails the request with 502.",
     source::kRestrictions},
    {"function.header.read-only", "A function must not touch this header",
     "CDN-Loop, Content-Length, Host, Transfer-Encoding and Via are read-only in a viewer-request function: adding, changing or removing one fails "
     "the request with 502.",
     source::kRestrictions},
    {"function.header.cookie", "Cookies are not among the headers",
     "The event keeps cookies apart; what CloudFront does with a Cookie or Set-Cookie header in the returned object is not documented.",
     source::kEvent, Confidence::Unknown},
    {"function.header.upper-case", "Header names must be lower case",
     "AWS asks for lower-case names in what a function returns and does not say what becomes of others.",
     source::kEvent, Confidence::Unknown},
    {"function.method.read-only", "A function must not change the method",
     "request.method is read-only. Which status the viewer sees after a change is not documented.",
     source::kEvent, Confidence::Unknown},
    {"function.uri.malformed", "The URI must begin with a slash",
     "The returned uri must begin with / and hold no spaces or control characters; which status the viewer sees otherwise is not documented.",
     source::kEvent, Confidence::Unknown},
    {"function.uri.query", "The URI must not hold the query",
     "uri excludes the query string; what CloudFront makes of a ? or # in it is not documented.",
     source::kEvent, Confidence::Unknown},
    {"function.uri.too-long", "URI and query together are too long",
     "URI and query string must stay below 8,192 characters; which status the viewer sees otherwise is not documented.",
     source::kLimits, Confidence::Unknown},
    {"function.headers.too-large", "The request has grown over CloudFront's limit",
     "Request line and headers may have 32,768 bytes. What the viewer sees when a function goes over that is not documented; Headway sends the request on.",
     source::kLimits, Confidence::Unknown},
    {"function.query.malformed", "The query string is malformed",
     "The returned query must hold no spaces, control characters or #; which status the viewer sees otherwise is not documented.",
     source::kEvent, Confidence::Unknown},
    {"function.result.malformed", "The function did not return a request or a response",
     "CloudFront counts this as a validation error. Whether the viewer sees 502 or 503 is not documented; Headway shows 502.",
     source::kMetrics, Confidence::Unknown},

    // Helper methods
    {"function.origin.updated", "The function changed settings of the origin",
     "cf.updateRequestOrigin() replaces settings of the origin for this request; whatever it does not name is inherited.",
     source::kHelpers},
    {"function.origin.selected", "The function chose another origin",
     "cf.selectRequestOriginById() sends the request to another origin of the same distribution, with that origin's settings.",
     source::kHelpers},
    {"function.origin.host", "The function chose the Host for the origin",
     "hostHeader is the Host the origin gets, else the domainName that was set. It is the only way for a CloudFront Function to choose it.",
     source::kHelpers},
    {"function.origin.sni", "The function chose the TLS name",
     "The TLS server name is sni, else hostHeader, else the domainName that was set.", source::kHelpers},
    {"function.origin.certificate-names", "The function says which certificates are good",
     "With allowedCertificateNames the origin's certificate may be for one of these names instead.",
     source::kHelpers},
    {"function.origin.unknown-id", "The distribution has no such origin",
     "cf.selectRequestOriginById() takes origins of the same distribution only; what the viewer sees otherwise is not documented.",
     source::kHelpers, Confidence::Unknown},
    {"function.origin.outside", "The origin is outside of the design",
     "The function may send the request to any HTTP endpoint. This one is no node of the project, so what it answers is not known.",
     source::kHelpers, Confidence::Unknown},
    {"function.origin.group", "The function made an origin group",
     "cf.createRequestOriginGroup() names two origins of the distribution and the statuses of the first that make CloudFront ask the second. "
     "The function is not run again for it.",
     source::kHelpers},
    {"function.origin.vpc", "Settings of a VPC origin can't be changed",
     "cf.updateRequestOrigin() does not work on VPC origins: AWS says the request fails, but not with which status.",
     source::kHelpers, Confidence::Unknown},
    {"function.origin.invalid", "The call breaks a documented limit",
     "AWS documents what the helper methods take and not what becomes of a request whose function breaks it.",
     source::kHelpers, Confidence::Unknown},
    {"function.origin.viewer-response", "Origins change on viewer-request only",
     "The helper methods for origins are for viewer-request functions; what a viewer-response function gets from them is not documented.",
     source::kHelpers, Confidence::Unknown},
    {"function.log.custom", "The function wrote to the access log",
     "cf.logCustomData() fills a field of the access log: the last call counts, URL-encoded and cut at 800 bytes.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/general-helper-methods.html"},

    // Could not run
    {"function.run.threw", "The function failed",
     "A function that throws, or has no handler, fails the request with 503 and FunctionExecutionError.",
     source::k503, Confidence::Observed},
    {"function.run.syntax", "The function's code does not compile",
     "CloudFront does not check the code before it runs it, so every request fails with 503. Captures show FunctionExecutionError and FunctionThrottledError in X-Cache.",
     source::kMetrics, Confidence::Inferred},
    {"function.run.timeout", "The function takes too long",
     "A function gets less than a millisecond of computing. One that takes longer is stopped and the viewer sees 503 with FunctionThrottledError.",
     source::k503, Confidence::Observed},
    {"function.run.memory", "The function takes too much memory",
     "A function may use 2 MB of memory; beyond that it fails like one that throws. Headway's count comes near CloudFront's but is not the same.",
     source::kLimits, Confidence::Inferred},
    {"function.run.unavailable", "Headway could not run the function",
     "The function's result is not known: the engine is missing, or the code uses something that Headway does not simulate.",
     source::kHelpers, Confidence::Unknown},
};

/// The rule of that key; a mistyped key does not compile.
consteval RuleId rule(std::string_view key) { return ruleIn(kRules, key); }

/// The rule of the headers that are read-only on this event.
constexpr RuleId readOnlyRule(FunctionEvent event) {
  return event == FunctionEvent::ViewerRequest ? rule("function.header.read-only")
                                               : rule("function.response.read-only");
}

}  // namespace headway::cloudfront::function
