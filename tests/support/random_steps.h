// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "sim/model/annotation_edits.h"
#include "sim/model/clipping.h"
#include "sim/model/edits.h"
#include "sim/model/insertion.h"
#include "tests/support/random_edits.h"
#include "ui/document/document.h"

namespace headway::testing {
namespace steps {

/// Another value of that type; the one there is where there is no simple other one.
inline Value anotherValue(Dice& dice, const FieldInfo& info, const Value& now) {
  switch (info.type) {
    case FieldType::Bool: return !*now.as<bool>();
    case FieldType::Int: return static_cast<std::int64_t>(dice.below(400));
    case FieldType::Choice: return std::string(dice.of(info.choices));
    case FieldType::TextList: return Texts{"a", std::to_string(dice.below(9))};
    default: return now;
  }
}

using Edit = std::function<Result<Project>(const Project&, Dice&)>;

inline Result<Project> setField(const Project& p, Dice& dice) {
  const Node& node = dice.of(p.nodes);
  const FieldInfo& info = dice.of(schema(node.kind()).fields);
  return edits::setNodeField(p, node.id, info.name,
                             anotherValue(dice, info, nodeField(node.config, info.name)));
}

inline Result<Project> setWire(const Project& p, Dice& dice) {
  if (p.links.empty()) return p;
  const Link& link = dice.of(p.links);
  const Schema& fields = linkSchema(link.config);
  if (fields.fields.empty()) return p;
  const FieldInfo& info = dice.of(fields.fields);
  return edits::setLinkField(p, link.id, info.name,
                             anotherValue(dice, info, linkField(link.config, info.name)));
}

inline Result<Project> copyAndPaste(const Project& p, Dice& dice) {
  const std::size_t note = dice.below(9);
  const Project clip = edits::cutOut(p, dice.nodes(p, 5), p.layout, {&note, 1});
  return edits::paste(p, clip, static_cast<int>(dice.below(200)), 24).project;
}

inline Result<Project> insert(const Project& p, Dice& dice) {
  if (p.links.empty()) return p;
  const NodeKind kind = dice.of(allNodeKinds());
  return edits::insertInto(edits::addNode(p, kind, dice.place()).value(), dice.of(p.links).id,
                           edits::freshId(p, kind));
}

inline Result<Project> moveSome(const Project& p, Dice& dice) {
  std::map<NodeId, Point> places;
  for (const NodeId& id : dice.nodes(p, 6)) places[id] = dice.place();
  return edits::move(p, places);
}

inline Result<Project> changeRequest(const Project& p, Dice& dice) {
  if (p.requests.size() > 4) return edits::removeRequest(p, dice.below(p.requests.size()));
  SampleRequest request;
  request.name = "r" + std::to_string(dice.below(50));
  return edits::setRequest(p, dice.below(p.requests.size() + 1), request);
}

inline Result<Project> changeGroup(const Project& p, Dice& dice) {
  const std::size_t index = dice.below(p.groups.size() + 1);
  switch (dice.below(5)) {
    case 0: return edits::group(p, dice.nodes(p, 4), edits::freeGroupTitle(p));
    case 1: return edits::joinGroup(p, index, dice.nodes(p, 3));
    case 2: return edits::leaveGroups(p, dice.nodes(p, 3));
    case 3: return edits::ungroup(p, index);
    default: return edits::renameGroup(p, index, "g" + std::to_string(dice.below(9)));
  }
}

inline Result<Project> changeNote(const Project& p, Dice& dice) {
  const std::size_t index = dice.below(p.notes.size() + 1);
  const Point at = dice.place();
  switch (dice.below(4)) {
    case 0: return edits::addNote(p, {"n" + std::to_string(dice.below(9)), at.x, at.y});
    case 1: return edits::setNoteText(p, index, std::string(dice.below(3), 'x'));
    case 2: return edits::moveNotes(p, {{index, at}});
    default: return edits::removeNotes(p, {&index, 1});
  }
}

inline const Edit kAll[] = {
    [](const Project& p, Dice& dice) { return edits::addNode(p, dice.of(allNodeKinds()), dice.place()); },
    [](const Project& p, Dice& dice) { return edits::connect(p, dice.of(p.nodes).id, dice.of(p.nodes).id); },
    [](const Project& p, Dice& dice) { return edits::removeNodes(p, dice.nodes(p, 3)); },
    [](const Project& p, Dice& dice) {
      return p.links.empty() ? Result<Project>(p) : edits::removeLink(p, dice.of(p.links).id);
    },
    [](const Project& p, Dice& dice) {
      return edits::rename(p, dice.of(p.nodes).id, "n" + std::to_string(dice.below(99)));
    },
    setField,
    setWire,
    copyAndPaste,
    insert,
    moveSome,
    changeRequest,
    changeGroup,
    changeNote};

}  // namespace steps

/// Makes one edit that may change nothing, or take steps back.
inline void randomStep(ui::Document& document, Dice& dice) {
  QUndoStack& stack = document.undoStack();
  const ProjectPtr p = document.snapshot();
  if (dice.below(12) == 0) {
    for (std::size_t n = dice.below(4); n > 0; --n) stack.undo();
    if (dice.below(2) == 0) stack.redo();
    return;
  }
  if (dice.below(5) == 0) document.finishMerging();
  const int mergeKey = static_cast<int>(dice.below(4)) - 1;
  const steps::Edit& edit = p->nodes.empty()       ? steps::kAll[0]
                            : p->nodes.size() > 60 ? steps::kAll[2]
                                                   : dice.of(steps::kAll);
  (void)document.apply(QStringLiteral("edit"), edit(*p, dice), mergeKey);
}

}  // namespace headway::testing
