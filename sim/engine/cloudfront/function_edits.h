// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "sim/engine/cloudfront/function_fields.h"
#include "sim/engine/cloudfront/function_result.h"
#include "sim/model/link.h"

namespace headway::cloudfront::function {

// Shared by the readers of what viewer-request and viewer-response functions return.

/// The outcome of a run that gave no result: an error page of 503, or Undecided.
Outcome withoutResult(const FunctionRun& run);

/// What came back is no request and no response: 502.
Failed malformed(std::string sentence);

/// Why CloudFront would refuse these edits of the headers that were shown; nothing if it would not.
std::optional<Outcome> refusedHeaders(const NameValues& shown, const FieldEdits& edits, FunctionEvent event);

/// The same of cookies: malformed ones, and names and values that are no printable text.
std::optional<Outcome> refusedCookies(const FieldEdits& edits);

/// Applies edits to the headers an event shows.
void editHeaders(const FieldEdits& edits, MessageEditor& edit);

}  // namespace headway::cloudfront::function
