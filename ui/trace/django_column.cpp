// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/django_column.h"

#include "ui/text.h"

namespace headway::ui {
namespace {

CellState stateOf(HeaderBelief::Kind kind) {
  switch (kind) {
    case HeaderBelief::Kind::Believed: return CellState::Believed;
    case HeaderBelief::Kind::Ignored: return CellState::Ignored;
    case HeaderBelief::Kind::Refused: return CellState::Refused;
    case HeaderBelief::Kind::None: break;
  }
  return CellState::Absent;
}

}  // namespace

Belief beliefAbout(const Project& project, const Hop& hop, const std::string& header) {
  const HeaderBelief belief = headerBelief(project, hop, header);
  return {qs(belief.text), stateOf(belief.kind)};
}

}  // namespace headway::ui
