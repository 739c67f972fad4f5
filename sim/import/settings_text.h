// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/model/django.h"

namespace headway {

/// The node's settings as a piece of a settings module: one assignment for each that is not at its default,
/// and the main ones in any case. Reading it gives the same settings.
std::string settingsText(const DjangoConfig& config);

/// `text` with the settings that differ between the two written anew: their last assignment is replaced, all
/// else stays, comments included. A setting that the text does not assign, or goes on to change, is assigned
/// at the end.
std::string withSettingsText(std::string text, const DjangoConfig& before, const DjangoConfig& after);

}  // namespace headway
