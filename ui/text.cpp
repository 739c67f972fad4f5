// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text.h"

#include <QCoreApplication>
#include <QStringList>

namespace headway::ui {
namespace {

QString say(const char* source) { return QCoreApplication::translate("headway::ui::Duration", source); }

}  // namespace

QString durationText(qint64 seconds) {
  const struct {
    qint64 length;
    QString one, many;
  } units[] = {{86400, say("1 day"), say("%1 days")},
               {3600, say("1 h"), say("%1 h")},
               {60, say("1 min"), say("%1 min")},
               {1, say("1 s"), say("%1 s")}};
  QStringList out;
  for (const auto& unit : units) {
    const qint64 n = seconds / unit.length;
    seconds %= unit.length;
    if (n > 0) out << counted(n, unit.one, unit.many);
    if (out.size() == 2 || (n == 0 && !out.isEmpty())) break;
  }
  return out.isEmpty() ? say("%1 s").arg(0) : out.join(QLatin1Char(' '));
}

}  // namespace headway::ui
