// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "sim/check/check.h"

namespace headway::ui {

/// One edit on offer: what it does, what the request comes to then, what else it means, and a button.
class FixCard : public QFrame {
  Q_OBJECT

 public:
  FixCard(const Fix& fix, QWidget* parent);

 signals:
  void applyWanted();
};

}  // namespace headway::ui
