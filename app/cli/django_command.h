// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>

#include "sim/engine/django/settings.h"

namespace headway {

/// `headway django`: reads one JSON object a line, {"id", "settings", "environ"} (docs/django.md), and writes
/// one a line, in the same order, with what that release of Django answers. Empty lines are skipped. Gives 0,
/// or 2 after the first line that cannot be read, which is told on `err` with its number.
int runDjangoLines(std::istream& in, std::ostream& out, std::ostream& err, django::Version version);

}  // namespace headway
