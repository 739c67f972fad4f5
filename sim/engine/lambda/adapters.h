// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/django/environ.h"
#include "sim/engine/gateway/lambda_event.h"
#include "sim/engine/stage.h"
#include "sim/model/django.h"

namespace headway::lambda {

/// What hands the request to Django: the environ or scope that the adapter or server makes of it. `event` is
/// what the function was called with, null for a request over HTTP.
/// Stops the hop (unknown) when a Lambda adapter is reached over HTTP or a server by a Lambda event.
/// Sources: apig_wsgi/__init__.py, mangum/handlers/api_gateway.py, gunicorn/http/wsgi.py.
django::Environ handToDjango(Stage& stage, const DjangoConfig& config, const gateway::LambdaEvent* event);

}  // namespace headway::lambda
