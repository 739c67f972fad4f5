// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/origin_access.h"

#include <algorithm>

#include "sim/engine/cloudfront/origin_rules.h"
#include "sim/support/text.h"

namespace headway::cloudfront {
namespace {

using origin::rule;

constexpr std::string_view kInterfaceAddress = "10.0.0.31";  // the VPC origin's network interface
constexpr std::string_view kEmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// "s3", "lambda", or "" where there is no origin access control.
std::string serviceOf(const Node& origin) {
  const auto* bucket = std::get_if<BucketConfig>(&origin.config);
  if (bucket && bucket->endpoint == BucketEndpoint::Rest) return "s3";
  return origin.kind() == NodeKind::FunctionUrl ? "lambda" : "";
}

std::string regionOf(const Node& origin) {
  if (const auto* bucket = std::get_if<BucketConfig>(&origin.config)) return bucket->region;
  if (const auto* url = std::get_if<FunctionUrlConfig>(&origin.config)) return url->region;
  return "";
}

// "20260115T120000Z", rearranged from the HTTP date.
std::string amzDate(std::int64_t epochMilliseconds) {
  static constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
  const std::string d = httpDate(epochMilliseconds);
  const std::string month = std::to_string(101 + months.find(d.substr(8, 3)) / 3).substr(1);
  return d.substr(12, 4) + month + d.substr(5, 2) + "T" + text::replaceAll(d.substr(17, 8), ":", "") + "Z";
}

void sign(Stage& stage, const Node& origin) {
  MessageEditor& edit = stage.edit;
  const std::string date = amzDate(stage.clock.epochMilliseconds()), service = serviceOf(origin);
  const bool replaces = stage.request().headers.contains("Authorization");
  edit.setHeader(
      replaces ? rule("cloudfront.origin-access.overwritten") : rule("cloudfront.origin-access.signed"),
      "Authorization",
      "AWS4-HMAC-SHA256 Credential=CLOUDFRONT/" + date.substr(0, 8) + "/" + regionOf(origin) + "/" + service +
          "/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=" +
          stage.ids.hex(64));
  const RuleId besides = rule("cloudfront.origin-access.headers");
  edit.setHeader(besides, "X-Amz-Date", date);
  if (!stage.request().headers.contains("X-Amz-Content-Sha256"))
    edit.addHeader(besides, "X-Amz-Content-Sha256",
                   stage.request().body.empty() ? std::string(kEmptyHash) : "UNSIGNED-PAYLOAD");
}

void accessControl(Stage& stage, const OriginLink& link, const Node& origin) {
  if (link.accessControl == OriginAccess::None) return;
  if (serviceOf(origin).empty())
    return stage.unknown(rule("cloudfront.origin-access.not-possible"),
                         "'" + origin.name + "' can't have origin access control.");
  if (link.accessControl == OriginAccess::Never)
    return stage.note(rule("cloudfront.origin-access.never"), "the request goes out unsigned");
  const std::string_view own = stage.request().headers.get("Authorization");
  if (link.accessControl == OriginAccess::NoOverride && !own.empty())
    return stage.note(rule("cloudfront.origin-access.kept"), "Authorization: " + std::string(own));
  sign(stage, origin);
}

void vpcOrigin(Stage& stage, const Node& origin) {
  if (origin.kind() != NodeKind::LoadBalancer && origin.kind() != NodeKind::Django)
    return stage.unknown(rule("cloudfront.vpc-origin.not-possible"),
                         "'" + origin.name + "' is in no VPC, so it can't be a VPC origin.");
  stage.edit.setPeer(rule("cloudfront.vpc-origin"), std::string(kInterfaceAddress));
}

}  // namespace

bool isIpAddress(std::string_view domain) {
  if (domain.find(':') != std::string_view::npos) return true;  // no name has a colon
  return !domain.empty() && domain.find('.') != std::string_view::npos &&
         domain.find_first_not_of("0123456789.") == std::string_view::npos;
}

void applyOriginAccess(Stage& stage, const OriginLink& link, const Node& origin) {
  if (isIpAddress(link.domain))
    return stage.unknown(rule("cloudfront.origin.ip-address"),
                         "The origin domain is the address " + link.domain + ", and CloudFront takes names.");
  if (link.vpcOrigin) vpcOrigin(stage, origin);
  if (stage.forwarded()) accessControl(stage, link, origin);
  if (stage.forwarded() && !link.originShield.empty())
    stage.note(rule("cloudfront.origin-shield"), "Origin Shield in " + link.originShield);
}

}  // namespace headway::cloudfront
