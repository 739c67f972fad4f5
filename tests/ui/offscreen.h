// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryFile>

namespace headway::ui {

/// A screen of that size, in its own pixels, for Qt's offscreen platform, which has one of 800 x 800
/// otherwise. Make it before the QApplication; other platforms keep theirs.
class OffscreenScreen {
 public:
  OffscreenScreen(int width, int height) {
    if (qgetenv("QT_QPA_PLATFORM") != "offscreen" || !file_.open()) return;
    file_.write(QStringLiteral("{\"screens\":[{\"name\":\"test\",\"x\":0,\"y\":0,\"width\":%1,\"height\":%2,"
                               "\"logicalDpi\":96,\"logicalBaseDpi\":96,\"dpr\":1}]}")
                    .arg(width)
                    .arg(height)
                    .toUtf8());
    file_.close();
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + file_.fileName().toLocal8Bit());
  }

 private:
  QTemporaryFile file_;
};

}  // namespace headway::ui
