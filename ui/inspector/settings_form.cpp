// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/settings_form.h"

#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/inspector/field_row.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

QVBoxLayout* column(QWidget* of) {
  auto* layout = new QVBoxLayout(of);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(metrics::kGap);
  return layout;
}

}  // namespace

SettingsForm::SettingsForm(const Schema& schema, const Suggestions& suggestions, QWidget* parent)
    : QWidget(parent) {
  QVBoxLayout* layout = column(this);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
  const bool anyRare =
      std::any_of(schema.fields.begin(), schema.fields.end(), [](const FieldInfo& f) { return f.rare; });
  QVBoxLayout* rareLayout = nullptr;
  if (anyRare) {
    rare_ = new QWidget(this);
    rareLayout = column(rare_);
  }
  for (const FieldInfo& info : schema.fields) {
    auto* row = new FieldRow(info, suggestions, info.rare ? rare_ : this);
    (info.rare ? rareLayout : layout)->addWidget(row);
    rows_.push_back(row);
    connect(row, &FieldRow::edited, this, [this, row] {
      showWhatMatters();
      emit edited(row);
    });
    connect(row, &FieldRow::finished, this, [this, row] { emit finished(row); });
    connect(row, &FieldRow::considered, this,
            [this, row](const std::optional<Value>& value) { emit considered(row, value); });
  }
  if (!anyRare) return;
  more_ = new QPushButton(this);
  more_->setProperty("role", "quiet");
  more_->setCheckable(true);
  layout->addWidget(more_, 0, Qt::AlignLeft);
  layout->addWidget(rare_);
  connect(more_, &QPushButton::toggled, this, &SettingsForm::unfold);
  unfold(false);
}

void SettingsForm::setValues(const Getter& get) {
  for (FieldRow* row : rows_) {
    const Value v = get(row->info().name);
    row->setValue(v);
    if (row->info().rare && v != row->info().fallback) more_->setChecked(true);
  }
  showWhatMatters();
}

void SettingsForm::showWhatMatters() {
  for (FieldRow* r : rows_) {
    const When& when = r->info().when;
    const FieldRow* other = when.field.empty() ? nullptr : row(when.field);
    if (!other) continue;
    const Value v = other->value();
    const auto* choice = v.as<std::string>();
    const bool matters =
        choice && std::find(when.values.begin(), when.values.end(), *choice) != when.values.end();
    r->setVisible(matters || r->value() != r->info().fallback);
  }
}

Record SettingsForm::record() const {
  Record out;
  for (const FieldRow* row : rows_) out.emplace_back(std::string(row->info().name), row->value());
  return out;
}

FieldRow* SettingsForm::row(std::string_view field) const {
  const auto at =
      std::find_if(rows_.begin(), rows_.end(), [&](const FieldRow* r) { return r->info().name == field; });
  return at == rows_.end() ? nullptr : *at;
}

void SettingsForm::unfold(bool on) {
  more_->setText(on ? tr("▾ More settings") : tr("▸ More settings"));
  rare_->setVisible(on);
}

}  // namespace headway::ui
