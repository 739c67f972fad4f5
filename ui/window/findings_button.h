// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

#include "sim/model/project.h"
#include "sim/support/diagnostic.h"

namespace headway::ui {

/// How many problems the design has whatever is sent, and a menu of them. Hidden while there is none.
class FindingsButton : public QToolButton {
  Q_OBJECT

 public:
  explicit FindingsButton(QWidget* parent = nullptr);

  void setFindings(const Diagnostics& findings);

 signals:
  /// A finding was chosen: `node` or `link` and the field it is about, which may be empty.
  void nodeWanted(headway::NodeId node, const QString& field);
  void linkWanted(headway::LinkId link, const QString& field);

 private:
  void fill();

  Diagnostics findings_;
};

}  // namespace headway::ui
