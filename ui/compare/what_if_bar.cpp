// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/what_if_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QToolButton>
#include <algorithm>

#include "ui/compare/verdict_preview.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {

WhatIfBar::WhatIfBar(VerdictPreview& preview, QWidget* parent)
    : QWidget(parent), preview_(preview), scroll_(new QScrollArea(this)), row_(new QHBoxLayout) {
  setObjectName(QStringLiteral("whatIf"));
  setAccessibleName(tr("What if"));
  setProperty("role", "panel");
  setAttribute(Qt::WA_StyledBackground);
  auto* title = new QLabel(tr("What if"), this);
  title->setProperty("role", "caption");
  title->setFont(Theme::instance().caption());
  auto* inner = new QWidget(scroll_);
  inner->setLayout(row_);
  row_->setContentsMargins(0, 0, 0, 0);
  row_->setSpacing(metrics::kGrid / 2);
  row_->addStretch();
  scroll_->setWidget(inner);
  scroll_->setWidgetResizable(true);
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll_->setFocusPolicy(Qt::NoFocus);
  scroll_->setFixedHeight(metrics::kControl);
  auto* line = new QHBoxLayout(this);
  line->setContentsMargins(metrics::kMargin, metrics::kGrid, metrics::kGrid, metrics::kGrid);
  line->setSpacing(metrics::kGap);
  line->addWidget(title);
  line->addWidget(scroll_, 1);
  hide();
}

void WhatIfBar::setShown(const Compared& shown) {
  shown_ = shown;
  switches_ = shown_ ? whatIfs(*shown_.project, shown_.request, *shown_.trace) : std::vector<WhatIf>();
  rebuild();
  setVisible(!switches_.empty());
}

void WhatIfBar::focusFirst() {
  if (!buttons_.empty()) buttons_.front()->setFocus(Qt::ShortcutFocusReason);
}

// Buttons that are there already keep their place and their focus.
void WhatIfBar::rebuild() {
  while (buttons_.size() > switches_.size()) {
    QToolButton* gone = buttons_.back();
    buttons_.pop_back();
    gone->hide();
    gone->setParent(nullptr);
    gone->deleteLater();  // its menu may be open
  }
  for (std::size_t i = 0; i < switches_.size(); ++i) {
    if (i == buttons_.size()) buttons_.push_back(button(i));
    const WhatIf& what = switches_[i];
    QToolButton* b = buttons_[i];
    const bool one = what.others.size() == 1;
    const QString whole = tr("%1 %2").arg(qs(what.name), qs(what.now));
    b->setText(one ? whole : qs(what.name));
    b->setAccessibleName(whole);
    b->setToolTip(one ? tr("Click for “%1”").arg(qs(what.others[0].label))
                      : tr("Now %1; point at a choice to see what would come of it").arg(qs(what.now)));
    if (QMenu* old = b->menu()) {
      b->setMenu(nullptr);
      old->close();
      old->deleteLater();  // a choice in it may be what leads here
    }
    if (!one) addChoices(b, what);
    b->setPopupMode(one ? QToolButton::DelayedPopup : QToolButton::InstantPopup);
  }
}

QToolButton* WhatIfBar::button(std::size_t at) {
  auto* out = new QToolButton(this);
  out->setProperty("role", "chip");
  out->setFont(Theme::instance().small());
  out->setFocusPolicy(Qt::StrongFocus);
  out->installEventFilter(this);
  row_->insertWidget(row_->count() - 1, out);
  connect(out, &QToolButton::clicked, this, [this, at] {
    if (switches_[at].others.size() == 1) choose(switches_[at], switches_[at].others[0]);
  });
  return out;
}

void WhatIfBar::addChoices(QToolButton* button, const WhatIf& what) {
  auto* menu = new QMenu(button);
  QAction* now = menu->addAction(qs(what.now));
  now->setCheckable(true);
  now->setChecked(true);
  connect(now, &QAction::hovered, this, [this] { preview_.drop(); });
  const auto at = static_cast<std::size_t>(&what - switches_.data());
  for (std::size_t c = 0; c < what.others.size(); ++c) {
    QAction* action = menu->addAction(qs(what.others[c].label));
    connect(action, &QAction::hovered, this,
            [this, at, c, menu] { consider(switches_[at].others[c], *menu, VerdictPreview::Side::Right); });
    connect(action, &QAction::triggered, this,
            [this, at, c] { choose(switches_[at], switches_[at].others[c]); });
  }
  connect(menu, &QMenu::aboutToHide, this, [this] { preview_.drop(); });
  button->setMenu(menu);
}

bool WhatIfBar::eventFilter(QObject* object, QEvent* event) {
  const auto it = std::find(buttons_.begin(), buttons_.end(), object);
  if (it != buttons_.end()) {
    const WhatIf& what = switches_[static_cast<std::size_t>(it - buttons_.begin())];
    const bool on = event->type() == QEvent::Enter || event->type() == QEvent::FocusIn;
    if (event->type() == QEvent::FocusIn) scroll_->ensureWidgetVisible(static_cast<QWidget*>(object));
    if (on && what.others.size() == 1) consider(what.others[0], **it, VerdictPreview::Side::Below);
    if (event->type() == QEvent::Leave || event->type() == QEvent::FocusOut) preview_.drop();
  }
  return QWidget::eventFilter(object, event);
}

void WhatIfBar::consider(const WhatIfChoice& choice, const QWidget& about, VerdictPreview::Side side) {
  preview_.drop();
  if (!shown_ || !isVisible()) return;
  auto after = choice.edit(*shown_.project);
  if (!after) return;
  const QPoint corner = window()->mapFromGlobal(about.mapToGlobal(QPoint()));
  preview_.consider(std::make_shared<const Project>(std::move(after).value()), {corner, about.size()}, side);
}

void WhatIfBar::choose(const WhatIf& what, const WhatIfChoice& choice) {
  emit wanted(tr("%1: %2").arg(qs(what.name), qs(choice.label)), choice);
}

void WhatIfBar::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  preview_.drop();
}

}  // namespace headway::ui
