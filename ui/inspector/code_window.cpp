// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/code_window.h"

#include <QFrame>
#include <QShortcut>
#include <QVBoxLayout>
#include <utility>

#include "sim/model/edits.h"
#include "ui/document/document.h"
#include "ui/inspector/code_editor.h"
#include "ui/inspector/find_bar.h"
#include "ui/inspector/function_report.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {

CodeWindow::CodeWindow(Document& document, NodeId node, QWidget* parent)
    : QDialog(parent, Qt::Window),
      document_(document),
      node_(std::move(node)),
      editor_(new CodeEditor(this)),
      report_(new FunctionReport(this)) {
  setAttribute(Qt::WA_DeleteOnClose);
  resize(820, 640);
  auto* frame = new QFrame(this);
  frame->setProperty("role", "code");
  auto* inner = new QVBoxLayout(frame);
  inner->setContentsMargins(1, metrics::kGrid, 1, metrics::kGrid);
  inner->addWidget(editor_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(metrics::kMargin, metrics::kMargin, metrics::kMargin, metrics::kMargin);
  layout->setSpacing(metrics::kGap);
  layout->addWidget(frame, 1);
  layout->addWidget(new FindBar(editor_, this));
  layout->addWidget(report_);
  connect(editor_, &CodeEditor::edited, this, &CodeWindow::edit);
  connect(editor_, &CodeEditor::finished, &document_, &Document::finishMerging);
  connect(&document_, &Document::changed, this, &CodeWindow::follow);
  QUndoStack* stack = &document_.undoStack();
  for (const auto& [keys, slot] :
       {std::pair(QKeySequence::Undo, &QUndoStack::undo), std::pair(QKeySequence::Redo, &QUndoStack::redo)})
    connect(new QShortcut(keys, this), &QShortcut::activated, stack, slot);
  editor_->setFocus();
  follow();
}

void CodeWindow::follow() {
  const Node* node = document_.snapshot()->find(node_);
  const auto* function = node ? std::get_if<FunctionConfig>(&node->config) : nullptr;
  if (!function) {
    close();
    return;
  }
  setWindowTitle(tr("%1 · code").arg(qs(node->name)));
  editor_->showText(qs(function->code));
  showRun(*editor_, *report_, hopOf(trace_.get(), node_), *function);
}

void CodeWindow::setTrace(std::shared_ptr<const Trace> trace) {
  trace_ = std::move(trace);
  follow();
}

void CodeWindow::edit() {
  const int key = static_cast<int>(std::hash<std::string>{}("code " + node_.value) & 0x7fffffff);
  (void)document_.apply(
      tr("Change the code"),
      edits::setNodeField(*document_.snapshot(), node_, "code", Value(editor_->text().toStdString())), key);
}

}  // namespace headway::ui
