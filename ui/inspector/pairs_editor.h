// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/inspector/field_editor.h"

class QLineEdit;
class QVBoxLayout;

namespace headway::ui {

/// Names and values in two columns. A pair without a name does not count.
class PairsEditor : public FieldEditor {
  Q_OBJECT

 public:
  explicit PairsEditor(QWidget* parent);

  Value value() const override;
  void setValue(const Value& v) override;
  void setRefused(bool on) override;
  bool isWide() const override { return true; }
  int rowCount() const { return static_cast<int>(rows_.size()); }

 private:
  struct Row {
    QWidget* box;
    QLineEdit* name;
    QLineEdit* value;
  };
  Row& addRow(const QString& name, const QString& value);
  void removeRow(const QWidget* box);

  QVBoxLayout* lines_;
  std::vector<Row> rows_;
};

}  // namespace headway::ui
