// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <memory>

#include "ui/document/document.h"
#include "ui/host_colors.h"
#include "ui/run/edge.h"
#include "ui/run/trace_runner.h"

class QLabel;
class QVBoxLayout;

namespace headway {
class SettingsReader;
}

namespace headway::ui {

class BusyLine;
class Commands;
class FileFlow;
class FindingsButton;
class NoticeArea;
class RecoveryFlow;
class RequestBar;
class Workspace;

/// The window: composes the panels, runs the trace after every edit, and hands it round. The panels don't
/// know each other; what one tells is passed on here.
class MainWindow : public QMainWindow {
  Q_OBJECT
 public:
  explicit MainWindow(Simulation simulation, QWidget* parent = nullptr);
  ~MainWindow() override;

  Document& document() { return document_; }
  Edge& edge() { return edge_; }
  TraceRunner& runner() { return runner_; }
  Commands& commands() { return *commands_; }
  FileFlow& files() { return *files_; }
  RecoveryFlow& recovery() { return *recovery_; }
  NoticeArea& notices() { return *notices_; }
  BusyLine& busy() { return *busy_; }
  Workspace& workspace() { return *workspace_; }
  /// A strip below the tool bar; owned by the window.
  void addToolStrip(QWidget* strip);
  RequestBar& requestBar() { return *request_; }
  /// Reads settings.py files for the inspector; null: none can be imported.
  void setSettingsReader(std::shared_ptr<SettingsReader> reader);
  const std::shared_ptr<SettingsReader>& settingsReader() const { return settingsReader_; }
  const TracePtr& trace() const { return trace_; }
  const VisitPtr& visit() const { return visit_; }               ///< whose trace is shown; null: none yet
  const ProjectPtr& visitedProject() const { return visited_; }  ///< the project visit() is of

 signals:
  /// All panels show this trace.
  void traceShown();

 protected:
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void placeParts();
  void connectPanels();
  void connectRequests();
  void connectCache();
  void runTrace();
  void stopTrace();
  void afterEdit(const ProjectPtr& before, const ProjectPtr& after);
  void showVisit(VisitPtr visit, const ProjectPtr& project, EdgePtr left);
  void showEntry(int entry);
  void showTrace(TracePtr trace);
  void showFixes(const Fixes& fixes);
  void applyFix(int index);
  void inspectNode(const NodeId& id);
  void inspectDecider();
  void refreshTitle();
  void restore();
  void remember();

  Document document_;
  Edge edge_;
  TraceRunner runner_;
  Commands* commands_;
  FileFlow* files_;
  NoticeArea* notices_;
  RecoveryFlow* recovery_;
  Workspace* workspace_;
  RequestBar* request_;
  std::shared_ptr<SettingsReader> settingsReader_;
  QLabel* status_;
  FindingsButton* findings_;
  BusyLine* busy_;
  QVBoxLayout* column_;  ///< below the tool bar
  VisitPtr visit_;
  int entry_ = 0;       ///< of visit_, whose trace is shown
  ProjectPtr visited_;  ///< the project that visit_ is of
  TracePtr trace_;      ///< shares the life of visit_
  EdgePtr left_;        ///< what the caches hold after trace_
  HostColors hosts_;
};

}  // namespace headway::ui
