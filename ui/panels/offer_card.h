// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "sim/check/check.h"
#include "sim/check/consequences.h"

namespace headway::ui {

/// An edit that was run before it is offered.
struct Offer {
  QString what;      ///< "Set USE_X_FORWARDED_HOST = True → 200"
  QString note;      ///< what else it means
  QString role;      ///< of `what`: "good", "error", or empty
  QString noteRole;  ///< "muted" or "warning"
};
Offer offerOf(const Fix& fix);
/// `now`: what the request comes to as things are.
Offer offerOf(const Consequence& consequence, const Verdict& now);

/// One of them, with a button.
class OfferCard : public QFrame {
  Q_OBJECT

 public:
  OfferCard(const Offer& offer, QWidget* parent);

 signals:
  void applyWanted();
};

}  // namespace headway::ui
