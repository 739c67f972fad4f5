// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "sim/engine/edge_state.h"
#include "sim/engine/trace.h"
#include "sim/model/project.h"
#include "ui/host_colors.h"
#include "ui/trace/cell.h"

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace headway::ui {

class CacheKeyModel;
class StoredObjectsModel;
class TraceTable;

/// The caches around one run: what was held before it, which the next run starts from too, and what the run
/// left.
struct EdgeAround {
  std::shared_ptr<const EdgeState> before, after;
};

/// What the cache did to this request, its cache key, and what is stored; with the ways to keep it, to turn
/// the clock and to empty it. Changes nothing itself: it says what the person wants.
class CachePage : public QWidget {
  Q_OBJECT

 public:
  explicit CachePage(QWidget* parent = nullptr);

  /// A null trace shows the empty state.
  void setRun(ProjectPtr project, std::shared_ptr<const Trace> trace, const EdgeAround& edge,
              const HostColors& hosts);

  TraceTable* keyTable() const { return keyTable_; }
  TraceTable* storedTable() const { return storedTable_; }
  StoredObjectsModel* stored() const { return stored_; }

 signals:
  void keepWanted();
  void turnWanted(qint64 seconds);
  void removeWanted(const headway::NodeId& distribution, const std::string& key);
  void clearWanted();
  void explained(const headway::ui::Explanation& why);

 private:
  QWidget* makeKeySide(QWidget* parent);
  QWidget* makeStoredSide(QWidget* parent);
  QHBoxLayout* makeHead(QWidget* parent);
  QHBoxLayout* makeClock(QWidget* parent);
  void showReport();
  void showStored(const EdgeAround& edge);
  void showButtons();
  void removeCurrent();

  CacheKeyModel* key_;
  StoredObjectsModel* stored_;
  QLabel* report_;
  TraceTable *keyTable_ = nullptr, *storedTable_ = nullptr;
  QPushButton *keep_ = nullptr, *remove_ = nullptr, *clear_ = nullptr;
  QLabel *hint_ = nullptr, *clock_ = nullptr;
  bool dirty_ = false;  ///< there is something to clear
  ProjectPtr project_;
  std::shared_ptr<const Trace> trace_;
};

}  // namespace headway::ui
