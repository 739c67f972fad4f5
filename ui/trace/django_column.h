// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "sim/engine/trace.h"
#include "sim/model/project.h"
#include "ui/trace/cell.h"

namespace headway::ui {

/// What Django made of one header.
struct Belief {
  QString text;  ///< empty = nothing
  CellState state = CellState::Absent;
};

/// The hop in which Django looked at the request, the last if it was asked again, or null.
const Hop* djangoHop(const Trace& trace);

/// `header` in lower case; `hop` as djangoHop gave it.
Belief beliefAbout(const Project& project, const Hop& hop, const std::string& header);

}  // namespace headway::ui
