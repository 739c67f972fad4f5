// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "sim/engine/trace.h"
#include "sim/model/project.h"
#include "ui/canvas/path_state.h"
#include "ui/host_colors.h"

namespace headway::ui {

/// One thing a stop did to the message.
struct StopLine {
  enum class Kind { Added, Changed, Removed };
  Kind kind = Kind::Added;
  QString name;           ///< "X-Forwarded-Host", "path"
  QString before, after;  ///< empty where it was absent
  bool operator==(const StopLine&) const = default;
};

/// What the card beside a node says of a stop, or of the verdict.
struct StopText {
  QString title;                ///< "Forward host", "Refused by Django · 400"
  QString stage;                ///< "viewer-request function"; "" for a verdict
  std::vector<StopLine> lines;  ///< those that decide hosts first, then what was changed or removed
  int more = 0;                 ///< changes beyond those
  QString said;                 ///< one sentence: what was decided there, or that nothing was changed
  PathMark mark = PathMark::Passed;
  bool operator==(const StopText&) const = default;

  QString plain() const;  ///< all of it, a line each, for tooltips and screen readers
};

/// Before the first stop: nothing was sent yet.
StopText beginText(const Project& project, const Trace& trace);
StopText stopText(const Project& project, const Trace& trace, std::size_t hop);
/// The verdict as the node that decided it says it.
StopText verdictText(const Project& project, const Trace& trace, const HostColors& hosts);

}  // namespace headway::ui
