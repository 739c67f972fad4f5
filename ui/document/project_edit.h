// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoCommand>
#include <functional>

#include "sim/model/project.h"

namespace headway::ui {

/// The one undo command: every edit is two snapshots. Two neighbours with the same merge key become one step;
/// a step that ends where it began takes itself off the stack.
class ProjectEdit : public QUndoCommand {
 public:
  using Show = std::function<void(const ProjectPtr&)>;

  /// `show` makes a snapshot the current one. `mergeKey` -1 never merges.
  ProjectEdit(Show show, const QString& label, ProjectPtr before, ProjectPtr after, int mergeKey);

  int id() const override { return mergeKey_; }
  bool mergeWith(const QUndoCommand* other) override;
  void undo() override { show_(before_); }
  void redo() override { show_(after_); }

 private:
  Show show_;
  ProjectPtr before_, after_;
  int mergeKey_;
};

}  // namespace headway::ui
