// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "ui/panels/offer_card.h"

class QLabel;
class QVBoxLayout;

namespace headway::ui {

/// Edits on offer below a caption; hidden while there are none.
class OfferList : public QWidget {
  Q_OBJECT

 public:
  OfferList(const QString& caption, QWidget* parent);

  void setOffers(const std::vector<Offer>& offers);
  void focusFirst();

 signals:
  /// The person wants that one applied: index into the offers.
  void chosen(int index);

 private:
  QLabel* caption_;
  QVBoxLayout* cards_;
};

}  // namespace headway::ui
