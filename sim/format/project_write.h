// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/format/yaml_tree.h"
#include "sim/model/project.h"

namespace headway::format {

/// The project as a file. With `before`, the tree of the file it came from, settings that were written out
/// there stay written out, even where they have their default. May be null.
std::string writeProject(const Project& project, const YamlNode* before);

}  // namespace headway::format
