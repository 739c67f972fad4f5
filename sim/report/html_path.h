// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/engine/trace.h"
#include "sim/model/project.h"

namespace headway {

/// The picture of the path as inline SVG: where the request went, what changed where, who decided. It is
/// dressed by resources/report.css.
std::string pathSvg(const Project& project, const Trace& trace);

}  // namespace headway
