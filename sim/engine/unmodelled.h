// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "sim/engine/rules.h"

namespace headway::unmodelled {

/// What Headway leaves out of a service, and why.
struct Feature {
  std::string_view name;
  std::string_view service;  ///< "CloudFront"
  std::string_view reason;
  std::string_view source;
  std::string_view setting;  ///< "distribution.web_acl": where a project can say it uses it; "" = nowhere
  std::string_view rule;     ///< the rule the trace then shows; "" = none
};

inline constexpr Feature kFeatures[] = {
    {"AWS WAF", "CloudFront", "Web ACLs have rules of their own; Headway takes the request to pass them.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-awswaf.html",
     "distribution.web_acl", "cloudfront.unmodelled.waf"},
    {"Client certificates (viewer mTLS)", "CloudFront",
     "The handshake, its headers and connection functions need certificates that a project does not have.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/viewer-mtls-headers.html",
     "distribution.viewer_mtls", "cloudfront.unmodelled.mtls"},
    {"Continuous deployment", "CloudFront",
     "Which requests the staging distribution takes follows weights and session cookies that are not documented in full.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/continuous-deployment.html",
     "distribution.continuous_deployment", "cloudfront.unmodelled.staging"},
    {"Field-level encryption", "CloudFront",
     "It needs the public key, and Django would need the private one.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/field-level-encryption.html",
     "behavior.field_level_encryption", "cloudfront.unmodelled.field-level-encryption"},
    {"gRPC", "CloudFront", "Django speaks no gRPC.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-using-grpc.html",
     "behavior.grpc", "cloudfront.unmodelled.grpc"},
    {"WebSocket connections", "CloudFront",
     "Only the request that opens one is an HTTP message; what follows is not.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-working-with.websockets.html",
     "", "cloudfront.unmodelled.websocket"},
    {"Validity of signatures", "CloudFront",
     "Signed URLs and cookies are checked for their parts only; a project holds no key.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-signed-urls.html",
     "behavior.restrict_viewer_access", "cloudfront.viewer.signature-assumed"},
    {"Code of Lambda@Edge functions", "CloudFront",
     "It runs in a full Node.js or Python with network access, which Headway does not give to a project's code.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-the-edge.html",
     "behavior.lambda_edge", "cloudfront.lambda-edge.viewer-request"},
    {"Multi-tenant distributions", "CloudFront",
     "Tenants and connection groups are another kind of resource; a project has standard distributions.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-config-options.html",
     "", ""},
    {"Real-time logs and standard logs", "CloudFront", "They change no message.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/real-time-logs.html", "", ""},
    {"Cache tags", "CloudFront", "They matter to invalidations only.",
     "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html", "", ""},
    {"CBOR web tokens in functions", "CloudFront", "njs has no such helper; a function that calls it fails.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-custom-methods.html", "",
     ""},
    {"Several edge locations and regional caches", "CloudFront",
     "Each location has a cache of its own and asks a regional one before the origin; Headway plays one cache.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HowCloudFrontWorks.html", "", ""},
    {"Simultaneous requests (request collapsing)", "CloudFront",
     "Requests are sent one after the other, so none waits for another's answer.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html",
     "", ""},
    {"Parts of stored answers (Range)", "CloudFront",
     "Which range CloudFront fetches and keeps is not documented in full; the origin is asked and nothing stored.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RangeGETs.html", "",
     "cloudfront.cache.range"},
    {"Invalidations", "CloudFront", "Objects are removed from the list by hand instead.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Invalidation.html", "", ""},
    {"Compressed bytes", "CloudFront", "Headway marks a compressed answer and leaves its bytes readable.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html", "",
     "cloudfront.compress.compressed"},
    {"Client certificates (mutual TLS)", "API Gateway",
     "A custom domain name can want certificates from clients and answers 403 without; a project holds none.",
     "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mutual-tls.html", "", ""},
    {"Validity of tokens", "API Gateway",
     "Tokens and signatures are looked for, not verified; what an authorizer makes of one, the request says.",
     "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html",
     "integration.authorization", "gateway.http-api.jwt.passed"},
    {"Access logs", "API Gateway", "They change no message.",
     "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html", "", ""},
    {"VPC links that fell asleep", "API Gateway",
     "A link without traffic for 60 days has to be set up anew; Headway takes every link to be active.",
     "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html", "", ""},
    {"Lambda web functions", "Lambda",
     "They are called over plain HTTP at a lambda-web name of their own; a project has function URLs.",
     "https://docs.aws.amazon.com/lambda/latest/dg/web-functions-http.html", "", ""},
};

inline constexpr Rule kRules[] = {
    {"cloudfront.unmodelled.waf", "AWS WAF is taken to let the request pass",
     "A web ACL is attached. What its rules say is not in the project; a blocked request would get 403.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-awswaf.html",
     Confidence::Unknown},
    {"cloudfront.unmodelled.mtls", "The viewer is taken to show a certificate that CloudFront trusts",
     "Headway does not model client certificates, nor the headers CloudFront makes of them.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/viewer-mtls-headers.html",
     Confidence::Unknown},
    {"cloudfront.unmodelled.staging", "The request is taken to go to the primary distribution",
     "With continuous deployment a staging distribution takes some requests; Headway shows the primary one's answer.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/continuous-deployment.html",
     Confidence::Unknown},
    {"cloudfront.unmodelled.field-level-encryption", "Fields of this form would be encrypted",
     "What Django gets then depends on keys that a project does not have.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/field-level-encryption.html",
     Confidence::Unknown},
    {"cloudfront.unmodelled.grpc", "Headway does not follow gRPC calls",
     "The content type says gRPC and the behavior lets it through.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-using-grpc.html",
     Confidence::Unknown},
    {"cloudfront.unmodelled.websocket", "Headway does not follow WebSocket connections",
     "The viewer asks to upgrade; CloudFront would pass that on, and what follows is no HTTP.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-working-with.websockets.html",
     Confidence::Unknown},
};

/// The rule of that key; a mistyped key does not compile.
consteval RuleId rule(std::string_view key) { return ruleIn(kRules, key); }

}  // namespace headway::unmodelled
