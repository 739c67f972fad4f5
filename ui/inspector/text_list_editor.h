// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inspector/field_editor.h"

class QPlainTextEdit;

namespace headway::ui {

/// A list of texts, one a line. Blank lines and blanks at the ends do not count.
class TextListEditor : public FieldEditor {
  Q_OBJECT

 public:
  TextListEditor(const FieldInfo& info, Suggestions suggestions, QWidget* parent);

  Value value() const override;
  void setValue(const Value& v) override;
  bool isWide() const override { return true; }

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  void fitHeight();
  void append(const QString& text);

  QPlainTextEdit* edit_;
};

}  // namespace headway::ui
