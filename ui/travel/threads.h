// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <optional>
#include <vector>

#include "sim/engine/host_threads.h"
#include "ui/canvas/canvas_scene.h"
#include "ui/run/trace_runner.h"

namespace headway::ui {

/// The host threads of the trace, and the one that is followed: its values colour the wires of the canvas,
/// its deeds stand at the nodes.
class Threads : public QObject {
  Q_OBJECT
 public:
  Threads(Document& document, CanvasScene& scene, QObject* parent = nullptr);

  void setTrace(TracePtr trace);
  const std::vector<HostThread>& threads() const { return threads_; }  ///< empty without a trace
  std::optional<ThreadKind> chosen() const { return chosen_; }
  /// The thread as HTML; "" without a trace.
  QString story(ThreadKind kind) const;
  /// The headers that carry it anywhere on the way, in the order in which they come up.
  QStringList headers(ThreadKind kind) const;
  /// What the request carries of it on each leg of its way, as colours; invalid where it has nothing of it.
  std::vector<QColor> colors(ThreadKind kind) const;

 public slots:
  /// Nothing follows no thread.
  void choose(std::optional<headway::ThreadKind> kind);
  /// A header was chosen elsewhere: its thread if it is part of one, else the header alone lights the wires.
  void followHeader(const QString& header);
  /// Only what is known after so many hops is shown.
  void setSeen(std::size_t hops);

 signals:
  /// Another thread is followed, or the threads are others.
  void changed();

 private:
  void showDeeds();

  Document& document_;
  CanvasScene& scene_;
  TracePtr trace_;
  HostColors hosts_;
  std::vector<HostThread> threads_;
  std::optional<ThreadKind> chosen_;
  std::size_t seen_ = CanvasScene::kAll;
};

}  // namespace headway::ui
