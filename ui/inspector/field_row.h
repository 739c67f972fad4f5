// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "sim/support/diagnostic.h"
#include "ui/inspector/field_editor.h"

class QLabel;
class QToolButton;

namespace headway::ui {

/// One setting of a form: label, editor, a quiet '?' that unfolds help and source, a way back to the default,
/// and the error under the field.
class FieldRow : public QWidget {
  Q_OBJECT

 public:
  FieldRow(const FieldInfo& info, const Suggestions& suggestions, QWidget* parent);

  const FieldInfo& info() const { return info_; }
  FieldEditor* editor() const { return editor_; }
  Value value() const { return editor_->value(); }
  void setValue(const Value& v);
  /// Empty texts take the error away.
  void showError(const QString& message, const QString& hint);
  QString error() const;
  /// What is wrong with the value beside the others; none takes it away.
  void showFindings(const Diagnostics& findings);
  /// Draws the eye to the field without saying that its value is wrong.
  void setHighlighted(bool on);
  /// For what has no default: no way back is offered.
  void setResettable(bool on);

 signals:
  void edited();
  void finished();
  void considered(const std::optional<headway::Value>& value);  ///< as FieldEditor says

 private:
  void layOut(QWidget* labelCell);
  void refreshReset();
  void resetToDefault();
  void updateMark();

  FieldInfo info_;
  FieldEditor* editor_;
  QLabel* label_;
  QToolButton* reset_;
  QToolButton* ask_;
  QLabel* help_;
  QLabel* error_;
  QLabel* finding_;
  bool highlighted_ = false;
  bool resettable_ = true;
};

/// A label that shows findings in the colour of the worst, two sentences each; hidden without any.
void showFindings(QLabel& label, const Diagnostics& findings);
QLabel* makeFindingsLabel(QWidget* parent);

/// Source as a link if it is one, else as a text; HTML.
QString sourceHtml(const QString& source);

}  // namespace headway::ui
