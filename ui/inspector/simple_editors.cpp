// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/simple_editors.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <algorithm>
#include <functional>

#include "ui/inspector/field_manners.h"
#include "ui/inspector/switch.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

void fill(FieldEditor* editor, QWidget* control, bool stretch = true) {
  auto* layout = new QHBoxLayout(editor);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(control);
  if (!stretch) layout->addStretch();
  editor->setFocusProxy(control);
  ignoreWheelWithoutFocus(control);
  leaveUndoToDocument(control);
}

void useMono(QWidget* control) {
  const auto dress = [control] { control->setFont(Theme::instance().mono()); };
  QObject::connect(&Theme::instance(), &Theme::changed, control, dress);
  dress();
}

QString textOf(const Value& v) {
  const auto* s = v.as<std::string>();
  return s ? qs(*s) : QString();
}

constexpr std::size_t kLongChoice = 15;

int clamped(std::int64_t n) {
  return static_cast<int>(
      std::clamp<std::int64_t>(n, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
}

/// New text without moving the caret further than the text allows.
void replaceText(QLineEdit* edit, const QString& text) {
  if (edit->text() == text) return;
  const QSignalBlocker quiet(edit);
  const int caret = edit->cursorPosition();
  edit->setText(text);
  edit->setCursorPosition(edit->hasFocus() ? std::min(caret, static_cast<int>(text.size())) : 0);
}

/// The list went away, or the pointer left it.
class ListLeft : public QObject {
 public:
  ListLeft(QComboBox* box, std::function<void()> then) : QObject(box), then_(std::move(then)) {
    box->view()->installEventFilter(this);
    box->view()->viewport()->installEventFilter(this);
  }
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() == QEvent::Hide || event->type() == QEvent::Leave) then_();
    return false;
  }

 private:
  std::function<void()> then_;
};

void considerPointedAt(FieldEditor* editor, QComboBox* box) {
  const auto stop = [editor] { emit editor->considered(std::nullopt); };
  QObject::connect(box, &QComboBox::textHighlighted, editor, [editor, stop](const QString& text) {
    const Value value = text.toStdString();
    if (value == editor->value()) return stop();
    emit editor->considered(value);
  });
  new ListLeft(box, stop);
}

}  // namespace

BoolEditor::BoolEditor(QWidget* parent) : FieldEditor(parent), switch_(new Switch(this)) {
  fill(this, switch_, false);
  connect(switch_, &QAbstractButton::toggled, this, [this] {
    emit edited();
    emit finished();
  });
}
Value BoolEditor::value() const { return switch_->isChecked(); }
void BoolEditor::setValue(const Value& v) {
  const QSignalBlocker quiet(switch_);
  if (const bool* on = v.as<bool>()) switch_->setChecked(*on);
  switch_->update();
}

IntEditor::IntEditor(const FieldInfo& info, QWidget* parent) : FieldEditor(parent), box_(new QSpinBox(this)) {
  box_->setRange(clamped(info.min), clamped(info.max));
  if (!info.unit.empty()) box_->setSuffix(QStringLiteral(" ") + qs(info.unit));
  box_->setAccelerated(true);
  box_->setFocusPolicy(Qt::StrongFocus);
  useMono(box_);
  fill(this, box_);
  connect(box_, &QSpinBox::valueChanged, this, &FieldEditor::edited);
  connect(box_, &QSpinBox::editingFinished, this, &FieldEditor::finished);
}
Value IntEditor::value() const { return static_cast<std::int64_t>(box_->value()); }
void IntEditor::setValue(const Value& v) {
  const auto* n = v.as<std::int64_t>();
  if (!n || box_->value() == *n) return;
  const QSignalBlocker quiet(box_);
  box_->setValue(clamped(*n));
}

TextEditor::TextEditor(QWidget* parent) : FieldEditor(parent), edit_(new QLineEdit(this)) {
  useMono(edit_);
  fill(this, edit_);
  connect(edit_, &QLineEdit::textEdited, this, &FieldEditor::edited);
  connect(edit_, &QLineEdit::editingFinished, this, &FieldEditor::finished);
}
Value TextEditor::value() const { return edit_->text().toStdString(); }
void TextEditor::setValue(const Value& v) { replaceText(edit_, textOf(v)); }

ChoiceEditor::ChoiceEditor(const FieldInfo& info, QWidget* parent)
    : FieldEditor(parent), box_(new QComboBox(this)) {
  for (const std::string_view choice : info.choices) {
    box_->addItem(qs(choice));
    wide_ = wide_ || choice.size() > kLongChoice;
  }
  box_->setFocusPolicy(Qt::StrongFocus);
  box_->setMinimumContentsLength(6);
  box_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  fill(this, box_);
  connect(box_, &QComboBox::currentIndexChanged, this, &FieldEditor::edited);
  connect(box_, &QComboBox::activated, this, &FieldEditor::finished);
  considerPointedAt(this, box_);
}
Value ChoiceEditor::value() const { return box_->currentText().toStdString(); }
void ChoiceEditor::setValue(const Value& v) {
  const QSignalBlocker quiet(box_);
  box_->setCurrentIndex(box_->findText(textOf(v)));
}

SuggestEditor::SuggestEditor(const FieldInfo& info, Suggestions suggestions, QWidget* parent)
    : FieldEditor(parent),
      suggest_(info.suggest),
      suggestions_(std::move(suggestions)),
      box_(new QComboBox(this)) {
  box_->setEditable(true);
  box_->setInsertPolicy(QComboBox::NoInsert);
  box_->setFocusPolicy(Qt::StrongFocus);
  box_->setMinimumContentsLength(6);
  box_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box_->lineEdit()->setPlaceholderText(tr("none"));
  useMono(box_);
  offer();
  fill(this, box_);
  connect(box_, &QComboBox::editTextChanged, this, &FieldEditor::edited);
  connect(box_->lineEdit(), &QLineEdit::editingFinished, this, &FieldEditor::finished);
  connect(box_, &QComboBox::activated, this, &FieldEditor::finished);
  considerPointedAt(this, box_);
}
Value SuggestEditor::value() const { return box_->currentText().toStdString(); }
void SuggestEditor::setValue(const Value& v) {
  const QString text = textOf(v);
  const QSignalBlocker quiet(box_);
  offer();
  if (box_->currentText() == text) return;
  box_->setCurrentIndex(box_->findText(text));
  replaceText(box_->lineEdit(), text);
  if (!box_->hasFocus()) box_->lineEdit()->setCursorPosition(0);
}

void SuggestEditor::offer() {
  const QStringList wanted = suggestions_ ? suggestions_(suggest_) : QStringList();
  QStringList shown;
  for (int i = 0; i < box_->count(); ++i) shown << box_->itemText(i);
  if (wanted == shown) return;
  const QSignalBlocker quiet(box_);
  const QString text = box_->currentText();
  box_->clear();
  box_->addItems(wanted);
  box_->setCurrentIndex(box_->findText(text));
  box_->setEditText(text);
}

}  // namespace headway::ui
