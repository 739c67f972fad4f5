// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "sim/report/stations.h"

namespace headway::ui {

/// stationTitle() in the person's language.
QString titleOf(const Station& station);

/// Name of the node for people; its id if the project no longer has it.
QString nodeName(const Project& project, const NodeId& id);

}  // namespace headway::ui
