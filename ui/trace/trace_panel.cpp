// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/trace_panel.h"

#include <QTabBar>
#include <QVBoxLayout>

#include "ui/text.h"
#include "ui/theme.h"
#include "ui/trace/cache_page.h"
#include "ui/trace/headers_page.h"
#include "ui/trace/hops_page.h"
#include "ui/trace/stations.h"
#include "ui/trace/text_page.h"
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
          this)) {
  tabs_->tabBar()->setExpanding(false);
  tabs_->tabBar()->setDrawBase(false);
  tabs_->addTab(headers_, tr("Headers through the path"));
  tabs_->addTab(hops_, tr("Hop by hop"));
  tabs_->addTab(cache_, tr("Cache"));
  event_->setObjectName(QStringLiteral("lambdaEvent"));
  console_->setObjectName(QStringLiteral("functionConsole"));
  tabs_->addTab(event_, tr("Lambda event"));
  tabs_->addTab(console_, tr("Function console"));
  tabs_->setCornerWidget(headers_->phaseSwitch(), Qt::TopRightCorner);
  connect(tabs_, &QTabWidget::currentChanged, this, &TracePanel::showPhaseSwitch);
  showPhaseSwitch();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(visit_);
  layout->addWidget(tabs_);

  const auto whole = [this] { return wholeText(); };
  headers_->table()->setWholeText(whole);
  hops_->table()->setWholeText(whole);
  cache_->keyTable()->setWholeText(whole);
  cache_->storedTable()->setWholeText(whole);
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

void TracePanel::setTrace(ProjectPtr project, std::shared_ptr<const Trace> trace, const HostColors& hosts) {
  setTrace(std::move(project), std::move(trace), hosts, {});
}

void TracePanel::setTrace(ProjectPtr project, std::shared_ptr<const Trace> trace, const HostColors& hosts,
                          const EdgeAround& edge) {
  project_ = std::move(project);
  trace_ = project_ ? std::move(trace) : nullptr;
  hops_->setTrace(project_, trace_, hosts);
  headers_->setTrace(project_, trace_, hosts);
  cache_->setRun(project_, trace_, edge, hosts);
  showExtras();
  showPhaseSwitch();
}

void TracePanel::setVisit(VisitPtr visit, int entry) { visit_->setVisit(std::move(visit), entry); }

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

QString TracePanel::wholeText() const { return trace_ ? qs(factLines(*trace_)) : QString(); }

}  // namespace headway::ui
