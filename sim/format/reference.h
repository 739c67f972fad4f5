// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace headway {

/// docs/project-file.md: every key of the project file, made from the field lists. Markdown, ends with a
/// newline.
std::string projectFileReference();

}  // namespace headway
