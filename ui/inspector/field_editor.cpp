// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/field_editor.h"

#include <QStyle>

#include "ui/inspector/code_field.h"
#include "ui/inspector/pairs_editor.h"
#include "ui/inspector/records_editor.h"
#include "ui/inspector/simple_editors.h"
#include "ui/inspector/text_list_editor.h"

namespace headway::ui {

void setStyleState(QWidget* widget, const char* property, const QString& value) {
  if (widget->property(property).toString() == value) return;
  widget->setProperty(property, value);
  widget->style()->unpolish(widget);
  widget->style()->polish(widget);
}

void FieldEditor::setRefused(bool on) {
  for (QWidget* child : findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
    setStyleState(child, "state", on ? QStringLiteral("refused") : QString());
}

FieldEditor* makeFieldEditor(const FieldInfo& info, const Suggestions& suggestions, QWidget* parent) {
  switch (info.type) {
    case FieldType::Bool: return new BoolEditor(parent);
    case FieldType::Int: return new IntEditor(info, parent);
    case FieldType::Choice: return new ChoiceEditor(info, parent);
    case FieldType::Text:
      if (info.suggest != Suggest::None) return new SuggestEditor(info, suggestions, parent);
      return new TextEditor(parent);
    case FieldType::TextList: return new TextListEditor(info, suggestions, parent);
    case FieldType::Pairs: return new PairsEditor(parent);
    case FieldType::Records: return new RecordsEditor(info, suggestions, parent);
    case FieldType::Code: return new CodeField(parent);
  }
  return nullptr;
}

}  // namespace headway::ui
