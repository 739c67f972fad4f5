// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/report_commands.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStandardPaths>
#include <QStatusBar>

#include "sim/report/report.h"
#include "sim/report/report_html.h"
#include "ui/canvas/node_geometry.h"
#include "ui/main_window.h"
#include "ui/panels/request_list.h"
#include "ui/panels/why_card.h"
#include "ui/text.h"
#include "ui/window/commands.h"
#include "ui/window/notice_bar.h"
#include "ui/window/workspace.h"

namespace headway::ui {
namespace {

constexpr int kMessageMilliseconds = 6000;

SampleRequest shownRequest(MainWindow& window) {
  const auto& requests = window.visitedProject()->requests;
  const int at = window.workspace().requests().current();
  const bool known = at >= 0 && static_cast<std::size_t>(at) < requests.size();
  return known ? requests[static_cast<std::size_t>(at)] : window.visit()->entries.back().sent;
}

std::vector<Mend> mendsOf(MainWindow& window) {
  std::vector<Mend> out;
  for (const Fix& fix : window.workspace().why().fixes())
    out.push_back({fix.label, verdictHeadline(fix.verdict), fix.sideEffect});
  return out;
}

/// A name for the file, beside the project.
QString suggestion(MainWindow& window) {
  QString name = qs(shownRequest(window).name).toLower();
  name.replace(QRegularExpression(QStringLiteral("[^\\p{L}\\p{N}]+")), QStringLiteral("-"));
  const QString path = window.document().path();
  const QDir folder(path.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                                   : QFileInfo(path).absolutePath());
  return folder.filePath((name.isEmpty() ? QStringLiteral("report") : name) + QStringLiteral(".html"));
}

void askAndSave(MainWindow& window) {
  QString path = QFileDialog::getSaveFileName(&window, QObject::tr("Save the report"), suggestion(window),
                                              QObject::tr("Web pages (*.html)"));
  if (path.isEmpty()) return;
  if (QFileInfo(path).suffix().isEmpty()) path += QStringLiteral(".html");
  if (const auto done = saveReport(window, path); !done)
    window.notices().show(
        QStringLiteral("report"),
        {QStringLiteral("warning"),
         QObject::tr("%1. To mend it, %2.").arg(qs(done.error().message), qs(done.error().hint)),
         {{QObject::tr("Save it elsewhere…"), [&window] { askAndSave(window); }}}});
  else
    window.statusBar()->showMessage(QObject::tr("The report is in %1").arg(QDir::toNativeSeparators(path)),
                                    kMessageMilliseconds);
}

}  // namespace

Result<void> saveReport(MainWindow& window, const QString& path) {
  if (!window.visit())
    return makeError("report.nothing", "There is no trace to report yet", "add nodes and a request");
  Project project = *window.visitedProject();
  project.layout = placesOf(project);  // as on the canvas
  const std::string page = visitHtml(project, shownRequest(window), *window.visit(), mendsOf(window));
  QSaveFile file(path);
  if (file.open(QIODevice::WriteOnly) &&
      file.write(page.data(), static_cast<qint64>(page.size())) == static_cast<qint64>(page.size()) &&
      file.commit())
    return {};
  return makeError("report.not-written", "The report was not written: " + file.errorString().toStdString(),
                   "choose another folder");
}

void addReportCommands(Commands& commands, MainWindow& window) {
  QAction* save = commands.add({"file.report",
                                Menu::File,
                                1,
                                QObject::tr("Save &report…"),
                                nullptr,
                                {},
                                QObject::tr("Write this trace as a web page to send to somebody")});
  save->setEnabled(false);
  QObject::connect(save, &QAction::triggered, &window, [&window] { askAndSave(window); });
  QObject::connect(&window, &MainWindow::traceShown, save,
                   [save, &window] { save->setEnabled(window.visit() != nullptr); });
}

}  // namespace headway::ui
