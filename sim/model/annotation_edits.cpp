// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/annotation_edits.h"

#include <algorithm>
#include <utility>

namespace headway::edits {
namespace {

bool isBlank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

Diagnostic noGroup() { return makeError("edit.no-group", "There is no such group"); }
Diagnostic noNote() { return makeError("edit.no-note", "There is no such note"); }

std::optional<Diagnostic> unknownNode(const Project& p, std::span<const NodeId> ids) {
  for (const NodeId& id : ids)
    if (!p.find(id)) return makeError("edit.no-node", "There is no node '" + id.value + "'");
  return std::nullopt;
}

void takeOut(NodeGroup& group, std::span<const NodeId> ids) {
  std::erase_if(group.nodes, [&](const std::string& member) {
    return std::ranges::any_of(ids, [&](const NodeId& id) { return id.value == member; });
  });
}

void putIn(NodeGroup& group, std::span<const NodeId> ids) {
  takeOut(group, ids);
  for (const NodeId& id : ids) group.nodes.push_back(id.value);
}

void dropEmpty(Project& p) {
  std::erase_if(p.groups, [](const NodeGroup& g) { return g.nodes.empty(); });
}

}  // namespace

std::optional<std::size_t> groupOf(const Project& p, const NodeId& id) {
  const auto at = std::ranges::find_if(
      p.groups, [&](const NodeGroup& g) { return std::ranges::find(g.nodes, id.value) != g.nodes.end(); });
  if (at == p.groups.end()) return std::nullopt;
  return static_cast<std::size_t>(at - p.groups.begin());
}

Result<Project> group(const Project& p, std::span<const NodeId> ids, std::string title) {
  if (ids.empty())
    return makeError("edit.empty-group", "A group needs a node", "select the nodes that belong together");
  if (auto unknown = unknownNode(p, ids)) return *unknown;
  Project out = leaveGroups(p, ids);
  NodeGroup made{std::move(title), {}};
  putIn(made, ids);
  out.groups.push_back(std::move(made));
  return out;
}

Result<Project> joinGroup(const Project& p, std::size_t index, std::span<const NodeId> ids) {
  if (index >= p.groups.size()) return noGroup();
  if (auto unknown = unknownNode(p, ids)) return *unknown;
  Project out = p;
  for (std::size_t i = 0; i < out.groups.size(); ++i)
    if (i != index) takeOut(out.groups[i], ids);
  std::vector<NodeId> fresh;
  for (const NodeId& id : ids)
    if (groupOf(p, id) != index) fresh.push_back(id);
  putIn(out.groups[index], fresh);
  dropEmpty(out);
  return out;
}

Project leaveGroups(const Project& p, std::span<const NodeId> ids) {
  Project out = p;
  for (NodeGroup& g : out.groups) takeOut(g, ids);
  dropEmpty(out);
  return out;
}

Result<Project> ungroup(const Project& p, std::size_t index) {
  if (index >= p.groups.size()) return noGroup();
  Project out = p;
  out.groups.erase(out.groups.begin() + static_cast<std::ptrdiff_t>(index));
  return out;
}

Result<Project> renameGroup(const Project& p, std::size_t index, std::string title) {
  if (index >= p.groups.size()) return noGroup();
  if (isBlank(title)) return makeError("edit.empty-name", "A group needs a title", "type a word or two");
  Project out = p;
  out.groups[index].title = std::move(title);
  return out;
}

std::string freeGroupTitle(const Project& p) {
  const auto taken = [&](const std::string& title) {
    return std::ranges::any_of(p.groups, [&](const NodeGroup& g) { return g.title == title; });
  };
  std::string title = "Group";
  for (int n = 2; taken(title); ++n) title = "Group " + std::to_string(n);
  return title;
}

Project addNote(const Project& p, CanvasNote note) {
  Project out = p;
  out.notes.push_back(std::move(note));
  return out;
}

Result<Project> setNoteText(const Project& p, std::size_t index, std::string text) {
  if (index >= p.notes.size()) return noNote();
  if (isBlank(text)) return removeNotes(p, std::span(&index, 1));
  Project out = p;
  out.notes[index].text = std::move(text);
  return out;
}

Result<Project> moveNotes(const Project& p, const std::map<std::size_t, Point>& places) {
  Project out = p;
  for (const auto& [index, at] : places) {
    if (index >= p.notes.size()) return noNote();
    out.notes[index].x = at.x;
    out.notes[index].y = at.y;
  }
  return out;
}

Project removeNotes(const Project& p, std::span<const std::size_t> indices) {
  Project out = p;
  out.notes.clear();
  for (std::size_t i = 0; i < p.notes.size(); ++i)
    if (std::ranges::find(indices, i) == indices.end()) out.notes.push_back(p.notes[i]);
  return out;
}

Project drawnAs(Project p, const Project& now) {
  for (const auto& [id, at] : now.layout)
    if (p.find(id)) p.layout[id] = at;
  p.groups = now.groups;
  for (NodeGroup& g : p.groups)
    std::erase_if(g.nodes, [&](const std::string& id) { return !p.find(NodeId{id}); });
  dropEmpty(p);
  p.notes = now.notes;
  return p;
}

}  // namespace headway::edits
