// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/headers_page.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/theme.h"
#include "ui/trace/header_life.h"
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
      switch_(new QWidget(this)),
      filter_(new QLineEdit(switch_)),
      life_(new HeaderLife(this)),
      follow_(new QAction(tr("&Follow this header"), this)) {
  table_->setModel(model_);
  table_->setObjectName(QStringLiteral("headerTable"));
  table_->setAccessibleName(tr("Headers through the path"));
  table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);

  auto* group = new QButtonGroup(this);
  request_ = phaseButton(tr("Request"), group, switch_);
  QPushButton* response = phaseButton(tr("Response"), group, switch_);
  request_->setChecked(true);
  auto* buttons = new QHBoxLayout(switch_);
  buttons->setContentsMargins(0, metrics::kGrid, metrics::kMargin, metrics::kGrid);
  buttons->setSpacing(metrics::kGrid);
  buttons->addWidget(filter_);
  buttons->addSpacing(metrics::kGrid);
  buttons->addWidget(request_);
  buttons->addWidget(response);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(life_);
  layout->addWidget(table_);

  connect(request_, &QPushButton::clicked, this, [this] { showPhase(Phase::Request); });
  connect(response, &QPushButton::clicked, this, [this] { showPhase(Phase::Response); });
  connect(table_, &TraceTable::cellChosen, this, &HeadersPage::chosen);
  connectFilter();
  connectLife();
}

void HeadersPage::connectFilter() {
  filter_->setObjectName(QStringLiteral("headerFilter"));
  filter_->setPlaceholderText(tr("Filter"));
  filter_->setAccessibleName(tr("Filter headers by name or value"));
  filter_->setToolTip(tr("Show only headers whose name or value contains this; Esc shows all"));
  filter_->setClearButtonEnabled(true);
  filter_->setFixedWidth(112);
  connect(filter_, &QLineEdit::textChanged, this, &HeadersPage::applyFilter);
  for (QWidget* place : {static_cast<QWidget*>(filter_), static_cast<QWidget*>(this)}) {
    auto* clear = new QShortcut(Qt::Key_Escape, place);
    clear->setContext(Qt::WidgetWithChildrenShortcut);
    connect(clear, &QShortcut::activated, this, [this] {
      filter_->clear();
      table_->setFocus();
    });
  }
  applyFilter({});
}

void HeadersPage::applyFilter(const QString& text) {
  const QSignalBlocker quiet(this);  // the person asked for rows, not for another reason
  const QModelIndex old = table_->currentIndex();
  const QString header = old.data(HeaderRole).toString();
  model_->setFilter(text);
  table_->setEmptyText(
      model_->rowsInAll() > 0
          ? tr("None of the %1 headers has “%2” in its name or a value. Esc shows all of them.")
                .arg(model_->rowsInAll())
                .arg(text)
          : tr("Every header on its way from the viewer to Django will be listed here, a column for each stop. "
               "Write or pick a request above to trace it."));
  restore(header, old.column());
}

void HeadersPage::connectLife() {
  follow_->setToolTip(tr("See this header hop by hop, with the reason of every change, above the table"));
  table_->addMenuAction(follow_);
  connect(follow_, &QAction::triggered, this,
          [this] { life_->toggle(table_->currentIndex().data(HeaderRole).toString()); });
  connect(table_, &QTableView::doubleClicked, this, [this](const QModelIndex& at) {
    if (at.column() == 0) follow_->trigger();
  });
  connect(life_, &HeaderLife::changed, this, [this] {
    model_->setFollowed(life_->headers());
    refreshFollow();
  });
  connect(life_->table(), &TraceTable::cellChosen, this, &HeadersPage::chosen);
  follow_->setCheckable(true);
  refreshFollow();
}

void HeadersPage::refreshFollow() {
  const QString header = table_->currentIndex().data(HeaderRole).toString();
  follow_->setEnabled(!header.isEmpty());
  follow_->setChecked(life_->follows(header));
}

void HeadersPage::setTrace(ProjectPtr project, std::shared_ptr<const Trace> trace, const HostColors& hosts) {
  project_ = std::move(project);
  trace_ = std::move(trace);
  hosts_ = hosts;
  table_->setHostColors(hosts);
  showPhase(phase_);
}

void HeadersPage::showPhase(Phase phase) {
  const QModelIndex old = table_->currentIndex();
  const QString header = old.isValid() ? old.data(HeaderRole).toString() : QString();
  const int column = phase == phase_ ? old.column() : -1;
  phase_ = phase;
  model_->setTrace(project_, trace_, phase);
  life_->setTrace(project_, trace_, phase, hosts_);
  applyFilter(filter_->text());
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

Explanation HeadersPage::explanation() const { return explanationAt(table_->currentIndex()); }

void HeadersPage::selectHop(int hop) {
  const QModelIndex at = table_->currentIndex();
  const int row = at.isValid() ? at.row() : 0;
  for (int column = 1; column < model_->columnCount(); ++column) {
    if (model_->index(row, column).data(HopRole).toInt() < hop) continue;
    return goTo(tellingCell(row, column));
  }
}

void HeadersPage::selectHeader(const QStringList& headers) {
  if (phase_ != Phase::Request) {
    const QSignalBlocker quiet(this);
    request_->click();
  }
  if (headers.contains(table_->currentIndex().data(HeaderRole).toString(), Qt::CaseInsensitive)) return;
  for (const QString& header : headers) {
    const int row = model_->rowOf(header);
    if (row < 0) continue;
    int column = 0;
    while (column < model_->columnCount() && !isChange(row, column)) ++column;
    return goTo(model_->index(row, column < model_->columnCount() ? column : 0));
  }
}

void HeadersPage::goTo(const QModelIndex& cell) {
  {
    const QSignalBlocker quiet(this);
    table_->setCurrentIndex(cell);
  }
  const Explanation why = explanationAt(cell);
  if (!why.isEmpty()) emit explained(why);
}

bool HeadersPage::isChange(int row, int column) const {
  const auto state = static_cast<CellState>(model_->index(row, column).data(StateRole).toInt());
  return state != CellState::Same && state != CellState::Absent;
}

// The cell of the row the person is on if it was changed there, else the first of the column that was.
QModelIndex HeadersPage::tellingCell(int row, int column) const {
  if (isChange(row, column)) return model_->index(row, column);
  for (int r = 0; r < model_->rowCount(); ++r)
    if (isChange(r, column)) return model_->index(r, column);
  return model_->index(row, column);
}

void HeadersPage::chosen(const QModelIndex& index) {
  const QString header = index.data(HeaderRole).toString();
  refreshFollow();
  emit headerSelected(header);
  if (const int hop = index.data(HopRole).toInt(); index.column() > 0 && hop >= 0) emit hopSelected(hop);
  const Explanation why = explanationAt(index);
  if (!why.isEmpty()) emit explained(why);
}

}  // namespace headway::ui
