// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QsciScintilla;
class QStackedLayout;
class QToolButton;

namespace headway::ui {

/// A read-only text of the trace with a button that copies it, or a sentence that says what would be here.
class TextPage : public QWidget {
  Q_OBJECT

 public:
  enum class Kind { Plain, Json };

  TextPage(Kind kind, const QString& emptyText, QWidget* parent = nullptr);

  /// JSON is laid out in lines; a text that is no JSON is shown as it is.
  void setText(const QString& text);
  QString text() const;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void placeCopy();
  void dress();

  QStackedLayout* stack_;
  QLabel* empty_;
  QsciScintilla* json_ = nullptr;
  QPlainTextEdit* plain_ = nullptr;
  QToolButton* copy_;
};

}  // namespace headway::ui
