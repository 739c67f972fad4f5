// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "ui/run/trace_runner.h"

class QLabel;

namespace headway::ui {

/// What a request would come to on a project that nobody chose yet: simulated on a thread of its own, shown
/// on a card that floats over the window, so that nothing moves under the pointer. Only the newest wish is
/// worked on, and nothing is changed.
class VerdictPreview : public QFrame {
  Q_OBJECT

 public:
  /// Where the card stands, seen from what it is about.
  enum class Side { Below, Left, Right };

  /// `window`: what it floats over.
  VerdictPreview(Simulation simulation, QWidget* window);

  /// What is sent, and what the caches hold before it. A wish under way is dropped.
  void setRequest(SampleRequest request, EdgeState edge);
  /// `about`: in the coordinates of the window; the card never covers it.
  void consider(ProjectPtr after, const QRect& about, Side side);
  /// Nothing is considered any more.
  void drop();
  /// "✕ would be Refused · 400: …"; "" while nothing is considered or its answer is not there yet.
  QString text() const { return text_; }

 private:
  void show(const Verdict& verdict);
  void place();

  TraceRunner aside_;
  quint64 awaited_ = 0;
  SampleRequest request_;
  EdgeState edge_;
  QRect about_;
  Side side_ = Side::Below;
  QLabel* label_;
  QString text_;
};

}  // namespace headway::ui
