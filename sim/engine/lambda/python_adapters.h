// SPDX-License-Identifier: GPL-3.0-or-later
// The Lambda adapters written in Python, each in its own file. Used by handToDjango() only.
#pragma once

#include "sim/engine/django/environ.h"
#include "sim/engine/gateway/lambda_event.h"
#include "sim/engine/stage.h"
#include "sim/model/django.h"

namespace headway::lambda {

/// Source: src/apig_wsgi/__init__.py
django::Environ apigWsgi(Stage& stage, const gateway::LambdaEvent& event);
/// The scope, as an environ. May end the hop: the function fails. Source: mangum/handlers/
django::Environ mangum(Stage& stage, const DjangoConfig& config, const gateway::LambdaEvent& event);
/// Source: serverless_wsgi.py
django::Environ serverlessWsgi(Stage& stage, const DjangoConfig& config, const gateway::LambdaEvent& event);
/// Source: zappa/handler.py, zappa/wsgi.py
django::Environ zappa(Stage& stage, const DjangoConfig& config, const gateway::LambdaEvent& event);

}  // namespace headway::lambda
