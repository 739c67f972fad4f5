// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabWidget>
#include <QToolButton>
#include <QWidget>
#include <memory>

#include "sim/engine/trace.h"
#include "sim/model/project.h"
#include "ui/host_colors.h"
#include "ui/trace/cell.h"
#include "ui/trace/visit_model.h"

namespace headway::ui {

class BeliefsModel;
class CachePage;
struct EdgeAround;
class HeadersPage;
class HopsPage;
class TextPage;
class TraceTable;
class TraceCopy;
class VisitStrip;

/// The trace a panel shows, with what was sent; an empty one = none.
struct ShownTrace {
  ProjectPtr project;
  SampleRequest request;
  std::shared_ptr<const Trace> trace;
};

/// Everything a trace holds, on tabs: headers through the path, hop by hop, the cache, Lambda event, function
/// console, what Django believes. Without a trace every tab says what would be there.
class TracePanel : public QWidget {
  Q_OBJECT

 public:
  enum Tab { HeadersTab, HopsTab, CacheTab, LambdaEventTab, ConsoleTab, BeliefsTab };

  explicit TracePanel(QWidget* parent = nullptr);

  /// Null shows the empty states. The trace must be of that project.
  void setTrace(ProjectPtr project, std::shared_ptr<const Trace> trace, const HostColors& hosts);
  /// The same, with the caches around that run.
  void setTrace(ProjectPtr project, std::shared_ptr<const Trace> trace, const HostColors& hosts,
                const EdgeAround& edge);
  /// The visit that the trace is a part of, above the tabs; a single request shows nothing there.
  void setVisit(VisitPtr visit, int entry);
  /// Shows that hop on the first two tabs; does not answer with hopSelected.
  void selectHop(int hop);
  /// A Tab, or the number of one that addTab() added; any other number changes nothing.
  void showTab(int tab) { tabs_->setCurrentIndex(tab); }
  int shownTab() const { return tabs_->currentIndex(); }
  /// One that addTab() was given.
  void showPage(QWidget* page) { tabs_->setCurrentWidget(page); }
  /// A further tab, such as the export preview; owned by the panel.
  void addTab(QWidget* page, const QString& title) { tabs_->addTab(page, title); }

  /// Goes to the filter of the headers.
  QAction* filterAction() const { return filter_; }
  /// Of what is chosen on the tab that shows, or else in the table of headers.
  Explanation explanation() const;
  ShownTrace shown() const { return {project_, sent_, trace_}; }
  /// The trace on the clipboard: its actions stand in the corner, in menus and in the tables' own menus.
  const TraceCopy& copies() const { return *copies_; }
  HeadersPage* headers() const { return headers_; }
  HopsPage* hops() const { return hops_; }
  CachePage* cache() const { return cache_; }
  TraceTable* beliefs() const { return beliefs_; }

 signals:
  void hopSelected(int hop);
  /// Another request of the visit is to be shown.
  void entryChosen(int entry);
  void headerSelected(const QString& header);
  void nodeActivated(const headway::NodeId& node);
  /// What the chosen cell or hop has to say: show it on the why card.
  void explained(const headway::ui::Explanation& why);

 private:
  void buildBeliefs();
  void showExtras();
  QWidget* corner();
  void showPhaseSwitch();

  VisitStrip* visit_;
  QTabWidget* tabs_;
  HeadersPage* headers_;
  HopsPage* hops_;
  CachePage* cache_;
  TextPage* event_;
  TextPage* console_;
  BeliefsModel* believed_;
  TraceTable* beliefs_;
  TraceCopy* copies_;
  QAction* filter_;
  QToolButton* copy_;
  VisitPtr visited_;
  std::size_t entry_ = 0;
  SampleRequest sent_;
  ProjectPtr project_;
  std::shared_ptr<const Trace> trace_;
};

}  // namespace headway::ui
