// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/file_flow.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>

#include "sim/format/project_yaml.h"
#include "sim/format/templates.h"
#include "ui/document/document.h"
#include "ui/main_window.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/window/windows.h"

namespace headway::ui {
namespace {

constexpr int kRecentFiles = 8;
constexpr char kRecentKey[] = "files/recent", kSuffix[] = ".headway.yaml";

QString filter() { return QObject::tr("Headway projects (*.headway.yaml *.yaml *.yml);;All files (*)"); }

}  // namespace

FileFlow::FileFlow(Document& document, QWidget& window)
    : QObject(&window), document_(document), window_(window) {}

QStringList FileFlow::recentFiles() const { return QSettings().value(kRecentKey).toStringList(); }

void FileFlow::remember(const QString& path) {
  const QString full = QFileInfo(path).absoluteFilePath();
  QStringList files = recentFiles();
  files.removeAll(full);
  files.prepend(full);
  QSettings().setValue(kRecentKey, files.mid(0, kRecentFiles));
  emit recentFilesChanged();
}

QString FileFlow::folder() const {
  if (!document_.path().isEmpty()) return QFileInfo(document_.path()).absolutePath();
  const QStringList recent = recentFiles();
  return recent.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                          : QFileInfo(recent.front()).absolutePath();
}

// A name that is being typed is meant too: its field keeps it when it loses the keyboard.
void FileFlow::finishTyping() {
  QWidget* field = window_.focusWidget();
  if (!field) return;
  field->clearFocus();
  if (field->isVisible()) field->setFocus();
}

bool FileFlow::mayLeave() {
  finishTyping();
  if (!document_.isModified()) return true;
  QMessageBox ask(QMessageBox::NoIcon, tr("Headway"), tr("Save the changes to %1?").arg(document_.title()),
                  QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, &window_);
  ask.setInformativeText(tr("Without saving, the changes since the last save are gone."));
  ask.setDefaultButton(QMessageBox::Save);
  const int answer = ask.exec();
  return answer == QMessageBox::Discard || (answer == QMessageBox::Save && save());
}

void FileFlow::newProject() {
  if (mayLeave()) document_.reset(Project{}, tr("Untitled"));
}

void FileFlow::openTemplate(const QString& id) {
  const ProjectTemplate* chosen = findTemplate(id.toStdString());
  if (!chosen || !mayLeave()) return;
  auto project = readProject(chosen->text, std::string(chosen->id) + ".headway.yaml");
  if (!project) return showErrors(tr("The template can't be read"), project.error());
  const QString title = qs(chosen->title);
  document_.reset(std::move(project).value(), title.section(QLatin1Char(':'), 0, 0),
                  std::string(chosen->text));
}

QString FileFlow::choosePath() {
  return QFileDialog::getOpenFileName(&window_, tr("Open a project"), folder(), filter());
}

void FileFlow::chooseAndOpen() {
  const QString path = choosePath();
  if (!path.isEmpty()) open(path);
}

bool FileFlow::open(const QString& path) {
  if (MainWindow* there = windowOf(path); there && there != &window_) {
    bringToFront(*there);
    return true;
  }
  if (!mayLeave()) return false;
  if (const auto ok = document_.open(path); !ok) {
    showErrors(tr("%1 can't be opened").arg(QFileInfo(path).fileName()), ok.error());
    return false;
  }
  remember(path);
  return true;
}

bool FileFlow::save() {
  finishTyping();
  return document_.path().isEmpty() ? saveAs() : mayWrite_() && saveTo(document_.path());
}

bool FileFlow::saveAs() {
  finishTyping();
  const QString name = document_.path().isEmpty() ? document_.title().toLower().replace(' ', '-') + kSuffix
                                                  : document_.title();
  QString path =
      QFileDialog::getSaveFileName(&window_, tr("Save the project"), QDir(folder()).filePath(name), filter());
  if (path.isEmpty()) return false;
  if (QFileInfo(path).suffix().isEmpty()) path += kSuffix;
  return saveTo(path);
}

bool FileFlow::saveTo(const QString& path) {
  const auto ok = document_.saveAs(path, [this](const auto& comments) { return agreeToLose(comments); });
  if (!ok) {
    if (ok.error().code != "save.cancelled")
      showErrors(tr("%1 was not saved").arg(QFileInfo(path).fileName()), {ok.error()});
    return false;
  }
  remember(path);
  return true;
}

bool FileFlow::agreeToLose(const std::vector<std::string>& comments) {
  QMessageBox ask(
      QMessageBox::NoIcon, tr("Headway"),
      counted(static_cast<qsizetype>(comments.size()), tr("1 comment of the file has no place any more"),
              tr("%1 comments of the file have no place any more")),
      QMessageBox::Save | QMessageBox::Cancel, &window_);
  QStringList lines;
  for (const std::string& comment : comments) lines << qs(comment);
  ask.setInformativeText(
      tr("What they stood beside is gone. Saving drops them:\n\n%1").arg(lines.mid(0, 8).join('\n')));
  ask.button(QMessageBox::Save)->setText(tr("Save without them"));
  return ask.exec() == QMessageBox::Save;
}

void FileFlow::showErrors(const QString& head, const Diagnostics& errors) {
  QString details;
  for (const Diagnostic& d : errors) details += qs(render(d)) + '\n';
  QMessageBox box(QMessageBox::NoIcon, tr("Headway"), head, QMessageBox::Ok, &window_);
  box.setTextFormat(Qt::RichText);
  box.setText(QStringLiteral("<b>%1</b><p style='font-family:\"%2\";white-space:pre'>%3</p>")
                  .arg(head.toHtmlEscaped(), Theme::instance().mono().family(),
                       details.trimmed().toHtmlEscaped().replace('\n', QStringLiteral("<br>"))));
  box.exec();
}

}  // namespace headway::ui
