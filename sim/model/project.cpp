// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/project.h"

#include <algorithm>

namespace headway {

const Node* Project::find(const NodeId& id) const {
  const auto it = std::find_if(nodes.begin(), nodes.end(), [&](const Node& n) { return n.id == id; });
  return it == nodes.end() ? nullptr : &*it;
}

const Link* Project::find(const LinkId& id) const {
  const auto it = std::find_if(links.begin(), links.end(), [&](const Link& l) { return l.id == id; });
  return it == links.end() ? nullptr : &*it;
}

const SampleRequest* Project::findRequest(std::string_view wanted) const {
  const auto it = std::find_if(requests.begin(), requests.end(),
                               [&](const SampleRequest& r) { return r.name == wanted; });
  return it == requests.end() ? nullptr : &*it;
}

std::vector<const Link*> Project::linksFrom(const NodeId& id) const {
  std::vector<const Link*> out;
  for (const Link& l : links)
    if (l.from == id) out.push_back(&l);
  return out;
}

std::vector<const Link*> Project::linksTo(const NodeId& id) const {
  std::vector<const Link*> out;
  for (const Link& l : links)
    if (l.to == id) out.push_back(&l);
  return out;
}

const Node* Project::firstOfKind(NodeKind kind) const {
  const auto it = std::find_if(nodes.begin(), nodes.end(), [&](const Node& n) { return n.kind() == kind; });
  return it == nodes.end() ? nullptr : &*it;
}

bool simulatesAs(const Project& a, const Project& b) {
  return a.name == b.name && a.description == b.description && a.nodes == b.nodes && a.links == b.links &&
         a.requests == b.requests;
}

void renumberLinks(Project& project) {
  std::map<std::string, int> seen;
  for (Link& l : project.links) {
    const std::string ends = l.from.value + "->" + l.to.value;
    const int n = ++seen[ends];
    l.id.value = n == 1 ? ends : ends + "#" + std::to_string(n);
  }
}

}  // namespace headway
