// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "sim/engine/gateway/lambda_event.h"
#include "sim/http/message.h"
#include "sim/model/django.h"

namespace headway::lambda {

/// What came of calling the function. What the caller then gets, the door decides.
enum class Outcome {
  Ok,
  TimedOut,  ///< it ran longer than its own timeout
  TooLarge,  ///< its answer is over the limit
  Crashed,   ///< it raised an error
};

/// "it ran longer than its timeout"; "" for Ok.
std::string sentence(Outcome outcome);

/// The most bytes an event and an answer may have: 6 MB, behind a load balancer 1 MB.
/// Sources: gettingstarted-limits, lambda-functions (load balancers).
std::size_t payloadLimit(gateway::EventKind door) noexcept;

/// The event is over that limit: the function is not called.
bool tooLarge(const gateway::LambdaEvent& event);

/// What came of a function that answered so after so many milliseconds.
Outcome outcomeOf(const DjangoConfig& function, gateway::EventKind door, std::int64_t milliseconds,
                  const http::Response& answer);

}  // namespace headway::lambda
