// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "sim/check/check.h"
#include "sim/check/consequences.h"
#include "ui/host_colors.h"
#include "ui/trace/cell.h"

class QLabel;

namespace headway::ui {

class OfferList;

/// Why something is as it is: headline, reason, how sure we are, the rule and its source. For a refused
/// request also what mends it, and what other settings would do to what is explained; each offered edit was
/// run before.
class WhyCard : public QWidget {
  Q_OBJECT

 public:
  explicit WhyCard(QWidget* parent = nullptr);

  const Explanation& shown() const { return shown_; }
  /// The edits on offer; none hides the section.
  void setFixes(std::vector<Fix> fixes);
  const std::vector<Fix>& fixes() const { return fixes_; }
  /// What undoes that which is explained; none hides the section. `now`: what the request comes to.
  void setConsequences(std::vector<Consequence> consequences, const Verdict& now);
  const std::vector<Consequence>& consequences() const { return consequences_; }

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
  /// Likewise, of consequences().
  void consequenceChosen(int index);
  /// After every explain() and clear(); the consequences of what was explained before are gone.
  void explained(const headway::ui::Explanation& why);

 private:
  void refresh();
  void dress();

  Explanation shown_;
  HostColors hosts_;
  std::vector<Fix> fixes_;
  QLabel *kicker_, *title_, *text_, *detail_, *confidence_, *key_, *link_;
  std::vector<Consequence> consequences_;
  OfferList *fixList_, *consequenceList_;
};

/// What decided the request: for a refused one the reason of the refusal.
Explanation explainVerdict(const Project& project, const Verdict& verdict);

}  // namespace headway::ui
