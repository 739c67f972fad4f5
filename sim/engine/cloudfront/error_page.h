// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "sim/engine/stage.h"

namespace headway::cloudfront {

/// A response that CloudFront makes itself: Server, Date, X-Cache, Via, X-Amz-Cf-Pop and X-Amz-Cf-Id
/// (shape: captures of live answers). The caller adds what is its own.
http::Response ownResponse(Stage& stage, int status, std::string_view xCache);

/// CloudFront's error page with its one specific sentence. Notes the rule of its shape.
http::Response errorPage(Stage& stage, int status, std::string_view sentence,
                         std::string_view xCache = "Error from cloudfront");

/// The pop Headway plays.
inline constexpr std::string_view kPop = "FRA60-P1";
/// The Regional Edge Cache behind it.
inline constexpr std::string_view kEdgeRegion = "eu-central-1";
/// The address CloudFront's edge connects to origins from.
inline constexpr std::string_view kEdgeAddress = "130.176.1.9";
/// An opaque id in CloudFront's form: 54 characters and "==".
std::string requestId(IdSource& ids);
/// "<32 hex>.cloudfront.net (CloudFront)"
std::string viaName(IdSource& ids);

}  // namespace headway::cloudfront
