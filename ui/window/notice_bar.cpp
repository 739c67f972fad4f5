// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/notice_bar.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

#include "ui/theme.h"

namespace headway::ui {
namespace {

QLabel* picture(const QString& icon, QWidget* parent) {
  auto* out = new QLabel(parent);
  const auto dress = [out, icon] {
    const Theme& theme = Theme::instance();
    out->setPixmap(theme.icon(icon, theme.colors().changed).pixmap(metrics::kIcon, metrics::kIcon));
  };
  dress();
  QObject::connect(&Theme::instance(), &Theme::changed, out, dress);
  return out;
}

}  // namespace

NoticeBar::NoticeBar(Notice notice, QWidget* parent) : QFrame(parent), notice_(std::move(notice)) {
  setObjectName(QStringLiteral("noticeBar"));
  setAccessibleName(notice_.text);
  auto* words = new QLabel(notice_.text, this);
  words->setTextFormat(Qt::PlainText);
  words->setWordWrap(true);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(metrics::kMargin, metrics::kGap - 2, metrics::kGap, metrics::kGap - 2);
  row->setSpacing(metrics::kGap);
  row->addWidget(picture(notice_.icon, this));
  row->addWidget(words, 1);
  for (std::size_t i = 0; i < notice_.actions.size(); ++i) {
    auto* button = new QPushButton(notice_.actions[i].text, this);
    if (i == 0) button->setProperty("role", "primary");
    button->setAccessibleDescription(notice_.text);
    button->setAutoDefault(true);  // Return presses it, as space does
    connect(button, &QPushButton::clicked, this, [this, i] { choose(i); });
    row->addWidget(button);
  }
  auto* close = new QToolButton(this);
  close->setProperty("role", "flat");
  close->setIcon(Theme::instance().icon(QStringLiteral("close")));
  close->setToolTip(tr("Close this message"));
  close->setAccessibleName(close->toolTip());
  connect(close, &QToolButton::clicked, this, [this] { choose(notice_.actions.size()); });
  row->addWidget(close);
}

void NoticeBar::focusAction() {
  if (auto* button = findChild<QAbstractButton*>()) button->setFocus(Qt::TabFocusReason);
}

void NoticeBar::choose(std::size_t action) {
  const Notice notice = std::exchange(notice_, {});  // what it does may take this bar away
  emit done();
  const auto& run = action < notice.actions.size() ? notice.actions[action].run : notice.closed;
  if (run) run();
}

void NoticeBar::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape) return choose(notice_.actions.size());
  if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
    if (auto* button = qobject_cast<QAbstractButton*>(focusWidget())) return button->click();
  }
  QFrame::keyPressEvent(event);
}

NoticeArea::NoticeArea(QWidget* parent) : QWidget(parent), column_(new QVBoxLayout(this)) {
  column_->setContentsMargins(0, 0, 0, 0);
  column_->setSpacing(0);
  setAccessibleName(tr("Messages"));
}

void NoticeArea::show(const QString& id, Notice notice) {
  drop(id);
  auto* bar = new NoticeBar(std::move(notice), this);
  column_->addWidget(bar);
  bars_[id] = bar;
  connect(bar, &NoticeBar::done, this, [this, id] { drop(id); });
  QAccessibleEvent said(bar, QAccessible::Alert);
  QAccessible::updateAccessibility(&said);
  emit countChanged(static_cast<int>(bars_.size()));
}

void NoticeArea::drop(const QString& id) {
  const auto it = bars_.find(id);
  if (it == bars_.end()) return;
  it->second->hide();  // it may be the one whose button is being pressed
  it->second->deleteLater();
  bars_.erase(it);
  emit countChanged(static_cast<int>(bars_.size()));
}

NoticeBar* NoticeArea::bar(const QString& id) const {
  const auto it = bars_.find(id);
  return it == bars_.end() ? nullptr : it->second;
}

void NoticeArea::focusFirst() {
  if (auto* bar = findChild<NoticeBar*>(QString(), Qt::FindDirectChildrenOnly)) bar->focusAction();
}

}  // namespace headway::ui
