// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/file_changes.h"

#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <utility>

#include "sim/format/project_yaml.h"
#include "ui/canvas/canvas_pane.h"
#include "ui/main_window.h"
#include "ui/text.h"
#include "ui/window/file_flow.h"
#include "ui/window/notice_bar.h"
#include "ui/window/workspace.h"

namespace headway::ui {
namespace {

const QString kNotice = QStringLiteral("file"), kWarning = QStringLiteral("warning");
constexpr qint64 kLargest = 5 << 20;  // more than readProject takes, so that it says what is wrong

}  // namespace

FileChanges::FileChanges(MainWindow& window) : QObject(&window), window_(window) {
  Document* document = &window.document();
  connect(document, &Document::pathChanged, this, &FileChanges::settle);
  connect(document, &Document::replaced, this, &FileChanges::settle);
  connect(document, &Document::saved, this, &FileChanges::settle);
  connect(document, &Document::changed, this, [this] { lostUnedited_ = false; });
  connect(&watch_, &FileWatch::touched, this, &FileChanges::look);
  // Some file systems tell nothing; who comes back from another program has looked away anyhow.
  connect(qApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
    if (state == Qt::ApplicationActive) look();
  });
  window.files().setGuard([this] { return mayWrite(); });
}

QString FileChanges::title() const { return window_.document().title(); }

FileChanges::Bytes FileChanges::onDisk() const {
  QFile file(window_.document().path());
  if (!QFileInfo(file).isFile()) return {};
  return file.open(QIODevice::ReadOnly) ? file.read(kLargest) : QByteArray();
}

FileChanges::Bytes FileChanges::known() const {
  return QByteArray::fromStdString(window_.document().fileText());
}

// The document and its file agree.
void FileChanges::settle() {
  watch_.watch(window_.document().path());
  seen_ = known();
  kept_.reset();
  lostUnedited_ = false;
  window_.notices().drop(kNotice);
}

void FileChanges::look() {
  if (window_.document().path().isEmpty()) return;
  const Bytes now = onDisk();
  if (now == std::exchange(seen_, now)) return;
  window_.notices().drop(kNotice);
  if (!now) return lose();
  const bool unedited = !window_.document().isModified() || lostUnedited_;
  if (now == known()) {
    if (lostUnedited_) takeBack();
  } else if (unedited) {
    reload();
  } else {
    ask();
  }
}

// The file came back as it was.
void FileChanges::takeBack() {
  Document& document = window_.document();
  document.reload(*document.snapshot(), document.fileText());
  settle();
}

void FileChanges::reload() {
  Document& document = window_.document();
  const Bytes now = onDisk();
  if (!now) return look();
  std::string text = now->toStdString();
  auto project = readProject(text, document.path().toStdString());
  if (!project) return sayBroken(project.error());
  document.reload(std::move(project).value(), std::move(text));
  settle();
  window_.workspace().canvas().notice(
      tr("%1 was changed by another program and is reloaded. Undo brings back what was here.").arg(title()));
}

void FileChanges::lose() {
  const bool edited = window_.document().isModified();
  window_.document().lose();
  lostUnedited_ = !edited;
  window_.notices().show(kNotice, {kWarning,
                                   tr("%1 was moved or deleted. Saving writes it again.").arg(title()),
                                   {{tr("Save"), [this] { window_.files().save(); }}}});
}

void FileChanges::ask() {
  window_.notices().show(
      kNotice, {kWarning,
                tr("%1 was changed by another program, and you have unsaved changes.").arg(title()),
                {{tr("Reload"), [this] { reload(); }}, {tr("Keep mine"), [this] { kept_ = seen_; }}}});
}

void FileChanges::sayBroken(const Diagnostics& errors) {
  const Diagnostic& first = errors.front();
  const QString what = first.where.line > 0 ? tr("line %1: %2").arg(first.where.line).arg(qs(first.message))
                                            : qs(first.message);
  window_.notices().show(
      kNotice,
      {kWarning,
       tr("%1 was changed by another program and can't be read now, %2. Here everything is as it was; mend the "
          "file, or save to write over it.")
           .arg(title(), what),
       {}});
}

bool FileChanges::mayWrite() {
  const Bytes now = onDisk();
  if (!now || now == known() || now == kept_) return true;
  seen_ = now;
  askToWrite();
  return false;
}

void FileChanges::askToWrite() {
  window_.notices().show(
      kNotice,
      {kWarning,
       tr("Not saved yet: %1 was changed by another program, and saving writes over that.").arg(title()),
       {{tr("Save over it"), [this] { writeOver(); }}, {tr("Reload"), [this] { reload(); }}}});
  window_.notices().focusFirst();
}

void FileChanges::writeOver() {
  kept_ = seen_;
  window_.files().save();
}

}  // namespace headway::ui
