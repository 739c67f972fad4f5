// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/rules.h"

namespace headway::cloudfront::response {

namespace source {
inline constexpr std::string_view kPolicy =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html";
inline constexpr std::string_view kManaged =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html";
inline constexpr std::string_view kCompression =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html";
}  // namespace source

inline constexpr Rule kRules[] = {
    // Response headers policies
    {"cloudfront.response-headers.removed", "The response headers policy removes this header",
     "Removing comes first; a header that the policy both removes and adds is added.", source::kPolicy},
    {"cloudfront.response-headers.stays", "CloudFront does not let a policy remove this header",
     "A policy that lists it can't be created: the API refuses it. Headway leaves the header where it is.",
     source::kPolicy},
    {"cloudfront.response-headers.own-server", "CloudFront puts its own Server or Date in place",
     "A policy may remove the origin's Server and Date; the viewer then gets CloudFront's.", source::kPolicy},
    {"cloudfront.response-headers.security", "The response headers policy adds a security header",
     "It is added when the origin did not send it, or when override is on.", source::kPolicy},
    {"cloudfront.response-headers.custom", "The response headers policy adds a custom header",
     "It is added when the origin did not send it, or when override is on.", source::kPolicy},
    {"cloudfront.response-headers.origin-wins", "The origin's header stays",
     "Override is off for this header, so what the origin sent goes to the viewer.", source::kPolicy},
    {"cloudfront.response-headers.cors", "The response headers policy adds CORS headers",
     "Only answers to requests with an Origin header get them; some go to preflight requests alone.",
     source::kPolicy},
    {"cloudfront.response-headers.cors-no-origin", "No CORS headers without Origin",
     "The viewer sent no Origin, so this is no CORS request and the policy's CORS headers are left out.",
     source::kPolicy},
    {"cloudfront.response-headers.cors-not-allowed", "The policy does not allow this origin",
     "No entry of the policy fits the Origin header, so the answer gets none of the policy's CORS headers and the browser keeps it from the script.",
     source::kPolicy, Confidence::Inferred},
    {"cloudfront.response-headers.cors-echo", "The allowed origin is named as the viewer wrote it",
     "With a list of origins the answer names the one that asked. Whether CloudFront writes Vary: Origin as well is not documented; Headway does not.",
     source::kPolicy, Confidence::Inferred},
    {"cloudfront.response-headers.cors-origin-wins", "One CORS header of the origin keeps the policy's out",
     "Override is off: as soon as the origin sent any CORS header, CloudFront adds none of the policy's.",
     source::kPolicy},
    {"cloudfront.response-headers.cors-expose-unclear",
     "Access-Control-Expose-Headers is taken to be left out",
     "The general page gives it to every CORS request, the page on the managed policies only to preflight requests. Headway follows the latter for managed policies.",
     source::kManaged, Confidence::Unknown},
    {"cloudfront.response-headers.cors-header-pattern", "A pattern among the allowed headers",
     "Patterns such as x-amz-* are allowed; what CloudFront writes for them is not documented. Headway writes the list as it stands.",
     source::kPolicy, Confidence::Unknown},
    {"cloudfront.response-headers.server-timing", "CloudFront adds Server-Timing",
     "With the place, the request id and whether the cache answered. The durations are left out: a simulation has none.",
     source::kPolicy},
    {"cloudfront.response-headers.server-timing-sampled", "Server-Timing is left to chance",
     "A sampling rate below 100 puts it on some answers; which ones can't be told. Headway leaves it out; Pragma: server-timing asks for it.",
     source::kPolicy, Confidence::Unknown},
    {"cloudfront.response-headers.own-answer", "The policy also applies to CloudFront's own answers",
     "Seen on one 403 for a method that was not allowed, whose page carried the policy's security headers. Headway takes it to hold for every answer that CloudFront or a function makes.",
     "capture of a live answer", Confidence::Observed},

    {"cloudfront.response-headers.before-function", "The policy is taken to come before the function",
     "Whether the response headers policy or the viewer-response function has the last word is not documented. Headway applies the policy first.",
     source::kPolicy, Confidence::Unknown},

    // Compression
    {"cloudfront.compress.compressed", "CloudFront compresses the answer",
     "Brotli if the viewer takes it, else gzip. Headway marks the message and leaves the bytes as they are.",
     source::kCompression},
    {"cloudfront.compress.chunked", "The length is not known beforehand",
     "A compressed answer goes out in chunks instead of with the origin's Content-Length.",
     source::kCompression, Confidence::Inferred},
    {"cloudfront.compress.weak-etag", "The ETag turns weak",
     "The compressed and the plain bytes mean the same but are not the same, so W/ is put in front.",
     source::kCompression},
    {"cloudfront.compress.etag-removed", "An ETag that is not valid is removed",
     "When CloudFront compresses, an ETag without quotes and without W/ does not go on.",
     source::kCompression},
    {"cloudfront.compress.skipped", "CloudFront does not compress this answer",
     "The viewer must accept it, the type must be on CloudFront's list, the status 200, 403 or 404, and Content-Length between 1,000 and 10,000,000 bytes without Content-Encoding.",
     source::kCompression},
    {"cloudfront.compress.off", "The cache policy keeps compression off",
     "Compress works only with a cache policy that switches gzip or Brotli on, does not list Accept-Encoding itself, and has a TTL above 0.",
     source::kCompression},
    {"cloudfront.compress.legacy", "Legacy settings can compress with gzip only",
     "Brotli needs a cache policy.", source::kCompression},
};

/// The rule of that key; a mistyped key does not compile.
consteval RuleId rule(std::string_view key) { return ruleIn(kRules, key); }

}  // namespace headway::cloudfront::response
