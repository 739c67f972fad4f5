// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/headers_page.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/theme.h"
#include "ui/trace/header_table_model.h"
#include "ui/trace/trace_table.h"

namespace headway::ui {
namespace {

QPushButton* phaseButton(const QString& text, QButtonGroup* group, QWidget* parent) {
  auto* button = new QPushButton(text, parent);
  button->setCheckable(true);
  button->setProperty("role", "chip");
  group->addButton(button);
  return button;
}

}  // namespace

HeadersPage::HeadersPage(QWidget* parent)
    : QWidget(parent),
      model_(new HeaderTableModel(this)),
      table_(new TraceTable(this)),
      switch_(new QWidget(this)) {
  table_->setModel(model_);
  table_->setObjectName(QStringLiteral("headerTable"));
  table_->setAccessibleName(tr("Headers through the path"));
  table_->setEmptyText(
      tr("Every header on its way from the viewer to Django will be listed here, a column for each stop. "
         "Write or pick a request above to trace it."));
  table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);

  auto* group = new QButtonGroup(this);
  QPushButton* request = phaseButton(tr("Request"), group, switch_);
  QPushButton* response = phaseButton(tr("Response"), group, switch_);
  request->setChecked(true);
  auto* buttons = new QHBoxLayout(switch_);
  buttons->setContentsMargins(0, metrics::kGrid, metrics::kMargin, metrics::kGrid);
  buttons->setSpacing(metrics::kGrid);
  buttons->addWidget(request);
  buttons->addWidget(response);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(table_);

  connect(request, &QPushButton::clicked, this, [this] { showPhase(Phase::Request); });
  connect(response, &QPushButton::clicked, this, [this] { showPhase(Phase::Response); });
  connect(table_, &TraceTable::cellChosen, this, &HeadersPage::chosen);
}

void HeadersPage::setTrace(ProjectPtr project, std::shared_ptr<const Trace> trace, const HostColors& hosts) {
  project_ = std::move(project);
  trace_ = std::move(trace);
  table_->setHostColors(hosts);
  showPhase(phase_);
}

void HeadersPage::showPhase(Phase phase) {
  const QModelIndex old = table_->currentIndex();
  const QString header = old.isValid() ? old.data(HeaderRole).toString() : QString();
  const int column = phase == phase_ ? old.column() : -1;
  phase_ = phase;
  model_->setTrace(project_, trace_, phase);
  if (model_->columnCount() > 0) {
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Fixed);
    table_->setColumnWidth(0, 160);
  }
  restore(header, column);
}

void HeadersPage::restore(const QString& header, int column) {
  const int row = header.isEmpty() ? -1 : model_->rowOf(header);
  QModelIndex at =
      row >= 0 && column > 0 && column < model_->columnCount() ? model_->index(row, column) : QModelIndex();
  if (!at.isValid()) at = model_->firstChange();
  if (at.isValid()) table_->setCurrentIndex(at);
}

void HeadersPage::selectHop(int hop) {
  const QModelIndex at = table_->currentIndex();
  const int row = at.isValid() ? at.row() : 0;
  for (int column = 1; column < model_->columnCount(); ++column) {
    const QModelIndex cell = model_->index(row, column);
    if (cell.data(HopRole).toInt() < hop) continue;
    const QSignalBlocker quiet(this);
    table_->setCurrentIndex(cell);
    return;
  }
}

void HeadersPage::chosen(const QModelIndex& index) {
  const QString header = index.data(HeaderRole).toString();
  emit headerSelected(header);
  if (const int hop = index.data(HopRole).toInt(); index.column() > 0 && hop >= 0) emit hopSelected(hop);
  const auto why = index.data(ExplanationRole).value<Explanation>();
  if (!why.isEmpty()) emit explained(why);
}

}  // namespace headway::ui
