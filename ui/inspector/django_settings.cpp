// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/django_settings.h"

#include <QButtonGroup>
#include <QFileDialog>
#include <QFileInfo>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

#include "ui/document/document.h"
#include "ui/inspector/code_editor.h"
#include "ui/inspector/import_dialog.h"
#include "ui/inspector/settings_editor.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {
constexpr char kFolderKey[] = "import/folder";
}

DjangoSettings::DjangoSettings(Document& document, NodeId node, std::shared_ptr<SettingsReader> reader,
                               SettingsTexts& texts, QWidget* parent)
    : QWidget(parent),
      document_(document),
      node_(std::move(node)),
      texts_(texts),
      reader_(reader),
      run_(reader),
      form_(new QPushButton(tr("Form"), this)),
      text_(new QPushButton(tr("Settings text"), this)),
      import_(new QPushButton(this)),
      editor_(new SettingsEditor(std::move(reader), this)) {
  auto* group = new QButtonGroup(this);
  auto* line = new QHBoxLayout;
  for (QPushButton* button : {form_, text_}) {
    button->setProperty("role", "chip");
    button->setCheckable(true);
    group->addButton(button);
    line->addWidget(button);
  }
  setReading(false);
  import_->setProperty("role", "link");
  import_->setObjectName(QStringLiteral("import"));
  import_->setToolTip(tr("Read the settings of your project into this node. They are looked at, not run."));
  text_->setToolTip(tr("Edit the settings as a piece of settings.py. Form and text stay in step."));
  line->addStretch();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(metrics::kGap);
  layout->addWidget(import_, 0, Qt::AlignLeft);
  layout->addLayout(line);
  layout->addWidget(editor_);
  connect(import_, &QPushButton::clicked, this, [this] {
    if (!reading_) return chooseFile();
    run_.forget();
    setReading(false);
  });
  connect(text_, &QPushButton::toggled, this, &DjangoSettings::showAs);
  connect(&run_, &SettingsRun::done, this, [this](const auto& report) { review(*report); });
  connect(editor_, &SettingsEditor::edited, this,
          [this](const DjangoConfig& after) { apply(tr("Edit settings text"), after); });
  connect(editor_, &SettingsEditor::read, this, &DjangoSettings::keep);
  connect(editor_->editor(), &CodeEditor::edited, this, &DjangoSettings::keep);
  connect(&document_, &Document::changed, this, &DjangoSettings::follow);
  // The text was of a node of the project before.
  connect(&document_, &Document::replaced, this, [this] { editor_->disconnect(this); });
  (texts_.asText ? text_ : form_)->setChecked(true);
  showAs(texts_.asText);
}

const DjangoConfig* DjangoSettings::config() const {
  const Node* node = document_.snapshot()->find(node_);
  return node ? std::get_if<DjangoConfig>(&node->config) : nullptr;
}

void DjangoSettings::setForm(QWidget* form) {
  shownForm_ = form;
  showAs(texts_.asText);
}

void DjangoSettings::keep() {
  if (texts_.asText) texts_.kept[node_.value] = {editor_->text(), editor_->config()};
}

void DjangoSettings::showAs(bool text) {
  if (!text) keep();
  const bool begins = text && (!texts_.asText || editor_->text().isEmpty());
  texts_.asText = text;
  (text ? text_ : form_)->setChecked(true);
  editor_->setVisible(text);
  if (shownForm_) shownForm_->setVisible(!text);
  const DjangoConfig* now = config();
  if (!now || !begins) return;
  const auto kept = texts_.kept.find(node_.value);
  if (kept == texts_.kept.end()) return editor_->begin(*now, {});
  editor_->begin(kept->second.config, kept->second.text);
  editor_->setConfig(*now);
}

void DjangoSettings::follow() {
  if (const DjangoConfig* now = config(); now && texts_.asText) editor_->setConfig(*now);
}

void DjangoSettings::apply(const QString& label, const DjangoConfig& after) {
  Project project = *document_.snapshot();
  for (Node& node : project.nodes)
    if (node.id == node_) node.config = after;
  document_.finishMerging();
  document_.apply(label, std::move(project));
}

void DjangoSettings::chooseFile() {
  const QString folder = QSettings().value(kFolderKey).toString();
  const QString path = QFileDialog::getOpenFileName(this, tr("Import settings.py"), folder,
                                                    tr("Python (*.py);;All files (*)"));
  if (path.isEmpty()) return;
  QSettings().setValue(kFolderKey, QFileInfo(path).path());
  importFile(path);
}

void DjangoSettings::importFile(const QString& path) {
  setReading(true);
  run_.start([path = path.toStdString()](SettingsReader& reader) { return readSettings(reader, path); });
}

void DjangoSettings::setReading(bool reading) {
  reading_ = reading;
  import_->setText(reading ? tr("Reading… Stop") : tr("Import settings.py…"));
}

void DjangoSettings::review(const Read<SettingsReport>& report) {
  setReading(false);
  const Node* node = document_.snapshot()->find(node_);
  const DjangoConfig* before = config();
  if (!node || !before) return;
  ImportDialog dialog(qs(node->name), *before, report, this);
  if (dialog.exec() != QDialog::Accepted) return;
  if (const DjangoConfig* now = config()) apply(tr("Import settings.py"), withSettings(*now, *report));
}

}  // namespace headway::ui
