// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "sim/engine/django/settings.h"

namespace headway::django {

/// The ids that `manage.py check --deploy` prints for these settings, sorted: "security.W004"
/// (django/core/checks/security). Settings are taken for what they mean: a value that is only truthy counts
/// as True.
std::vector<std::string> deployChecks(const Settings& settings);

}  // namespace headway::django
