// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/bucket.h"

#include "sim/model/describe.h"

namespace headway {
namespace {
constexpr std::string_view kOacPage =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html";
constexpr std::string_view kWebsitePage =
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html";
constexpr std::string_view kGetObject = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html";
}  // namespace

template <>
const Described<BucketObject>& describe<BucketObject>() {
  using O = BucketObject;
  using describing::field;
  static const auto all = describing::described<O>(
      "object", "Object", "What lies under one key.",
      {
          field(&O::key, {.name = "key",
                          .label = "Key",
                          .help = "Path without the slash in front: static/app.css.",
                          .source = kGetObject}),
          field(&O::contentType, {.name = "content_type",
                                  .label = "Content-Type",
                                  .help = "Stored with the object and sent with it.",
                                  .source = kGetObject}),
          field(&O::body,
                {.name = "body", .label = "Content", .help = "A short text.", .source = kGetObject}),
      });
  return all;
}

template <>
const Described<BucketConfig>& describe<BucketConfig>() {
  using B = BucketConfig;
  using describing::field;
  static const auto all = describing::described<B>(
      "bucket", "S3 bucket", "An S3 bucket with static files or uploads.",
      {
          field(&B::name, {.name = "bucket",
                           .label = "Bucket",
                           .help = "Its name, the first part of its endpoint's name.",
                           .source = kGetObject}),
          field(&B::region, {.name = "region",
                             .label = "Region",
                             .help = "AWS Region of the bucket.",
                             .source = kGetObject}),
          field(&B::endpoint,
                {.name = "endpoint",
                 .label = "Endpoint",
                 .help = "rest: private with origin access control. website: public, http only, with index "
                         "documents.",
                 .source = kWebsitePage}),
          field(&B::allowsOac,
                {.name = "allows_oac",
                 .label = "Lets the distribution read",
                 .help = "The bucket policy grants s3:GetObject to CloudFront's signed requests.",
                 .source = kOacPage}),
          field(&B::allowsList, {.name = "allows_list",
                                 .label = "Grants s3:ListBucket",
                                 .help = "Then a missing key gives 404 instead of 403.",
                                 .source = kGetObject,
                                 .rare = true}),
          field(&B::publicRead, {.name = "public_read",
                                 .label = "Public",
                                 .help = "Anyone may read. A website endpoint needs it.",
                                 .source = kWebsitePage}),
          field(&B::indexDocument, {.name = "index_document",
                                    .label = "Index document",
                                    .help = "Website endpoint: served for paths that end with a slash.",
                                    .source = kWebsitePage,
                                    .rare = true}),
          field(&B::errorDocument,
                {.name = "error_document",
                 .label = "Error document",
                 .help = "Website endpoint: key of the page that goes out with errors. Empty: "
                         "S3's own page.",
                 .source = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/"
                           "CustomErrorDocSupport.html",
                 .rare = true}),
          field(&B::objects, {.name = "objects",
                              .label = "Objects",
                              .help = "The keys the bucket holds.",
                              .source = kGetObject}),
      });
  return all;
}

std::string bucketDomain(const BucketConfig& bucket) {
  return bucket.name + (bucket.endpoint == BucketEndpoint::Rest ? ".s3." : ".s3-website-") + bucket.region +
         ".amazonaws.com";
}

}  // namespace headway
