// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inspector/field_editor.h"

namespace headway::ui {

class CodeEditor;

/// The code editor as a field of a form; as high as its text, within reason.
class CodeField : public FieldEditor {
  Q_OBJECT

 public:
  explicit CodeField(QWidget* parent);

  Value value() const override;
  void setValue(const Value& v) override;
  bool isWide() const override { return true; }
  CodeEditor* editor() const { return editor_; }

 signals:
  void windowWanted();  ///< there is more room in a window of its own

 private:
  void fitHeight();

  CodeEditor* editor_;
};

}  // namespace headway::ui
