// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/export_preview.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSaveFile>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QThreadPool>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/inspector/code_editor.h"
#include "ui/inspector/field_editor.h"
#include "ui/inspector/find_bar.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

constexpr int kPause = 120;  // ms: typing makes one export, not one a letter
constexpr int kChanged = 5;  // marker
constexpr int kListWidth = 220;

CodeLanguage languageOf(const QString& path) {
  const QString suffix = QFileInfo(path).suffix();
  if (suffix == QLatin1String("py")) return CodeLanguage::Python;
  if (suffix == QLatin1String("json")) return CodeLanguage::Json;
  const bool script = suffix == QLatin1String("ts") || suffix == QLatin1String("js");
  return script ? CodeLanguage::TypeScript : CodeLanguage::Plain;
}

/// The file that most is in: the stack, or the settings.
int mainFile(const std::vector<ExportFile>& files) {
  const auto at = std::find_if(files.begin(), files.end(), [](const ExportFile& f) {
    return f.path.starts_with("lib/") || f.path.ends_with("settings.py");
  });
  return at == files.end() ? 0 : static_cast<int>(at - files.begin());
}

QPushButton* chip(const QString& text, const QString& tip, const char* name, QWidget* parent) {
  auto* button = new QPushButton(text, parent);
  button->setObjectName(QLatin1String(name));
  button->setProperty("role", "chip");
  button->setToolTip(tip);
  return button;
}

}  // namespace

ExportPreview::ExportPreview(QWidget* parent)
    : QWidget(parent),
      target_(new QComboBox(this)),
      list_(new QListWidget(this)),
      stack_(new QStackedWidget(this)),
      code_(new CodeEditor(CodeLanguage::Plain, stack_)),
      problem_(new QLabel(stack_)),
      said_(new QLabel(this)),
      copy_(chip(tr("Copy"), tr("Copy the file that is shown"), "copyExport", this)),
      save_(chip(tr("Save…"), tr("Save the file that is shown"), "saveExport", this)) {
  for (const Exporter& e : exporters()) target_->addItem(qs(e.title), qs(e.key));
  target_->setAccessibleName(tr("What to export"));
  list_->setAccessibleName(tr("Files of the export"));
  list_->setObjectName(QStringLiteral("exportFiles"));
  list_->setTextElideMode(Qt::ElideMiddle);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  code_->setReadOnly(true);
  code_->setAccessibleName(tr("Exported code"));
  code_->markerDefine(QsciScintilla::Background, kChanged);
  problem_->setWordWrap(true);
  problem_->setTextFormat(Qt::PlainText);
  problem_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  problem_->setMargin(metrics::kMargin);
  problem_->setObjectName(QStringLiteral("exportProblem"));
  said_->setObjectName(QStringLiteral("exportSaid"));
  layOut();
  pause_.setSingleShot(true);
  pause_.setInterval(kPause);
  connect(&pause_, &QTimer::timeout, this, &ExportPreview::make);
  connect(target_, &QComboBox::currentIndexChanged, this, [this] {
    madeOf_.reset();
    shownPath_.clear();
    make();
  });
  connect(list_, &QListWidget::currentRowChanged, this, &ExportPreview::showFile);
  connect(copy_, &QPushButton::clicked, this, &ExportPreview::copyFile);
  connect(save_, &QPushButton::clicked, this, &ExportPreview::chooseAndSave);
  const auto dress = [this] {
    const Theme& theme = Theme::instance();
    list_->setFont(theme.mono());
    said_->setFont(theme.small());
    code_->setMarkerBackgroundColor(theme.colors().changedGround, kChanged);
  };
  connect(&Theme::instance(), &Theme::changed, this, dress);
  dress();
}

void ExportPreview::layOut() {
  auto* all = chip(tr("Export all…"), tr("Write all files into a folder (Ctrl+E)"), "exportAll", this);
  connect(all, &QPushButton::clicked, this, &ExportPreview::exportWanted);
  auto* tools = new QHBoxLayout;
  tools->setContentsMargins(metrics::kMargin, metrics::kGap, metrics::kMargin, metrics::kGrid);
  tools->setSpacing(metrics::kGap);
  tools->addWidget(target_);
  tools->addWidget(said_, 1);
  for (QPushButton* button : {copy_, save_, all}) tools->addWidget(button);
  stack_->addWidget(code_);
  stack_->addWidget(problem_);
  list_->setFixedWidth(kListWidth);
  auto* line = new QFrame(this);
  line->setProperty("role", "line");
  line->setFixedWidth(1);
  auto* right = new QVBoxLayout;
  right->setSpacing(0);
  right->addWidget(stack_, 1);
  right->addWidget(new FindBar(code_, this));
  auto* parts = new QHBoxLayout;
  parts->setContentsMargins(metrics::kGap, 0, 0, 0);
  parts->setSpacing(0);
  parts->addWidget(list_);
  parts->addWidget(line);
  parts->addLayout(right, 1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addLayout(tools);
  layout->addLayout(parts, 1);
}

void ExportPreview::setProject(ProjectPtr project) {
  project_ = std::move(project);
  pause_.start();
}

void ExportPreview::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  make();
}

void ExportPreview::make() {
  const Exporter* exporter = findExporter(target_->currentData().toString().toStdString());
  if (!isVisible() || !project_ || !exporter || madeOf_ == project_) return;
  madeOf_ = project_;
  const QPointer<ExportPreview> self(this);
  QThreadPool::globalInstance()->start([self, exporter, project = project_, run = ++run_] {
    auto made = std::make_shared<const Made>(exporter->run(*project));
    QMetaObject::invokeMethod(
        qApp,
        [self, made, run] {
          if (self && self->run_ == run) self->showMade(made);
        },
        Qt::QueuedConnection);
  });
}

void ExportPreview::showMade(const std::shared_ptr<const Made>& made) {
  made_ = made;
  const bool good = static_cast<bool>(*made_);
  const QString chosen = list_->currentItem() ? list_->currentItem()->text() : QString();
  {
    const QSignalBlocker quiet(list_);
    list_->clear();
    if (good)
      for (const ExportFile& file : made_->value()) {
        auto* item = new QListWidgetItem(qs(file.path), list_);
        item->setToolTip(item->text());
      }
    const auto same = list_->findItems(chosen, Qt::MatchExactly);
    if (!same.isEmpty())
      list_->setCurrentRow(list_->row(same.front()));
    else if (good)
      list_->setCurrentRow(mainFile(made_->value()));
  }
  stack_->setCurrentWidget(good ? static_cast<QWidget*>(code_) : problem_);
  for (QPushButton* button : {copy_, save_}) button->setEnabled(good);
  say({}, false);
  if (good) return showFile();
  QStringList lines{tr("This design can't be exported yet:")};
  for (const Diagnostic& d : made_->error())
    lines << QStringLiteral("· ") + qs(d.message) +
                 (d.hint.empty() ? QString() : QStringLiteral(": ") + qs(d.hint));
  problem_->setText(lines.join('\n'));
}

const ExportFile* ExportPreview::current() const {
  const int row = list_->currentRow();
  if (!made_ || !*made_ || row < 0 || row >= static_cast<int>(made_->value().size())) return nullptr;
  return &made_->value()[static_cast<std::size_t>(row)];
}

void ExportPreview::showFile() {
  const ExportFile* file = current();
  if (!file) return;
  const QString before = code_->text(), text = qs(file->text), path = qs(file->path);
  code_->setReadOnly(false);
  if (path != shownPath_) code_->setLanguage(languageOf(path));
  code_->showText(text);
  code_->setReadOnly(true);
  code_->markerDeleteAll(kChanged);
  if (path == shownPath_)
    markChanges(before, text);
  else
    code_->setFirstVisibleLine(0);
  shownPath_ = path;
}

// The lines between what is the same at the beginning and at the end, unless all of it is new.
void ExportPreview::markChanges(const QString& before, const QString& after) {
  if (before == after || before.isEmpty()) return;
  const QStringList old = before.split('\n'), now = after.split('\n');
  const auto first = std::mismatch(old.begin(), old.end(), now.begin(), now.end());
  const auto last = std::mismatch(old.rbegin(), std::make_reverse_iterator(first.first), now.rbegin(),
                                  std::make_reverse_iterator(first.second));
  const int begin = static_cast<int>(first.second - now.begin()),
            end = static_cast<int>(last.second.base() - now.begin());
  for (int line = begin; line < std::max(end, begin + 1); ++line) code_->markerAdd(line, kChanged);
  code_->ensureLineVisible(begin);
}

void ExportPreview::copyFile() {
  const ExportFile* file = current();
  if (!file) return;
  QApplication::clipboard()->setText(qs(file->text));
  say(tr("%1 copied").arg(qs(file->path)), false);
}

void ExportPreview::chooseAndSave() {
  const ExportFile* file = current();
  if (!file) return;
  const QString path = QFileDialog::getSaveFileName(this, tr("Save"), QFileInfo(qs(file->path)).fileName());
  if (!path.isEmpty()) saveTo(path);
}

bool ExportPreview::saveTo(const QString& path) {
  const ExportFile* file = current();
  if (!file) return false;
  QSaveFile out(path);
  const auto size = static_cast<qint64>(file->text.size());
  const bool good =
      out.open(QIODevice::WriteOnly) && out.write(file->text.data(), size) == size && out.commit();
  say(good ? tr("Saved as %1").arg(QFileInfo(path).fileName()) : tr("Not saved: %1").arg(out.errorString()),
      !good);
  return good;
}

void ExportPreview::say(const QString& text, bool bad) {
  said_->setText(text);
  setStyleState(said_, "role", bad ? QStringLiteral("error") : QStringLiteral("muted"));
}

}  // namespace headway::ui
