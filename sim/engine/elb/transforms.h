// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/engine/stage.h"
#include "sim/model/load_balancer.h"
#include "sim/support/result.h"

namespace headway::elb {

/// Why the expression can't be used in a transform, or nothing if it can. Code "elb.transform": it is over
/// 1,024 characters, or has what AWS leaves out (looking around, back references; source: rule-transforms).
/// Else a code of Expression: it does not compile, or Headway alone refuses it.
std::optional<Diagnostic> expressionFault(const std::string& expression);

/// The text with what the expression finds first replaced ($1: its first group); nothing if it finds nothing.
/// Errors: those of expressionFault, and "expression.limit" if the text is too long for the expression.
Result<std::optional<std::string>> rewritten(const std::string& expression, const std::string& replacement,
                                             std::string_view text);

/// Host and URL as the rule rewrites them. False if it answered 500 or left the outcome open.
bool transform(Stage& stage, const ListenerRule& rule);

}  // namespace headway::elb
