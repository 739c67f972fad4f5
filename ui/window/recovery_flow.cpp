// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/recovery_flow.h"

#include <QDir>
#include <QFile>
#include <QLocale>
#include <QStandardPaths>
#include <utility>

#include "sim/format/project_yaml.h"
#include "ui/main_window.h"
#include "ui/text.h"
#include "ui/window/notice_bar.h"
#include "ui/window/windows.h"

namespace headway::ui {
namespace {

constexpr qint64 kMinute = 60, kHour = 60 * kMinute, kDay = 24 * kHour;
const QString kNotice = QStringLiteral("recovery"), kFailed = QStringLiteral("recovery.failed");

}  // namespace

QString agoText(const QDateTime& then, const QDateTime& now) {
  const qint64 seconds = then.secsTo(now);
  if (seconds < kMinute) return QObject::tr("a moment ago");
  if (seconds < kHour)
    return counted(seconds / kMinute, QObject::tr("1 minute ago"), QObject::tr("%1 minutes ago"));
  if (seconds < kDay) return counted(seconds / kHour, QObject::tr("1 hour ago"), QObject::tr("%1 hours ago"));
  return QLocale().toString(then.toLocalTime(), QLocale::ShortFormat);
}

RecoveryFlow::RecoveryFlow(MainWindow& window)
    : QObject(&window), window_(window), keeper_(window.document(), folder()) {
  connect(&keeper_, &RecoveryKeeper::failed, this, [this](const QString& folder) {
    window_.notices().show(
        kFailed, {QStringLiteral("warning"),
                  tr("Unsaved changes can't be kept safe: nothing can be written to %1. Save often.")
                      .arg(QDir::toNativeSeparators(folder)),
                  {}});
  });
}

QString RecoveryFlow::folder() {
  return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation))
      .filePath(QStringLiteral("recovery"));
}

void RecoveryFlow::offer() {
  left_ = RecoverySlot::abandoned(folder());
  offerNext();
}

void RecoveryFlow::offerNext() {
  if (left_.empty()) return;
  auto copy = left_.back()->read();
  if (!copy) return sayDamaged();
  auto project = readProject(copy->text, copy->title.toStdString());
  if (!project) return sayDamaged();
  ask(std::move(copy).value(), std::move(project).value());
}

void RecoveryFlow::ask(RecoveryCopy copy, Project project) {
  QString text = tr("Headway closed unexpectedly. Unsaved changes to %1 from %2 can be restored.")
                     .arg(copy.title, agoText(copy.time, QDateTime::currentDateTimeUtc()));
  if (left_.size() > 1)
    text += ' ' + counted(static_cast<qsizetype>(left_.size()) - 1, tr("There is one more."),
                          tr("There are %1 more."));
  const auto restored = [this, copy = std::move(copy), project = std::move(project)] {
    restore(copy, project);
  };
  const auto discarded = [this] {
    left_.back()->remove();
    left_.pop_back();
    offerNext();
  };
  const auto later = [this] {
    left_.pop_back();
    offerNext();
  };
  window_.notices().show(
      kNotice,
      {QStringLiteral("recent"), text, {{tr("Restore"), restored}, {tr("Discard"), discarded}}, later});
}

void RecoveryFlow::restore(const RecoveryCopy& copy, const Project& project) {
  std::unique_ptr<RecoverySlot> slot = std::move(left_.back());
  left_.pop_back();
  MainWindow& target = windowFor(copy.path);
  target.document().restore(project, copy.path, copy.title, copy.text);
  target.recovery().keeper_.adopt(std::move(slot));
  bringToFront(target);
  offerNext();
}

// Where nothing is lost by it.
MainWindow& RecoveryFlow::windowFor(const QString& path) {
  MainWindow* there = path.isEmpty() ? nullptr : windowOf(path);
  if (there && !there->document().isModified()) return *there;
  return isFresh(window_) ? window_ : newWindow(window_);
}

void RecoveryFlow::sayDamaged() {
  const std::unique_ptr<RecoverySlot> slot = std::move(left_.back());
  left_.pop_back();
  const QString file = slot->setAside();
  window_.notices().show(
      kNotice,
      {QStringLiteral("warning"),
       tr("Headway closed unexpectedly, and the copy of unsaved changes is damaged. What is left of it "
          "is in %1.")
           .arg(QDir::toNativeSeparators(file)),
       {{tr("Delete it"),
         [this, file] {
           QFile::remove(file);
           offerNext();
         }}},
       [this] { offerNext(); }});
}

}  // namespace headway::ui
