// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/project_edit.h"

#include <utility>

namespace headway::ui {

ProjectEdit::ProjectEdit(Show show, const QString& label, ProjectPtr before, ProjectPtr after, int mergeKey)
    : QUndoCommand(label),
      show_(std::move(show)),
      before_(std::move(before)),
      after_(std::move(after)),
      mergeKey_(mergeKey) {}

bool ProjectEdit::mergeWith(const QUndoCommand* other) {
  if (mergeKey_ == -1 || other->id() != mergeKey_) return false;
  after_ = static_cast<const ProjectEdit*>(other)->after_;
  setObsolete(*before_ == *after_);
  return true;
}

}  // namespace headway::ui
