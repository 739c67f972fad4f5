// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/inspector/field_editor.h"

class QVBoxLayout;

namespace headway::ui {

class RecordCard;

/// Entries of the same kind, each a card that folds: behaviors, policies. Order counts.
class RecordsEditor : public FieldEditor {
  Q_OBJECT

 public:
  RecordsEditor(const FieldInfo& info, Suggestions suggestions, QWidget* parent);

  Value value() const override;
  void setValue(const Value& v) override;
  void setRefused(bool) override {}  // the error's text names the entry
  bool isWide() const override { return true; }
  const std::vector<RecordCard*>& cards() const { return cards_; }

 private:
  RecordCard* addCard(const Record& record);
  void addFromDefaults();
  void move(RecordCard* card, int by);
  void remove(RecordCard* card);
  void arrange();
  void changedByPerson();

  const Schema& schema_;
  Suggestions suggestions_;
  QVBoxLayout* list_;
  std::vector<RecordCard*> cards_;
};

}  // namespace headway::ui
