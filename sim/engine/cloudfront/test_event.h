// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "sim/engine/cloudfront/function_result.h"
#include "sim/model/link.h"
#include "sim/support/result.h"

namespace headway::cloudfront {

/// An event as one writes it to test a function (DeveloperGuide/functions-event-structure.html), read back
/// into the messages it stands for.
struct TestEvent {
  FunctionEvent type = FunctionEvent::ViewerRequest;
  http::Request request;
  http::Response response;  ///< for a viewer-response event
};

/// Errors: "event.json" if it is no JSON, "event.incomplete" with every part that is missing or of the wrong
/// kind. Names of the distribution and the request id may be left out, as at AWS.
Result<TestEvent> readTestEvent(std::string_view json);

/// What CloudFront would make of the function's result for a live request. TestFunction does not look at
/// this.
function::Outcome liveOutcome(const TestEvent& event, const FunctionRun& run);

}  // namespace headway::cloudfront
