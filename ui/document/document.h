// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QUndoStack>
#include <functional>
#include <string>
#include <vector>

#include "sim/model/project.h"
#include "sim/support/result.h"

namespace headway::ui {

/// The open project: its file, the current snapshot and the undo history. Knows no widget.
/// Selection, zoom and the open tab are not part of it.
class Document : public QObject {
  Q_OBJECT
 public:
  /// Asked before comments of the file are lost; true = go on and save.
  using MayLose = std::function<bool(const std::vector<std::string>& comments)>;

  /// Begins with an empty project that was never saved.
  explicit Document(QObject* parent = nullptr);

  /// Never null. Snapshots never change; hold them as long as you like.
  const ProjectPtr& snapshot() const { return project_; }
  const QString& path() const { return path_; }  ///< empty: never saved
  /// The file's name, or the name given to an unsaved project.
  QString title() const;
  bool isModified() const { return !stack_.isClean(); }
  QUndoStack& undoStack() { return stack_; }

  /// Makes `after` the current project as one undo step called `label`. Nothing happens if nothing differs.
  /// Edits in a row with the same `mergeKey` (not -1) are one step, until finishMerging() or a save.
  void apply(const QString& label, Project after, int mergeKey = -1);
  /// The same for the result of an edit; gives back its error and changes nothing then.
  Result<void> apply(const QString& label, Result<Project> after, int mergeKey = -1);
  /// The next edit starts a step of its own, whatever its key: the person left the field, ended the drag.
  void finishMerging() { ++mergeRun_; }

  /// Replaces everything by an unsaved project; the history begins anew. `text`: the file it was read from,
  /// so that its comments are kept when it is saved.
  void reset(Project project, const QString& title, std::string text = {});
  /// Replaces everything by the file. On errors nothing changes.
  Read<void> open(const QString& path);
  /// Replaces everything by work that was not saved before the program ended. Where the file at `path` can be
  /// read, the work is an edit of it that can be undone; `path` may be empty or lead nowhere. `text` is the
  /// work as a project file, for its comments.
  void restore(Project project, const QString& path, const QString& title, std::string text);
  /// Takes in what another program wrote to the file, as one undo step; nothing is unsaved then.
  void reload(Project project, std::string text);
  /// The file is gone: everything is unsaved.
  void lose() { stack_.resetClean(); }
  /// The file's text as it was read or written last.
  const std::string& fileText() const { return text_; }
  /// What a save would write, worked out when it is called: on any thread, at any time.
  std::function<std::string()> textLater() const;
  /// Writes to path() or `path`, atomically. Errors: "file.unwritable"; "save.cancelled" if `mayLose` says
  /// no.
  Result<void> save(const MayLose& mayLose);
  Result<void> saveAs(const QString& path, const MayLose& mayLose);

 signals:
  /// After every edit, undo, redo, open and reset.
  void changed(headway::ProjectPtr before, headway::ProjectPtr after);
  /// The whole project was replaced (open, reset); follows changed().
  void replaced();
  void modifiedChanged(bool modified);
  void pathChanged(const QString& path);
  /// After every save; path() and isModified() are already what they are then.
  void saved();

 private:
  void show(const ProjectPtr& next);
  void replace(ProjectPtr next, const QString& path, const QString& title, std::string text);

  ProjectPtr project_, saved_;  ///< saved_: as the file on disk has it
  std::string text_;            ///< the file's text, for its comments
  QString path_, title_;
  QUndoStack stack_;
  unsigned mergeRun_ = 0;  ///< edits of different runs never merge
};

}  // namespace headway::ui

Q_DECLARE_METATYPE(headway::ProjectPtr)
