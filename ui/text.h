// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string_view>

namespace headway::ui {

/// Texts of the simulation are UTF-8; bytes that are not become U+FFFD.
inline QString qs(std::string_view s) {
  return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

/// "1 change", "3 changes": the texts are translated ones, `many` with %1.
inline QString counted(qsizetype n, const QString& one, const QString& many) {
  return n == 1 ? one : many.arg(n);
}

/// "45 s", "2 min", "1 h 5 min", "1 day": the two largest units of a time of 0 seconds or more.
QString durationText(qint64 seconds);

}  // namespace headway::ui
