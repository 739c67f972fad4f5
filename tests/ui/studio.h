// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QSettings>

#include "ui/theme.h"

namespace headway::ui {

/// For initTestCase(): the studio's look, and settings and data in a folder of the test's own instead of the
/// person's.
inline void prepareStudio(const QString& settingsFolder) {
  QCoreApplication::setOrganizationName(QStringLiteral("HeadwayTest"));
  QSettings::setDefaultFormat(QSettings::IniFormat);
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settingsFolder);
  qputenv("XDG_DATA_HOME", settingsFolder.toLocal8Bit());
  Theme::instance().install(*qApp);
}

}  // namespace headway::ui
