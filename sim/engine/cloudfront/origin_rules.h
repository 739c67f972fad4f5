// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/rules.h"

namespace headway::cloudfront::origin {

namespace source {
inline constexpr std::string_view kSettings =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html";
inline constexpr std::string_view k502 =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html";
inline constexpr std::string_view k504 =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-504-gateway-timeout.html";
inline constexpr std::string_view kAccess =
    "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginAccessControlConfig.html";
inline constexpr std::string_view kVpc =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html";
inline constexpr std::string_view kFailover =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html";
}  // namespace source

inline constexpr Rule kRules[] = {
    // Origin access control
    {"cloudfront.origin-access.signed", "CloudFront signs the request",
     "Origin access control writes an AWS signature into Authorization for the bucket or function URL.",
     source::kAccess},
    {"cloudfront.origin-access.overwritten", "The signature replaces the viewer's Authorization",
     "With always, CloudFront signs every request; what the viewer sent in Authorization is lost.",
     source::kAccess},
    {"cloudfront.origin-access.kept", "The viewer's Authorization is kept",
     "With no-override, CloudFront signs only where no Authorization is sent on; that of the viewer passes if a policy includes it. One AWS page wants it in the cache policy, another takes the origin request policy; Headway takes both.",
     source::kAccess, Confidence::Inferred},
    {"cloudfront.origin-access.never", "Origin access control does not sign",
     "With never, requests go out unsigned, and a private origin refuses them.", source::kAccess},
    {"cloudfront.origin-access.headers", "What a signed request carries besides",
     "AWS does not list the headers of the signature; Headway writes X-Amz-Date and X-Amz-Content-Sha256.",
     source::kAccess, Confidence::Unknown},
    {"cloudfront.origin-access.not-possible", "This origin can't have origin access control",
     "It exists for buckets and function URLs; for website endpoints, API Gateway and load balancers there is none.",
     source::kAccess},

    // VPC origins, Origin Shield, the origin's name
    {"cloudfront.vpc-origin", "CloudFront connects inside the VPC",
     "A VPC origin reaches private load balancers and servers through a network interface in their VPC.",
     source::kVpc},
    {"cloudfront.vpc-origin.not-possible", "This origin can't be a VPC origin",
     "VPC origins are load balancers and servers in a VPC; buckets, function URLs and API Gateway are none.",
     source::kVpc},
    {"cloudfront.origin-shield", "The request passes Origin Shield",
     "One more cache, in the Region chosen, asks the origin for all edges. No change of the request is documented.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/origin-shield.html"},
    {"cloudfront.origin.loop", "The origin is CloudFront itself",
     "DNS leads a name of a distribution to CloudFront, so the request would come back and go out again. How often CloudFront lets that happen and what it answers then is not documented.",
     source::kSettings, Confidence::Unknown},
    {"cloudfront.origin.ip-address", "An origin has a name, not an address",
     "CloudFront takes a public DNS name as origin domain and refuses IP addresses, so such an origin can't be set up.",
     source::kSettings},

    // Nothing comes back
    {"cloudfront.origin.dns", "The origin's name is not found",
     "CloudFront answers 502 when the origin domain does not resolve.", source::k502},
    {"cloudfront.origin.refused", "The origin refuses the connection",
     "CloudFront tries as often as the origin's settings say, then answers 502.", source::k502},
    {"cloudfront.origin.no-listener", "Nothing listens on that port",
     "The origin does not speak this protocol on this port: CloudFront answers 502.", source::k502},
    {"cloudfront.origin.tls", "TLS with the origin fails",
     "An expired or self-signed certificate, or no common protocol or cipher: CloudFront answers 502.",
     source::k502},
    {"cloudfront.origin.reset", "The origin closes the connection",
     "Reports show 502, some 504; Headway answers 502.",
     "https://github.com/jonaswitt/privatkopiera/issues/8", Confidence::Inferred},
    {"cloudfront.origin.unreachable", "The origin is not on the internet",
     "A private address, or a firewall that lets nobody in, leaves CloudFront without a connection: 504.",
     source::k504, Confidence::Inferred},
    {"cloudfront.origin.read-timeout", "The origin takes too long",
     "CloudFront waits as long as the response timeout says. GET and HEAD are tried again, up to the number of connection attempts; then it answers 504.",
     source::kSettings},
    {"cloudfront.origin.completion-timeout", "The whole answer takes too long",
     "The response completion timeout limits all tries together; beyond it CloudFront answers 504.",
     source::kSettings},

    // Origin groups
    {"cloudfront.failover.primary-first", "The primary origin is asked first",
     "Every request of an origin group goes to the primary origin first, also while it is down.",
     source::kFailover},
    {"cloudfront.failover.status", "The second origin takes over",
     "The primary origin answered with one of the group's failover codes.", source::kFailover},
    {"cloudfront.failover.connection", "The second origin takes over for one that can't be reached",
     "A failed connection counts if 503 is among the failover codes.", source::kFailover},
    {"cloudfront.failover.timeout", "The second origin takes over for one that is too slow",
     "A timeout counts if 504 is among the failover codes.", source::kFailover},
    {"cloudfront.failover.method", "No failover for this method",
     "An origin group fails over for GET and HEAD, and for OPTIONS only where its answers are cached.",
     source::kFailover},
    {"cloudfront.failover.not-chosen", "The group does not fail over for this",
     "The status, or what stands for the failure, is not among the group's failover codes.",
     source::kFailover},
    {"cloudfront.failover.function-not-run-again", "The viewer-request function does not run again",
     "The second origin gets what the function made of the request the first time.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/general-helper-methods.html"},
};

/// The rule of that key; a mistyped key does not compile.
consteval RuleId rule(std::string_view key) { return ruleIn(kRules, key); }

}  // namespace headway::cloudfront::origin
