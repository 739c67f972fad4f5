// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <memory>

#include "sim/engine/trace.h"
#include "sim/model/project.h"

namespace headway::ui {

class CodeEditor;
class Document;
class FunctionReport;

/// The code of one function in a window of its own, beside the design. Edits go to the document, and it
/// follows the document; it closes when the function is gone.
class CodeWindow : public QDialog {
  Q_OBJECT
 public:
  CodeWindow(Document& document, NodeId node, QWidget* parent);

  const NodeId& node() const { return node_; }
  CodeEditor* editor() const { return editor_; }
  void setTrace(std::shared_ptr<const Trace> trace);

 private:
  void follow();
  void edit();

  Document& document_;
  NodeId node_;
  CodeEditor* editor_;
  FunctionReport* report_;
  std::shared_ptr<const Trace> trace_;
};

}  // namespace headway::ui
