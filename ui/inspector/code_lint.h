// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "ui/inspector/code_note.h"

namespace headway::ui {

/// What can be said of a CloudFront Function's code without running it: syntax the runtime has not, a handler
/// that is missing, names it does not know, headers that an event does not have or a function may not set.
/// In the order of the lines. `runtime`: "cloudfront-js-1.0" or "cloudfront-js-2.0". Sources:
/// DeveloperGuide/functions-javascript-runtime-20.html, edge-function-restrictions-all.html.
std::vector<CodeNote> lintFunctionCode(std::string_view code, std::string_view runtime);

}  // namespace headway::ui
