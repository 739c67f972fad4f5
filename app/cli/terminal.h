// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/report/style.h"

namespace headway::cli {

/// Colours when standard output is a terminal, NO_COLOR is not set and TERM is not dumb.
bool wantsColour();

}  // namespace headway::cli
