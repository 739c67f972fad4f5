// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include <QCloseEvent>
#include <QLabel>
#include <QMimeData>
#include <QSettings>
#include <QStatusBar>
#include <QVBoxLayout>
#include <utility>

#include "sim/model/annotation_edits.h"
#include "ui/canvas/canvas_pane.h"
#include "ui/inspector/inspector.h"
#include "ui/palette.h"
#include "ui/panels/request_bar.h"
#include "ui/panels/request_list.h"
#include "ui/panels/why_card.h"
#include "ui/text.h"
#include "ui/trace/cache_page.h"
#include "ui/trace/trace_panel.h"
#include "ui/window/busy_line.h"
#include "ui/window/commands.h"
#include "ui/window/file_changes.h"
#include "ui/window/file_flow.h"
#include "ui/window/findings_button.h"
#include "ui/window/notice_bar.h"
#include "ui/window/picture_commands.h"
#include "ui/window/recovery_flow.h"
#include "ui/window/report_commands.h"
#include "ui/window/thread_commands.h"
#include "ui/window/tool_bar.h"
#include "ui/window/travel_commands.h"
#include "ui/window/what_if_commands.h"
#include "ui/window/window_commands.h"
#include "ui/window/windows.h"
#include "ui/window/workspace.h"

namespace headway::ui {
namespace {

const QString kTraceWork = QStringLiteral("trace");
constexpr char kGeometryKey[] = "window/geometry", kSizesKey[] = "window/sizes", kTabKey[] = "window/tab";

/// Where the node does most to the request: of its hops on the way down the one with the most changes; -1 =
/// none.
int mainHop(const Trace& trace, const NodeId& id) {
  int best = -1;
  for (std::size_t i = 0; i < trace.hops.size(); ++i) {
    const Hop& hop = trace.hops[i];
    if (hop.node != id || hop.phase != Phase::Request) continue;
    if (best < 0 || hop.changes.size() > trace.hops[static_cast<std::size_t>(best)].changes.size())
      best = static_cast<int>(i);
  }
  return best;
}

QStringList filesIn(const QMimeData& data) {
  QStringList out;
  for (const QUrl& url : data.urls())
    if (url.isLocalFile()) out << url.toLocalFile();
  return out;
}

}  // namespace

MainWindow::MainWindow(Simulation simulation, QWidget* parent)
    : QMainWindow(parent),
      runner_(std::move(simulation)),
      commands_(new Commands(*this)),
      files_(new FileFlow(document_, *this)),
      notices_(new NoticeArea(this)),
      recovery_(new RecoveryFlow(*this)),
      workspace_(new Workspace(document_, this)),
      request_(new RequestBar(document_, this)),
      status_(new QLabel(this)),
      findings_(new FindingsButton(this)),
      busy_(new BusyLine(this)),
      column_(new QVBoxLayout) {
  setWindowIcon(QIcon(QStringLiteral(":/icons/headway.svg")));
  setAcceptDrops(true);
  request_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  addFileCommands(*commands_, *this);
  addWindowsCommands(*commands_, *this);
  addEditCommands(*commands_, *this);
  addAlignCommands(*commands_, *this);
  addArrangeCommands(*commands_, *this);
  addGroupCommands(*commands_, *this);
  addViewCommands(*commands_, *this);
  addCanvasCommands(*commands_, *this);
  addTravelCommands(*commands_, *this);
  addThreadCommands(*commands_, *this);
  addTraceCommands(*commands_, *this);
  addCompareCommands(*commands_, *this);
  addWhatIfCommands(*commands_, *this);
  addRequestCommands(*commands_, *this);
  addPaletteCommand(*commands_, *this);
  addCodeCommands(*commands_, *this);
  addExportCommands(*commands_, *this);
  addReportCommands(*commands_, *this);
  addPictureCommands(*commands_, *this);
  addPrintCommands(*commands_, *this);
  addHelpCommands(*commands_, *this);
  placeParts();
  new FileChanges(*this);
  connectPanels();
  connectRequests();
  connectCache();
  connect(&document_, &Document::changed, this, &MainWindow::afterEdit);
  connect(&document_, &Document::modifiedChanged, this, &QWidget::setWindowModified);
  connect(&document_, &Document::pathChanged, this, &MainWindow::refreshTitle);
  connect(&document_, &Document::replaced, this, &MainWindow::refreshTitle);
  connect(&runner_, &TraceRunner::finished, this,
          [this](const VisitPtr& visit, const ProjectPtr& project, const EdgePtr& left) {
            busy_->end(kTraceWork);
            showVisit(visit, project, left);
          });
  // A verdict that is not of what is on the canvas must not stand there.
  connect(busy_, &BusyLine::shown, this, [this](const QString& id) {
    if (id == kTraceWork) workspace_->canvas().banner().setStop(tr("Simulating…"), {});
  });
  connect(&runner_, &TraceRunner::findingsFound, &workspace_->inspector(), &Inspector::setFindings);
  connect(&runner_, &TraceRunner::findingsFound, findings_, &FindingsButton::setFindings);
  connect(&runner_, &TraceRunner::fixesFound, this, [this](const Fixes& fixes) { showFixes(fixes); });
  restore();
  refreshTitle();
}

MainWindow::~MainWindow() {
  // A field that loses the keyboard keeps what was typed: it must do so while there is a document.
  request_->closeDetails();
  if (QWidget* field = focusWidget()) field->clearFocus();
  hide();            // after which no field gets or loses it
  delete recovery_;  // it looks after the document, so it goes first
}

void MainWindow::placeParts() {
  auto* middle = new QWidget(this);
  middle->setLayout(column_);
  column_->setContentsMargins(0, 0, 0, 0);
  column_->setSpacing(0);
  column_->addWidget(notices_);
  column_->addWidget(workspace_, 1);
  setCentralWidget(middle);
  addToolBar(new ToolBar(*commands_, request_, this));
  statusBar()->setSizeGripEnabled(false);
  status_->setObjectName(QStringLiteral("statusVerdict"));
  status_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  statusBar()->addWidget(status_, 1);  // which a message takes the place of for a while
  statusBar()->addPermanentWidget(busy_);
  statusBar()->addPermanentWidget(findings_);
}

void MainWindow::addToolStrip(QWidget* strip) { column_->insertWidget(0, strip); }

void MainWindow::connectPanels() {
  CanvasPane* canvas = &workspace_->canvas();
  CanvasView* view = &canvas->view();
  CanvasScene* scene = &canvas->scene();
  TracePanel* trace = &workspace_->trace();
  WhyCard* why = &workspace_->why();
  connect(&workspace_->palette(), &NodePalette::addWanted, view, &CanvasView::addNodeInView);
  connect(canvas, &CanvasPane::templateWanted, files_, &FileFlow::openTemplate);
  connect(scene, &CanvasScene::nodeSelected, this, &MainWindow::inspectNode);
  connect(scene, &CanvasScene::linkSelected, &workspace_->inspector(), &Inspector::showLink);
  connect(scene, &CanvasScene::nothingSelected, this, &MainWindow::inspectDecider);
  connect(trace, &TracePanel::entryChosen, this, &MainWindow::showEntry);
  connect(trace, &TracePanel::nodeActivated, view, &CanvasView::goTo);
  connect(trace, &TracePanel::explained, why, &WhyCard::explain);
  connect(why, &WhyCard::fixChosen, this, &MainWindow::applyFix);
  connect(findings_, &FindingsButton::nodeWanted, this, [this, view](const NodeId& id, const QString& field) {
    view->goTo(id);
    workspace_->inspector().focusField(field);
  });
  connect(findings_, &FindingsButton::linkWanted, this,
          [this, scene](const LinkId& id, const QString& field) {
            scene->select(id);
            workspace_->inspector().focusField(field);
          });
  connect(&canvas->banner(), &VerdictBanner::fixesWanted, why, &WhyCard::revealFixes);
  connect(&canvas->banner(), &VerdictBanner::ruleActivated, why, [why](const QString& key) {
    why->explain(explain(findRule(key.toStdString()), tr("Assumption")));
  });
}

void MainWindow::connectRequests() {
  RequestList* list = &workspace_->requests();
  connect(list, &RequestList::selected, request_, &RequestBar::setCurrentRequest);
  connect(request_, &RequestBar::requestChanged, this, [this, list] {
    list->setCurrent(request_->currentRequest());
    runTrace();
  });
}

void MainWindow::connectCache() {
  const CachePage* page = workspace_->trace().cache();
  connect(page, &CachePage::keepWanted, &edge_, [this] {
    if (left_) edge_.keep(*left_);
  });
  connect(page, &CachePage::turnWanted, &edge_, &Edge::turn);
  connect(page, &CachePage::removeWanted, &edge_, &Edge::remove);
  connect(page, &CachePage::clearWanted, &edge_, &Edge::clear);
  connect(&document_, &Document::replaced, &edge_, &Edge::clear);
  connect(&edge_, &Edge::changed, this, &MainWindow::runTrace);
}

void MainWindow::afterEdit(const ProjectPtr& before, const ProjectPtr& after) {
  if (trace_ && simulatesAs(*before, *after)) return;
  workspace_->why().setFixes({});  // of what was there before
  runTrace();
}

void MainWindow::runTrace() {
  const ProjectPtr& project = document_.snapshot();
  if (project->nodes.empty()) {
    runner_.drop();
    busy_->end(kTraceWork);
    return showVisit(nullptr, project, nullptr);
  }
  runner_.run(project, request_->currentRequestValue(), edge_.state());
  busy_->begin(kTraceWork, tr("Simulating…"), [this] { stopTrace(); });
}

// What was shown was of another design, so nothing is.
void MainWindow::stopTrace() {
  runner_.drop();
  showVisit(nullptr, document_.snapshot(), nullptr);
  status_->setText(tr("Stopped. Any change runs it again."));
}

void MainWindow::showVisit(VisitPtr visit, const ProjectPtr& project, EdgePtr left) {
  // An edit changes what the steps come to; the person goes on looking at the same one.
  const bool same = visit_ && visit && visit_->entries.size() == visit->entries.size() &&
                    visit_->entries.back().sent.name == visit->entries.back().sent.name;
  const int last = visit ? static_cast<int>(visit->entries.size()) - 1 : 0;
  left_ = std::move(left);
  visited_ = project;
  visit_ = std::move(visit);
  // What is expected of a request holds for caches that nobody filled.
  if (visit_ && !edge_.isUsed())
    workspace_->requests().setVisit(project, request_->currentRequest(), *visit_);
  showEntry(same ? entry_ : last);
}

void MainWindow::showEntry(int entry) {
  entry_ = entry;
  workspace_->trace().setVisit(visit_, entry);
  showTrace(visit_ ? TracePtr(visit_, &visit_->entries[static_cast<std::size_t>(entry)].trace) : nullptr);
}

void MainWindow::showTrace(TracePtr trace) {
  const ProjectPtr project = visited_;
  trace_ = std::move(trace);
  hosts_ = trace_ ? HostColors(*trace_) : HostColors();
  const bool refused = trace_ && trace_->verdict.kind == Verdict::Kind::Refused;
  CanvasPane& canvas = workspace_->canvas();
  canvas.scene().setTrace(trace_, hosts_);
  canvas.banner().setTrace(project, trace_, hosts_);
  if (refused) canvas.banner().setFixCount(-1);
  workspace_->inspector().setTrace(trace_, hosts_);
  workspace_->why().setHostColors(hosts_);
  workspace_->why().setFixes({});
  workspace_->inspector().setFixes({});
  workspace_->trace().setTrace(project, trace_, hosts_,
                               {std::make_shared<const EdgeState>(edge_.state()), left_});
  if (refused)
    workspace_->why().explain(explainVerdict(*project, trace_->verdict));
  else
    workspace_->why().explain(trace_ ? workspace_->trace().explanation() : Explanation());
  status_->setText(canvas.banner().text());
  status_->setToolTip(status_->text());
  if (canvas.scene().selectedItems().isEmpty()) inspectDecider();
  emit traceShown();
}

void MainWindow::showFixes(const Fixes& fixes) {
  workspace_->why().setFixes(fixes);
  workspace_->inspector().setFixes(fixes);
  workspace_->canvas().banner().setFixCount(static_cast<int>(fixes.size()));
}

void MainWindow::applyFix(int index) {
  const Fix& fix = workspace_->why().fixes().at(static_cast<std::size_t>(index));
  // Boxes may have been moved since it was tried.
  document_.apply(qs(fix.label), edits::drawnAs(fix.after, *document_.snapshot()));
}

void MainWindow::inspectNode(const NodeId& id) {
  workspace_->inspector().showNode(id);
  if (const int hop = trace_ ? mainHop(*trace_, id) : -1; hop >= 0) workspace_->trace().selectHop(hop);
}

// With nothing chosen, the node that decided is the one worth looking at.
void MainWindow::inspectDecider() {
  const bool known = trace_ && document_.snapshot()->find(trace_->verdict.by);
  if (known)
    workspace_->inspector().showNode(trace_->verdict.by);
  else
    workspace_->inspector().showNothing();
}

void MainWindow::setSettingsReader(std::shared_ptr<SettingsReader> reader) {
  settingsReader_ = std::move(reader);
  workspace_->inspector().setSettingsReader(settingsReader_);
}

void MainWindow::refreshTitle() {
  setWindowTitle(tr("%1[*] · Headway").arg(document_.title()));
  setWindowFilePath(document_.path());
  setWindowModified(document_.isModified());
}

void MainWindow::restore() {
  const QSettings settings;
  if (!restoreGeometry(settings.value(kGeometryKey).toByteArray())) resize(1440, 900);
  workspace_->restoreSizes(settings.value(kSizesKey).toByteArray());
  workspace_->trace().showTab(settings.value(kTabKey).toInt());
}

void MainWindow::remember() {
  QSettings settings;
  settings.setValue(kGeometryKey, saveGeometry());
  settings.setValue(kSizesKey, workspace_->saveSizes());
  settings.setValue(kTabKey, workspace_->trace().shownTab());
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (!files_->mayLeave()) return event->ignore();
  remember();
  event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (!filesIn(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  event->acceptProposedAction();
  const QStringList paths = filesIn(*event->mimeData());
  files_->open(paths.value(0));
  for (const QString& path : paths.mid(1)) openInNewWindow(*this, path);
}

}  // namespace headway::ui
