// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/trace_panel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QTabBar>
#include <QVBoxLayout>

#include "ui/text.h"
#include "ui/theme.h"
#include "ui/trace/beliefs_model.h"
#include "ui/trace/cache_page.h"
#include "ui/trace/header_life.h"
#include "ui/trace/headers_page.h"
#include "ui/trace/hops_page.h"
#include "ui/trace/stations.h"
#include "ui/trace/text_page.h"
#include "ui/trace/trace_copy.h"
#include "ui/trace/trace_table.h"
#include "ui/trace/visit_strip.h"

namespace headway::ui {
namespace {

QString consoleText(const Project& project, const Trace& trace) {
  QStringList lines;
  for (const Hop& hop : trace.hops) {
    const Node* node = project.find(hop.node);
    if (!node || node->kind() != NodeKind::Function) continue;
    if (!lines.isEmpty()) lines << QString();
    lines << TracePanel::tr("# %1, %2").arg(nodeName(project, hop.node), qs(hop.stage));
    for (const std::string& line : hop.extras.functionLog) lines << qs(line);
    if (hop.extras.functionLog.empty()) lines << TracePanel::tr("(nothing logged; console.log() shows here)");
    if (const auto* answered = std::get_if<Answered>(&hop.outcome)) lines << qs(answered->sentence);
  }
  return lines.join(QLatin1Char('\n'));
}

}  // namespace

TracePanel::TracePanel(QWidget* parent)
    : QWidget(parent),
      visit_(new VisitStrip(this)),
      tabs_(new QTabWidget(this)),
      headers_(new HeadersPage(this)),
      hops_(new HopsPage(this)),
      cache_(new CachePage(this)),
      event_(new TextPage(
          TextPage::Kind::Json,
          tr("The event API Gateway hands to the Lambda function, once a request gets that far."), this)),
      console_(new TextPage(
          TextPage::Kind::Plain,
          tr("What your CloudFront Function writes with console.log() shows here. Add a function and link the "
             "distribution to it."),
          this)),
      believed_(new BeliefsModel(this)),
      beliefs_(new TraceTable(this)),
      copies_(new TraceCopy(this)),
      filter_(new QAction(tr("&Filter headers"), this)),
      copy_(new QToolButton(this)) {
  tabs_->tabBar()->setExpanding(false);
  tabs_->tabBar()->setDrawBase(false);
  tabs_->addTab(headers_, tr("Headers through the path"));
  tabs_->addTab(hops_, tr("Hop by hop"));
  tabs_->addTab(cache_, tr("Cache"));
  event_->setObjectName(QStringLiteral("lambdaEvent"));
  console_->setObjectName(QStringLiteral("functionConsole"));
  tabs_->addTab(event_, tr("Event"));
  tabs_->addTab(console_, tr("Console"));
  buildBeliefs();
  tabs_->setCornerWidget(corner(), Qt::TopRightCorner);
  connect(tabs_, &QTabWidget::currentChanged, this, &TracePanel::showPhaseSwitch);
  showPhaseSwitch();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(visit_);
  layout->addWidget(tabs_);

  filter_->setToolTip(tr("Show only headers whose name or value contains a text"));
  filter_->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  addAction(filter_);
  connect(filter_, &QAction::triggered, this, [this] {
    showTab(HeadersTab);
    headers_->filter()->setFocus(Qt::ShortcutFocusReason);
    headers_->filter()->selectAll();
  });
  QList<QAction*> copies;
  for (const auto form : TraceCopy::kForms) copies << copies_->action(form);
  for (TraceTable* table : {headers_->table(), headers_->life()->table(), hops_->table(), cache_->keyTable(),
                            cache_->storedTable(), beliefs_})
    table->addMenuActions(tr("Copy the trace"), copies);
  connect(headers_, &HeadersPage::explained, this, &TracePanel::explained);
  connect(headers_, &HeadersPage::headerSelected, this, &TracePanel::headerSelected);
  connect(headers_, &HeadersPage::hopSelected, this, [this](int hop) {
    hops_->selectHop(hop);
    emit hopSelected(hop);
  });
  connect(hops_, &HopsPage::explained, this, &TracePanel::explained);
  connect(hops_, &HopsPage::hopSelected, this, &TracePanel::hopSelected);
  connect(cache_, &CachePage::explained, this, &TracePanel::explained);
  connect(visit_, &VisitStrip::entryChosen, this, &TracePanel::entryChosen);
  connect(hops_, &HopsPage::nodeActivated, this, &TracePanel::nodeActivated);
}

void TracePanel::buildBeliefs() {
  beliefs_->setModel(believed_);
  beliefs_->setObjectName(QStringLiteral("beliefs"));
  beliefs_->setAccessibleName(tr("What Django believes"));
  beliefs_->setProseColumn(BeliefsModel::DecidedColumn);
  beliefs_->setEmptyText(tr(
      "Host, scheme, port and client as Django sees them stand here, with who decided each, once the request "
      "gets that far."));
  beliefs_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  connect(beliefs_, &TraceTable::cellChosen, this, [this](const QModelIndex& at) {
    emit hopSelected(at.data(HopRole).toInt());
    const Explanation why = explanationAt(at);
    if (!why.isEmpty()) emit explained(why);
  });
  tabs_->setTabToolTip(tabs_->indexOf(event_), tr("The event API Gateway hands to the Lambda function"));
  tabs_->setTabToolTip(tabs_->indexOf(console_), tr("What CloudFront Functions log"));
  tabs_->addTab(beliefs_, tr("Django believes"));
}

QWidget* TracePanel::corner() {
  auto* menu = new QMenu(copy_);
  for (const auto form : TraceCopy::kForms) menu->addAction(copies_->action(form));
  copy_->setObjectName(QStringLiteral("copyTrace"));
  copy_->setText(tr("Copy"));
  copy_->setAccessibleName(tr("Copy the trace"));
  copy_->setToolTip(tr("Copy the trace as text, Markdown, curl or JSON"));
  copy_->setProperty("role", "flat");
  copy_->setMenu(menu);
  copy_->setPopupMode(QToolButton::InstantPopup);
  auto* out = new QWidget(tabs_);
  auto* row = new QHBoxLayout(out);
  row->setContentsMargins(0, 0, metrics::kGap, 0);
  row->setSpacing(metrics::kGrid);
  row->addWidget(headers_->phaseSwitch());
  row->addWidget(copy_);
  return out;
}

void TracePanel::setTrace(ProjectPtr project, std::shared_ptr<const Trace> trace, const HostColors& hosts) {
  setTrace(std::move(project), std::move(trace), hosts, {});
}

void TracePanel::setTrace(ProjectPtr project, std::shared_ptr<const Trace> trace, const HostColors& hosts,
                          const EdgeAround& edge) {
  project_ = std::move(project);
  trace_ = project_ ? std::move(trace) : nullptr;
  hops_->setTrace(project_, trace_, hosts);
  headers_->setTrace(project_, trace_, hosts);
  beliefs_->setHostColors(hosts);
  believed_->setTrace(project_, trace_);
  cache_->setRun(project_, trace_, edge, hosts);
  const bool sent =
      visited_ && trace_ == std::shared_ptr<const Trace>(visited_, &visited_->entries[entry_].trace);
  const SampleRequest* named = project_ && trace_ ? project_->findRequest(trace_->request) : nullptr;
  sent_ = sent ? visited_->entries[entry_].sent : named ? *named : SampleRequest{};
  copies_->setTrace(project_, trace_, sent_);
  copy_->setEnabled(trace_ != nullptr);
  showExtras();
  showPhaseSwitch();
}

Explanation TracePanel::explanation() const {
  Explanation out;
  if (tabs_->currentIndex() == HopsTab) out = hops_->explanation();
  if (tabs_->currentIndex() == BeliefsTab) out = explanationAt(beliefs_->currentIndex());
  return out.isEmpty() ? headers_->explanation() : out;
}

void TracePanel::setVisit(VisitPtr visit, int entry) {
  visited_ = visit;
  entry_ = static_cast<std::size_t>(entry);
  visit_->setVisit(std::move(visit), entry);
}

void TracePanel::showPhaseSwitch() {
  headers_->phaseSwitch()->setVisible(trace_ && tabs_->currentIndex() == HeadersTab);
}

void TracePanel::selectHop(int hop) {
  headers_->selectHop(hop);
  hops_->selectHop(hop);
}

void TracePanel::showExtras() {
  std::string event;
  if (trace_)
    for (const Hop& hop : trace_->hops)
      if (!hop.extras.lambdaEvent.empty()) event = hop.extras.lambdaEvent;
  event_->setText(qs(event));
  console_->setText(trace_ ? consoleText(*project_, *trace_) : QString());
}

}  // namespace headway::ui
