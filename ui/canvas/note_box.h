// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>
#include <QRectF>
#include <functional>

class QGraphicsView;

namespace headway::ui {

/// The field over a note in which its text is typed. Ctrl+Return and leaving it keep the text, Escape does
/// not; Return begins a line.
class NoteBox : public QPlainTextEdit {
  Q_OBJECT
 public:
  explicit NoteBox(QGraphicsView& view);

  /// Opens over that part of the scene. `keep` is given the text if it is kept.
  void start(const QRectF& over, const QString& text, std::function<void(const QString&)> keep);
  void end(bool keep);

 protected:
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  QGraphicsView& view_;
  std::function<void(const QString&)> keep_;  ///< empty: nothing is typed
};

}  // namespace headway::ui
