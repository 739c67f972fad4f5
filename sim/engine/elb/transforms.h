// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/engine/stage.h"
#include "sim/model/load_balancer.h"

namespace headway::elb {

/// Why the expression can't be used in a transform, or nothing if it can: it does not compile, is over 1,024
/// characters, or has what AWS leaves out (looking around, back references). Source: rule-transforms.
std::optional<std::string> expressionFault(const std::string& expression);

/// The text with what the expression finds first replaced ($1: its first group); nothing if it finds nothing.
/// Error "elb.transform" if the expression can't be used or the text is over 16 KB. Takes time in proportion
/// to the text, whatever the expression.
Result<std::optional<std::string>> rewritten(const std::string& expression, const std::string& replacement,
                                             std::string_view text);

/// Host and URL as the rule rewrites them. False if it answered 500.
bool transform(Stage& stage, const ListenerRule& rule);

}  // namespace headway::elb
