// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace headway::ui::motion {

/// Whether things move to their new place or jump there; setting "look/motion", on unless switched off.
bool isOn();
void setOn(bool on);
/// The duration to use for a motion that takes `ms`: that, or 0 when motion is off.
int ms(int ms);

}  // namespace headway::ui::motion
