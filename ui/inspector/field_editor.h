// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>
#include <functional>
#include <optional>

#include "sim/model/field.h"

namespace headway::ui {

/// What the project offers for a setting whose values depend on it.
using Suggestions = std::function<QStringList(Suggest)>;

/// Edits the value of one setting. Knows the setting, not where it is kept.
class FieldEditor : public QWidget {
  Q_OBJECT

 public:
  using QWidget::QWidget;

  virtual Value value() const = 0;
  /// Shows that value without a signal. A value it shows already leaves caret, selection and focus alone.
  virtual void setValue(const Value& v) = 0;
  /// Marks the field as the one to look at; false takes the mark away.
  virtual void setRefused(bool on);
  /// Needs the whole width, below its label.
  virtual bool isWide() const { return false; }
  /// Needs so little that the label may have the rest of the line.
  virtual bool isSmall() const { return false; }

 signals:
  void edited();    ///< the person changed value(); may be in the middle of typing
  void finished();  ///< the person left the field
  /// The value it would have, were the choice taken that is pointed at in an open list; none = no longer.
  void considered(const std::optional<headway::Value>& value);
};

/// The editor for that setting. Offered values are asked for anew whenever they are shown.
FieldEditor* makeFieldEditor(const FieldInfo& info, const Suggestions& suggestions, QWidget* parent);

/// Sets the dynamic property and has the style sheet look again.
void setStyleState(QWidget* widget, const char* property, const QString& value);

}  // namespace headway::ui
