// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/pairs_editor.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/inspector/field_manners.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {

PairsEditor::PairsEditor(QWidget* parent) : FieldEditor(parent), lines_(new QVBoxLayout) {
  lines_->setContentsMargins(0, 0, 0, 0);
  lines_->setSpacing(metrics::kGrid);
  auto* add = new QPushButton(tr("+ Add a line"), this);
  add->setProperty("role", "link");
  auto* foot = new QHBoxLayout;
  foot->setContentsMargins(0, 0, 0, 0);
  foot->addWidget(add);
  foot->addStretch();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(metrics::kGrid);
  layout->addLayout(lines_);
  layout->addLayout(foot);
  connect(add, &QPushButton::clicked, this, [this] { addRow({}, {}).name->setFocus(); });
}

Value PairsEditor::value() const {
  NameValues out;
  for (const Row& row : rows_)
    if (const QString name = row.name->text().trimmed(); !name.isEmpty())
      out.emplace_back(name.toStdString(), row.value->text().toStdString());
  return out;
}

void PairsEditor::setValue(const Value& v) {
  const auto* pairs = v.as<NameValues>();
  if (!pairs || *pairs == *value().as<NameValues>()) return;
  while (rows_.size() > pairs->size()) removeRow(rows_.back().box);
  while (rows_.size() < pairs->size()) addRow({}, {});
  for (std::size_t i = 0; i < pairs->size(); ++i) {
    const auto& [name, text] = (*pairs)[i];
    if (rows_[i].name->text() != qs(name)) rows_[i].name->setText(qs(name));
    if (rows_[i].value->text() != qs(text)) rows_[i].value->setText(qs(text));
  }
}

void PairsEditor::setRefused(bool on) {
  for (const Row& row : rows_) setStyleState(row.name, "state", on ? QStringLiteral("refused") : QString());
}

PairsEditor::Row& PairsEditor::addRow(const QString& name, const QString& text) {
  auto* box = new QWidget(this);
  auto* layout = new QHBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(metrics::kGrid);
  Row row{box, new QLineEdit(name, box), new QLineEdit(text, box)};
  row.name->setPlaceholderText(tr("Name"));
  row.value->setPlaceholderText(tr("value"));
  auto* remove = new QToolButton(box);
  remove->setText(QStringLiteral("×"));
  remove->setToolTip(tr("Remove this line"));
  remove->setAccessibleName(tr("Remove this line"));
  remove->setProperty("role", "flat");
  layout->addWidget(row.name, 2);
  layout->addWidget(row.value, 3);
  layout->addWidget(remove);
  for (QLineEdit* edit : {row.name, row.value}) {
    edit->setFont(Theme::instance().mono());
    leaveUndoToDocument(edit);
    connect(&Theme::instance(), &Theme::changed, edit, [edit] { edit->setFont(Theme::instance().mono()); });
    connect(edit, &QLineEdit::textEdited, this, &FieldEditor::edited);
    connect(edit, &QLineEdit::editingFinished, this, &FieldEditor::finished);
  }
  connect(remove, &QToolButton::clicked, this, [this, box] {
    emit finished();  // typing before is a step of its own
    removeRow(box);
    emit edited();
    emit finished();
  });
  lines_->addWidget(box);
  rows_.push_back(row);
  return rows_.back();
}

void PairsEditor::removeRow(const QWidget* box) {
  const auto at = std::find_if(rows_.begin(), rows_.end(), [box](const Row& r) { return r.box == box; });
  if (at == rows_.end()) return;
  at->box->hide();
  lines_->removeWidget(at->box);
  at->box->deleteLater();
  rows_.erase(at);
}

}  // namespace headway::ui
