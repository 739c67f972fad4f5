// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/stage.h"
#include "sim/model/request.h"
#include "sim/model/viewer.h"

namespace headway::viewer {

/// Makes the request that the viewer sends for a sample: connection, Host, its own headers, the sample's.
/// Stops (unknown) if the URL can't be read.
void send(Stage& stage, const ViewerConfig& viewer, const SampleRequest& sample);

}  // namespace headway::viewer
