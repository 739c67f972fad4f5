// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/findings_button.h"

#include <QMenu>
#include <QStyle>
#include <algorithm>

#include "ui/text.h"

namespace headway::ui {
namespace {

constexpr std::size_t kMostShown = 25;

}  // namespace

FindingsButton::FindingsButton(QWidget* parent) : QToolButton(parent) {
  setObjectName(QStringLiteral("findings"));
  setProperty("role", "findings");
  setPopupMode(InstantPopup);
  setToolButtonStyle(Qt::ToolButtonTextOnly);
  setFocusPolicy(Qt::TabFocus);
  setMenu(new QMenu(this));
  connect(menu(), &QMenu::aboutToShow, this, &FindingsButton::fill);
  hide();
}

void FindingsButton::setFindings(const Diagnostics& findings) {
  findings_ = findings;
  std::stable_sort(findings_.begin(), findings_.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.severity > b.severity; });
  setVisible(!findings_.empty());
  setText(counted(static_cast<qsizetype>(findings_.size()), tr("1 problem in the design"),
                  tr("%1 problems in the design")));
  setProperty("severe", hasErrors(findings_));
  style()->unpolish(this);
  style()->polish(this);
}

void FindingsButton::fill() {
  menu()->clear();
  for (const Diagnostic& d : findings_) {
    if (menu()->actions().size() == kMostShown) {
      menu()
          ->addAction(tr("and %1 more: headway check lists them all").arg(findings_.size() - kMostShown))
          ->setEnabled(false);
      return;
    }
    QAction* action = menu()->addAction(qs(d.message).replace(QLatin1Char('&'), QLatin1String("&&")));
    connect(action, &QAction::triggered, this, [this, where = d.where] {
      if (!where.link.empty())
        emit linkWanted(LinkId{where.link}, qs(where.field));
      else if (!where.node.empty())
        emit nodeWanted(NodeId{where.node}, qs(where.field));
    });
  }
}

}  // namespace headway::ui
