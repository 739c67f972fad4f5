// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/rules.h"

namespace headway::s3 {

namespace source {
inline constexpr std::string_view kGetObject =
    "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html";
inline constexpr std::string_view kOac =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html";
inline constexpr std::string_view k403 =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-403-permission-denied.html";
inline constexpr std::string_view kWebsite =
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html";
inline constexpr std::string_view kIndex =
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/IndexDocumentSupport.html";
}  // namespace source

inline constexpr Rule kRules[] = {
    {"s3.host.own-name", "The bucket is named by Host", "S3 finds the bucket by the name in Host.",
     "https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html"},
    {"s3.host.foreign", "S3 refuses a forwarded Host",
     "With the viewer's Host S3 looks for a bucket of that name, and CloudFront's signature no longer fits. Leave Host out of the policies for this behavior.",
     source::k403, Confidence::Inferred},
    {"s3.access.signed", "CloudFront's signature opens the bucket",
     "The bucket policy lets the distribution read, and the request is signed by origin access control.",
     source::kOac},
    {"s3.access.public", "The bucket is public", "Anyone may read its objects.", source::kWebsite},
    {"s3.access.denied", "Access denied",
     "The bucket is private and the request is not signed for it, or the bucket policy does not let the distribution read.",
     source::k403},
    {"s3.access.foreign-authorization", "S3 does not understand this Authorization",
     "An Authorization header that is no AWS signature is taken to get 400; origin access control that always signs replaces it.",
     source::kGetObject, Confidence::Unknown},
    {"s3.access.read-only", "Only reading is allowed",
     "Policies for files grant s3:GetObject; other methods are refused.", source::kOac, Confidence::Inferred},
    {"s3.object.served", "The object is served",
     "The path without its first slash is the key; the answer carries the object's own Content-Type.",
     source::kGetObject},
    {"s3.object.missing", "There is no such key", "With s3:ListBucket a missing key gives 404.",
     source::kGetObject, Confidence::Unknown},
    {"s3.object.missing-hidden", "A missing key looks like a forbidden one",
     "Without s3:ListBucket S3 does not tell whether the key exists and answers 403.", source::kGetObject,
     Confidence::Unknown},
    {"s3.object.listing", "The bucket lists its keys to everyone",
     "A request for / lists the bucket if s3:ListBucket is granted. A default root object avoids it.",
     "https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjects.html"},
    {"s3.object.path-in-key", "The behavior's path is part of the key",
     "CloudFront takes nothing off the path: a page under /static/ is asked for under static/ in the bucket. An origin path goes in front; only a function takes something off.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html"},
    {"s3.object.no-index", "The REST endpoint has no index documents",
     "A path that ends with a slash is a key that ends with a slash. CloudFront's default root object helps at / alone; a function or a website endpoint elsewhere.",
     source::kIndex},
    {"s3.website.error-document", "The error document is served",
     "A website endpoint sends it with the status of the error.",
     "https://docs.aws.amazon.com/AmazonS3/latest/userguide/CustomErrorDocSupport.html"},
    {"s3.website.no-bucket", "No website has this name",
     "A website endpoint takes the bucket's name from Host: the endpoint's own name, or a bucket called like the host.",
     "https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html", Confidence::Inferred},
    {"s3.website.index", "The index document is served",
     "A website endpoint answers paths that end with a slash with the index document below them.",
     source::kIndex},
    {"s3.website.slash", "The website adds a slash",
     "A path without a slash that has an index document below it is redirected.", source::kIndex},
};

/// The rule of that key; a mistyped key does not compile.
consteval RuleId rule(std::string_view key) { return ruleIn(kRules, key); }

}  // namespace headway::s3
