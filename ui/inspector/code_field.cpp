// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/code_field.h"

#include <QFrame>
#include <QHBoxLayout>

#include "ui/inspector/code_editor.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {
constexpr int kFewestLines = 8, kMostLines = 22;
}

CodeField::CodeField(QWidget* parent) : FieldEditor(parent), editor_(new CodeEditor(this)) {
  auto* frame = new QFrame(this);
  frame->setProperty("role", "code");
  auto* inner = new QHBoxLayout(frame);
  inner->setContentsMargins(1, metrics::kGrid, 1, metrics::kGrid);
  inner->addWidget(editor_);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(frame);
  setFocusProxy(editor_);
  connect(editor_, &CodeEditor::edited, this, &FieldEditor::edited);
  connect(editor_, &CodeEditor::finished, this, &FieldEditor::finished);
  connect(editor_, &QsciScintilla::linesChanged, this, &CodeField::fitHeight);
  fitHeight();
}

Value CodeField::value() const { return editor_->text().toStdString(); }

void CodeField::setValue(const Value& v) {
  if (const auto* text = v.as<std::string>()) editor_->showText(qs(*text));
}

void CodeField::fitHeight() {
  const int lines = qBound(kFewestLines, editor_->lines() + 2, kMostLines);
  editor_->setFixedHeight(lines * QFontMetrics(Theme::instance().mono()).lineSpacing() + metrics::kGap);
}

}  // namespace headway::ui
