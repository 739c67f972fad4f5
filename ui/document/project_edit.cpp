// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/project_edit.h"

#include <utility>

namespace headway::ui {

ProjectEdit::ProjectEdit(const ProjectPtr& current, Show show, const QString& label, ProjectPtr after,
                         int mergeKey)
    : QUndoCommand(label),
      current_(current),
      show_(std::move(show)),
      delta_(*current, *after),
      first_(std::move(after)),
      mergeKey_(mergeKey) {}

// The other edit has just been made.
bool ProjectEdit::mergeWith(const QUndoCommand* other) {
  if (mergeKey_ == -1 || other->id() != mergeKey_) return false;
  const Project between = static_cast<const ProjectEdit*>(other)->delta_.back(*current_);
  delta_ = ProjectDelta(delta_.back(between), *current_);
  setObsolete(delta_.isEmpty());
  return true;
}

void ProjectEdit::undo() { show_(std::make_shared<const Project>(delta_.back(*current_))); }

void ProjectEdit::redo() {
  show_(first_ ? std::exchange(first_, nullptr) : std::make_shared<const Project>(delta_.forth(*current_)));
}

}  // namespace headway::ui
