// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/django/environ.h"
#include "sim/engine/gateway/lambda_event.h"
#include "sim/engine/stage.h"
#include "sim/model/django.h"
#include "sim/model/request.h"

namespace headway::lambda {

/// What hands the request to Django: the environ or scope that the adapter or server makes of it. `event` is
/// what the function was called with, null for a request over HTTP. What the Lambda Web Adapter calls is a
/// server, which reads the stage's request.
/// Stops the hop (unknown) when a Lambda adapter is reached over HTTP or a server by a Lambda event.
/// Answers what adapters and servers answer by themselves: an error of theirs, a 400.
django::Environ handToDjango(Stage& stage, const DjangoConfig& config, const gateway::LambdaEvent* event);

/// Says that the time told includes the start of an environment, and what the web adapter does then.
void noteColdStart(Stage& stage, const DjangoConfig& config, const OriginAnswer& answer);

/// The hop ended with an error of the adapter, before Django.
bool failedBefore(const Hop& hop);

}  // namespace headway::lambda
