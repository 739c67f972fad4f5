// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <span>
#include <vector>

#include "sim/model/project.h"

/// Parts of a project on their own, to copy them. Pure, as all edits.
namespace headway::edits {

/// These nodes, the links among them, their groups and these notes as a project of their own, without
/// requests. `places`: where each node is. Ids and indices that are not in the project are passed over.
Project cutOut(const Project& p, std::span<const NodeId> ids, const std::map<NodeId, Point>& places,
               std::span<const std::size_t> notes = {});

struct Pasted {
  Project project;
  std::vector<NodeId> nodes;       ///< those that came, in the order of the clip
  std::vector<std::size_t> notes;  ///< likewise
};
/// Adds the nodes, links, groups and notes of `clip`, moved by (dx, dy). Ids and names that are taken get the
/// next free number: "api" becomes "api-2", "Shop 2" becomes "Shop 3". Requests of the clip are left out.
Pasted paste(const Project& p, const Project& clip, int dx, int dy);

}  // namespace headway::edits
