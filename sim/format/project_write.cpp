// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/format/project_write.h"

#include <algorithm>
#include <set>

#include "sim/format/project_yaml.h"
#include "sim/format/yaml_lines.h"
#include "sim/format/yaml_scalar.h"

namespace headway {
namespace {

using format::Entries;
using format::find;
using format::scalar;
using format::YamlLines;
using format::YamlNode;

/// The items of a list of the old file, each handed out once.
class OldItems {
 public:
  explicit OldItems(const YamlNode* list) : list_(list) {}

  /// The first item left in which every one of these keys has this text.
  const YamlNode* take(const std::vector<std::pair<std::string_view, std::string>>& wanted) {
    for (std::size_t i = 0; list_ && i < list_->items.size(); ++i) {
      const YamlNode& item = list_->items[i];
      const bool same = std::all_of(wanted.begin(), wanted.end(), [&](const auto& w) {
        const YamlNode* v = find(&item, w.first);
        return v && v->is(YamlNode::Kind::Scalar) && v->text == w.second;
      });
      if (same && taken_.insert(i).second) return &item;
    }
    return nullptr;
  }

 private:
  const YamlNode* list_;
  std::set<std::size_t> taken_;
};

Value written(const FieldInfo& info, const Value& v, const YamlNode* before);

/// What is written of a record: its first setting, which names it, and those that differ from their defaults.
Record written(const Schema& schema, const Record& record, const YamlNode* before) {
  Record out;
  for (const auto& [name, v] : record) {
    const FieldInfo* info = schema.find(name);
    const YamlNode* old = find(before, name);
    if (out.empty() || old || v != info->fallback) out.emplace_back(name, written(*info, v, old));
  }
  return out;
}

Value written(const FieldInfo& info, const Value& v, const YamlNode* before) {
  const auto* records = v.as<std::vector<Record>>();
  if (!records) return v;
  OldItems old(before);
  std::vector<Record> out;
  for (const Record& r : *records) {
    const auto* name = r.front().second.as<std::string>();
    out.push_back(written(*info.record, r, name ? old.take({{r.front().first, *name}}) : nullptr));
  }
  return Value(std::move(out));
}

void add(Entries& out, const FieldInfo& info, const Value& v, const YamlNode* map, bool always = false) {
  const YamlNode* old = find(map, info.name);
  if (always || old || v != info.fallback)
    out.push_back({std::string(info.name), written(info, v, old), info.type == FieldType::Code});
}

void writeNode(YamlLines& lines, const Node& node, const YamlNode* before) {
  lines.line(2, scalar(node.id.value) + ":");
  Entries entries = {{"kind", Value(std::string(enumName(node.kind())))}, {"name", Value(node.name)}};
  for (const FieldInfo& info : schema(node.kind()).fields)
    add(entries, info, nodeField(node.config, info.name), before);
  for (const format::Entry& e : entries) lines.entry(4, e);
}

void writeLink(YamlLines& lines, const Link& link, OldItems& old) {
  const YamlNode* before = old.take({{"from", link.from.value}, {"to", link.to.value}});
  Entries entries = {{"from", Value(link.from.value)}, {"to", Value(link.to.value)}};
  for (const FieldInfo& info : linkSchema(link.config).fields)
    add(entries, info, linkField(link.config, info.name), before);
  lines.shortItem(2, entries);
}

void writeExpectation(YamlLines& lines, const Expectation& expect, const YamlNode* before) {
  lines.line(4, "expect:");
  for (const Field<Expectation>& f : describe<Expectation>().fields) {
    Entries entries;
    add(entries, f.info, f.get(expect), before);
    if (entries.empty()) continue;
    const auto* records = entries[0].value.as<std::vector<Record>>();
    if (!records || records->empty()) {
      lines.entry(6, entries[0]);
      continue;
    }
    lines.line(6, scalar(f.info.name) + ":");
    for (const Record& r : *records) {
      Entries item;
      for (const auto& [name, v] : r) item.push_back({name, v});
      lines.shortItem(8, item);
    }
  }
}

void writeRequest(YamlLines& lines, const SampleRequest& request, OldItems& old) {
  const YamlNode* before = old.take({{"name", request.name}});
  Entries entries;
  for (const Field<SampleRequest>& f : describe<SampleRequest>().fields)
    add(entries, f.info, f.get(request), before, f.info.name == "name" || f.info.name == "url");
  lines.item(2, entries);
  if (request.expect != Expectation{}) writeExpectation(lines, request.expect, find(before, "expect"));
}

/// Groups and notes.
template <class T>
void writeItems(YamlLines& lines, const std::vector<T>& all) {
  for (const T& t : all) {
    Entries entries;
    for (const Field<T>& f : describe<T>().fields) entries.push_back({std::string(f.info.name), f.get(t)});
    lines.shortItem(2, entries);
  }
}

void writePlace(YamlLines& lines, const NodeId& id, Point at) {
  lines.line(2, scalar(id.value) + ": [" + std::to_string(at.x) + ", " + std::to_string(at.y) + "]");
}

}  // namespace

std::string format::writeProject(const Project& project, const YamlNode* before) {
  YamlLines lines;
  lines.line(0, "headway: " + std::to_string(kProjectFormat));
  lines.entry(0, {"name", Value(project.name)});
  if (!project.description.empty()) lines.entry(0, {"description", Value(project.description)});
  const auto section = [&](bool any, const char* title) {
    if (!any) return;
    lines.gap();
    lines.line(0, title);
  };
  section(!project.nodes.empty(), "nodes:");
  for (const Node& node : project.nodes) writeNode(lines, node, find(find(before, "nodes"), node.id.value));
  section(!project.links.empty(), "links:");
  OldItems links(find(before, "links"));
  for (const Link& link : project.links) writeLink(lines, link, links);
  section(!project.requests.empty(), "requests:");
  OldItems requests(find(before, "requests"));
  for (const SampleRequest& request : project.requests) writeRequest(lines, request, requests);
  section(!project.layout.empty(), "layout:");
  for (const Node& node : project.nodes)  // in their order, not by id
    if (const auto at = project.layout.find(node.id); at != project.layout.end())
      writePlace(lines, node.id, at->second);
  section(!project.groups.empty(), "groups:");
  writeItems(lines, project.groups);
  section(!project.notes.empty(), "notes:");
  writeItems(lines, project.notes);
  return lines.take();
}

std::string writeProject(const Project& project) { return format::writeProject(project, nullptr); }

}  // namespace headway
