// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace headway {

/// Codes of the AWS Regions of the commercial, GovCloud and China partitions.
/// Source: https://docs.aws.amazon.com/general/latest/gr/rande.html
std::span<const std::string_view> awsRegions();
bool isAwsRegion(std::string_view code);

}  // namespace headway
