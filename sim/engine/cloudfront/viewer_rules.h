// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/rules.h"

namespace headway::cloudfront::viewer_side {

namespace source {
inline constexpr std::string_view kCnames =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html";
inline constexpr std::string_view kGeneral =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesGeneral.html";
inline constexpr std::string_view kGeo =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/georestrictions.html";
inline constexpr std::string_view kSigned =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-signed-urls.html";
inline constexpr std::string_view kHeaders =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-cloudfront-headers.html";
}  // namespace source

inline constexpr Rule kRules[] = {
    // Which distribution
    {"cloudfront.alias.most-specific", "The more specific alternate domain name wins",
     "A name and a wildcard that covers it may belong to two distributions. CloudFront serves the one with the more specific name, wherever DNS points.",
     source::kCnames},
    {"cloudfront.viewer.misdirected", "Host and the TLS name belong to two distributions",
     "CloudFront answers 421 when the certificate of the connection and the distribution of Host belong to different AWS accounts. A project does not say whose its distributions are; Headway takes them to be different.",
     source::kCnames, Confidence::Unknown},

    // The connection
    {"cloudfront.viewer.http-version", "The viewer falls back to an older HTTP version",
     "A viewer speaks the newest version that it and the distribution both know. HTTP/2 and HTTP/3 need https.",
     source::kGeneral},
    {"cloudfront.viewer.alt-svc", "CloudFront offers HTTP/3",
     "With HTTP/3 on, answers carry Alt-Svc so that browsers try it next time.", "capture of a live answer",
     Confidence::Observed},

    // Who may come in
    {"cloudfront.viewer.geo-blocked", "The viewer's country is kept out",
     "Geographic restriction holds for the whole distribution; viewers from other than the allowed countries get 403.",
     source::kGeo},
    {"cloudfront.viewer.geo-unknown", "A country that is not known is served",
     "When CloudFront can't tell where a viewer is, it serves the request.", source::kGeo},
    {"cloudfront.viewer.not-signed", "The behavior wants a signed URL or signed cookies",
     "Without them the viewer gets 403 and an XML error that names what is missing.",
     "captures of live answers", Confidence::Observed},
    {"cloudfront.viewer.half-signed", "Part of the signature is missing",
     "A key pair id alone does not let a viewer in. That the error code is AccessDenied is not documented.",
     source::kSigned, Confidence::Unknown},
    {"cloudfront.viewer.signature-assumed", "The signature is taken to be valid",
     "Headway sees that the request is signed and has no key to check it with. It treats the parameters like any others on the way to the origin.",
     source::kSigned, Confidence::Unknown},

    // CloudFront-* headers
    {"cloudfront.cloudfront-header.aws-network", "No place for viewers from the AWS network",
     "CloudFront leaves the location headers out of requests that come from AWS's own network.",
     source::kHeaders},
    {"cloudfront.cloudfront-header.not-known", "CloudFront has no value for this header",
     "City, metro code and postal code are not always known, and TLS facts exist on https only; the header is then left out.",
     source::kHeaders},
    {"cloudfront.cloudfront-header.error-request", "The value of CloudFront-Error-Uri and -Args is a guess",
     "They tell the viewer's URI and query string; how exactly is not shown anywhere. Headway writes them raw.",
     source::kHeaders, Confidence::Unknown},

    {"cloudfront.cloudfront-header.own-except",
     "An all-except policy of your own is taken to add no CloudFront headers",
     "AWS's page says that its AllViewerExceptHostHeader adds them and says nothing of own policies of that kind. People report them missing: name those you read in an allow-list.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html",
     Confidence::Unknown},
    {"cloudfront.authorization.origin-policy", "Authorization listed in an origin request policy",
     "For years CloudFront refused to create such a policy; its guide has allowed it since 2024 and warns that what is not in the key may be served to others. Headway sends it on.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html",
     Confidence::Unknown},

    // Managed policies without a page of settings
    {"cloudfront.policy.amplify-hosting", "This managed policy is meant for Amplify Hosting only",
     "AWS publishes no settings for it; Headway's come from exports of AWS accounts.",
     "exports of AWS accounts by Terraformer", Confidence::Observed},
};

/// The rule of that key; a mistyped key does not compile.
consteval RuleId rule(std::string_view key) { return ruleIn(kRules, key); }

}  // namespace headway::cloudfront::viewer_side
