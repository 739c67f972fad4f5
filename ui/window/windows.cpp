// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/windows.h"

#include <QApplication>
#include <QFileInfo>
#include <QScreen>
#include <algorithm>
#include <memory>

#include "ui/main_window.h"
#include "ui/window/file_flow.h"
#include "ui/window/workspace.h"

namespace headway::ui {
namespace {

constexpr QPoint kStep(28, 28);  // so that the window behind is seen to be there

// On the screen, whatever the size of the other one.
QRect aside(const MainWindow& like) {
  const QRect room = like.screen()->availableGeometry();
  const QRect wish = like.normalGeometry().translated(kStep);
  if (room.contains(wish)) return wish;
  const QRect corner = room.adjusted(kStep.x(), kStep.y(), 0, 0);
  return QRect(corner.topLeft(), wish.size().boundedTo(corner.size()));
}

std::unique_ptr<MainWindow> makeWindow(MainWindow& like) {
  auto out = std::make_unique<MainWindow>(like.runner().simulation());
  out->setSettingsReader(like.settingsReader());
  out->setAttribute(Qt::WA_DeleteOnClose);
  out->setGeometry(aside(like));
  out->workspace().restoreSizes(like.workspace().saveSizes());
  return out;
}

}  // namespace

std::vector<MainWindow*> openWindows() {
  std::vector<MainWindow*> out;
  for (QWidget* widget : QApplication::topLevelWidgets())
    if (auto* window = qobject_cast<MainWindow*>(widget); window && !window->isHidden())
      out.push_back(window);
  std::ranges::sort(out, {}, [](const MainWindow* w) { return w->windowTitle(); });
  return out;
}

MainWindow* windowOf(const QString& path) {
  const QFileInfo wanted(path);
  for (MainWindow* window : openWindows())
    if (const QString& has = window->document().path(); !has.isEmpty() && QFileInfo(has) == wanted)
      return window;
  return nullptr;
}

bool isFresh(MainWindow& window) {
  return window.document().path().isEmpty() && !window.document().isModified();
}

void bringToFront(MainWindow& window) {
  window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
  window.raise();
  window.activateWindow();
}

MainWindow& newWindow(MainWindow& like) {
  MainWindow& out = *makeWindow(like).release();  // it deletes itself
  out.show();
  return out;
}

MainWindow* openInNewWindow(MainWindow& like, const QString& path) {
  if (MainWindow* there = windowOf(path)) {
    bringToFront(*there);
    return there;
  }
  auto out = makeWindow(like);
  if (!out->files().open(path)) return nullptr;
  out->show();
  return out.release();
}

void openAtStart(MainWindow& window, const QStringList& paths) {
  bool taken = false;
  for (const QString& path : paths) {
    if (taken)
      openInNewWindow(window, path);
    else
      taken = window.files().open(path);
  }
  if (!taken) window.files().openExample();
}

}  // namespace headway::ui
