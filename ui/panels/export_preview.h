// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTimer>
#include <QWidget>
#include <memory>

#include "sim/export/export.h"

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace headway::ui {

class CodeEditor;

/// What an export would write for the design as it is: one kind of export, its files, the chosen one as
/// read-only code. Follows the design while it is seen, beside the person's work; lines that an edit changed
/// are marked. Says what is missing where the design can't be exported.
class ExportPreview : public QWidget {
  Q_OBJECT
 public:
  explicit ExportPreview(QWidget* parent = nullptr);

  void setProject(ProjectPtr project);
  CodeEditor* code() const { return code_; }
  QListWidget* files() const { return list_; }
  /// Writes the file that is shown; says why not.
  bool saveTo(const QString& path);

 public slots:
  void copyFile();
  void chooseAndSave();

 signals:
  /// All files are wanted, in a folder.
  void exportWanted();

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  using Made = Read<std::vector<ExportFile>>;

  void layOut();
  /// Starts making the files, unless nobody sees them.
  void make();
  void showMade(const std::shared_ptr<const Made>& made);
  void showFile();
  void markChanges(const QString& before, const QString& after);
  const ExportFile* current() const;
  void say(const QString& text, bool bad);

  QComboBox* target_;
  QListWidget* list_;
  QStackedWidget* stack_;
  CodeEditor* code_;
  QLabel *problem_, *said_;
  QPushButton *copy_, *save_;
  QTimer pause_;
  ProjectPtr project_, madeOf_;  ///< madeOf_: what is shown or under way
  std::shared_ptr<const Made> made_;
  QString shownPath_;
  int run_ = 0;  ///< results of an older run are dropped
};

}  // namespace headway::ui
