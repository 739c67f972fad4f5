// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/export_dialog.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStandardPaths>
#include <utility>

#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

constexpr char kFolderKey[] = "export/folder";

QLabel* muted(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setProperty("role", "muted");
  return label;
}

}  // namespace

ExportDialog::ExportDialog(ProjectPtr project, QWidget* parent)
    : QDialog(parent),
      project_(std::move(project)),
      target_(new QComboBox(this)),
      folder_(new QLineEdit(this)),
      list_(new QListWidget(this)),
      text_(new QPlainTextEdit(this)),
      message_(new QLabel(this)),
      export_(new QPushButton(tr("Export"), this)),
      overwrite_(new QPushButton(tr("Overwrite them"), this)) {
  setWindowTitle(tr("Export"));
  resize(860, 560);
  for (const Exporter& e : exporters()) target_->addItem(qs(e.title), qs(e.key));
  const QString home = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  folder_->setText(
      QSettings().value(kFolderKey, QDir(home).filePath(QStringLiteral("headway-export"))).toString());
  folder_->setFont(Theme::instance().mono());
  text_->setReadOnly(true);
  text_->setFont(Theme::instance().mono());
  text_->setLineWrapMode(QPlainTextEdit::NoWrap);
  message_->setWordWrap(true);
  overwrite_->hide();
  export_->setDefault(true);
  auto* browse = new QPushButton(tr("Choose…"), this);
  auto* close = new QPushButton(tr("Close"), this);
  auto* files = new QSplitter(this);
  files->addWidget(list_);
  files->addWidget(text_);
  files->setSizes({220, 600});
  files->setChildrenCollapsible(false);
  files->setHandleWidth(1);
  list_->setSpacing(2);

  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(16, 16, 16, 16);
  grid->setSpacing(8);
  grid->addWidget(muted(tr("What"), this), 0, 0);
  grid->addWidget(target_, 0, 1, 1, 2);
  grid->addWidget(muted(tr("Into"), this), 1, 0);
  grid->addWidget(folder_, 1, 1);
  grid->addWidget(browse, 1, 2);
  grid->addWidget(files, 2, 0, 1, 3);
  grid->addWidget(message_, 3, 0, 1, 3);
  auto* buttons = new QHBoxLayout;
  buttons->addStretch();
  for (QPushButton* button : {overwrite_, close, export_}) buttons->addWidget(button);
  grid->addLayout(buttons, 4, 0, 1, 3);
  grid->setRowStretch(2, 1);
  grid->setColumnStretch(1, 1);

  connect(target_, &QComboBox::currentIndexChanged, this, &ExportDialog::makeFiles);
  connect(list_, &QListWidget::currentRowChanged, this, &ExportDialog::showFile);
  connect(browse, &QPushButton::clicked, this, &ExportDialog::chooseFolder);
  connect(close, &QPushButton::clicked, this, &QDialog::reject);
  connect(export_, &QPushButton::clicked, this, [this] { write(false); });
  connect(overwrite_, &QPushButton::clicked, this, [this] { write(true); });
  connect(folder_, &QLineEdit::textChanged, this, [this] { overwrite_->hide(); });
  makeFiles();
}

void ExportDialog::makeFiles() {
  files_.clear();
  list_->clear();
  text_->clear();
  overwrite_->hide();
  say({}, false);
  const Exporter* exporter = findExporter(target_->currentData().toString().toStdString());
  auto made = exporter ? exporter->run(*project_) : Read<std::vector<ExportFile>>(std::vector<ExportFile>{});
  export_->setEnabled(static_cast<bool>(made));
  if (!made) {
    QStringList lines;
    for (const Diagnostic& d : made.error())
      lines << qs(d.message) + (d.hint.empty() ? QString() : ": " + qs(d.hint));
    return say(lines.join('\n'), true);
  }
  files_ = std::move(made).value();
  for (const ExportFile& file : files_) list_->addItem(qs(file.path));
  list_->setCurrentRow(0);
}

void ExportDialog::showFile(int row) {
  if (row >= 0 && row < static_cast<int>(files_.size()))
    text_->setPlainText(qs(files_[static_cast<std::size_t>(row)].text));
}

void ExportDialog::chooseFolder() {
  const QString folder = QFileDialog::getExistingDirectory(this, tr("Export into"), folder_->text());
  if (!folder.isEmpty()) folder_->setText(folder);
}

void ExportDialog::write(bool overwrite) {
  const QString folder = folder_->text().trimmed();
  if (folder.isEmpty()) return say(tr("Choose a folder to export into"), true);
  const auto ok = writeExport(files_, folder.toStdString(), overwrite);
  overwrite_->setVisible(!ok && ok.error().code == "export.exists");
  if (!ok)
    return say(qs(ok.error().message) + (ok.error().hint.empty() ? QString() : ": " + qs(ok.error().hint)),
               true);
  QSettings().setValue(kFolderKey, folder);
  say(counted(static_cast<qsizetype>(files_.size()), tr("1 file written to %2"), tr("%1 files written to %2"))
          .arg(folder),
      false);
}

void ExportDialog::say(const QString& text, bool bad) {
  const Colors& c = Theme::instance().colors();
  message_->setStyleSheet(QStringLiteral("color:%1").arg((bad ? c.refused : c.delivered).name()));
  message_->setText(text);
}

}  // namespace headway::ui
