// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sim/engine/trace.h"
#include "sim/model/project.h"

namespace headway {

/// One of the values a switch could have. The edit is pure and gives the whole project with it.
struct WhatIfChoice {
  std::string label;  ///< "off", "without shop.example.com", "AllViewer"
  std::function<Result<Project>(const Project&)> edit;
};

/// A setting that matters on the path a request took.
struct WhatIf {
  std::string name;                  ///< "USE_X_FORWARDED_HOST", "Origin policy"
  std::string now;                   ///< "on", "AllViewerExceptHostHeader"
  std::vector<WhatIfChoice> others;  ///< never empty; each differs from `now`
};

/// The switches of the nodes that the trace came through, in the order of the path. Nothing is run here: what
/// a choice comes to is found by simulating the request on the project its edit gives.
std::vector<WhatIf> whatIfs(const Project& project, const SampleRequest& request, const Trace& trace);

}  // namespace headway
