// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "sim/report/header_belief.h"
#include "ui/trace/cell.h"

namespace headway::ui {

/// A cell of the column "Django believes".
struct Belief {
  QString text;  ///< empty = nothing
  CellState state = CellState::Absent;
};

/// What Django made of the header; `hop` as djangoHop gave it.
Belief beliefAbout(const Project& project, const Hop& hop, const std::string& header);

}  // namespace headway::ui
