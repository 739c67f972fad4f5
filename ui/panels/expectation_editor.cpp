// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/expectation_editor.h"

#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStringListModel>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "sim/engine/rules.h"
#include "ui/inspector/field_row.h"
#include "ui/inspector/settings_form.h"
#include "ui/panels/request_list_model.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {

ExpectationEditor::ExpectationEditor(Suggestions offers, QWidget* parent)
    : QWidget(parent),
      mismatches_(new QLabel(this)),
      usePresent_(new QPushButton(tr("Use the present result"), this)),
      expectNothing_(new QPushButton(tr("Expect nothing"), this)),
      form_(new SettingsForm(describe<Expectation>().schema, std::move(offers), this)) {
  usePresent_->setObjectName(QStringLiteral("usePresentResult"));
  expectNothing_->setObjectName(QStringLiteral("expectNothing"));
  form_->setObjectName(QStringLiteral("expectation"));
  layOut();
  connectAll();
}

void ExpectationEditor::layOut() {
  auto* help = new QLabel(
      tr("Parts left empty are not looked at. A request that expects nothing expects not to be refused."),
      this);
  help->setProperty("role", "muted");
  help->setWordWrap(true);
  mismatches_->setProperty("role", "error");
  mismatches_->setWordWrap(true);
  mismatches_->setTextFormat(Qt::PlainText);
  auto* buttons = new QHBoxLayout;
  for (QPushButton* button : {usePresent_, expectNothing_}) {
    button->setProperty("role", "chip");
    buttons->addWidget(button);
  }
  buttons->addStretch();
  if (auto* status = form_->row("status")->findChild<QSpinBox*>()) status->setSpecialValueText(tr("any"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(metrics::kGap);
  layout->addWidget(help);
  layout->addWidget(mismatches_);
  layout->addLayout(buttons);
  layout->addWidget(form_);
}

void ExpectationEditor::connectAll() {
  connect(usePresent_, &QPushButton::clicked, this, &ExpectationEditor::presentWanted);
  connect(expectNothing_, &QPushButton::clicked, this, [this] {
    emit finished();
    emit edited(tr("Expect nothing"), "expect", {});
    emit finished();
  });
  connect(form_, &SettingsForm::edited, this, [this](FieldRow* row) {
    Expectation changed = shown_;
    for (const Field<Expectation>& field : describe<Expectation>().fields)
      if (field.info.name == row->info().name && field.set(changed, row->value()))
        emit edited(tr("Change what is expected"), field.info.name.data(), changed);
  });
  connect(form_, &SettingsForm::finished, this, &ExpectationEditor::finished);
}

void ExpectationEditor::show(const Project& project, const Expectation& expected) {
  shown_ = expected;
  form_->setValues([&](std::string_view name) {
    const auto& fields = describe<Expectation>().fields;
    return std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.info.name == name; })
        ->get(expected);
  });
  QStringList nodes, rules;
  for (const Node& node : project.nodes) nodes << qs(node.id.value);
  for (const RuleId rule : allRules()) rules << qs(rule.key());
  offer("verdict", {QStringLiteral("delivered"), QStringLiteral("answered"), QStringLiteral("refused"),
                    QStringLiteral("unknown")});
  offer("scheme", {QStringLiteral("https"), QStringLiteral("http")});
  offer("by", nodes);
  offer("rule", rules);
  showButtons();
}

void ExpectationEditor::setPresent(std::optional<Expectation> present, const QStringList& mismatches) {
  present_ = std::move(present);
  mismatches_->setText(mismatches.join('\n'));
  showButtons();
}

void ExpectationEditor::showButtons() {
  mismatches_->setVisible(!mismatches_->text().isEmpty());
  usePresent_->setEnabled(present_ && *present_ != shown_);
  usePresent_->setToolTip(present_ ? tr("From now on expect: %1").arg(expectationText(*present_))
                                   : tr("Run the request on caches that nobody filled first"));
  expectNothing_->setEnabled(shown_ != Expectation{});
}

// Values to choose from, in a field that takes any text.
void ExpectationEditor::offer(std::string_view field, const QStringList& values) {
  auto* line = form_->row(field)->findChild<QLineEdit*>();
  if (!line) return;
  if (!line->completer()) {
    auto* completer = new QCompleter(new QStringListModel(line), line);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    line->setCompleter(completer);
    // What is chosen from the list is typed as far as anyone can tell.
    connect(completer, qOverload<const QString&>(&QCompleter::activated), line, &QLineEdit::textEdited,
            Qt::QueuedConnection);
  }
  auto* model = qobject_cast<QStringListModel*>(line->completer()->model());
  if (model && model->stringList() != values) model->setStringList(values);
}

}  // namespace headway::ui
