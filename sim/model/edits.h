// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

#include "sim/model/project.h"
#include "sim/support/result.h"

/// Edits are pure: they take a project and give the changed one, or say why not and change nothing.
namespace headway::edits {

/// A new node with default settings and an id made from its kind ("django", "django-2").
Result<Project> addNode(const Project& p, NodeKind kind, Point at);
/// The id addNode would give.
NodeId freshId(const Project& p, NodeKind kind);
/// Nodes and the links at them. Errors: "edit.no-node".
Result<Project> removeNodes(const Project& p, std::span<const NodeId> ids);
Result<Project> removeLink(const Project& p, const LinkId& id);
/// Errors: "edit.no-node", "link.illegal", "link.exists".
Result<Project> connect(const Project& p, const NodeId& from, const NodeId& to);
/// The name people see. Errors: "edit.no-node", "edit.empty-name".
Result<Project> rename(const Project& p, const NodeId& id, std::string name);
Result<Project> move(const Project& p, const std::map<NodeId, Point>& places);
/// Errors as checkValue, "edit.no-node", "field.unknown".
Result<Project> setNodeField(const Project& p, const NodeId& id, std::string_view field, const Value& v);
Result<Project> setLinkField(const Project& p, const LinkId& id, std::string_view field, const Value& v);
/// Replaces the request at that index, or appends at the end; requests that come after it follow a new name.
/// Errors: "edit.request-name" if the name is taken.
Result<Project> setRequest(const Project& p, std::size_t index, SampleRequest request);
Result<Project> removeRequest(const Project& p, std::size_t index);
/// Puts them before that index, in their order; names that are taken get a number.
Project insertRequests(const Project& p, std::size_t index, std::vector<SampleRequest> requests);
/// The request at `from` gets to stand at `to`. Errors: "edit.no-request".
Result<Project> moveRequest(const Project& p, std::size_t from, std::size_t to);
/// `wish`, or with the first number from 2 on that makes it a name of its own.
std::string freeRequestName(const Project& p, const std::string& wish);

}  // namespace headway::edits
