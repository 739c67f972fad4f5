// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/django/environ.h"
#include "sim/engine/stage.h"
#include "sim/model/django.h"

namespace headway::lambda {

/// How the request comes to what runs Django.
enum class Arrival { Http, ApiEvent, UrlEvent };

/// What hands the request to Django: the environ or scope that the adapter or server makes of it.
/// Stops the hop (unknown) when a Lambda adapter is reached over HTTP or a server by a Lambda event.
/// Sources: apig_wsgi/__init__.py, mangum/handlers/api_gateway.py, gunicorn/http/wsgi.py.
django::Environ handToDjango(Stage& stage, DjangoHost runsIn, Arrival arrival);

}  // namespace headway::lambda
