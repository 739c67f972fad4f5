// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/request_flow.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QPointer>
#include <QThreadPool>
#include <memory>

#include "sim/import/request_text.h"
#include "ui/main_window.h"
#include "ui/panels/request_import_dialog.h"
#include "ui/panels/request_list.h"
#include "ui/window/busy_line.h"
#include "ui/window/workspace.h"

namespace headway::ui {
namespace {

// A little more than the reader takes, so that it says that the file is too large.
constexpr qint64 kLongestFile = (64 << 20) + 1;
const QString kReading = QStringLiteral("requests");
constexpr qsizetype kLongestEdited = 200'000;

QString harFile(const QMimeData& data) {
  for (const QUrl& url : data.urls())
    if (const QString path = url.toLocalFile(); path.endsWith(QLatin1String(".har"), Qt::CaseInsensitive))
      return path;
  return {};
}

bool bringsRequest(const QMimeData& data) {
  if (data.hasUrls() && !data.urls().isEmpty() && data.urls().front().isLocalFile())
    return !harFile(data).isEmpty();
  return data.hasText() && looksLikeRequest(data.text().toStdString());
}

Result<ImportedRequests> readFile(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly))
    return makeError("file.unreadable", "The file can't be opened", file.errorString().toStdString());
  return readRequests(file.read(kLongestFile).toStdString());
}

}  // namespace

RequestFlow::RequestFlow(MainWindow& window) : QObject(&window), window_(window) {
  window.installEventFilter(this);
}

void RequestFlow::paste() {
  const QString text = QApplication::clipboard()->text();
  if (looksLikeRequest(text.toStdString())) return importText(text);
  ask(new RequestImportDialog(QString(), &window_));
}

void RequestFlow::chooseFile() {
  const QString path = QFileDialog::getOpenFileName(&window_, tr("Import requests"), QString(),
                                                    tr("HTTP archives (*.har);;All files (*)"));
  if (!path.isEmpty()) importFile(path);
}

void RequestFlow::importFile(const QString& path) {
  const QString name = QFileInfo(path).fileName();
  const int mine = ++newest_;
  window_.busy().begin(kReading, tr("Reading %1…").arg(name), [this] { ++newest_; });
  const QPointer<RequestFlow> self(this);
  QThreadPool::globalInstance()->start([self, path, name, mine] {
    auto read = std::make_shared<Result<ImportedRequests>>(readFile(path));
    QMetaObject::invokeMethod(
        qApp,
        [self, name, read, mine] {
          if (!self || self->newest_ != mine) return;
          self->window_.busy().end(kReading);
          self->ask(new RequestImportDialog(name, std::move(*read), &self->window_));
        },
        Qt::QueuedConnection);
  });
}

void RequestFlow::importText(const QString& text) {
  auto read = readRequests(text.toStdString());
  if (read && read->requests.size() == 1) return add(read->requests);
  const bool editable = !read && text.size() <= kLongestEdited;
  ask(editable ? new RequestImportDialog(text, &window_)
               : new RequestImportDialog(tr("The text"), std::move(read), &window_));
}

void RequestFlow::ask(RequestImportDialog* dialog) {
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QDialog::accepted, this, [this, dialog] { add(dialog->chosen()); });
  dialog->open();
}

void RequestFlow::add(const std::vector<ImportedRequest>& requests) {
  if (requests.empty()) return;
  RequestList& list = window_.workspace().requests();
  std::vector<SampleRequest> made;
  for (const ImportedRequest& r : requests) made.push_back(r.request);
  list.insertRequests(tr("Paste requests"), std::move(made));
  list.say(notesText(requests));
}

bool RequestFlow::eventFilter(QObject* object, QEvent* event) {
  const bool enters = event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove;
  if (object != &window_ || !(enters || event->type() == QEvent::Drop))
    return QObject::eventFilter(object, event);
  auto* drop = static_cast<QDropEvent*>(event);
  if (!bringsRequest(*drop->mimeData())) return QObject::eventFilter(object, event);
  drop->setDropAction(Qt::CopyAction);
  drop->accept();
  if (enters) return true;
  if (const QString file = harFile(*drop->mimeData()); !file.isEmpty())
    importFile(file);
  else
    importText(drop->mimeData()->text());
  return true;
}

}  // namespace headway::ui
