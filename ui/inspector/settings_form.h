// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "ui/inspector/field_editor.h"

class QPushButton;

namespace headway::ui {

class FieldRow;

/// A form for the settings of one node, link or record, made from the field list alone. Rare settings are
/// folded away until one of them is not at its default; settings that do not matter beside the others' values
/// are hidden, unless they have been set.
class SettingsForm : public QWidget {
  Q_OBJECT

 public:
  using Getter = std::function<Value(std::string_view field)>;

  SettingsForm(const Schema& schema, const Suggestions& suggestions, QWidget* parent);

  /// Shows these values; fields that show theirs already keep caret and focus.
  void setValues(const Getter& get);
  /// The values as a record, in the order of the schema.
  Record record() const;
  FieldRow* row(std::string_view field) const;
  const std::vector<FieldRow*>& rows() const { return rows_; }

 signals:
  void edited(headway::ui::FieldRow* row);
  void finished(headway::ui::FieldRow* row);
  void considered(headway::ui::FieldRow* row, const std::optional<headway::Value>& value);

 private:
  void unfold(bool on);
  void showWhatMatters();

  std::vector<FieldRow*> rows_;
  QPushButton* more_ = nullptr;
  QWidget* rare_ = nullptr;
};

}  // namespace headway::ui
