// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>

#include "ui/theme.h"

int main(int argc, char** argv) {
  QApplication app(argc, argv);
  headway::ui::Theme::instance().install(app);
  return 0;
}
