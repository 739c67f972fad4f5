// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/hops_page.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

#include "ui/text.h"
#include "ui/theme.h"
#include "ui/trace/hop_delegate.h"
#include "ui/trace/hop_diff_model.h"
#include "ui/trace/hop_list_model.h"
#include "ui/trace/trace_table.h"

namespace headway::ui {

HopsPage::HopsPage(QWidget* parent)
    : QWidget(parent),
      hops_(new HopListModel(this)),
      diff_(new HopDiffModel(this)),
      list_(new QListView(this)),
      table_(new TraceTable(this)),
      onlyChanges_(new QCheckBox(tr("Only what changed"), this)),
      notes_(new QLabel(this)) {
  list_->setModel(hops_);
  list_->setItemDelegate(new HopDelegate(list_));
  list_->setFrameShape(QFrame::NoFrame);
  list_->setMinimumWidth(180);
  list_->setObjectName(QStringLiteral("hopList"));
  list_->setAccessibleName(tr("Hops"));
  table_->setModel(diff_);
  table_->setProseColumn(HopDiffModel::ReasonColumn);
  table_->setAccessibleName(tr("Message before and after"));
  table_->setEmptyText(tr(
      "Choose a hop on the left to see its message before and after, with the reason beside every change."));
  table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  notes_->setWordWrap(true);
  notes_->setTextFormat(Qt::RichText);
  notes_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  notes_->setContentsMargins(metrics::kMargin, metrics::kGap, metrics::kMargin, metrics::kGap);
  onlyChanges_->setContentsMargins(metrics::kMargin, metrics::kGrid, metrics::kMargin, metrics::kGrid);

  auto* right = new QWidget(this);
  auto* column = new QVBoxLayout(right);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(notes_);
  column->addWidget(table_, 1);
  auto* foot = new QHBoxLayout;
  foot->setContentsMargins(metrics::kMargin, metrics::kGrid, metrics::kMargin, metrics::kGrid);
  foot->addWidget(onlyChanges_);
  foot->addStretch();
  column->addLayout(foot);
  auto* splitter = new QSplitter(this);
  splitter->setObjectName(QStringLiteral("hops"));
  splitter->addWidget(list_);
  splitter->addWidget(right);
  splitter->setStretchFactor(1, 1);
  splitter->setSizes({220, 800});
  splitter->setHandleWidth(1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(splitter);

  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
          [this](const QModelIndex& now) {
            if (!now.isValid()) return;
            showHop(now.row());
            emit hopSelected(now.row());
            const Explanation why = explanationAt(now);
            if (!why.isEmpty()) emit explained(why);
          });
  connect(list_, &QListView::activated, this, [this](const QModelIndex& at) {
    emit nodeActivated(NodeId{at.data(HopListModel::NodeRole).toString().toStdString()});
  });
  connect(table_, &TraceTable::cellChosen, this, [this](const QModelIndex& at) {
    const Explanation why = explanationAt(at);
    if (!why.isEmpty()) emit explained(why);
  });
  connect(onlyChanges_, &QCheckBox::toggled, diff_, &HopDiffModel::setOnlyChanges);
}

void HopsPage::setTrace(ProjectPtr project, std::shared_ptr<const Trace> trace, const HostColors& hosts) {
  const int old = qMax(0, currentHop());
  trace_ = trace;
  colors_ = hosts;
  table_->setHostColors(hosts);
  hops_->setTrace(std::move(project), std::move(trace));
  selectHop(qMin(old, hops_->rowCount() - 1));
}

int HopsPage::currentHop() const { return list_->currentIndex().row(); }

Explanation HopsPage::explanation() const { return explanationAt(list_->currentIndex()); }

void HopsPage::selectHop(int hop) {
  const QSignalBlocker quiet(this);
  list_->setCurrentIndex(hops_->index(hop));
  showHop(hop);
}

void HopsPage::showHop(int hop) {
  const bool known = trace_ && hop >= 0 && hop < hops_->rowCount();
  const Hop* shown = known ? &trace_->hops[static_cast<std::size_t>(hop)] : nullptr;
  diff_->setHop(shown, hop);
  const QString text = shown ? noteText(*shown) : QString();
  notes_->setText(text);
  notes_->setVisible(!text.isEmpty());
}

QString HopsPage::noteText(const Hop& hop) const {
  QStringList lines;
  for (const Note& note : hop.notes) lines << colors_.html(qs(note.text));
  if (const auto sentence = sentenceOf(hop.outcome); !sentence.empty()) lines << colors_.html(qs(sentence));
  return lines.join(QStringLiteral("<br>"));
}

}  // namespace headway::ui
