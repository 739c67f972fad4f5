// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text.h"

#include <QObject>
#include <QStringList>

namespace headway::ui {

QString durationText(qint64 seconds) {
  const struct {
    qint64 length;
    QString one, many;
  } units[] = {{86400, QObject::tr("1 day"), QObject::tr("%1 days")},
               {3600, QObject::tr("1 h"), QObject::tr("%1 h")},
               {60, QObject::tr("1 min"), QObject::tr("%1 min")},
               {1, QObject::tr("1 s"), QObject::tr("%1 s")}};
  QStringList out;
  for (const auto& unit : units) {
    const qint64 n = seconds / unit.length;
    seconds %= unit.length;
    if (n > 0) out << counted(n, unit.one, unit.many);
    if (out.size() == 2 || (n == 0 && !out.isEmpty())) break;
  }
  return out.isEmpty() ? QObject::tr("%1 s").arg(0) : out.join(QLatin1Char(' '));
}

}  // namespace headway::ui
