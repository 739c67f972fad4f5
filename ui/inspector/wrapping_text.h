// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextEdit>

namespace headway::ui {

/// Rich text to read and copy, as tall as it needs to be. Unlike a label it also breaks long host names, so
/// it never makes its panel wider.
class WrappingText : public QTextEdit {
  Q_OBJECT

 public:
  explicit WrappingText(QWidget* parent = nullptr);

  void setText(const QString& html);
  QSize sizeHint() const override { return {0, height()}; }
  QSize minimumSizeHint() const override { return {0, 0}; }

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void fitHeight();

  QString html_;
};

}  // namespace headway::ui
