// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/file_watch.h"

#include <QFileInfo>
#include <chrono>

namespace headway::ui {
namespace {

constexpr std::chrono::milliseconds kPause{150};  // longer than a program needs from truncating to writing

}  // namespace

FileWatch::FileWatch(QObject* parent) : QObject(parent) {
  pause_.setSingleShot(true);
  pause_.setInterval(kPause);
  connect(&watcher_, &QFileSystemWatcher::fileChanged, &pause_, qOverload<>(&QTimer::start));
  connect(&watcher_, &QFileSystemWatcher::directoryChanged, &pause_, qOverload<>(&QTimer::start));
  connect(&pause_, &QTimer::timeout, this, [this] {
    renew();
    emit touched();
  });
}

void FileWatch::watch(const QString& path) {
  path_ = path;
  pause_.stop();
  renew();
}

// A file that another one replaced is watched no more, and one that is not there can't be: its folder tells.
void FileWatch::renew() {
  QStringList wanted;
  if (!path_.isEmpty()) {
    const QFileInfo file(path_);
    const QString real = file.canonicalFilePath();  // of a link, what it leads to
    wanted << file.absolutePath();
    if (!real.isEmpty()) wanted << real << QFileInfo(real).absolutePath();
  }
  const QStringList watched = watcher_.files() + watcher_.directories();
  for (const QString& path : watched)
    if (!wanted.contains(path)) watcher_.removePath(path);
  for (const QString& path : wanted)
    if (!watched.contains(path) && QFileInfo::exists(path)) watcher_.addPath(path);
}

}  // namespace headway::ui
