// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/model/gateway.h"

namespace headway {

enum class FunctionUrlAuth { None, AwsIam };
template <>
struct EnumNames<FunctionUrlAuth> {
  static constexpr std::string_view rows[] = {"NONE", "AWS_IAM"};
};

enum class InvokeMode { Buffered, ResponseStream };
template <>
struct EnumNames<InvokeMode> {
  static constexpr std::string_view rows[] = {"BUFFERED", "RESPONSE_STREAM"};
};

/// A Lambda function URL and the permissions on its function for whoever calls it: everyone with NONE,
/// CloudFront with AWS_IAM. Source: urls-auth.
struct FunctionUrlConfig : CorsSettings {
  std::string urlId = "a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6";
  std::string region = "us-east-1";
  FunctionUrlAuth authType = FunctionUrlAuth::None;
  bool allowsInvokeFunctionUrl = true;
  bool allowsInvokeFunction = true;
  InvokeMode invokeMode = InvokeMode::Buffered;
  int reservedConcurrency = -1;  ///< of the function; -1 = none is reserved, 0 = it is switched off

  bool operator==(const FunctionUrlConfig&) const = default;
};
template <>
const Described<FunctionUrlConfig>& describe<FunctionUrlConfig>();

/// "<id>.lambda-url.us-east-1.on.aws"
std::string functionUrlDomain(const FunctionUrlConfig& url);

}  // namespace headway
