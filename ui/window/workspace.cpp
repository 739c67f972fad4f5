// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/workspace.h"

#include <QDataStream>
#include <QIODevice>
#include <QLabel>
#include <QMap>
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

QLabel* caption(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setProperty("role", "caption");
  label->setFont(Theme::instance().caption());
  label->setContentsMargins(12, 12, 12, 4);
  return label;
}

}  // namespace

// Every part is made inside its splitter: a widget that moves to another parent loses its font to the style
// sheet.
Workspace::Workspace(Document& document, QWidget* parent)
    : QWidget(parent),
      columns_(new QSplitter(Qt::Horizontal, this)),
      left_(new QSplitter(Qt::Vertical, columns_)),
      right_(new QSplitter(Qt::Vertical, columns_)),
      top_(new QSplitter(Qt::Horizontal, left_)),
      tools_(new QWidget(top_)),
      palette_(new NodePalette(tools_)),
      requests_(new RequestList(document, tools_)),
      canvas_(new CanvasPane(document, top_)),
      trace_(new TracePanel(left_)),
      inspector_(new Inspector(document, right_)),
      why_(new WhyCard(right_)) {
  fillTools();
  columns_->setObjectName(QStringLiteral("columns"));
  left_->setObjectName(QStringLiteral("left"));
  right_->setObjectName(QStringLiteral("right"));
  top_->setObjectName(QStringLiteral("top"));
  for (QSplitter* s : {columns_, left_, right_, top_}) {
    s->setHandleWidth(1);
    s->setChildrenCollapsible(false);
  }
  top_->setSizes({156, 900});
  top_->setStretchFactor(1, 1);
  columns_->setSizes({1096, 344});
  columns_->setStretchFactor(0, 1);
  for (QSplitter* rows : {left_, right_}) {
    rows->setSizes({500, 330});
    rows->setStretchFactor(0, 1);
  }
  connect(left_, &QSplitter::splitterMoved, this, [this] { right_->setSizes(left_->sizes()); });
  connect(right_, &QSplitter::splitterMoved, this, [this] { left_->setSizes(right_->sizes()); });
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->addWidget(columns_);
}

void Workspace::fillTools() {
  tools_->setProperty("role", "panel");
  tools_->setAttribute(Qt::WA_StyledBackground);
  tools_->setMinimumWidth(140);
  auto* column = new QVBoxLayout(tools_);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(caption(tr("Add"), tools_));
  column->addWidget(palette_);
  column->addSpacing(metrics::kMargin);
  requests_->setContentsMargins(12, 0, 8, 8);
  column->addWidget(requests_, 1);
}

// By name: parts come and go between versions, and their order changes when one is raised.
QByteArray Workspace::saveSizes() const {
  QMap<QString, QByteArray> states;
  for (const QSplitter* s : findChildren<QSplitter*>()) states[s->objectName()] = s->saveState();
  QByteArray out;
  QDataStream stream(&out, QIODevice::WriteOnly);
  stream << states;
  return out;
}

bool Workspace::restoreSizes(const QByteArray& sizes) {
  QMap<QString, QByteArray> states;
  QDataStream stream(sizes);
  stream >> states;
  bool good = !states.isEmpty();
  for (QSplitter* s : findChildren<QSplitter*>()) {
    good = s->restoreState(states[s->objectName()]) && good;
    s->setHandleWidth(1);
  }
  return good;
}

}  // namespace headway::ui
