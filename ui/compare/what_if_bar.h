// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "sim/check/what_if.h"
#include "ui/compare/compared.h"
#include "ui/compare/verdict_preview.h"

class QHBoxLayout;
class QScrollArea;
class QToolButton;

namespace headway::ui {

/// The switches that matter on the path of the request, above its result. The pointer over one (or the focus
/// on it) has the preview show what the request would come to. A click asks for the edit. Hidden while there
/// is no path.
class WhatIfBar : public QWidget {
  Q_OBJECT

 public:
  explicit WhatIfBar(VerdictPreview& preview, QWidget* parent = nullptr);

  /// Null trace: nothing to switch.
  void setShown(const Compared& shown);
  const std::vector<WhatIf>& switches() const { return switches_; }
  /// Gives the first switch the focus.
  void focusFirst();

 signals:
  /// One undo step: the project as it is to be, and what to call the step.
  void wanted(const QString& label, const headway::WhatIfChoice& choice);

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void rebuild();
  QToolButton* button(std::size_t at);
  void addChoices(QToolButton* button, const WhatIf& what);
  void consider(const WhatIfChoice& choice, const QWidget& about, VerdictPreview::Side side);
  void choose(const WhatIf& what, const WhatIfChoice& choice);

  VerdictPreview& preview_;
  Compared shown_;
  std::vector<WhatIf> switches_;
  std::vector<QToolButton*> buttons_;
  QScrollArea* scroll_;
  QHBoxLayout* row_;
};

}  // namespace headway::ui
