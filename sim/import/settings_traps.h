// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/import/settings_report.h"

namespace headway {

/// What in these settings is probably not meant, by their values alone: blanks left by a split, schemes where
/// none belong or where one is missing, header names instead of META keys, an unusual order of middleware.
Diagnostics settingsTraps(const SettingsReport& report, DjangoVersion version);

}  // namespace headway
