// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/django/environ.h"
#include "sim/engine/django/settings.h"
#include "sim/engine/django/store.h"
#include "sim/engine/stage.h"
#include "sim/model/django.h"

namespace headway::django {

Version versionOf(DjangoVersion version);

/// The engine's settings of a node.
Settings settingsOf(const DjangoConfig& config);

/// One request as the server hands it over, and what the node has besides. References must outlive it.
struct Call {
  const DjangoConfig& config;
  const Environ& environ;
  Store& store;
  bool rightCredentials = true;  ///< what is posted to a login page is right
  bool viewTold = false;         ///< the sample request says what the view answers, whatever the table says
};

struct Decision {
  bool needsView = false;  ///< the middleware let the request through to a view that is not in the table
  int milliseconds = 0;    ///< how long the table's view took
};

/// Runs the middleware, and the view if it is in the table of URLs, and writes what Django believes into the
/// hop.
Decision decide(Stage& stage, const Call& call);

/// The same request with what the view answers, through the middleware on its way out.
void answerFromView(Stage& stage, const Call& call, const http::Response& view);

}  // namespace headway::django
