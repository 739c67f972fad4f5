// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/trace_table.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include "ui/theme.h"
#include "ui/trace/trace_delegate.h"

namespace headway::ui {

TraceTable::TraceTable(QWidget* parent) : QTableView(parent), delegate_(new TraceDelegate(this)) {
  setItemDelegate(delegate_);
  setShowGrid(false);
  setFrameShape(QFrame::NoFrame);
  setSelectionMode(SingleSelection);
  setSelectionBehavior(SelectItems);
  setHorizontalScrollMode(ScrollPerPixel);
  setVerticalScrollMode(ScrollPerPixel);
  setEditTriggers(NoEditTriggers);
  setTabKeyNavigation(false);
  setWordWrap(false);
  verticalHeader()->hide();
  verticalHeader()->setDefaultSectionSize(metrics::kControl);
  horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  horizontalHeader()->setHighlightSections(false);
  horizontalHeader()->setMinimumSectionSize(96);
  connect(&Theme::instance(), &Theme::changed, this, &TraceTable::dress);
  dress();
}

void TraceTable::setHostColors(const HostColors& hosts) {
  delegate_->setHostColors(hosts);
  viewport()->update();
}

void TraceTable::setProseColumn(int column) { delegate_->setProseColumn(column); }

void TraceTable::setEmptyText(const QString& text) {
  empty_ = text;
  viewport()->update();
}

void TraceTable::addMenuActions(const QString& title, const QList<QAction*>& actions) {
  menuTitle_ = title;
  menuActions_ = actions;
}

QString TraceTable::rowText(int row) const {
  QStringList cells;
  for (int column = 0; model() && column < model()->columnCount(); ++column)
    cells << model()->index(row, column).data().toString();
  return cells.join(QLatin1Char('\t'));
}

void TraceTable::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Copy))
    copy(currentIndex().data().toString());
  else
    QTableView::keyPressEvent(event);
}

void TraceTable::contextMenuEvent(QContextMenuEvent* event) {
  const QModelIndex at = indexAt(event->pos());
  QMenu menu(this);
  if (at.isValid()) {
    setCurrentIndex(at);
    menu.addAction(tr("Copy cell"), QKeySequence::Copy, this, [this, at] { copy(at.data().toString()); });
    menu.addAction(tr("Copy row"), this, [this, at] { copy(rowText(at.row())); });
    menu.addActions(cellActions_);
  }
  if (!menuActions_.isEmpty()) menu.addMenu(menuTitle_)->addActions(menuActions_);
  if (!menu.isEmpty()) menu.exec(event->globalPos());
}

void TraceTable::paintEvent(QPaintEvent* event) {
  QTableView::paintEvent(event);
  if (empty_.isEmpty() || (model() && model()->rowCount() > 0)) return;
  QPainter painter(viewport());
  painter.setFont(Theme::instance().text());
  painter.setPen(Theme::instance().colors().muted);
  const int margin = 2 * metrics::kMargin;
  painter.drawText(viewport()->rect().adjusted(margin, margin, -margin, -margin),
                   Qt::AlignCenter | Qt::TextWordWrap, empty_);
}

void TraceTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QTableView::currentChanged(current, previous);
  if (current.isValid()) emit cellChosen(current);
}

void TraceTable::dress() {
  horizontalHeader()->setFont(Theme::instance().mono());
  viewport()->update();
}

void TraceTable::copy(const QString& text) const {
  if (!text.isEmpty()) QGuiApplication::clipboard()->setText(text);
}

}  // namespace headway::ui
