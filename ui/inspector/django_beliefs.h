// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "sim/engine/trace.h"
#include "ui/host_colors.h"

class QLabel;

namespace headway::ui {

class WrappingText;

/// What Django makes of the request: host, scheme, address, URI, CSRF, in the words of its own API.
class DjangoBeliefs : public QWidget {
  Q_OBJECT

 public:
  explicit DjangoBeliefs(QWidget* parent = nullptr);

  /// Null: the request did not get here.
  void setView(const DjangoView* view, const HostColors& hosts);
  QString text() const;  ///< HTML as shown

 private:
  void dress();

  WrappingText* box_;
  QLabel* message_;
};

}  // namespace headway::ui
