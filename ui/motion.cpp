// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/motion.h"

#include <QSettings>

namespace headway::ui::motion {
namespace {
constexpr char kKey[] = "look/motion";
}

bool isOn() { return QSettings().value(kKey, true).toBool(); }
void setOn(bool on) { QSettings().setValue(kKey, on); }
int ms(int ms) { return isOn() ? ms : 0; }

}  // namespace headway::ui::motion
