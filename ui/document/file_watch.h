// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace headway::ui {

/// Tells that a file may have changed: written to, replaced by another, gone, or back again. Says nothing of
/// who did it and whether anything differs.
class FileWatch : public QObject {
  Q_OBJECT
 public:
  explicit FileWatch(QObject* parent = nullptr);

  /// From now on that file, which need not exist; empty: none.
  void watch(const QString& path);

 signals:
  /// Once the writes pause.
  void touched();

 private:
  void renew();

  QString path_;
  QFileSystemWatcher watcher_;
  QTimer pause_;
};

}  // namespace headway::ui
