// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/cloudfront/event_json.h"
#include "sim/engine/cloudfront/function_result.h"

namespace headway::cloudfront::function {

/// The response a viewer-request function returned: Generated, or Failed where CloudFront would refuse it.
/// `returned` is an object with a statusCode.
Outcome generatedResponse(const Json& returned);

/// The body of a response a function returned, a text or {encoding, data}, decoded into `out`.
std::optional<Failed> readBody(const Json& body, std::string& out);

/// A page of CloudFront for a function whose result it refuses: 502.
Failed refused(RuleId rule, std::string sentence);

/// The bytes of padded base64 (RFC 4648, section 4), nothing if it is malformed.
std::optional<std::string> base64Decode(std::string_view text);

/// Whether `s` has a control character.
bool hasControls(std::string_view s) noexcept;

}  // namespace headway::cloudfront::function
