// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "sim/engine/visit.h"
#include "sim/model/project.h"

namespace headway {

/// An edit that was simulated and mends the last request, in words.
struct Mend {
  std::string label;       ///< "Set USE_X_FORWARDED_HOST = True"
  std::string outcome;     ///< what the request then comes to: "Delivered · 200"
  std::string sideEffect;  ///< what else it means; may be empty
};

/// The whole visit (for a plain request: its one trace) as one HTML page to send to somebody: verdict,
/// picture of the path, headers through the path, hops with reasons and sources, what Django believes, mends.
/// It loads nothing, runs nothing, and shows every text of the project as text; its own policy forbids the
/// rest.
std::string visitHtml(const Project& project, const SampleRequest& request, const VisitTrace& visit,
                      const std::vector<Mend>& mends);

}  // namespace headway
