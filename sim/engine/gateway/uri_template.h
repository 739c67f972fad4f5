// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "sim/model/value.h"

namespace headway::gateway {

struct Filled {
  std::string text;
  Texts missing;  ///< names without a value; they stay in the text as they are
};

/// The URL of an integration with `opening`NAME} replaced: "{" for path variables, "${stageVariables." for
/// stage variables. Values are not looked into again.
Filled fillIn(std::string_view text, std::string_view opening, const NameValues& values);

inline constexpr std::string_view kPathVariable = "{", kStageVariable = "${stageVariables.";

}  // namespace headway::gateway
