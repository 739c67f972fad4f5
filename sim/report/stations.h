// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/engine/trace.h"
#include "sim/model/project.h"

namespace headway {

/// A place on the path where the message is looked at: one column of the header table.
struct Station {
  enum class Place { Viewer, After, To, Inside, From, Back };

  Place place = Place::Viewer;
  std::string name;                        ///< of the node, or of its stage; what the place is seen from
  bool again = false;                      ///< the path came here before
  const http::Message* message = nullptr;  ///< points into the trace
  std::size_t firstHop = 0, lastHop = 0;   ///< hops that happened since the station before, inclusive
};

/// "Viewer", "after Forward host", "to HTTP API", "Viewer gets", "to HTTP API, again"
std::string stationTitle(const Station& station);

/// Stations of the request on its way down, or of the response on its way back. A distribution that only
/// hands the request to its function is no station of its own. Only what was reached is listed.
std::vector<Station> stationsOf(const Project& project, const Trace& trace, Phase phase);

}  // namespace headway
