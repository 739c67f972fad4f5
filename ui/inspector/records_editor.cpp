// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/records_editor.h"

#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/inspector/field_row.h"
#include "ui/inspector/record_card.h"
#include "ui/inspector/settings_form.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

const std::string kCatchAll = "*";

/// The text an entry is known by: its first field.
const std::string* nameOf(const Record& record) {
  return record.empty() ? nullptr : record.front().second.as<std::string>();
}

}  // namespace

RecordsEditor::RecordsEditor(const FieldInfo& info, Suggestions suggestions, QWidget* parent)
    : FieldEditor(parent),
      schema_(*info.record),
      suggestions_(std::move(suggestions)),
      list_(new QVBoxLayout) {
  list_->setContentsMargins(0, 0, 0, 0);
  list_->setSpacing(metrics::kGrid);
  auto* add = new QPushButton(tr("+ Add %1").arg(qs(schema_.title).toLower()), this);
  add->setProperty("role", "link");
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(metrics::kGrid);
  layout->addLayout(list_);
  layout->addWidget(add, 0, Qt::AlignLeft);
  connect(add, &QPushButton::clicked, this, &RecordsEditor::addFromDefaults);
}

Value RecordsEditor::value() const {
  std::vector<Record> out;
  for (const RecordCard* card : cards_) out.push_back(card->record());
  return out;
}

void RecordsEditor::setValue(const Value& v) {
  const auto* records = v.as<std::vector<Record>>();
  if (!records) return;
  const bool fresh = cards_.empty();
  while (cards_.size() > records->size()) {
    delete cards_.back();
    cards_.pop_back();
  }
  for (std::size_t i = 0; i < records->size(); ++i)
    (i < cards_.size() ? cards_[i] : addCard((*records)[i]))->setRecord((*records)[i]);
  if (fresh && cards_.size() == 1) cards_.front()->setOpen(true);
  arrange();
}

RecordCard* RecordsEditor::addCard(const Record& record) {
  auto* card = new RecordCard(schema_, suggestions_, this);
  card->setRecord(record);
  cards_.push_back(card);
  connect(card, &RecordCard::edited, this, &FieldEditor::edited);
  connect(card, &RecordCard::finished, this, &FieldEditor::finished);
  connect(card, &RecordCard::considered, this, [this, card](const std::optional<Record>& now) {
    if (!now) return emit considered(std::nullopt);
    std::vector<Record> with;
    for (const RecordCard* c : cards_) with.push_back(c == card ? *now : c->record());
    emit considered(Value(std::move(with)));
  });
  connect(card, &RecordCard::moveWanted, this, [this, card](int by) { move(card, by); });
  connect(card, &RecordCard::removeWanted, this, [this, card] { remove(card); });
  return card;
}

void RecordsEditor::addFromDefaults() {
  Record record;
  for (const FieldInfo& f : schema_.fields) record.emplace_back(std::string(f.name), f.fallback);
  Record last = cards_.empty() ? Record() : cards_.back()->record();
  const std::string* name = nameOf(last);
  const bool beforeCatchAll = name && *name == kCatchAll;
  // A second entry of the same name would never be used: leave the name for the person to write.
  if (beforeCatchAll && nameOf(record)) record.front().second = std::string();
  RecordCard* card = addCard(record);
  if (beforeCatchAll) std::rotate(cards_.end() - 2, cards_.end() - 1, cards_.end());
  arrange();
  card->setOpen(true);
  changedByPerson();
  if (!card->form()->rows().empty()) card->form()->rows().front()->editor()->setFocus();
}

void RecordsEditor::move(RecordCard* card, int by) {
  const auto at = std::find(cards_.begin(), cards_.end(), card);
  const auto to = (at - cards_.begin()) + by;
  if (to < 0 || to >= static_cast<std::ptrdiff_t>(cards_.size())) return;
  std::iter_swap(at, cards_.begin() + to);
  arrange();
  changedByPerson();
}

void RecordsEditor::remove(RecordCard* card) {
  std::erase(cards_, card);
  card->hide();
  card->deleteLater();
  arrange();
  changedByPerson();
}

void RecordsEditor::arrange() {
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    list_->removeWidget(cards_[i]);
    list_->insertWidget(static_cast<int>(i), cards_[i]);
    cards_[i]->setPlace(i == 0, i + 1 == cards_.size());
  }
}

void RecordsEditor::changedByPerson() {
  emit finished();  // typing before is a step of its own
  emit edited();
  emit finished();
}

}  // namespace headway::ui
