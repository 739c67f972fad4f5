// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "sim/model/value.h"

namespace headway::server {

/// The address is one of these: an address, a CIDR block, * (every address), or the same text.
bool trusts(const Texts& trusted, std::string_view address);

}  // namespace headway::server
