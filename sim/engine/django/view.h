// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "sim/engine/django/environ.h"
#include "sim/engine/django/settings.h"
#include "sim/engine/trace.h"

namespace headway::django {

/// Host, port, scheme, absolute URI and client address as Django believes them. The CSRF and log parts are
/// filled by respond(), which see.
DjangoView view(const Settings& settings, const Environ& environ);

/// The decisions behind `view` in this request's own values: one for the host's source, its verdict, the
/// scheme, the port and the absolute URI, and one for a Forwarded header that nobody reads.
std::vector<Note> beliefNotes(const Settings& settings, const Environ& environ, const DjangoView& view);

}  // namespace headway::django
