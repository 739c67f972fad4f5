// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/django/environ.h"
#include "sim/engine/django/settings.h"
#include "sim/engine/stage.h"
#include "sim/model/django.h"

namespace headway::django {

/// The engine's settings of a node.
Settings settingsOf(const DjangoConfig& config);

/// Runs the middleware up to the view and writes what Django believes into the hop. True: the view is asked
/// next. False: Django answered itself, or stopped.
bool decide(Stage& stage, const DjangoConfig& config, const Environ& environ);

/// The same request with what the view answers, through the middleware on its way out.
void answerFromView(Stage& stage, const DjangoConfig& config, const Environ& environ,
                    const http::Response& view);

}  // namespace headway::django
