// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/travel/bottom_bar.h"

#include <QResizeEvent>
#include <QVBoxLayout>

namespace headway::ui {
namespace {
constexpr int kWide = 860;  ///< both strips have room enough beside each other
}

BottomBar::BottomBar(QWidget* parent) : QWidget(parent), strips_(new QBoxLayout(QBoxLayout::LeftToRight)) {
  setObjectName(QStringLiteral("bottomBar"));
  setProperty("role", "panel");
  setAttribute(Qt::WA_StyledBackground);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->setSpacing(0);
  strips_->setSpacing(0);
  whole->addLayout(strips_);
}

void BottomBar::addStrip(QWidget* strip, int stretch) { strips_->addWidget(strip, stretch); }
void BottomBar::addLine(QWidget* line) { layout()->addWidget(line); }

void BottomBar::resizeEvent(QResizeEvent* event) {
  strips_->setDirection(event->size().width() < kWide ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
  QWidget::resizeEvent(event);
}

}  // namespace headway::ui
