// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "sim/model/field.h"

namespace headway {

enum class BucketEndpoint { Rest, Website };
template <>
struct EnumNames<BucketEndpoint> {
  static constexpr std::string_view rows[] = {"rest", "website"};
};

/// What lies under one key of a bucket.
struct BucketObject {
  std::string key;  ///< without a leading slash: "static/app.css"
  std::string contentType = "binary/octet-stream";
  std::string body;

  bool operator==(const BucketObject&) const = default;
};
template <>
const Described<BucketObject>& describe<BucketObject>();

/// An S3 bucket as the origin of static files.
struct BucketConfig {
  std::string name = "site-assets";
  std::string region = "us-east-1";
  BucketEndpoint endpoint = BucketEndpoint::Rest;
  bool allowsOac = true;                     ///< its policy lets the distribution read signed requests
  bool allowsList = false;                   ///< the policy grants s3:ListBucket to the same reader
  bool publicRead = false;                   ///< anyone may read
  std::string indexDocument = "index.html";  ///< website endpoint only
  std::string errorDocument;                 ///< website endpoint: key served with an error; "" = none
  std::vector<BucketObject> objects;

  bool operator==(const BucketConfig&) const = default;
};
template <>
const Described<BucketConfig>& describe<BucketConfig>();

/// "site-assets.s3.us-east-1.amazonaws.com" or "site-assets.s3-website-us-east-1.amazonaws.com"
std::string bucketDomain(const BucketConfig& bucket);

}  // namespace headway
