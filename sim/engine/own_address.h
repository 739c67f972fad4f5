// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/http/url.h"
#include "sim/model/project.h"

namespace headway {

/// The URL under which a node answers by itself, past all that stands before it: the name AWS gave it, or for
/// Django the name or address by which the wires to it go.
http::Url ownAddress(const Project& project, const Node& node);

}  // namespace headway
