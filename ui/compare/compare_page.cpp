// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/compare_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QToolButton>

#include "sim/format/project_yaml.h"
#include "sim/report/report.h"
#include "ui/compare/comparison_model.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/trace/trace_table.h"

namespace headway::ui {
namespace {

enum Choice { Shown, Request, File, AskForFile };

HostColors hostsOf(const Compared& left, const Compared& right) {
  Trace both = *left.trace;
  both.hops.insert(both.hops.end(), right.trace->hops.begin(), right.trace->hops.end());
  return HostColors(both);
}

QToolButton* tiny(const QString& text, const QString& name, const QString& tip, QWidget* parent) {
  auto* out = new QToolButton(parent);
  out->setText(text);
  out->setObjectName(name);
  out->setProperty("role", "flat");
  out->setToolTip(tip);
  out->setAccessibleName(tip);
  return out;
}

}  // namespace

ComparePage::ComparePage(Simulation simulation, QWidget* parent)
    : QWidget(parent),
      aside_({std::move(simulation.visit), {}, {}}),
      model_(new ComparisonModel(this)),
      stack_(new QStackedLayout(this)),
      table_(new TraceTable(this)) {
  auto* empty = new QWidget(this);
  auto* text =
      new QLabel(tr("Pin a result, then change anything: both stand side by side here, and the first "
                    "difference is marked. Another request or another project can stand beside it too."),
                 empty);
  text->setWordWrap(true);
  text->setAlignment(Qt::AlignCenter);
  text->setProperty("role", "muted");
  pin_ = new QPushButton(tr("Pin this result"), empty);
  pin_->setObjectName(QStringLiteral("pinResult"));
  pin_->setProperty("role", "primary");
  auto* column = new QVBoxLayout(empty);
  column->setSpacing(metrics::kMargin);
  column->setContentsMargins(2 * metrics::kMargin, metrics::kMargin, 2 * metrics::kMargin, metrics::kMargin);
  column->addStretch();
  column->addWidget(text);
  column->addWidget(pin_, 0, Qt::AlignHCenter);
  column->addStretch();
  stack_->addWidget(empty);

  auto* whole = new QWidget(this);
  auto* rows = new QVBoxLayout(whole);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(0);
  rows->addWidget(buildHead());
  buildTable();
  rows->addWidget(table_, 1);
  stack_->addWidget(whole);
  connect(pin_, &QPushButton::clicked, this, &ComparePage::pin);
  connect(
      &aside_, &TraceRunner::finished, this,
      [this](const VisitPtr& visit, const ProjectPtr& project, const EdgePtr&, quint64 generation) {
        if (generation != awaited_) return;
        const VisitEntry& last = visit->entries.back();
        const QString file = besideFile_.isEmpty() ? QString() : QFileInfo(besideFile_).fileName();
        const QString name = qs(last.sent.name);
        show({project, last.sent, TracePtr(visit, &last.trace), file.isEmpty() ? name : name + " · " + file});
      });
  refresh();
}

QWidget* ComparePage::buildHead() {
  auto* head = new QWidget(this);
  left_ = new QLabel(head);
  verdict_ = new QLabel(head);
  summary_ = new QLabel(head);
  problem_ = new QLabel(head);
  summary_->setObjectName(QStringLiteral("compareSummary"));
  summary_->setProperty("role", "muted");
  problem_->setObjectName(QStringLiteral("compareProblem"));
  problem_->setProperty("state", "refused");
  problem_->setWordWrap(true);
  beside_ = new QComboBox(head);
  beside_->setObjectName(QStringLiteral("compareWith"));
  beside_->setAccessibleName(tr("What stands beside the pinned result"));
  beside_->setMinimumWidth(160);
  left_->setMinimumWidth(80);  // long names give way
  summary_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  only_ = new QCheckBox(tr("Only differences"), head);
  unpin_ = tiny(tr("Unpin"), QStringLiteral("unpin"), tr("Let go of the pinned result"), head);
  previous_ =
      tiny(QStringLiteral("↑"), QStringLiteral("previousDifference"), tr("Previous difference"), head);
  next_ = tiny(QStringLiteral("↓"), QStringLiteral("nextDifference"), tr("Next difference"), head);
  auto* line = new QHBoxLayout;
  line->setSpacing(metrics::kGap);
  line->addWidget(left_);
  line->addWidget(unpin_);
  line->addWidget(beside_);
  line->addWidget(verdict_);
  line->addWidget(summary_, 1);
  line->addWidget(previous_);
  line->addWidget(next_);
  line->addWidget(only_);
  auto* rows = new QVBoxLayout(head);
  rows->setContentsMargins(metrics::kMargin, metrics::kGrid, metrics::kMargin, metrics::kGrid);
  rows->setSpacing(metrics::kGrid);
  rows->addLayout(line);
  rows->addWidget(problem_);
  problem_->hide();
  connect(unpin_, &QToolButton::clicked, this, &ComparePage::unpin);
  connect(beside_, &QComboBox::activated, this, &ComparePage::chosen);
  connect(previous_, &QToolButton::clicked, this, &ComparePage::goToPrevious);
  connect(next_, &QToolButton::clicked, this, &ComparePage::goToNext);
  connect(only_, &QCheckBox::toggled, this, [this](bool on) {
    model_->setOnlyDifferences(on);
    reveal(model_->firstDifference());
  });
  return head;
}

void ComparePage::buildTable() {
  table_->setModel(model_);
  table_->setObjectName(QStringLiteral("compareTable"));
  table_->setAccessibleName(tr("Both results, stop by stop"));
  table_->setEmptyText(tr("No difference at any stop."));
  table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  table_->horizontalHeader()->setSectionResizeMode(ComparisonModel::WhatColumn, QHeaderView::Fixed);
  table_->setColumnWidth(ComparisonModel::WhatColumn, 240);
  connect(model_, &QAbstractItemModel::modelReset, this, [this] {
    table_->clearSpans();
    for (int row = 0; row < model_->rowCount(); ++row)
      if (model_->isSection(row)) table_->setSpan(row, 0, 1, ComparisonModel::ColumnCount);
  });
}

void ComparePage::setShown(Compared shown, EdgeState edge) {
  shown_ = std::move(shown);
  edge_ = std::move(edge);
  if (!pinned_) return refresh();
  fillChoices();
  if (!besideRequest_.isEmpty())
    runAside();
  else if (besideFile_.isEmpty())
    show(shown_);
}

void ComparePage::pin() {
  if (!shown_) return;
  pinned_ = shown_;
  besideShown();
  emit pinnedChanged(true);
}

void ComparePage::unpin() {
  pinned_ = {};
  right_ = {};
  besideRequest_.clear();
  besideFile_.clear();
  refresh();
  emit pinnedChanged(false);
}

void ComparePage::besideShown() {
  besideRequest_.clear();
  besideFile_.clear();
  problem_->hide();
  fillChoices();
  show(shown_);
}

void ComparePage::besideRequest(const QString& name) {
  besideRequest_ = name;
  besideFile_.clear();
  problem_->hide();
  fillChoices();
  runAside();
}

void ComparePage::besideFile(const QString& path) {
  auto read = loadProject(path.toStdString());
  problem_->setVisible(!read);
  if (!read) {
    problem_->setText(qs(read.error().front().message));
    return fillChoices();
  }
  otherProject_ = std::make_shared<const Project>(std::move(read).value());
  besideFile_ = path;
  besideRequest_.clear();
  fillChoices();
  runAside();
}

void ComparePage::chooseFile() {
  auto* dialog = new QFileDialog(this, tr("Compare with a project"), QString(),
                                 tr("Headway projects (*.headway.yaml *.yaml);;All files (*)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QFileDialog::fileSelected, this, &ComparePage::besideFile);
  connect(dialog, &QFileDialog::rejected, this, &ComparePage::fillChoices);
  dialog->open();
}

void ComparePage::fillChoices() {
  const QSignalBlocker quiet(beside_);
  beside_->clear();
  beside_->addItem(tr("What is shown now"), Shown);
  if (shown_)
    for (const SampleRequest& r : shown_.project->requests) beside_->addItem(qs(r.name), Request);
  if (!besideFile_.isEmpty()) beside_->addItem(QFileInfo(besideFile_).fileName(), File);
  beside_->insertSeparator(beside_->count());
  beside_->addItem(tr("Another project…"), AskForFile);
  for (int i = 0; i < beside_->count(); ++i) {
    const int kind = beside_->itemData(i).toInt();
    if ((kind == Request && beside_->itemText(i) == besideRequest_) ||
        (kind == File && !besideFile_.isEmpty() && beside_->itemData(i).isValid()))
      beside_->setCurrentIndex(i);
  }
}

void ComparePage::chosen(int index) {
  switch (beside_->itemData(index).toInt()) {
    case Shown: return besideShown();
    case Request: return besideRequest(beside_->itemText(index));
    case AskForFile: return chooseFile();
    default: return;
  }
}

void ComparePage::runAside() {
  const ProjectPtr project = besideFile_.isEmpty() ? shown_.project : otherProject_;
  if (!project || !pinned_) return;
  SampleRequest request = pinned_.request;
  request.after.clear();
  if (!besideRequest_.isEmpty()) {
    const SampleRequest* named = project->findRequest(besideRequest_.toStdString());
    if (!named) return besideShown();  // it was removed
    request = *named;
  }
  awaited_ = aside_.run(project, std::move(request), besideFile_.isEmpty() ? edge_ : EdgeState());
}

void ComparePage::show(Compared right) {
  right_ = std::move(right);
  refresh();
}

void ComparePage::refresh() {
  stack_->setCurrentIndex(pinned_ ? 1 : 0);
  pin_->setEnabled(static_cast<bool>(shown_));
  const bool both = pinned_ && right_;
  if (both) table_->setHostColors(hostsOf(pinned_, right_));
  model_->setComparison(
      both ? compareTraces({*pinned_.project, *pinned_.trace}, {*right_.project, *right_.trace})
           : Comparison{});
  refreshSummary();
  reveal(model_->firstDifference());
}

void ComparePage::refreshSummary() {
  const bool both = pinned_ && right_;
  const Comparison& c = model_->comparison();
  const bool differ = both && c.first;
  if (pinned_)
    left_->setText(
        tr("<b>%1</b> · %2")
            .arg(pinned_.name.toHtmlEscaped(), qs(verdictHeadline(pinned_.trace->verdict)).toHtmlEscaped()));
  verdict_->setText(both ? qs(verdictHeadline(right_.trace->verdict)) : QString());
  previous_->setEnabled(differ);
  next_->setEnabled(differ);
  if (!both)
    summary_->setText(QString());
  else if (!differ)
    summary_->setText(tr("No difference"));
  else
    summary_->setText(
        tr("%1, the first at %2")
            .arg(counted(static_cast<qsizetype>(c.differences()), tr("1 difference"), tr("%1 differences")),
                 qs(c.stops[c.first->stop].title)));
  summary_->setToolTip(summary_->text());
}

void ComparePage::go(bool down) {
  if (model_->rowCount() > 0)
    reveal(
        model_->nextDifference(table_->currentIndex().isValid() ? table_->currentIndex().row() : -1, down));
}

void ComparePage::reveal(int row) {
  if (row < 0) return;
  const QModelIndex at = model_->index(row, ComparisonModel::RightColumn);
  table_->setCurrentIndex(at);
  table_->scrollTo(at, QAbstractItemView::PositionAtCenter);
}

}  // namespace headway::ui
