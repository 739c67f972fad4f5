// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/model/project.h"
#include "sim/support/result.h"

namespace headway::edits {

/// Puts a node of the project into a wire: A -> B becomes A -> node -> B. What chose the old wire (behaviors,
/// routes, methods, statuses of a failover, rules of a load balancer) chooses the new way; its other settings
/// stay where the second half is a wire of the same type.
/// Errors: "edit.no-link"; "link.illegal" and "link.exists" as connect says of the half that can't be.
Result<Project> insertInto(const Project& p, const LinkId& link, const NodeId& node);

}  // namespace headway::edits
