// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/offer_list.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/theme.h"

namespace headway::ui {

OfferList::OfferList(const QString& caption, QWidget* parent)
    : QWidget(parent), caption_(new QLabel(caption, this)), cards_(new QVBoxLayout) {
  caption_->setProperty("role", "caption");
  caption_->setWordWrap(true);
  const auto dress = [this] { caption_->setFont(Theme::instance().caption()); };
  connect(&Theme::instance(), &Theme::changed, caption_, dress);
  dress();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, metrics::kGap, 0, 0);
  column->setSpacing(metrics::kGap);
  column->addWidget(caption_);
  column->addLayout(cards_);
  cards_->setSpacing(metrics::kGap);
  hide();
}

void OfferList::setOffers(const std::vector<Offer>& offers) {
  while (QLayoutItem* item = cards_->takeAt(0)) {
    if (QWidget* old = item->widget()) {
      old->hide();
      old->deleteLater();  // a card may be what asked for this
    }
    delete item;
  }
  for (std::size_t i = 0; i < offers.size(); ++i) {
    auto* card = new OfferCard(offers[i], this);
    connect(card, &OfferCard::applyWanted, this, [this, i] { emit chosen(static_cast<int>(i)); });
    cards_->addWidget(card);
  }
  setVisible(!offers.empty());
}

void OfferList::focusFirst() {
  if (auto* first = findChild<QPushButton*>()) first->setFocus();
}

}  // namespace headway::ui
