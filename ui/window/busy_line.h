// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>
#include <functional>
#include <vector>

class QLabel;
class QPushButton;

namespace headway::ui {

/// In the status bar: what the window is at work on, and a button that stops it. What takes less than a
/// moment is never shown; of several the newest is.
class BusyLine : public QWidget {
  Q_OBJECT
 public:
  explicit BusyLine(QWidget* parent = nullptr);

  /// `stop` is called when the person stops it, after which the work counts as ended. A work with the same id
  /// is taken for the same, begun anew.
  void begin(const QString& id, const QString& text, std::function<void()> stop);
  void end(const QString& id);
  /// Stops what is shown; nothing if nothing is.
  void stop();
  QString text() const;  ///< "" while nothing is shown

 signals:
  /// A work has become worth telling of.
  void shown(const QString& id);

 private:
  struct Work {
    QString id, text;
    std::function<void()> stop;
  };

  void refresh();

  std::vector<Work> works_;
  QTimer patience_;
  QLabel* text_;
  QPushButton* stop_;
};

}  // namespace headway::ui
