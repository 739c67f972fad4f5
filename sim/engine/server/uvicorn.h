// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/django/environ.h"
#include "sim/engine/stage.h"
#include "sim/model/django.h"

namespace headway::server {

/// The ASGI scope uvicorn makes of the stage's request, as an environ.
/// Sources: uvicorn/config.py, uvicorn/middleware/proxy_headers.py of uvicorn 0.35.
django::Environ uvicorn(Stage& stage, const DjangoConfig& config);

}  // namespace headway::server
