// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "sim/engine/gateway/lambda_event.h"
#include "sim/engine/lambda/outcome.h"
#include "sim/engine/stage.h"
#include "sim/model/django.h"

namespace headway::lambda {

/// Django's answer becomes the answer of the function: what the adapter's dictionary can't hold is lost, and
/// the function may fail yet. `milliseconds` is how long it ran. The stage holds the response.
Outcome returnFromFunction(Stage& stage, const DjangoConfig& config, const gateway::LambdaEvent& event,
                           std::int64_t milliseconds);

}  // namespace headway::lambda
