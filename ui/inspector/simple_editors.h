// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inspector/field_editor.h"

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace headway::ui {

class Switch;

class BoolEditor : public FieldEditor {
  Q_OBJECT

 public:
  explicit BoolEditor(QWidget* parent);
  Value value() const override;
  void setValue(const Value& v) override;
  bool isSmall() const override { return true; }

 private:
  Switch* switch_;
};

class IntEditor : public FieldEditor {
  Q_OBJECT

 public:
  IntEditor(const FieldInfo& info, QWidget* parent);
  Value value() const override;
  void setValue(const Value& v) override;

 private:
  QSpinBox* box_;
};

class TextEditor : public FieldEditor {
  Q_OBJECT

 public:
  explicit TextEditor(QWidget* parent);
  Value value() const override;
  void setValue(const Value& v) override;

 private:
  QLineEdit* edit_;
};

class ChoiceEditor : public FieldEditor {
  Q_OBJECT

 public:
  ChoiceEditor(const FieldInfo& info, QWidget* parent);
  Value value() const override;
  void setValue(const Value& v) override;
  bool isWide() const override { return wide_; }

 private:
  QComboBox* box_;
  bool wide_ = false;  ///< a choice is too long to stand beside its label
};

/// A text that may be any, with the ones that make sense on offer.
class SuggestEditor : public FieldEditor {
  Q_OBJECT

 public:
  SuggestEditor(const FieldInfo& info, Suggestions suggestions, QWidget* parent);
  Value value() const override;
  void setValue(const Value& v) override;
  bool isWide() const override { return true; }

 private:
  void offer();

  Suggest suggest_;
  Suggestions suggestions_;
  QComboBox* box_;
};

}  // namespace headway::ui
