// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/field_manners.h"

#include <QKeyEvent>
#include <QWidget>

namespace headway::ui {
namespace {

class WheelFilter : public QObject {
 public:
  using QObject::QObject;

  bool eventFilter(QObject* object, QEvent* event) override {
    if (event->type() != QEvent::Wheel || static_cast<QWidget*>(object)->hasFocus()) return false;
    event->ignore();
    return true;
  }
};

class UndoFilter : public QObject {
 public:
  using QObject::QObject;

  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() != QEvent::ShortcutOverride) return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    if (!key->matches(QKeySequence::Undo) && !key->matches(QKeySequence::Redo)) return false;
    event->ignore();  // so the window's own actions get the keys
    return true;
  }
};

}  // namespace

void ignoreWheelWithoutFocus(QWidget* control) { control->installEventFilter(new WheelFilter(control)); }

void leaveUndoToDocument(QWidget* control) { control->installEventFilter(new UndoFilter(control)); }

}  // namespace headway::ui
