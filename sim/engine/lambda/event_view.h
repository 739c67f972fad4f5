// SPDX-License-Identifier: GPL-3.0-or-later
// What the adapters do with an event in common. Not for users of the engine.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/engine/gateway/lambda_event.h"
#include "sim/engine/stage.h"

namespace headway::lambda {

/// Parameters by name, in the order of their first value.
using Grouped = std::vector<std::pair<std::string, Texts>>;

/// The event has lists of values: every event in the REST format, of a load balancer if it is told to.
bool listsValues(const gateway::LambdaEvent& event);

/// The event's query parameters: decoded, but by a load balancer; without lists the last of each name.
Grouped queryParameters(const gateway::LambdaEvent& event);

/// Headers by name; without lists the last of each name. Names as in the event.
Grouped headerValues(const gateway::LambdaEvent& event);

/// Python's urllib.parse.quote_plus(text, safe).
std::string quotePlus(std::string_view text, std::string_view safe = {});
/// Its urlencode(parameters, doseq=True, safe).
std::string urlEncode(const Grouped& parameters, std::string_view safe = {});
/// Its unquote_plus(text).
std::string unquotePlus(std::string_view text);

/// Without the base path, if the path begins with it; notes what was taken and what it takes by mistake.
/// `base` begins with a slash or is empty.
std::string withoutBasePath(Stage& stage, const std::string& base, const std::string& path);
/// "prod" and "/prod" -> "/prod"; "" and "/" -> "".
std::string slashed(const std::string& base);

/// Notes that the adapter decodes what the door has decoded before.
void noteSecondDecoding(Stage& stage, const gateway::LambdaEvent& event, const std::string& path);
/// Notes that cookies of several headers got a comma between them.
void noteCookiesJoined(Stage& stage, const gateway::LambdaEvent& event);

/// The function ends with a Python exception: what Lambda then gives to its caller.
void raise(Stage& stage, RuleId why, const std::string& type, const std::string& message);

}  // namespace headway::lambda
