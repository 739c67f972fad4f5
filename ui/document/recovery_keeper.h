// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <chrono>
#include <memory>

#include "ui/document/recovery_copy.h"

namespace headway::ui {

class Document;

/// Keeps a copy of a document on disk while it has unsaved changes: written on another thread when the edits
/// pause, at the latest some seconds after the first; gone when nothing is unsaved any more.
class RecoveryKeeper : public QObject {
  Q_OBJECT
 public:
  /// How long the edits must pause, and how long a copy may wait at most.
  struct Delays {
    std::chrono::milliseconds pause{2000}, longest{10000};
  };

  /// `folder`: made when it is needed. The document must outlive this.
  RecoveryKeeper(Document& document, QString folder);
  /// Takes the copy away: the document was closed, not lost.
  ~RecoveryKeeper() override;

  void setDelays(Delays delays) { delays_ = delays; }
  /// The document was made of this copy. It stays on disk until there is a newer one, or nothing is unsaved.
  void adopt(std::unique_ptr<RecoverySlot> slot);
  /// The copy on disk; empty: none was begun.
  QString file() const { return slot_ ? slot_->file() : QString(); }

 signals:
  /// No copy can be written to that folder. Said once.
  void failed(const QString& folder);

 private:
  void follow();
  void write();
  void drop();
  void fail();

  Document& document_;
  QString folder_;
  Delays delays_;
  QTimer timer_;
  QElapsedTimer waiting_;  ///< since the first edit that is not in the copy
  std::unique_ptr<RecoverySlot> slot_;
  QThreadPool pool_;
  bool failed_ = false;
};

}  // namespace headway::ui
