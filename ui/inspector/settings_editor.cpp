// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/settings_editor.h"

#include <QFrame>
#include <QVBoxLayout>

#include "sim/import/settings_text.h"
#include "ui/inspector/code_editor.h"
#include "ui/inspector/find_bar.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

constexpr int kPause = 400;  // ms
constexpr int kFewestLines = 12, kMostLines = 30;

}  // namespace

SettingsEditor::SettingsEditor(std::shared_ptr<SettingsReader> reader, QWidget* parent)
    : QWidget(parent), editor_(new CodeEditor(CodeLanguage::Python, this)), run_(std::move(reader)) {
  auto* frame = new QFrame(this);
  frame->setProperty("role", "code");
  auto* inner = new QVBoxLayout(frame);
  inner->setContentsMargins(1, metrics::kGrid, 1, metrics::kGrid);
  inner->addWidget(editor_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(frame);
  layout->addWidget(new FindBar(editor_, this));
  setFocusProxy(editor_);
  pause_.setSingleShot(true);
  pause_.setInterval(kPause);
  connect(editor_, &CodeEditor::edited, this, [this] {
    run_.forget();
    pause_.start();
  });
  connect(&pause_, &QTimer::timeout, this, &SettingsEditor::readNow);
  connect(&run_, &SettingsRun::done, this, [this](const auto& report) { show(*report); });
  const auto fit = [this] {
    const int lines = qBound(kFewestLines, editor_->lines() + 3, kMostLines);
    editor_->setFixedHeight(lines * QFontMetrics(Theme::instance().mono()).lineSpacing() + metrics::kGap);
  };
  connect(editor_, &QsciScintilla::linesChanged, this, fit);
  fit();
}

void SettingsEditor::begin(const DjangoConfig& config, const QString& text) {
  config_ = config;
  editor_->showText(text.isEmpty() ? qs(settingsText(config)) : text);
  readNow();
}

void SettingsEditor::setConfig(const DjangoConfig& config) {
  if (config == config_) return;
  editor_->showText(qs(withSettingsText(text().toStdString(), config_, config)));
  config_ = config;
  readNow();
}

QString SettingsEditor::text() const { return editor_->text(); }

void SettingsEditor::readNow() {
  pause_.stop();
  run_.start([text = text().toStdString()](SettingsReader& reader) {
    return readSettingsText(reader, text, "settings.py");
  });
}

void SettingsEditor::show(const Read<SettingsReport>& report) {
  if (!report) {
    std::vector<CodeNote> notes;
    for (const Diagnostic& d : report.error())
      notes.push_back({d.where.line, qs(d.message) + (d.where.line ? QString() : "; " + qs(d.hint)), true});
    editor_->setNotes(notes);
    emit read();
    return;
  }
  mark(*report);
  const DjangoConfig after = withSettings(config_, *report);
  if (after != config_) {
    config_ = after;
    emit edited(after);
  }
  emit read();
}

void SettingsEditor::mark(const SettingsReport& report) {
  std::vector<CodeNote> notes;
  for (const LeftSetting& left : report.notRead)
    notes.push_back({left.where.line, tr("Not read: %1").arg(qs(left.why)), true});
  for (const Diagnostic& d : report.findings)
    notes.push_back({d.where.line, qs(d.message) + (d.hint.empty() ? QString() : "; " + qs(d.hint)), false});
  for (const LeftSetting& left : report.unused)
    notes.push_back({left.where.line, tr("Headway does not use this"), false});
  editor_->setNotes(notes);
}

}  // namespace headway::ui
