// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/recovery_copy.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QUuid>
#include <utility>

namespace headway::ui {
namespace {

constexpr int kVersion = 1, kLongestTitle = 100;
constexpr qint64 kLargest = 8 << 20;  // a project file has 4 MB at most
const QString kVersionKey = QStringLiteral("headway-recovery"), kPath = QStringLiteral("path"),
              kTitle = QStringLiteral("title"), kTime = QStringLiteral("time");

Diagnostic damaged() { return makeError("recovery.damaged", "The copy of the unsaved changes is damaged"); }

}  // namespace

QByteArray recoveryBytes(const RecoveryCopy& copy) {
  const QJsonObject head = {{kVersionKey, kVersion},
                            {kPath, copy.path},
                            {kTitle, copy.title},
                            {kTime, copy.time.toUTC().toString(Qt::ISODate)}};
  return QJsonDocument(head).toJson(QJsonDocument::Compact) + '\n' + QByteArray::fromStdString(copy.text);
}

Result<RecoveryCopy> readRecovery(const QByteArray& bytes) {
  const qsizetype end = bytes.indexOf('\n');
  const QJsonObject head = QJsonDocument::fromJson(bytes.left(std::max<qsizetype>(end, 0))).object();
  RecoveryCopy out = {.path = head[kPath].toString(),
                      .title = head[kTitle].toString().simplified().left(kLongestTitle),
                      .time = QDateTime::fromString(head[kTime].toString(), Qt::ISODate),
                      .text = {}};
  if (head[kVersionKey].toInt() != kVersion || !out.time.isValid() || out.title.isEmpty()) return damaged();
  if (!QDir::isAbsolutePath(out.path) || out.path.contains(QChar(0))) out.path.clear();
  out.text = bytes.mid(end + 1).toStdString();
  return out;
}

RecoverySlot::RecoverySlot(QString base) : base_(std::move(base)), lock_(base_ + QStringLiteral(".lock")) {
  lock_.setStaleLockTime(0);  // however long ago: a lock is stale when its process is gone
}

std::unique_ptr<RecoverySlot> RecoverySlot::create(const QString& folder) {
  constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
  if (!QDir().mkpath(folder) || !QFile::setPermissions(folder, ownerOnly)) return nullptr;
  const QString name = QUuid::createUuid().toString(QUuid::WithoutBraces);
  std::unique_ptr<RecoverySlot> out(new RecoverySlot(QDir(folder).filePath(name)));
  return out->lock() ? std::move(out) : nullptr;
}

std::vector<std::unique_ptr<RecoverySlot>> RecoverySlot::abandoned(const QString& folder) {
  std::vector<std::unique_ptr<RecoverySlot>> out;
  const QFileInfoList files = QDir(folder).entryInfoList(
      {QStringLiteral("*.recovery")}, QDir::Files | QDir::NoSymLinks, QDir::Time | QDir::Reversed);
  for (const QFileInfo& file : files) {
    std::unique_ptr<RecoverySlot> slot(new RecoverySlot(QDir(folder).filePath(file.completeBaseName())));
    if (slot->lock()) out.push_back(std::move(slot));
  }
  return out;
}

Result<RecoveryCopy> RecoverySlot::read() const {
  QFile in(file());
  if (!in.open(QIODevice::ReadOnly))
    return makeError("file.unreadable", "The copy of the unsaved changes can't be read");
  const QByteArray bytes = in.read(kLargest + 1);
  return bytes.size() > kLargest ? Result<RecoveryCopy>(damaged()) : readRecovery(bytes);
}

void RecoverySlot::remove() {
  QFile::remove(file());
  lock_.unlock();
}

QString RecoverySlot::setAside() {
  const QString name = base_ + QStringLiteral(".damaged");
  QFile::rename(file(), name);
  lock_.unlock();
  return name;
}

bool writeRecovery(const QString& file, const RecoveryCopy& copy) {
  QSaveFile out(file);
  const QByteArray bytes = recoveryBytes(copy);
  return out.open(QIODevice::WriteOnly) && out.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
         out.write(bytes) == bytes.size() && out.commit();
}

}  // namespace headway::ui
