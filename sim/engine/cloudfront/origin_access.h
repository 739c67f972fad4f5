// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/stage.h"
#include "sim/model/node.h"

namespace headway::cloudfront {

/// What the settings of an origin add once its request is made: VPC origin, Origin Shield, and the signature
/// of origin access control. Stops (unknown) where AWS would refuse the settings.
void applyOriginAccess(Stage& stage, const OriginLink& link, const Node& origin);

/// An IPv4 or IPv6 address in place of a name.
bool isIpAddress(std::string_view domain);

}  // namespace headway::cloudfront
