// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sim/model/annotations.h"
#include "sim/model/node.h"
#include "sim/model/request.h"

namespace headway {

/// Middle of a node on the canvas, in canvas units (pixels at zoom 1).
struct Point {
  int x = 0, y = 0;
  bool operator==(const Point&) const = default;
};

/// The document. An immutable value once shared: edits (edits.h) make a new one.
struct Project {
  std::string name;
  std::string description;
  std::vector<Node> nodes;  ///< in file order
  std::vector<Link> links;  ///< in file order
  std::vector<SampleRequest> requests;
  std::map<NodeId, Point> layout;  ///< nodes without an entry are placed by the program
  std::vector<NodeGroup> groups;   ///< a later frame lies on top
  std::vector<CanvasNote> notes;

  const Node* find(const NodeId& id) const;
  const Link* find(const LinkId& id) const;
  const SampleRequest* findRequest(std::string_view name) const;
  std::vector<const Link*> linksFrom(const NodeId& id) const;
  std::vector<const Link*> linksTo(const NodeId& id) const;
  const Node* firstOfKind(NodeKind kind) const;

  bool operator==(const Project&) const = default;
};
/// Whether they differ at most in what only the canvas shows: places, groups, notes. Their traces are the
/// same.
bool simulatesAs(const Project& a, const Project& b);
using ProjectPtr = std::shared_ptr<const Project>;

/// Gives every link the id that follows from its ends (see ids.h).
void renumberLinks(Project& project);

}  // namespace headway
