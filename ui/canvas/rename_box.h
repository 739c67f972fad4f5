// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QRectF>
#include <functional>

class QGraphicsView;

namespace headway::ui {

/// The field over the canvas in which a name or a title is typed. Return and leaving it keep the text, Escape
/// does not.
class RenameBox : public QLineEdit {
  Q_OBJECT
 public:
  explicit RenameBox(QGraphicsView& view);

  /// Opens over that part of the scene. `keep` is given the text if it is kept; `what` names the field.
  void start(const QRectF& over, const QString& text, const QString& what,
             std::function<void(const QString&)> keep);
  void end(bool keep);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  QGraphicsView& view_;
  std::function<void(const QString&)> keep_;  ///< empty: nothing is typed
};

}  // namespace headway::ui
