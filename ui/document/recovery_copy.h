// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QLockFile>
#include <QString>
#include <memory>
#include <string>
#include <vector>

#include "sim/support/result.h"

namespace headway::ui {

/// Unsaved work as it is kept for the case that the program ends unasked.
struct RecoveryCopy {
  QString path;      ///< of the project file; empty: never saved
  QString title;     ///< as the window had it
  QDateTime time;    ///< of the copy
  std::string text;  ///< the project file as a save would have written it
};

/// One line of JSON that says whose the copy is, then the project file.
QByteArray recoveryBytes(const RecoveryCopy& copy);
/// The bytes may be anybody's. Error "recovery.damaged"; the text is not looked at, the rest is harmless: a
/// title of one line and at most 100 characters, a path that is absolute or empty.
Result<RecoveryCopy> readRecovery(const QByteArray& bytes);

/// The place of one copy in the recovery folder, and the lock that says which process has it. Destroying it
/// gives up the lock and leaves the copy.
class RecoverySlot {
 public:
  /// A new place. Makes the folder, for its owner alone. Null: nothing can be written there.
  static std::unique_ptr<RecoverySlot> create(const QString& folder);
  /// Copies whose process is gone, oldest first; they are this process's from now on.
  static std::vector<std::unique_ptr<RecoverySlot>> abandoned(const QString& folder);

  /// The file of the copy; not there before the first write.
  QString file() const { return base_ + QStringLiteral(".recovery"); }
  /// Errors: "file.unreadable", "recovery.damaged".
  Result<RecoveryCopy> read() const;
  /// Takes the copy away for good.
  void remove();
  /// Renames the copy so that it is offered no more; gives its new name.
  QString setAside();

 private:
  explicit RecoverySlot(QString base);
  bool lock() { return lock_.tryLock(0); }

  QString base_;
  QLockFile lock_;
};

/// Writes atomically, for the owner's eyes alone.
bool writeRecovery(const QString& file, const RecoveryCopy& copy);

}  // namespace headway::ui
