// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/server/trusted.h"

#include <algorithm>

#include "sim/http/cidr.h"

namespace headway::server {

bool trusts(const Texts& trusted, std::string_view address) {
  return std::any_of(trusted.begin(), trusted.end(), [&](const std::string& entry) {
    return entry == "*" || entry == address || http::inBlock(address, entry);
  });
}

}  // namespace headway::server
