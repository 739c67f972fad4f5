// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/export/export.h"

namespace headway {

/// edge_settings.py, to be imported at the end of a project's settings; edge_settings_<id>.py each when there
/// are several Django nodes. Valid Python whatever the project's texts. Error: "export.no-django".
Read<std::vector<ExportFile>> exportDjangoSettings(const Project& project);

}  // namespace headway
