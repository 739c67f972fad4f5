// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/text_page.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QStackedLayout>

#include <Qsci/qsciscintilla.h>
#include <nlohmann/json.hpp>

#include "ui/inspector/code_theme.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {

TextPage::TextPage(Kind kind, const QString& emptyText, QWidget* parent)
    : QWidget(parent), stack_(new QStackedLayout(this)), empty_(new QLabel(emptyText, this)) {
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
  connect(&Theme::instance(), &Theme::changed, this, &TextPage::dress);
  dress();
}

void TextPage::setText(const QString& text) {
  stack_->setCurrentIndex(text.isEmpty() ? 0 : 1);
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

void TextPage::dress() {
  empty_->setFont(Theme::instance().text());
  if (json_)
    dressCode(json_, Theme::instance().colors().panel);
  else
    plain_->setFont(Theme::instance().mono());
}

}  // namespace headway::ui
