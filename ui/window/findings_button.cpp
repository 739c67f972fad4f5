// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/findings_button.h"

#include <QMenu>
#include <QStyle>
#include <algorithm>

#include "ui/document/document.h"
#include "ui/text.h"
#include "ui/trace/stations.h"

namespace headway::ui {
namespace {

constexpr std::size_t kMostShown = 25;

QString about(const Project& project, const Place& where) {
  if (const Link* link = project.find(LinkId{where.link}))
    return FindingsButton::tr("%1 to %2").arg(nodeName(project, link->from), nodeName(project, link->to));
  return where.request.empty() ? nodeName(project, NodeId{where.node}) : qs(where.request);
}

}  // namespace

FindingsButton::FindingsButton(Document& document, QWidget* parent)
    : QToolButton(parent), document_(document) {
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
  const Project& project = *document_.snapshot();
  for (const Diagnostic& d : findings_) {
    if (menu()->actions().size() == kMostShown) {
      menu()
          ->addAction(tr("and %1 more: headway check lists them all").arg(findings_.size() - kMostShown))
          ->setEnabled(false);
      return;
    }
    const QString text = about(project, d.where) + QStringLiteral(": ") + qs(d.message);
    QAction* action = menu()->addAction(QString(text).replace(QLatin1Char('&'), QLatin1String("&&")));
    connect(action, &QAction::triggered, this, [this, where = d.where] {
      if (!where.link.empty())
        emit linkWanted(LinkId{where.link}, qs(where.field));
      else if (!where.node.empty())
        emit nodeWanted(NodeId{where.node}, qs(where.field));
    });
  }
}

}  // namespace headway::ui
