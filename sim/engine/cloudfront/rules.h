// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/rules.h"

namespace headway::cloudfront {

namespace source {
inline constexpr std::string_view kOriginRequest =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html";
inline constexpr std::string_view kBehavior =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html";
inline constexpr std::string_view kCnames =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html";
inline constexpr std::string_view kOrp =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/controlling-origin-requests.html";
inline constexpr std::string_view kManagedOrp =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html";
inline constexpr std::string_view kPolicyUnion =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-how-origin-request-policies-and-cache-policies-work-together.html";
inline constexpr std::string_view kCacheKey =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-the-cache-key.html";
inline constexpr std::string_view kCachePolicy =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cache-key-understand-cache-policy.html";
inline constexpr std::string_view kCookies =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Cookies.html";
inline constexpr std::string_view kHttps =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html";
inline constexpr std::string_view k403 =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-403-permission-denied.html";
inline constexpr std::string_view k502 =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html";
inline constexpr std::string_view kCfHeaders =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-cloudfront-headers.html";
inline constexpr std::string_view kCustomHeaders =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html";
inline constexpr std::string_view kOrigins =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html";
inline constexpr std::string_view kLegacy =
    "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ForwardedValues.html";
inline constexpr std::string_view kRoot =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DefaultRootObject.html";
}  // namespace source

inline constexpr Rule kRules[] = {
    // Which distribution and behavior
    {"cloudfront.alias.match", "The distribution answers to this name",
     "CloudFront picks the distribution by Host: its own cloudfront.net name or one of its alternate domain names.",
     source::kCnames},
    {"cloudfront.alias.unknown", "No distribution has this name",
     "A name that points to CloudFront but is no alternate domain name of the distribution gets 403.",
     source::k403},
    {"cloudfront.behavior.match", "The first matching behavior decides",
     "Path patterns are tried in order on the normalised path; the first that matches decides, and * comes last.",
     source::kBehavior},
    {"cloudfront.behavior.no-origin", "The behavior has no origin",
     "No wire leads from this behavior to an origin, so the design is not finished.", source::kOrigins},
    {"cloudfront.behavior.no-policy", "The behavior names a policy that is not there",
     "Neither the distribution nor AWS has a policy of that name, so what would be sent can't be said.",
     source::kCachePolicy},
    {"cloudfront.viewer.get-with-body", "A GET with a body is refused",
     "CloudFront answers 403 to a GET request that carries a body.", source::kOriginRequest},
    {"cloudfront.viewer.method-not-allowed", "The behavior does not allow this method",
     "A behavior allows GET and HEAD, or these with OPTIONS, or all seven methods. Anything else is answered 403 and never reaches the origin.",
     source::kBehavior},
    {"cloudfront.viewer.redirect-to-https", "CloudFront sends the viewer to https",
     "With redirect-to-https, GET and HEAD over http get 301 and other methods 307, with the same URL over https.",
     source::kHttps},
    {"cloudfront.viewer.https-only", "The behavior serves https only",
     "With https-only a viewer that comes over http gets 403.", source::kHttps},
    {"cloudfront.viewer.http10-redirect", "HTTP/1.0 can't be redirected with its body",
     "With redirect-to-https, methods other than GET and HEAD over HTTP/1.0 get 403.", source::kHttps},
    {"cloudfront.viewer.check-order", "Several checks fail and their order is not documented",
     "Several settings stop this request; which is looked at first is not documented. Headway looks at the country, the protocol, the method and the signature, in this order.",
     source::kBehavior, Confidence::Unknown},
    {"cloudfront.viewer.page-wording", "The words of this answer are not documented",
     "The status is; which sentence the page has and what X-Cache says there is Headway's guess.",
     source::k403, Confidence::Unknown},
    {"cloudfront.viewer.tls-too-old", "The viewer and the distribution have no TLS version in common",
     "The security policy asks for a newer TLS version than this viewer speaks, so the connection fails before there is a request.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html"},
    {"cloudfront.viewer.method-unknown", "What CloudFront does with this method is not documented",
     "It is none of the seven that a behavior can allow. Headway answers as for a method that is not allowed.",
     source::kBehavior, Confidence::Unknown},
    {"cloudfront.viewer.uri-too-long", "The URL is too long", "URLs over 8,192 bytes get 414.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html"},
    {"cloudfront.viewer.headers-too-large", "The request line and headers are too large",
     "Together over 32,768 bytes they get 494.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html"},
    {"cloudfront.viewer.default-root-object", "/ asks for the default root object",
     "Only a request for / itself is rewritten, to the configured name.", source::kRoot},
    {"cloudfront.error-page", "CloudFront's own error page",
     "Answers CloudFront makes itself are small HTML pages that name the request id.", source::k403,
     Confidence::Observed},
    {"cloudfront.lambda-edge.viewer-request", "A Lambda@Edge function runs on viewer-request",
     "It sees every request before the cache is asked, without the CloudFront-* headers, and may change headers (not Host), path and query, or answer "
     "by itself with up to 40 KB. Headway does not run its code.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html",
     Confidence::Unknown},
    {"cloudfront.lambda-edge.origin-request", "A Lambda@Edge function runs on origin-request",
     "It runs where the cache has no answer and may choose another origin, change the Host header, path and query, or answer by itself with up to "
     "1 MB. It sees the query only if the policies forward all of it. Headway does not run its code.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html",
     Confidence::Unknown},
    {"cloudfront.lambda-edge.origin-response", "A Lambda@Edge function runs on origin-response",
     "It sees what the origin answered, errors too, before the cache stores it, and may change status, headers and body. Headway does not run its code.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html",
     Confidence::Unknown},
    {"cloudfront.lambda-edge.viewer-response", "A Lambda@Edge function runs on viewer-response",
     "It sees each answer below 400 before the viewer gets it and may change headers, not the status. Headway does not run its code.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html",
     Confidence::Unknown},
    {"cloudfront.function.ran", "The function ran before the cache was asked",
     "A viewer-request function sees every request of its behaviors and hands it on, changed or not.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html"},
    {"cloudfront.function.refused-page", "The page for a refused result is partly a guess",
     "The status is documented; what X-Cache says there, and the sentence for read-only headers, is not.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
     Confidence::Unknown},
    {"cloudfront.function.too-large", "The function's code is over 10 KB",
     "CloudFront does not publish such a function, so the design can't be deployed. What viewers would get is a guess.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html",
     Confidence::Unknown},
    {"cloudfront.function.response-ran", "The function ran before the viewer got the answer",
     "A viewer-response function sees every answer of its behaviors below 400, from the cache or from the origin.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html"},
    {"cloudfront.function.response-skipped", "No viewer-response function for errors of the origin",
     "The function does not run when the origin answers 400 or more, so headers it would add are missing there. Response headers policies "
     "apply all the same.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html"},
    {"cloudfront.function.response-order", "Response headers policy first, then the function",
     "AWS does not say which of the two works on the answer first; Headway lets the function see what the policy added.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-response-headers.html",
     Confidence::Unknown},
    {"cloudfront.function.response-own-answer",
     "No viewer-response function for answers the edge made itself",
     "AWS says of Lambda@Edge that no viewer-response function runs for a redirect to https or for what a viewer-request function answered; of "
     "CloudFront Functions it says nothing, and Headway assumes the same.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-cloudfront-trigger-events.html",
     Confidence::Inferred},

    // Headers to the origin
    {"cloudfront.host.origin-domain", "CloudFront sends the origin's own name as Host",
     "Unless a policy forwards the viewer's Host, CloudFront writes the origin's domain name into Host. API Gateway answers only to that name.",
     source::kOriginRequest},
    {"cloudfront.host.viewer", "The viewer's Host is sent on",
     "A policy forwards Host, so the origin gets the name the viewer asked for.", source::kOrp},
    {"cloudfront.host.key-beats-except", "Host in the cache key beats the exception",
     "What is in the cache key is always sent to the origin, so a cache policy that lists Host defeats an origin request policy that leaves it out.",
     source::kPolicyUnion},
    {"cloudfront.header.forwarded", "A policy sends this header on",
     "The cache policy or the origin request policy includes it.", source::kOrp},
    {"cloudfront.header.not-forwarded", "No policy sends this header on",
     "With policies, the origin gets only the headers that the cache policy or the origin request policy includes, besides CloudFront's own.",
     source::kOrp},
    {"cloudfront.header.removed", "CloudFront never sends this header on",
     "Hop-by-hop and internal headers are removed whatever the policies say.", source::kOriginRequest},
    {"cloudfront.header.removed-unless-listed", "Removed unless a policy lists it",
     "Accept, Accept-Charset, Accept-Language, Referer and X-HTTP-Method-Override are removed unless a policy or a legacy setting lists them.",
     source::kOriginRequest},
    {"cloudfront.header.default-pass", "Sent on without a policy",
     "CloudFront sends this header on by default.", source::kOriginRequest},
    {"cloudfront.header.default-pass-unclear", "Probably sent on without a policy",
     "AWS's header table says it is forwarded; the text on policies says only listed headers are. Headway follows the table.",
     source::kOriginRequest, Confidence::Unknown},
    {"cloudfront.header.origin-contradiction", "Origin is taken to be removed",
     "AWS's table says Origin is forwarded, AWS's samples say it is removed unless a policy allows it. Headway removes it.",
     "https://github.com/aws-samples/amazon-cloudfront-functions/tree/main/add-origin-header",
     Confidence::Unknown},
    {"cloudfront.header.expect-all-viewer", "Expect is taken to be removed",
     "The table removes Expect; whether an all-viewer policy sends it is not documented.",
     source::kOriginRequest, Confidence::Unknown},
    {"cloudfront.authorization.removed", "Authorization is removed from GET and HEAD",
     "Unless a policy includes it, CloudFront removes Authorization before it asks the origin with GET or HEAD, and with OPTIONS where that is cached.",
     source::kOriginRequest},
    {"cloudfront.authorization.kept", "Authorization of unsafe methods is kept",
     "The table says it is forwarded with DELETE, PATCH, POST and PUT. The row is not limited to legacy settings.",
     source::kOriginRequest, Confidence::Inferred},
    {"cloudfront.x-forwarded-proto.removed", "CloudFront removes X-Forwarded-Proto",
     "The viewer's value never passes and CloudFront sends none of its own; the next hop writes what it sees. CloudFront-Forwarded-Proto is CloudFront's way to tell.",
     source::kOriginRequest},
    {"cloudfront.user-agent.replaced", "User-Agent becomes Amazon CloudFront",
     "Unless a policy sends the viewer's User-Agent on.", source::kOriginRequest},
    {"cloudfront.x-forwarded-for.appended", "CloudFront appends the viewer's address",
     "X-Forwarded-For gets the address the viewer connects from at its end. Whatever stood before it came from the viewer and proves nothing.",
     source::kOriginRequest},
    {"cloudfront.via.appended", "CloudFront adds itself to Via",
     "With the viewer's HTTP version and an opaque name.", source::kOriginRequest},
    {"cloudfront.via.http3", "The version in Via for HTTP/3 is a guess",
     "No capture shows it; Headway writes 3.0.", source::kOriginRequest, Confidence::Unknown},
    {"cloudfront.request-id.added", "CloudFront adds X-Amz-Cf-Id",
     "An opaque id of the request, the same as in CloudFront's logs.", source::kOriginRequest},
    {"cloudfront.connection.keep-alive", "Connection becomes Keep-Alive",
     "CloudFront keeps its connections to origins open.", source::kOriginRequest},
    {"cloudfront.accept-encoding.normalised", "Accept-Encoding is normalised",
     "With gzip or Brotli switched on in the cache policy, the origin gets br,gzip, one of them, or identity.",
     source::kCachePolicy},
    {"cloudfront.accept-encoding.legacy", "Accept-Encoding is reduced to gzip",
     "With legacy settings captures show gzip when the viewer accepts it.", source::kOriginRequest,
     Confidence::Observed},
    {"cloudfront.accept-encoding.http10", "HTTP/1.0 viewers get nothing compressed",
     "CloudFront takes Accept-Encoding out of their requests.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html"},
    {"cloudfront.cloudfront-header.added", "CloudFront tells what it knows of the viewer",
     "Added because a policy names the header.", source::kCfHeaders},
    {"cloudfront.cloudfront-header.except-host", "AllViewerExceptHostHeader adds CloudFront's headers",
     "The managed policy also adds the headers for protocol, version, TLS, device and location.",
     source::kManagedOrp},
    {"cloudfront.cloudfront-header.example", "Example values for place and device",
     "Values for country, city, device and TLS come from the viewer's settings and User-Agent; the real ones come from AWS's data.",
     source::kCfHeaders, Confidence::Inferred},
    {"cloudfront.cloudfront-header.spoofable", "A viewer's own CloudFront- header passes",
     "No policy adds it and an all-viewer policy sends on what the viewer sent. Whether CloudFront lets it through is not documented; do not trust it.",
     source::kCfHeaders, Confidence::Unknown},
    {"cloudfront.custom-header", "Origin custom header",
     "Configured on the origin; it replaces a header of that name from the viewer.", source::kCustomHeaders},
    {"cloudfront.custom-header.forbidden", "CloudFront takes no custom header of this name",
     "Names such as Host, Cookie, Cache-Control and X-Amz-* can't be origin custom headers, so such an origin can't be set up.",
     source::kCustomHeaders},
    {"cloudfront.custom-header.x-forwarded-proto", "A custom X-Forwarded-Proto is taken to be left out",
     "The name is not on AWS's list of forbidden ones, but one report says CloudFront ignores it. Headway leaves it out.",
     source::kCustomHeaders, Confidence::Unknown},

    // Cookies and the query string
    {"cloudfront.cookies.removed", "No policy sends cookies on",
     "Cookies reach the origin only if the cache policy or the origin request policy includes them.",
     source::kCookies},
    {"cloudfront.cookies.filtered", "Only the cookies that a policy includes",
     "The list limits what the origin gets, not only the cache key.", source::kCookies},
    {"cloudfront.cookies.sorted", "Cookies are sorted by name",
     "CloudFront sorts the cookies it sends on and drops what is no name=value pair.", source::kCookies},
    {"cloudfront.query.removed", "No policy sends the query string on",
     "The query string reaches the origin only if the cache policy or the origin request policy includes it.",
     source::kOrp},
    {"cloudfront.query.filtered", "Only the parameters that a policy includes",
     "The rest of the query string is left out.", source::kOrp},
    {"cloudfront.policy.both-except", "Two exception lists together are not clear",
     "With an exception list in both policies AWS's wording can be read two ways. Headway sends what either policy lets through, so that the key is always sent.",
     source::kPolicyUnion, Confidence::Unknown},
    {"cloudfront.legacy.forwarded", "Legacy settings send this on",
     "With ForwardedValues, headers that AWS's table does not name pass.", source::kLegacy},

    // The connection to the origin
    {"cloudfront.origin.connect", "CloudFront connects to the origin",
     "Name, port and protocol come from the origin's settings; HTTP/1.1 whatever the viewer speaks.",
     source::kOrigins},
    {"cloudfront.origin.path", "The origin path is put in front",
     "The origin path stands before the path of every request to this origin.", source::kOrigins},
    {"cloudfront.origin.sni", "The TLS name follows Host",
     "CloudFront asks for the certificate of the forwarded Host if Host is forwarded, else of the origin domain.",
     source::kOrigins, Confidence::Inferred},
    {"cloudfront.origin.certificate-ok", "The origin's certificate fits",
     "It must name the origin domain or, if Host is forwarded, the forwarded host.", source::k502},
    {"cloudfront.origin.certificate-domain-only",
     "The certificate is for the origin domain, not for the name asked for",
     "One AWS page takes a certificate for the origin domain or the forwarded Host; another wants the forwarded Host on it. Headway follows the first.",
     source::k502, Confidence::Unknown},
    {"cloudfront.origin.certificate-mismatch", "The origin's certificate names neither",
     "It must name the origin domain or, if Host is forwarded, the forwarded host; otherwise CloudFront answers 502.",
     source::k502},

    // The way back
    {"cloudfront.response.set-cookie-removed", "Set-Cookie is removed",
     "Where cookies are not sent to the origin, CloudFront also takes Set-Cookie out of the answer: logins vanish without an error.",
     source::kCookies},
    {"cloudfront.response.vary", "Vary loses what was not forwarded",
     "Accept-Encoding, Cookie and the headers that are sent to the origin stay, and User-Agent where a device header is sent. Other names are removed.",
     source::kOriginRequest},
    {"cloudfront.response.hop-headers", "Headers of the connection to the origin end here",
     "Trailer and Upgrade are dropped, and Transfer-Encoding becomes chunked.", source::kOriginRequest},
    {"cloudfront.response.headers-too-large", "The origin's headers are over CloudFront's limit",
     "CloudFront takes 32,768 bytes of response headers. What the viewer gets instead is not documented; Headway passes the answer.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html",
     Confidence::Unknown},
    {"cloudfront.response.via", "CloudFront writes Via", "The answer names the edge that served it.",
     source::kOriginRequest},
    {"cloudfront.response.ids", "CloudFront names the request and the place",
     "X-Amz-Cf-Id and X-Amz-Cf-Pop are on every answer.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html"},
};

/// The rule of that key; a mistyped key does not compile.
consteval RuleId rule(std::string_view key) { return ruleIn(kRules, key); }

}  // namespace headway::cloudfront
