// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/record_card.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/inspector/field_row.h"
#include "ui/inspector/settings_form.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

constexpr qsizetype kTitleParts = 3;

QToolButton* headButton(const QString& text, const QString& tip, QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setText(text);
  button->setToolTip(tip);
  button->setAccessibleName(tip);
  button->setProperty("role", "tiny");
  button->setFixedSize(20, 20);
  return button;
}

}  // namespace

RecordCard::RecordCard(const Schema& schema, const Suggestions& suggestions, QWidget* parent)
    : QFrame(parent),
      fold_(new QPushButton(this)),
      up_(headButton(QStringLiteral("↑"), tr("Move up"), this)),
      down_(headButton(QStringLiteral("↓"), tr("Move down"), this)),
      form_(new SettingsForm(schema, suggestions, this)) {
  setProperty("role", "card");
  fold_->setProperty("role", "quiet");
  fold_->setCheckable(true);
  auto* remove = headButton(QStringLiteral("×"), tr("Remove"), this);

  auto* head = new QHBoxLayout;
  head->setContentsMargins(0, 0, 0, 0);
  head->setSpacing(2);
  head->addWidget(fold_, 1);
  head->addWidget(up_);
  head->addWidget(down_);
  head->addWidget(remove);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(metrics::kGap, metrics::kGrid, metrics::kGap, metrics::kGrid);
  layout->setSpacing(metrics::kGap);
  layout->addLayout(head);
  layout->addWidget(form_);
  form_->hide();

  connect(fold_, &QPushButton::toggled, this, [this](bool on) {
    form_->setVisible(on);
    refreshTitle();
  });
  connect(up_, &QToolButton::clicked, this, [this] { emit moveWanted(-1); });
  connect(down_, &QToolButton::clicked, this, [this] { emit moveWanted(1); });
  connect(remove, &QToolButton::clicked, this, &RecordCard::removeWanted);
  connect(form_, &SettingsForm::edited, this, [this] {
    refreshTitle();
    emit edited();
  });
  connect(form_, &SettingsForm::finished, this, &RecordCard::finished);
  connect(form_, &SettingsForm::considered, this,
          [this](const FieldRow* row, const std::optional<Value>& value) {
            if (!value) return emit considered(std::nullopt);
            Record with = record();
            for (auto& [name, now] : with)
              if (name == row->info().name) now = *value;
            emit considered(with);
          });
  const auto dress = [this] { fold_->setFont(Theme::instance().text()); };
  connect(&Theme::instance(), &Theme::changed, this, dress);
  dress();
}

Record RecordCard::record() const { return form_->record(); }

void RecordCard::setRecord(const Record& record) {
  form_->setValues([&](std::string_view field) {
    for (const auto& [name, value] : record)
      if (name == field) return value;
    return form_->row(field)->info().fallback;
  });
  refreshTitle();
}

void RecordCard::setOpen(bool open) { fold_->setChecked(open); }
bool RecordCard::isOpen() const { return fold_->isChecked(); }

void RecordCard::setPlace(bool first, bool last) {
  up_->setEnabled(!first);
  down_->setEnabled(!last);
}

// A record that begins with a name is called by it; any other by the first settings that make it special.
void RecordCard::refreshTitle() {
  const auto& rows = form_->rows();
  if (rows.empty()) return;
  QString title;
  if (rows.front()->info().type == FieldType::Text) {
    title = qs(display(rows.front()->value()));
  } else {
    QStringList special;
    // What kind of record it is tells most, even where it is the usual one.
    for (const FieldRow* row : rows)
      if (((row == rows.front() && row->info().type == FieldType::Choice) ||
           row->value() != row->info().fallback) &&
          special.size() < kTitleParts)
        special << qs(display(row->value()));
    title = special.isEmpty() ? qs(display(rows.front()->value())) : special.join(QStringLiteral(" · "));
  }
  if (title.isEmpty()) title = tr("(no %1 yet)").arg(qs(rows.front()->info().label).toLower());
  fold_->setText((isOpen() ? QStringLiteral("▾ ") : QStringLiteral("▸ ")) + title);
}

}  // namespace headway::ui
