// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;

namespace headway::ui {

/// The bar below the canvas: two strips, beside each other where there is room and else one above the other,
/// and lines that come and go under them.
class BottomBar : public QWidget {
  Q_OBJECT
 public:
  explicit BottomBar(QWidget* parent = nullptr);

  void addStrip(QWidget* strip, int stretch);
  void addLine(QWidget* line);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QBoxLayout* strips_;
};

}  // namespace headway::ui
