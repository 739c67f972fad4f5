// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "sim/check/what_if.h"
#include "ui/compare/compared.h"
#include "ui/run/trace_runner.h"

class QFrame;
class QHBoxLayout;
class QLabel;
class QScrollArea;
class QToolButton;

namespace headway::ui {

/// The switches that matter on the path of the request, above its result. The pointer over one (or the focus
/// on it) shows what the request would come to, simulated on a thread of its own; only the newest wish is
/// worked on. A click asks for the edit. Hidden while there is no path.
class WhatIfBar : public QWidget {
  Q_OBJECT

 public:
  explicit WhatIfBar(Simulation simulation, QWidget* parent = nullptr);

  /// Null trace: nothing to switch. The previews begin with caches that hold `edge`.
  void setShown(const Compared& shown, const EdgeState& edge);
  const std::vector<WhatIf>& switches() const { return switches_; }
  /// Gives the first switch the focus.
  void focusFirst();
  /// "would be Refused · 400: …"; "" while nothing is tried.
  QString preview() const;

 signals:
  /// One undo step: the project as it is to be, and what to call the step.
  void wanted(const QString& label, const headway::Project& after);

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void rebuild();
  QToolButton* button(std::size_t at);
  void addChoices(QToolButton* button, const WhatIf& what);
  void consider(const WhatIfChoice* choice);
  void choose(const WhatIf& what, const WhatIfChoice& choice);
  void showPreview();

  TraceRunner aside_;
  quint64 awaited_ = 0;
  Compared shown_;
  EdgeState edge_;
  std::vector<WhatIf> switches_;
  std::vector<QToolButton*> buttons_;
  QScrollArea* scroll_;
  QHBoxLayout* row_;
  QFrame* card_;  ///< floats above the bar, so that nothing moves under the pointer
  QLabel* preview_;
  QString full_;
};

}  // namespace headway::ui
