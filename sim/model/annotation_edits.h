// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>

#include "sim/model/project.h"
#include "sim/support/result.h"

/// Edits of groups and notes, which are told apart by their index. Pure, as all edits.
namespace headway::edits {

/// Index of the group the node is in.
std::optional<std::size_t> groupOf(const Project& p, const NodeId& id);
/// Puts these nodes into a new group at the end. They leave the groups they were in, and a group that nobody
/// is left in goes. Errors: "edit.no-node", "edit.empty-group" for no nodes.
Result<Project> group(const Project& p, std::span<const NodeId> ids, std::string title);
/// The same into a group that is there. Errors: "edit.no-node", "edit.no-group".
Result<Project> joinGroup(const Project& p, std::size_t index, std::span<const NodeId> ids);
/// Takes these nodes out of their groups.
Project leaveGroups(const Project& p, std::span<const NodeId> ids);
/// Takes the frame away; its nodes stay. Errors: "edit.no-group".
Result<Project> ungroup(const Project& p, std::size_t index);
/// Errors: "edit.no-group", "edit.empty-name".
Result<Project> renameGroup(const Project& p, std::size_t index, std::string title);
/// "Group", or with the first number from 2 on that no group has.
std::string freeGroupTitle(const Project& p);

Project addNote(const Project& p, CanvasNote note);
/// A note without text goes. Errors: "edit.no-note".
Result<Project> setNoteText(const Project& p, std::size_t index, std::string text);
/// Errors: "edit.no-note".
Result<Project> moveNotes(const Project& p, const std::map<std::size_t, Point>& places);
/// Indices that there are not are passed over.
Project removeNotes(const Project& p, std::span<const std::size_t> indices);

/// `p` drawn as `now` is: its places, groups and notes, as far as they are about nodes that `p` has.
Project drawnAs(Project p, const Project& now);

}  // namespace headway::edits
