// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "sim/engine/trace.h"
#include "sim/model/project.h"

namespace headway::ui {

/// A place on the path where the message is looked at: one column of the header table.
struct Station {
  QString title;                           ///< "Viewer", "after Forward host", "to HTTP API"
  const http::Message* message = nullptr;  ///< points into the trace
  std::size_t firstHop = 0, lastHop = 0;   ///< hops that happened since the station before, inclusive
};

/// Stations of the request on its way down, or of the response on its way back. A distribution that only
/// hands the request to its function is no station of its own. Only what was reached is listed.
std::vector<Station> stationsOf(const Project& project, const Trace& trace, Phase phase);

/// Name of the node for people; its id if the project no longer has it.
QString nodeName(const Project& project, const NodeId& id);

}  // namespace headway::ui
