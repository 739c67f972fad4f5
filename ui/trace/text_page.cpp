// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/text_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QStackedLayout>
#include <QStyle>
#include <QToolButton>

#include <Qsci/qsciscintilla.h>
#include <nlohmann/json.hpp>

#include "ui/inspector/code_theme.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {

TextPage::TextPage(Kind kind, const QString& emptyText, QWidget* parent)
    : QWidget(parent),
      stack_(new QStackedLayout(this)),
      empty_(new QLabel(emptyText, this)),
      copy_(new QToolButton(this)) {
  empty_->setAlignment(Qt::AlignCenter);
  empty_->setWordWrap(true);
  empty_->setProperty("role", "muted");
  empty_->setContentsMargins(24, 12, 24, 12);
  stack_->addWidget(empty_);
  if (kind == Kind::Json) {
    json_ = new QsciScintilla(this);
    json_->setUtf8(true);
    json_->setReadOnly(true);
    json_->setFolding(QsciScintilla::PlainFoldStyle, 1);
    json_->setFrameShape(QFrame::NoFrame);
    json_->setMarginWidth(0, 0);
    json_->SendScintilla(QsciScintilla::SCI_SETSCROLLWIDTHTRACKING, 1);
    json_->SendScintilla(QsciScintilla::SCI_SETSCROLLWIDTH, 10);
    installLexer(json_, CodeLanguage::Json);
    stack_->addWidget(json_);
  } else {
    plain_ = new QPlainTextEdit(this);
    plain_->setReadOnly(true);
    plain_->setFrameShape(QFrame::NoFrame);
    plain_->setLineWrapMode(QPlainTextEdit::NoWrap);
    stack_->addWidget(plain_);
  }
  copy_->setText(tr("Copy"));
  copy_->setObjectName(QStringLiteral("copy"));
  copy_->setProperty("role", "chip");
  copy_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  copy_->setToolTip(tr("Copy the whole text"));
  copy_->hide();
  connect(copy_, &QToolButton::clicked, this,
          [this] { QGuiApplication::clipboard()->setText(this->text()); });
  connect(&Theme::instance(), &Theme::changed, this, &TextPage::dress);
  dress();
}

void TextPage::setText(const QString& text) {
  stack_->setCurrentIndex(text.isEmpty() ? 0 : 1);
  copy_->setVisible(!text.isEmpty());
  copy_->raise();
  if (!json_) {
    plain_->setPlainText(text);
    return;
  }
  const auto document = nlohmann::ordered_json::parse(text.toStdString(), nullptr, false);  // keeps the order
  json_->setText(document.is_discarded()
                     ? text
                     : qs(document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace)));
}

QString TextPage::text() const { return json_ ? json_->text() : plain_->toPlainText(); }

void TextPage::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  placeCopy();
}

// Over the text, at its right edge and clear of the scroll bar.
void TextPage::placeCopy() {
  copy_->adjustSize();
  const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
  copy_->move(width() - copy_->width() - bar - metrics::kGap, metrics::kGap);
}

void TextPage::dress() {
  copy_->setIcon(Theme::instance().icon(QStringLiteral("copy")));
  empty_->setFont(Theme::instance().text());
  if (json_)
    dressCode(json_, Theme::instance().colors().panel);
  else
    plain_->setFont(Theme::instance().mono());
}

}  // namespace headway::ui
