// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "sim/engine/stage.h"
#include "sim/model/project.h"

namespace headway::cloudfront {

/// What a path leads to in a distribution. Pointers into the project.
struct Route {
  const Behavior* behavior = nullptr;
  const Link* origin = nullptr;         ///< null: no wire leads from this behavior to an origin
  const Link* secondary = nullptr;      ///< second origin of an origin group, or null
  const Link* viewerRequest = nullptr;  ///< function association, or null
  const Link* viewerResponse = nullptr;
};

/// The distribution answers to that name (its own, an alias, or a wildcard alias). Case is ignored.
bool answersTo(const DistributionConfig& distribution, std::string_view host);

/// Behavior of a raw path, compared after normalising (source: path pattern).
Route routeFor(const Project& project, const Node& distribution, std::string_view rawPath);
/// The same for one of its behaviors.
Route routeOf(const Project& project, const Node& distribution, const Behavior& behavior);

/// The viewer side of the hop: name, connection, sizes, country, behavior, protocol, method, signature. May
/// answer. `viewer` is who sends.
void receiveViewer(Stage& stage, const Project& project, const Node& distribution, const Route& route,
                   const ViewerConfig& viewer);

}  // namespace headway::cloudfront
