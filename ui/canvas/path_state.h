// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <map>
#include <vector>

#include "sim/engine/trace.h"
#include "sim/model/project.h"

namespace headway::ui {

/// What became of the request at a node or on a wire.
enum class PathMark {
  None,      ///< no trace yet
  Sent,      ///< the viewer: where the request begins
  Passed,    ///< went through; at most something was added
  Changed,   ///< went through with headers replaced or removed
  Answered,  ///< the node answered itself, as it should (a redirect, Django's page)
  Refused,   ///< the node refused the request
  Unclear,   ///< what the node does is not known
  NotReached,
};
QString markText(PathMark mark);  ///< "passed on", "refused": for tooltips and screen readers

/// A node as the canvas shows it for the request at hand.
struct NodeState {
  PathMark mark = PathMark::None;
  int changes = 0;         ///< headers replaced or removed here
  int added = 0;           ///< headers added here
  QString line, wireLine;  ///< the two lines that matter: in words, and as on the wire
  bool operator==(const NodeState&) const = default;
};

/// A header that travels on a wire.
struct Passenger {
  QString name, value;
  bool operator==(const Passenger&) const = default;
};

/// A wire as the canvas shows it.
struct LinkState {
  PathMark mark = PathMark::None;     ///< Passed, Changed, Refused or NotReached
  std::vector<Passenger> passengers;  ///< Host, X-Forwarded-Host, and the header the person looks at
  QString selects;             ///< what makes the request take this wire: "/static/*", "viewer-request"
  bool carriesThread = false;  ///< the header the person looks at travels here
  QString threadValue;         ///< of the host thread that is followed; "" if it has nothing of it
  bool viewersValue = true;    ///< that is what the viewer had
  bool operator==(const LinkState&) const = default;
};

struct PathState {
  std::map<NodeId, NodeState> nodes;
  std::map<LinkId, LinkState> links;
  bool operator==(const PathState&) const = default;
};

/// What the canvas shows of this project for this trace (null: none yet). `thread`: a header to follow, or
/// "".
PathState pathState(const Project& project, const Trace* trace, const QString& thread = {});

}  // namespace headway::ui
