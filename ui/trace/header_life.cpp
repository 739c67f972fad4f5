// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/header_life.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QToolButton>
#include <vector>

#include "ui/theme.h"
#include "ui/trace/header_life_model.h"
#include "ui/trace/trace_table.h"

namespace headway::ui {
namespace {
constexpr int kRow = 44, kTitles = 40, kMostRows = 3, kNames = 160;
}

HeaderLife::HeaderLife(QWidget* parent)
    : QWidget(parent), model_(new HeaderLifeModel(this)), table_(new TraceTable(this)) {
  table_->setModel(model_);
  table_->setObjectName(QStringLiteral("headerLife"));
  table_->setAccessibleName(tr("The headers you follow, hop by hop"));
  table_->verticalHeader()->setDefaultSectionSize(kRow);
  table_->horizontalHeader()->setFixedHeight(kTitles);
  table_->horizontalHeader()->setTextElideMode(Qt::ElideRight);
  auto* close = new QToolButton(this);
  close->setObjectName(QStringLiteral("closeLife"));
  close->setProperty("role", "tiny");
  close->setIcon(Theme::instance().icon(QStringLiteral("close")));
  close->setFixedSize(metrics::kIcon + metrics::kGrid, metrics::kIcon + metrics::kGrid);
  close->setAccessibleName(tr("Stop following"));
  close->setToolTip(tr("Stop following these headers"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, metrics::kGrid, 0);
  row->setSpacing(metrics::kGrid);
  row->addWidget(table_, 1);
  row->addWidget(close, 0, Qt::AlignTop);
  connect(close, &QToolButton::clicked, this, [this] {
    headers_.clear();
    refresh();
  });
  connect(&Theme::instance(), &Theme::changed, close,
          [close] { close->setIcon(Theme::instance().icon(QStringLiteral("close"))); });
  hide();
}

void HeaderLife::setTrace(ProjectPtr project, std::shared_ptr<const Trace> trace, Phase phase,
                          const HostColors& hosts) {
  table_->setHostColors(hosts);
  model_->setTrace(std::move(project), std::move(trace), phase);
  refresh();
}

void HeaderLife::toggle(const QString& header) {
  if (header.isEmpty()) return;
  if (follows(header))
    headers_.removeIf([&](const QString& h) { return h.compare(header, Qt::CaseInsensitive) == 0; });
  else
    headers_.prepend(header);
  refresh();
}

void HeaderLife::refresh() {
  model_->setHeaders(headers_);
  setVisible(model_->rowCount() > 0);
  setFixedHeight(kTitles + kRow * qMin(model_->rowCount(), kMostRows) + 1);
  layoutColumns();
  emit changed();
}

void HeaderLife::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  layout()->activate();
  layoutColumns();
}

// Hops that did something get room to say why.
void HeaderLife::layoutColumns() {
  const int columns = model_->columnCount();
  std::vector<int> shares(static_cast<std::size_t>(columns), 1);
  int all = 0;
  for (int c = 1; c < columns; ++c) {
    for (int r = 0; r < model_->rowCount(); ++r)
      if (!model_->index(r, c).data(ReasonRole).toString().isEmpty()) shares[static_cast<std::size_t>(c)] = 2;
    all += shares[static_cast<std::size_t>(c)];
  }
  if (columns > 0) table_->setColumnWidth(0, kNames);
  for (int c = 1; c < columns; ++c)
    table_->setColumnWidth(
        c, (table_->viewport()->width() - kNames) * shares[static_cast<std::size_t>(c)] / qMax(1, all));
}

}  // namespace headway::ui
