// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/field_marks.h"

#include <algorithm>

namespace headway::ui {

bool namesField(const Verdict& verdict, std::string_view field) {
  if (!verdict.rule.valid()) return false;
  const Rule& rule = verdict.rule.row();
  return verdict.sentence.find(field) != std::string::npos ||
         rule.why.find(field) != std::string_view::npos || rule.title.find(field) != std::string_view::npos;
}

bool mends(const std::vector<Fix>& fixes, const Project& now, const FieldOwner& owner,
           std::string_view field) {
  return std::any_of(fixes.begin(), fixes.end(), [&](const Fix& fix) {
    if (!owner.link.empty()) {
      const Link *link = now.find(owner.link), *after = fix.after.find(owner.link);
      return link && after && linkField(link->config, field) != linkField(after->config, field);
    }
    const Node *node = now.find(owner.node), *after = fix.after.find(owner.node);
    return node && after && nodeField(node->config, field) != nodeField(after->config, field);
  });
}

std::map<std::string, Diagnostics> findingsOf(const Diagnostics& findings, const Project& now,
                                              const FieldOwner& owner) {
  std::map<std::string, Diagnostics> out;
  const Node* node = now.find(owner.node);
  for (const Diagnostic& d : findings) {
    const bool here = owner.link.empty() ? d.where.node == owner.node.value && d.where.link.empty()
                                         : d.where.link == owner.link.value;
    if (!here) continue;
    Diagnostic shown = d;
    for (const std::string& name : {owner.link.value, node ? node->name : std::string()})
      if (!name.empty() && shown.message.starts_with(name + ": ")) shown.message.erase(0, name.size() + 2);
    out[d.where.field.substr(0, d.where.field.find_first_of("[."))].push_back(std::move(shown));
  }
  return out;
}

}  // namespace headway::ui
