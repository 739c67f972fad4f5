// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/rename_box.h"

#include <QKeyEvent>
#include <algorithm>
#include <utility>

#include "ui/canvas/canvas_view.h"
#include "ui/canvas/node_item.h"

namespace headway::ui {

RenameBox::RenameBox(CanvasView& view) : QLineEdit(view.viewport()), view_(view) {
  hide();
  setAccessibleName(tr("Name of the node"));
  connect(this, &QLineEdit::returnPressed, this, [this] { end(true); });
}

void RenameBox::start(const NodeId& id) {
  const NodeItem* item = view_.canvas().item(id);
  if (!item) return;
  node_ = id;
  const QRect box = view_.mapFromScene(item->mapRectToScene(geometry::name())).boundingRect();
  setText(item->name());
  setGeometry(box.x() - 6, box.center().y() - 14, std::max(box.width() + 12, 140), 28);
  selectAll();
  show();
  setFocus();
}

void RenameBox::end(bool keep) {
  if (node_.empty()) return;
  const NodeId id = std::exchange(node_, NodeId{});
  hide();
  if (keep) view_.canvas().rename(id, text());
  view_.setFocus();
}

void RenameBox::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape) return end(false);
  QLineEdit::keyPressEvent(event);
}

void RenameBox::focusOutEvent(QFocusEvent* event) {
  QLineEdit::focusOutEvent(event);
  end(true);
}

}  // namespace headway::ui
