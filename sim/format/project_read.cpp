// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "sim/format/project_yaml.h"
#include "sim/format/value_reader.h"
#include "sim/support/text.h"

namespace headway {
namespace {

using format::shown;
using format::Source;
using format::ValueReader;
using format::YamlNode;
using Kind = YamlNode::Kind;

bool isNodeId(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

class ProjectReader {
 public:
  explicit ProjectReader(const Source& source) : reader_(source) {}

  Read<Project> read(const YamlNode& root);

 private:
  bool readFormat(const YamlNode& root);
  void readNode(const YamlNode& key, const YamlNode& v);
  std::optional<NodeConfig> readKind(const YamlNode& key, const YamlNode& v);
  void readLink(const YamlNode& v);
  std::optional<NodeId> readEnd(const YamlNode& link, std::string_view end);
  void checkBehaviors(const Node& from, const YamlNode& v);
  void readRequest(const YamlNode& v);
  void readPlace(const YamlNode& key, const YamlNode& v);
  void readGroup(const YamlNode& v);
  void readNote(const YamlNode& v);
  void unknownNode(const YamlNode& at, const std::string& id);
  const Node* find(const std::string& id) const;

  ValueReader reader_;
  Project project_;
  /// Every id the file has, also those of nodes that could not be read.
  std::unordered_map<std::string, std::size_t> nodeIndex_;
  std::unordered_set<std::string> requestNames_, grouped_;
  std::unordered_map<std::string, std::unordered_set<std::string>> behaviorPaths_;
};

constexpr std::size_t kUnread = static_cast<std::size_t>(-1);
constexpr std::size_t kMostCompared = 200;  // ids compared to guess what was meant

Read<Project> ProjectReader::read(const YamlNode& root) {
  if (!readFormat(root)) return reader_.found();
  const YamlNode *nodes = nullptr, *links = nullptr, *requests = nullptr, *layout = nullptr,
                 *groups = nullptr, *notes = nullptr;
  reader_.entries(root, "A project file", [&](const YamlNode& key, const YamlNode& v) {
    if (key.text == "headway") return;
    if (key.text == "name")
      project_.name = reader_.readText("name", v).value_or("");
    else if (key.text == "description")
      project_.description = reader_.readText("description", v).value_or("");
    else if (key.text == "nodes")
      nodes = &v;
    else if (key.text == "links")
      links = &v;
    else if (key.text == "requests")
      requests = &v;
    else if (key.text == "layout")
      layout = &v;
    else if (key.text == "groups")
      groups = &v;
    else if (key.text == "notes")
      notes = &v;
    else
      reader_.unknownKey(
          key, "A project",
          {"headway", "name", "description", "nodes", "links", "requests", "layout", "groups", "notes"});
  });
  // Whatever their order in the file, nodes come first: the others name them.
  if (nodes)
    reader_.entries(*nodes, "nodes", [&](const YamlNode& key, const YamlNode& v) { readNode(key, v); });
  if (links) reader_.items(*links, "links", [&](const YamlNode& v) { readLink(v); });
  if (requests) reader_.items(*requests, "requests", [&](const YamlNode& v) { readRequest(v); });
  if (layout)
    reader_.entries(*layout, "layout", [&](const YamlNode& key, const YamlNode& v) { readPlace(key, v); });
  if (groups) reader_.items(*groups, "groups", [&](const YamlNode& v) { readGroup(v); });
  if (notes) reader_.items(*notes, "notes", [&](const YamlNode& v) { readNote(v); });
  if (reader_.found().empty()) {
    renumberLinks(project_);
    return std::move(project_);
  }
  Diagnostics found = reader_.found();
  std::stable_sort(found.begin(), found.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.where.line < b.where.line; });
  return found;
}

bool ProjectReader::readFormat(const YamlNode& root) {
  const YamlNode* format = format::find(&root, "headway");
  if (!format) {
    reader_.report(root, "format.missing",
                   "This is not a Headway project: it does not begin with 'headway: 1'",
                   "add the line 'headway: " + std::to_string(kProjectFormat) + "' if it is one");
    return false;
  }
  const auto number = reader_.readInt("headway", *format);
  if (!number) return false;
  const std::string mine = std::to_string(kProjectFormat);
  if (*number > kProjectFormat)
    reader_.report(*format, "format.newer",
                   "This file is of format " + std::to_string(*number) + "; this Headway reads up to " +
                       mine + ". A newer Headway opens it.");
  else if (*number < 1)
    reader_.report(*format, "field.range", "There is no format " + std::to_string(*number),
                   "the format is " + mine);
  return reader_.found().empty();
}

const Node* ProjectReader::find(const std::string& id) const {
  const auto it = nodeIndex_.find(id);
  return it == nodeIndex_.end() || it->second == kUnread ? nullptr : &project_.nodes[it->second];
}

void ProjectReader::unknownNode(const YamlNode& at, const std::string& id) {
  std::vector<std::string_view> ids;
  for (const auto& [known, index] : nodeIndex_)
    if (ids.size() < kMostCompared) ids.push_back(known);
  std::sort(ids.begin(), ids.end());
  const std::string near = id.size() > 100 ? std::string{} : text::didYouMean(id, ids);
  reader_.report(at, "yaml.reference", "There is no node " + shown(id),
                 !near.empty() || ids.empty() ? near : "the nodes are " + text::listChoices(ids));
}

// --- nodes

std::optional<NodeConfig> ProjectReader::readKind(const YamlNode& key, const YamlNode& v) {
  const YamlNode* kind = format::find(&v, "kind");
  const auto known = std::span(EnumNames<NodeKind>::rows);
  if (!kind) {
    reader_.report(key, "yaml.missing", "Node " + shown(key.text) + " has no kind",
                   "add 'kind:', " + text::listChoices(known));
    return std::nullopt;
  }
  const auto word = reader_.readText("kind", *kind);
  if (!word) return std::nullopt;
  if (const auto found = enumFrom<NodeKind>(*word)) return defaultConfig(*found);
  const std::string near = word->size() > 100 ? std::string{} : text::didYouMean(*word, known);
  reader_.report(*kind, "field.choice", shown(*word) + " is not a kind of node",
                 near.empty() ? text::listChoices(known) : near);
  return std::nullopt;
}

void ProjectReader::readNode(const YamlNode& key, const YamlNode& v) {
  reader_.about = Place{.node = key.text};
  nodeIndex_[key.text] = kUnread;
  if (!isNodeId(key.text))
    reader_.report(key, "yaml.type", shown(key.text) + " can't be the id of a node",
                   "use letters, digits, - and _");
  if (!v.is(Kind::Map))
    return reader_.report(v, "yaml.type", "Node " + shown(key.text) + " must be a map with a 'kind'");
  auto config = readKind(key, v);
  if (!config) return;
  Node node{{key.text}, key.text, std::move(*config)};
  const Schema& settings = schema(node.kind());
  reader_.entries(v, "node", [&](const YamlNode& name, const YamlNode& value) {
    if (name.text == "kind") return;
    if (name.text == "name") {
      node.name = reader_.readText("name", value).value_or("");
      return;
    }
    const FieldInfo* info = settings.find(name.text);
    if (!info) {
      auto known = settings.names();
      known.insert(known.end(), {"kind", "name"});
      return reader_.unknownKey(name, settings.title, known);
    }
    reader_.about.field = name.text;
    if (auto read = reader_.read(*info, value)) {
      auto changed = withNodeField(node.config, name.text, *read);
      if (changed)
        node.config = std::move(changed).value();
      else
        reader_.report(value, changed.error());
    }
    reader_.about.field.clear();
  });
  nodeIndex_[key.text] = project_.nodes.size();
  project_.nodes.push_back(std::move(node));
}

// --- links

std::optional<NodeId> ProjectReader::readEnd(const YamlNode& link, std::string_view end) {
  const YamlNode* v = format::find(&link, end);
  if (!v) {
    reader_.report(link, "yaml.missing", "This link has no '" + std::string(end) + "'",
                   "write {from: one-node, to: another}");
    return std::nullopt;
  }
  auto id = reader_.readText(end, *v);
  if (!id) return std::nullopt;
  if (nodeIndex_.count(*id) == 0) {
    unknownNode(*v, *id);
    return std::nullopt;
  }
  return NodeId{std::move(*id)};
}

void ProjectReader::checkBehaviors(const Node& from, const YamlNode& v) {
  const auto* distribution = std::get_if<DistributionConfig>(&from.config);
  if (!distribution || !v.is(Kind::List)) return;
  auto& paths = behaviorPaths_[from.id.value];
  if (paths.empty())
    for (const Behavior& b : distribution->behaviors) paths.insert(b.path);
  for (const YamlNode& item : v.items) {
    if (!item.is(Kind::Scalar) || paths.count(item.text) > 0) continue;
    std::vector<std::string_view> known;
    for (const Behavior& b : distribution->behaviors)
      if (known.size() < kMostCompared) known.push_back(b.path);
    const std::string near = item.text.size() > 100 ? std::string{} : text::didYouMean(item.text, known);
    reader_.report(
        item, "yaml.reference",
        "The distribution " + shown(from.id.value) + " has no behavior for the path " + shown(item.text),
        near.empty() ? "its paths are " + text::listChoices(known) : near);
  }
}

void ProjectReader::readLink(const YamlNode& v) {
  reader_.about = Place{};
  if (!v.is(Kind::Map))
    return reader_.report(v, "yaml.type", "A link must be a map", "write {from: one-node, to: another}");
  const auto fromId = readEnd(v, "from");
  const auto toId = readEnd(v, "to");
  if (!fromId || !toId) return;
  const Node *from = find(fromId->value), *to = find(toId->value);
  if (!from || !to) return;  // reported with the node
  reader_.about.link = fromId->value + "->" + toId->value;
  auto config = linkBetween(from->kind(), to->kind());
  if (!config) return reader_.report(*format::find(&v, "to"), config.error());
  Link link{{}, *fromId, *toId, std::move(config).value()};
  const Schema& settings = linkSchema(link.config);
  reader_.entries(v, "link", [&](const YamlNode& name, const YamlNode& value) {
    if (name.text == "from" || name.text == "to") return;
    const FieldInfo* info = settings.find(name.text);
    if (!info) {
      auto known = settings.names();
      known.insert(known.end(), {"from", "to"});
      return reader_.unknownKey(name, settings.title, known);
    }
    reader_.about.field = name.text;
    if (auto read = reader_.read(*info, value)) {
      auto changed = withLinkField(link.config, name.text, *read);
      if (changed)
        link.config = std::move(changed).value();
      else
        reader_.report(value, changed.error());
    }
    if (info->suggest == Suggest::BehaviorPaths) checkBehaviors(*from, value);
    reader_.about.field.clear();
  });
  project_.links.push_back(std::move(link));
}

// --- requests, layout, groups and notes

/// Sets the fields of a described struct from the entries of a map; `other` may take further keys.
template <class T>
void readFields(ValueReader& reader, const YamlNode& v, T& out, std::vector<std::string_view> otherKeys = {},
                const ValueReader::Entry& other = {}) {
  const auto& described = describe<T>();
  reader.entries(v, described.schema.title, [&](const YamlNode& key, const YamlNode& value) {
    if (std::find(otherKeys.begin(), otherKeys.end(), key.text) != otherKeys.end()) return other(key, value);
    for (const Field<T>& f : described.fields) {
      if (f.info.name != key.text) continue;
      if (auto read = reader.read(f.info, value))
        if (auto ok = f.set(out, *read); !ok) reader.report(value, ok.error());
      return;
    }
    auto known = described.schema.names();
    known.insert(known.end(), otherKeys.begin(), otherKeys.end());
    reader.unknownKey(key, described.schema.title, known);
  });
}

void ProjectReader::readRequest(const YamlNode& v) {
  reader_.about = Place{};
  if (!v.is(Kind::Map))
    return reader_.report(v, "yaml.type", "A request must be a map with a 'name' and a 'url'");
  for (const std::string_view key : {"name", "url"})
    if (!format::find(&v, key))
      reader_.report(v, "yaml.missing", "This request has no '" + std::string(key) + "'", "add it");
  SampleRequest request;
  if (const YamlNode* name = format::find(&v, "name"); name && name->is(Kind::Scalar)) {
    reader_.about.request = name->text;
    if (!requestNames_.insert(name->text).second)
      reader_.report(*name, "yaml.duplicate", "Another request is called " + shown(name->text),
                     "choose another name");
  }
  readFields(reader_, v, request, {"expect"},
             [&](const YamlNode&, const YamlNode& value) { readFields(reader_, value, request.expect); });
  project_.requests.push_back(std::move(request));
}

void ProjectReader::readPlace(const YamlNode& key, const YamlNode& v) {
  reader_.about = Place{.node = key.text};
  if (nodeIndex_.count(key.text) == 0) return unknownNode(key, key.text);
  if (!v.is(Kind::List) || v.items.size() != 2)
    return reader_.report(v, "yaml.type", "The place of a node is two whole numbers",
                          "write [x, y], such as [240, 0]");
  const auto x = reader_.readInt("x", v.items[0]), y = reader_.readInt("y", v.items[1]);
  if (x && y) project_.layout[{key.text}] = {static_cast<int>(*x), static_cast<int>(*y)};
}

void ProjectReader::readGroup(const YamlNode& v) {
  reader_.about = Place{};
  if (!v.is(Kind::Map))
    return reader_.report(v, "yaml.type", "A group must be a map with a 'title' and its 'nodes'");
  NodeGroup group;
  readFields(reader_, v, group);
  const YamlNode* nodes = format::find(&v, "nodes");
  if (!nodes || nodes->items.empty())
    return reader_.report(v, "yaml.missing", "This group has no nodes", "add 'nodes: [one-node, another]'");
  for (const YamlNode& id : nodes->items) {
    if (!id.is(Kind::Scalar)) continue;  // reported with the field
    if (nodeIndex_.count(id.text) == 0)
      unknownNode(id, id.text);
    else if (!grouped_.insert(id.text).second)
      reader_.report(id, "yaml.duplicate", shown(id.text) + " is in a group already",
                     "a node is in one group at most");
  }
  project_.groups.push_back(std::move(group));
}

void ProjectReader::readNote(const YamlNode& v) {
  reader_.about = Place{};
  if (!v.is(Kind::Map))
    return reader_.report(v, "yaml.type", "A note must be a map with a 'text', 'x' and 'y'");
  CanvasNote note;
  readFields(reader_, v, note);
  project_.notes.push_back(std::move(note));
}

}  // namespace

Read<Project> readProject(std::string_view text, std::string_view file) {
  const Source source(text, file);
  const auto tree = format::parseYaml(source);
  if (!tree) return Diagnostics{tree.error()};
  return ProjectReader(source).read(*tree);
}

}  // namespace headway
