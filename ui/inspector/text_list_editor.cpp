// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/text_list_editor.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QToolButton>

#include "ui/inspector/field_manners.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

constexpr int kMostLines = 8;
constexpr int kFrame = 12;  // padding and border of the style sheet

Texts textsIn(const QString& written) {
  Texts out;
  for (const QString& line : written.split(QLatin1Char('\n')))
    if (const QString text = line.trimmed(); !text.isEmpty()) out.push_back(text.toStdString());
  return out;
}

}  // namespace

TextListEditor::TextListEditor(const FieldInfo& info, Suggestions suggestions, QWidget* parent)
    : FieldEditor(parent), edit_(new QPlainTextEdit(this)) {
  edit_->setPlaceholderText(tr("one a line"));
  edit_->setTabChangesFocus(true);
  edit_->setLineWrapMode(QPlainTextEdit::NoWrap);
  edit_->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
  edit_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  edit_->document()->setDocumentMargin(0);
  edit_->installEventFilter(this);
  leaveUndoToDocument(edit_);
  setFocusProxy(edit_);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(metrics::kGrid);
  layout->addWidget(edit_, 1);
  if (info.suggest != Suggest::None && suggestions) {
    auto* add = new QToolButton(this);
    add->setText(QStringLiteral("+"));
    add->setToolTip(tr("Add one of the known values"));
    add->setProperty("role", "flat");
    auto* menu = new QMenu(add);
    connect(menu, &QMenu::aboutToShow, this, [this, menu, suggestions, kind = info.suggest] {
      menu->clear();
      for (const QString& offer : suggestions(kind))
        menu->addAction(offer, this, [this, offer] { append(offer); });
    });
    add->setMenu(menu);
    add->setPopupMode(QToolButton::InstantPopup);
    layout->addWidget(add, 0, Qt::AlignTop);
  }
  connect(edit_, &QPlainTextEdit::textChanged, this, [this] {
    fitHeight();
    emit edited();
  });
  const auto dress = [this] {
    edit_->setFont(Theme::instance().mono());
    fitHeight();
  };
  connect(&Theme::instance(), &Theme::changed, this, dress);
  dress();
}

Value TextListEditor::value() const { return textsIn(edit_->toPlainText()); }

void TextListEditor::setValue(const Value& v) {
  const auto* texts = v.as<Texts>();
  if (!texts || *texts == textsIn(edit_->toPlainText())) return;
  QStringList lines;
  for (const std::string& text : *texts) lines << qs(text);
  const QSignalBlocker quiet(edit_);
  const int caret = edit_->textCursor().position();
  edit_->setPlainText(lines.join(QLatin1Char('\n')));
  QTextCursor cursor = edit_->textCursor();
  cursor.setPosition(qMin(caret, edit_->document()->characterCount() - 1));
  edit_->setTextCursor(cursor);
  fitHeight();
}

void TextListEditor::append(const QString& text) {
  const QString old = edit_->toPlainText().trimmed();
  edit_->setPlainText(old.isEmpty() ? text : old + QLatin1Char('\n') + text);
  emit finished();
}

bool TextListEditor::eventFilter(QObject* object, QEvent* event) {
  if (event->type() == QEvent::FocusOut) emit finished();
  return FieldEditor::eventFilter(object, event);
}

void TextListEditor::fitHeight() {
  const int lines = qBound(1, edit_->document()->blockCount(), kMostLines);
  const int line = QFontMetrics(Theme::instance().mono()).lineSpacing();
  edit_->setFixedHeight(lines * line + kFrame);
}

}  // namespace headway::ui
