// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "sim/model/project.h"

namespace headway::ui {

/// The values that make sense for a setting of that distribution or of a link that leaves it. `distribution`
/// may name no distribution: then only what holds everywhere is offered.
QStringList suggestionsFor(const Project& project, const NodeId& distribution, Suggest kind);

}  // namespace headway::ui
