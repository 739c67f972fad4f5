// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "sim/engine/visit.h"
#include "sim/model/project.h"

namespace headway {

/// Names the circle from `first` to the last entry, which is the same request again, or the same page with a
/// query that grows: who sends the browser on, and what makes Django see another scheme, host or path than
/// the viewer asked for.
RedirectLoop nameLoop(const Project& project, const std::vector<VisitEntry>& entries, std::size_t first);

}  // namespace headway
