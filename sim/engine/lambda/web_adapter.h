// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/gateway/lambda_event.h"
#include "sim/engine/stage.h"
#include "sim/model/django.h"

namespace headway::lambda {

/// The AWS Lambda Web Adapter makes a real HTTP request of the event, to the server in the same function.
/// Source: src/lib.rs of the adapter and the Rust runtime's lambda-http.
void passThroughWebAdapter(Stage& stage, const DjangoConfig& config, const gateway::LambdaEvent& event);

}  // namespace headway::lambda
