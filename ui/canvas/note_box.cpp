// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/note_box.h"

#include <QGraphicsView>
#include <QKeyEvent>
#include <algorithm>
#include <utility>

namespace headway::ui {
namespace {

bool keeps(const QKeyEvent& event) {
  const bool isReturn = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
  return isReturn && event.modifiers() & Qt::ControlModifier;
}

}  // namespace

NoteBox::NoteBox(QGraphicsView& view) : QPlainTextEdit(view.viewport()), view_(view) {
  hide();
  setTabChangesFocus(true);
  setAccessibleName(tr("Text of the note"));
  setPlaceholderText(tr("Why it is so, whom to ask… Ctrl+Return keeps it"));
}

void NoteBox::start(const QRectF& over, const QString& text, std::function<void(const QString&)> keep) {
  end(true);
  keep_ = std::move(keep);
  const QRect box = view_.mapFromScene(over).boundingRect();
  setPlainText(text);
  setGeometry(box.x(), box.y(), std::max(box.width(), 200), std::max(box.height() + 24, 84));
  selectAll();
  show();
  setFocus();
}

void NoteBox::end(bool keep) {
  const auto tell = std::exchange(keep_, nullptr);
  if (!tell) return;
  const bool typing = hasFocus();  // else the keyboard is elsewhere by now, and stays there
  hide();
  if (keep) tell(toPlainText());
  if (typing) view_.setFocus();
}

// While one types, its keys mean nothing else in the window.
bool NoteBox::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride && keeps(*static_cast<QKeyEvent*>(event))) event->accept();
  return QPlainTextEdit::event(event);
}

void NoteBox::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape) return end(false);
  if (keeps(*event)) return end(true);
  QPlainTextEdit::keyPressEvent(event);
}

void NoteBox::focusOutEvent(QFocusEvent* event) {
  QPlainTextEdit::focusOutEvent(event);
  if (event->reason() != Qt::PopupFocusReason) end(true);  // its own menu takes the focus for a while
}

}  // namespace headway::ui
