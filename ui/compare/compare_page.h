// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/compare/compared.h"
#include "ui/run/trace_runner.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QStackedLayout;
class QToolButton;

namespace headway::ui {

class ComparisonModel;
class TraceTable;

/// Two results side by side. The left one is pinned and stays as it is; the right one is what the window
/// shows, another request of its project, or the pinned request in another project. It follows every edit.
class ComparePage : public QWidget {
  Q_OBJECT

 public:
  /// `simulation` runs what the window doesn't show, on a thread of its own.
  explicit ComparePage(Simulation simulation, QWidget* parent = nullptr);

  /// What the window shows now; an empty one = nothing.
  /// `edge`: what the caches held before it; another request of the project is sent to the same.
  void setShown(Compared shown, EdgeState edge);
  bool isPinned() const { return static_cast<bool>(pinned_); }
  ComparisonModel* model() const { return model_; }
  TraceTable* table() const { return table_; }

 public slots:
  /// What the window shows becomes the left side.
  void pin();
  void unpin();
  /// The right side is what the window shows.
  void besideShown();
  /// The right side is that request of the window's project.
  void besideRequest(const QString& name);
  /// The right side is the pinned request in the project of that file. One that can't be read is said on the
  /// page and alters nothing.
  void besideFile(const QString& path);
  /// Asks for the file.
  void chooseFile();
  void goToNext() { go(true); }
  void goToPrevious() { go(false); }

 signals:
  void pinnedChanged(bool pinned);

 private:
  QWidget* buildHead();
  void buildTable();
  void fillChoices();
  void chosen(int index);
  void runAside();
  void show(Compared right);
  void refresh();
  void refreshSummary();
  void go(bool down);
  void reveal(int row);

  EdgeState edge_;
  TraceRunner aside_;
  quint64 awaited_ = 0;
  Compared shown_, pinned_, right_;
  QString besideRequest_, besideFile_;  ///< both empty = what the window shows
  ProjectPtr otherProject_;             ///< of besideFile_

  ComparisonModel* model_;
  QStackedLayout* stack_;
  QPushButton* pin_;
  QLabel *left_, *verdict_, *summary_, *problem_;
  QToolButton *unpin_, *previous_, *next_;
  QComboBox* beside_;
  QCheckBox* only_;
  TraceTable* table_;
};

}  // namespace headway::ui
