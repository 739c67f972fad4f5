// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/rename_box.h"

#include <QGraphicsView>
#include <QKeyEvent>
#include <algorithm>
#include <utility>

namespace headway::ui {

RenameBox::RenameBox(QGraphicsView& view) : QLineEdit(view.viewport()), view_(view) {
  hide();
  connect(this, &QLineEdit::returnPressed, this, [this] { end(true); });
}

void RenameBox::start(const QRectF& over, const QString& text, const QString& what,
                      std::function<void(const QString&)> keep) {
  end(true);
  keep_ = std::move(keep);
  setAccessibleName(what);
  const QRect box = view_.mapFromScene(over).boundingRect();
  setText(text);
  setGeometry(box.x() - 6, box.center().y() - 14, std::max(box.width() + 12, 140), 28);
  selectAll();
  show();
  setFocus();
}

void RenameBox::end(bool keep) {
  const auto tell = std::exchange(keep_, nullptr);
  if (!tell) return;
  const bool typing = hasFocus();  // else the keyboard is elsewhere by now, and stays there
  hide();
  if (keep) tell(text());
  if (typing) view_.setFocus();
}

void RenameBox::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape) return end(false);
  QLineEdit::keyPressEvent(event);
}

void RenameBox::focusOutEvent(QFocusEvent* event) {
  QLineEdit::focusOutEvent(event);
  if (event->reason() != Qt::PopupFocusReason) end(true);  // its own menu takes the focus for a while
}

}  // namespace headway::ui
