// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QWidget>
#include <vector>

class QAction;

namespace headway::ui {

class Threads;

/// The buttons of the host threads. Each carries a swatch: the colours its value has on the way from the
/// viewer to Django.
class ThreadBar : public QWidget {
  Q_OBJECT
 public:
  /// `actions`: one a thread, in the order of kThreadKinds.
  ThreadBar(Threads& threads, std::vector<QAction*> actions, QWidget* parent = nullptr);

 private:
  void refresh();

  Threads& threads_;
  std::vector<QAction*> actions_;
};

/// The story of the thread that is followed; hidden while there is none.
class ThreadStory : public QLabel {
  Q_OBJECT
 public:
  explicit ThreadStory(Threads& threads, QWidget* parent = nullptr);

  QString told() const;  ///< as plain text

 private:
  void refresh();

  Threads& threads_;
};

}  // namespace headway::ui
