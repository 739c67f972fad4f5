// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/code_field.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/inspector/code_editor.h"
#include "ui/inspector/find_bar.h"
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
  auto* find = new QPushButton(tr("Find"), this);
  find->setObjectName(QStringLiteral("findInCode"));
  find->setToolTip(tr("Find and replace (Ctrl+F, Ctrl+H), go to a line (Ctrl+G)"));
  auto* larger = new QPushButton(tr("Open in a window"), this);
  larger->setObjectName(QStringLiteral("codeInWindow"));
  larger->setToolTip(tr("More room for the code (Ctrl+Shift+E)"));
  auto* bar = new FindBar(editor_, this);
  auto* links = new QHBoxLayout;
  for (QPushButton* button : {find, larger}) {
    button->setProperty("role", "link");
    links->addWidget(button);
  }
  links->addStretch();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(metrics::kGrid);
  layout->addWidget(frame);
  layout->addWidget(bar);
  layout->addLayout(links);
  connect(find, &QPushButton::clicked, bar, &FindBar::openFind);
  connect(larger, &QPushButton::clicked, this, &CodeField::windowWanted);
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
