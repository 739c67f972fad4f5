// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "ui/inspector/field_editor.h"

class QPushButton;
class QToolButton;

namespace headway::ui {

class SettingsForm;

/// One entry of a list of records: a head with its name and what can be done with it, a form below.
class RecordCard : public QFrame {
  Q_OBJECT

 public:
  RecordCard(const Schema& schema, const Suggestions& suggestions, QWidget* parent);

  Record record() const;
  void setRecord(const Record& record);
  void setOpen(bool open);
  bool isOpen() const;
  void setPlace(bool first, bool last);
  SettingsForm* form() const { return form_; }

 signals:
  void edited();
  void finished();
  /// The record it would be, were the choice taken that is pointed at; none = no longer.
  void considered(const std::optional<headway::Record>& record);
  void moveWanted(int by);
  void removeWanted();

 private:
  void refreshTitle();

  QPushButton* fold_;
  QToolButton* up_;
  QToolButton* down_;
  SettingsForm* form_;
};

}  // namespace headway::ui
