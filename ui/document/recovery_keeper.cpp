// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/recovery_keeper.h"

#include <algorithm>
#include <utility>

#include "ui/document/document.h"

namespace headway::ui {

RecoveryKeeper::RecoveryKeeper(Document& document, QString folder)
    : document_(document), folder_(std::move(folder)) {
  pool_.setMaxThreadCount(1);  // copies are written in the order of the edits
  timer_.setSingleShot(true);
  connect(&timer_, &QTimer::timeout, this, &RecoveryKeeper::write);
  connect(&document, &Document::changed, this, &RecoveryKeeper::follow);
  connect(&document, &Document::pathChanged, this, &RecoveryKeeper::follow);
  connect(&document, &Document::modifiedChanged, this, [this](bool modified) {
    if (modified)
      follow();
    else
      drop();
  });
}

RecoveryKeeper::~RecoveryKeeper() { drop(); }

void RecoveryKeeper::adopt(std::unique_ptr<RecoverySlot> slot) {
  drop();
  slot_ = std::move(slot);
  if (document_.isModified())
    follow();
  else
    drop();
}

void RecoveryKeeper::follow() {
  if (!document_.isModified()) return;
  if (!timer_.isActive()) waiting_.start();
  const std::chrono::milliseconds left = delays_.longest - std::chrono::milliseconds(waiting_.elapsed());
  timer_.start(std::clamp(left, std::chrono::milliseconds(0), delays_.pause));
}

void RecoveryKeeper::write() {
  if (!document_.isModified()) return;
  if (!slot_) slot_ = RecoverySlot::create(folder_);
  if (!slot_) return fail();
  RecoveryCopy copy = {document_.path(), document_.title(), QDateTime::currentDateTimeUtc(), {}};
  pool_.start([this, file = slot_->file(), copy = std::move(copy), text = document_.textLater()]() mutable {
    copy.text = text();
    if (!writeRecovery(file, copy))
      QMetaObject::invokeMethod(
          this, [this] { fail(); }, Qt::QueuedConnection);
  });
}

void RecoveryKeeper::drop() {
  timer_.stop();
  pool_.clear();
  pool_.waitForDone();
  if (slot_) slot_->remove();
  slot_.reset();
}

void RecoveryKeeper::fail() {
  if (!std::exchange(failed_, true)) emit failed(folder_);
}

}  // namespace headway::ui
