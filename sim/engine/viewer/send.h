// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/stage.h"
#include "sim/engine/viewer/browser.h"
#include "sim/model/request.h"
#include "sim/model/viewer.h"

namespace headway::viewer {

/// Makes the request that the viewer sends for a sample: connection, Host, its own headers, the sample's.
/// Stops (unknown) if the URL can't be read. `exchange`, unless null: why a browser sends the sample's
/// headers.
void send(Stage& stage, const ViewerConfig& viewer, const SampleRequest& sample,
          const Exchange* exchange = nullptr);

}  // namespace headway::viewer
