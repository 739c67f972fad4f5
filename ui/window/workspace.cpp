// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/workspace.h"

#include <QDataStream>
#include <QIODevice>
#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

#include "ui/canvas/canvas_pane.h"
#include "ui/inspector/inspector.h"
#include "ui/palette.h"
#include "ui/panels/request_list.h"
#include "ui/panels/why_card.h"
#include "ui/theme.h"
#include "ui/trace/trace_panel.h"

namespace headway::ui {
namespace {

QSplitter* splitter(Qt::Orientation way, std::initializer_list<QWidget*> parts) {
  auto* out = new QSplitter(way);
  for (QWidget* part : parts) out->addWidget(part);
  out->setHandleWidth(1);
  out->setChildrenCollapsible(false);
  return out;
}

QLabel* caption(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setProperty("role", "caption");
  label->setFont(Theme::instance().caption());
  label->setContentsMargins(12, 12, 12, 4);
  return label;
}

}  // namespace

Workspace::Workspace(Document& document, QWidget* parent)
    : QWidget(parent),
      palette_(new NodePalette),
      requests_(new RequestList(document)),
      canvas_(new CanvasPane(document)),
      inspector_(new Inspector(document)),
      trace_(new TracePanel(this)),
      why_(new WhyCard(this)) {
  top_ = splitter(Qt::Horizontal, {makeLeft(), canvas_});
  left_ = splitter(Qt::Vertical, {top_, trace_});
  right_ = splitter(Qt::Vertical, {inspector_, why_});
  columns_ = splitter(Qt::Horizontal, {left_, right_});
  top_->setSizes({156, 900});
  columns_->setSizes({1120, 320});
  for (QSplitter* rows : {left_, right_}) {
    rows->setSizes({500, 330});
    rows->setStretchFactor(0, 1);
    rows->setStretchFactor(1, 0);
  }
  for (QSplitter* wide : {top_, columns_}) wide->setStretchFactor(top_ == wide ? 1 : 0, 1);
  for (QSplitter* narrow : {top_, columns_}) narrow->setStretchFactor(top_ == narrow ? 0 : 1, 0);
  connect(left_, &QSplitter::splitterMoved, this, [this] { alignRows(left_, right_); });
  connect(right_, &QSplitter::splitterMoved, this, [this] { alignRows(right_, left_); });
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->addWidget(columns_);
}

QWidget* Workspace::makeLeft() {
  auto* left = new QWidget;
  left->setProperty("role", "panel");
  left->setAttribute(Qt::WA_StyledBackground);
  auto* column = new QVBoxLayout(left);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(caption(tr("Add"), left));
  column->addWidget(palette_);
  requests_->setContentsMargins(12, 12, 8, 8);
  column->addWidget(requests_, 1);
  left->setMinimumWidth(140);
  return left;
}

void Workspace::alignRows(QSplitter* moved, QSplitter* other) { other->setSizes(moved->sizes()); }

QByteArray Workspace::saveSizes() const {
  QByteArray out;
  QDataStream stream(&out, QIODevice::WriteOnly);
  for (const QSplitter* s : {columns_, left_, right_, top_}) stream << s->saveState();
  return out;
}

bool Workspace::restoreSizes(const QByteArray& sizes) {
  QDataStream stream(sizes);
  bool good = !sizes.isEmpty();
  for (QSplitter* s : {columns_, left_, right_, top_}) {
    QByteArray state;
    stream >> state;
    good = good && s->restoreState(state);
    s->setHandleWidth(1);
  }
  return good;
}

}  // namespace headway::ui
