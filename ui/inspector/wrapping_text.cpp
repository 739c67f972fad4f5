// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/wrapping_text.h"

#include <QEvent>
#include <QtMath>

namespace headway::ui {

WrappingText::WrappingText(QWidget* parent) : QTextEdit(parent) {
  setReadOnly(true);
  setFrameShape(QFrame::NoFrame);
  setTabChangesFocus(true);
  setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  setTextInteractionFlags(Qt::TextSelectableByMouse);
}

void WrappingText::setText(const QString& html) {
  if (html == html_) return;
  html_ = html;
  setHtml(html);
  fitHeight();
}

void WrappingText::resizeEvent(QResizeEvent* event) {
  QTextEdit::resizeEvent(event);
  fitHeight();
}

void WrappingText::changeEvent(QEvent* event) {
  QTextEdit::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) fitHeight();
}

void WrappingText::fitHeight() {
  const QMargins frame = contentsMargins();
  const int padding = height() - viewport()->height();
  const int wanted =
      qCeil(document()->size().height()) + (padding > 0 ? padding : frame.top() + frame.bottom());
  if (wanted != height()) setFixedHeight(wanted);
}

}  // namespace headway::ui
