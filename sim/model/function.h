// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/model/field.h"

namespace headway {

enum class FunctionRuntimeVersion { Js10, Js20 };
template <>
struct EnumNames<FunctionRuntimeVersion> {
  static constexpr std::string_view rows[] = {"cloudfront-js-1.0", "cloudfront-js-2.0"};
};

/// A CloudFront Function. The code a new node begins with hands the request on unchanged.
struct FunctionConfig {
  FunctionRuntimeVersion runtime = FunctionRuntimeVersion::Js20;
  std::string keyValueStoreName;  ///< "" and no entries = none is associated
  NameValues keyValueStore;       ///< its keys and values
  std::string code = "function handler(event) {\n  return event.request;\n}\n";

  bool operator==(const FunctionConfig&) const = default;
};
template <>
const Described<FunctionConfig>& describe<FunctionConfig>();

}  // namespace headway
