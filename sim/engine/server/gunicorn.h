// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/django/environ.h"
#include "sim/engine/stage.h"
#include "sim/model/django.h"

namespace headway::server {

/// The environ gunicorn makes of the stage's request. May answer 400 or 500 itself.
/// Sources: gunicorn/config.py, http/message.py, http/wsgi.py of gunicorn 26.
django::Environ gunicorn(Stage& stage, const DjangoConfig& config);

}  // namespace headway::server
