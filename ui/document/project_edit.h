// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoCommand>
#include <functional>

#include "sim/model/project.h"
#include "ui/document/project_delta.h"

namespace headway::ui {

/// The one undo command: every edit is what differs between two snapshots. Two neighbours with the same merge
/// key become one step; a step that ends where it began takes itself off the stack.
class ProjectEdit : public QUndoCommand {
 public:
  using Show = std::function<void(const ProjectPtr&)>;

  /// `current`: the document's snapshot, from which the edit leads to `after`; outlives this. `show` makes
  /// another one the current one. `mergeKey` -1 never merges.
  ProjectEdit(const ProjectPtr& current, Show show, const QString& label, ProjectPtr after, int mergeKey);

  int id() const override { return mergeKey_; }
  bool mergeWith(const QUndoCommand* other) override;
  void undo() override;
  void redo() override;

 private:
  const ProjectPtr& current_;
  Show show_;
  ProjectDelta delta_;
  ProjectPtr first_;  ///< what is shown when the edit is made; null afterwards
  int mergeKey_;
};

}  // namespace headway::ui
