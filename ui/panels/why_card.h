// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "sim/check/check.h"
#include "ui/host_colors.h"
#include "ui/trace/cell.h"

class QLabel;
class QVBoxLayout;

namespace headway::ui {

/// Why something is as it is: headline, reason, how sure we are, the rule and its source. For a refused
/// request also what mends it; each offered edit was run before.
class WhyCard : public QWidget {
  Q_OBJECT

 public:
  explicit WhyCard(QWidget* parent = nullptr);

  const Explanation& shown() const { return shown_; }
  /// The edits on offer; none hides the section.
  void setFixes(std::vector<Fix> fixes);
  const std::vector<Fix>& fixes() const { return fixes_; }

 public slots:
  void explain(const headway::ui::Explanation& why);
  void setHostColors(const headway::ui::HostColors& hosts);
  /// The card says what it is for.
  void clear();
  /// Scrolls to the edits on offer and gives the first the focus.
  void revealFixes();

 signals:
  /// The person wants that one applied: index into fixes().
  void fixChosen(int index);

 private:
  void refresh();
  void rebuildFixes();
  void dress();

  Explanation shown_;
  HostColors hosts_;
  std::vector<Fix> fixes_;
  QLabel *kicker_, *title_, *text_, *detail_, *confidence_, *key_, *link_;
  QWidget* fixBox_;
  QVBoxLayout* fixList_;
};

/// What decided the request: for a refused one the reason of the refusal.
Explanation explainVerdict(const Project& project, const Verdict& verdict);

}  // namespace headway::ui
