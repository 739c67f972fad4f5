// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sim/check/check.h"
#include "sim/engine/trace.h"
#include "sim/model/project.h"

namespace headway::ui {

/// Whose settings a form shows: a node's or a link's.
struct FieldOwner {
  NodeId node;
  LinkId link;  ///< empty: the node's own
};

/// Whether the verdict's own words name the setting.
bool namesField(const Verdict& verdict, std::string_view field);
/// Whether one of the fixes changes that setting.
bool mends(const std::vector<Fix>& fixes, const Project& now, const FieldOwner& owner,
           std::string_view field);
/// What was found about the owner, by the name of the setting ("" = about none); its own name is left out of
/// the messages, for it stands above them.
std::map<std::string, Diagnostics> findingsOf(const Diagnostics& findings, const Project& now,
                                              const FieldOwner& owner);

}  // namespace headway::ui
