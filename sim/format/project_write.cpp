// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/format/project_yaml.h"
#include "sim/format/utf8.h"
#include "sim/format/yaml_scalar.h"
#include "sim/support/overloaded.h"

namespace headway {
namespace {

using format::scalar;
using format::Within;

constexpr std::size_t kWidth = 100;         // of a list or map in brackets, with its indentation
constexpr std::size_t kLongestKey = 1000;  // YAML allows 1024 on the line of its value

struct Entry {
  std::string key;
  Value value;
  bool code = false;
};
using Entries = std::vector<Entry>;

/// Writes the lines of a YAML document. Indentation is in blanks.
class Lines {
 public:
  std::string text;

  /// A blank line between sections; not behind a block that would take it for its own.
  void gap() {
    if (!openBlock_) text += '\n';
    openBlock_ = false;
  }
  void line(int indent, std::string_view content) {
    text.append(static_cast<std::size_t>(indent), ' ').append(content) += '\n';
    openBlock_ = false;
  }
  void entry(int indent, const Entry& e);
  /// Entries of a map that is an item of a list: the first one stands behind the dash.
  void item(int indent, const Entries& entries);

 private:
  void texts(int indent, const std::string& key, const Texts& all);
  void pairs(int indent, const std::string& key, const NameValues& all);
  void value(int indent, const std::string& key, const std::string& v);
  void dash(int indent, std::size_t from);

  bool openBlock_ = false;
};

std::string flowList(const Texts& all) {
  std::string out = "[";
  for (const std::string& t : all) out += (out.size() > 1 ? ", " : "") + scalar(t, Within::Brackets);
  return out + "]";
}

void Lines::value(int indent, const std::string& key, const std::string& v) {
  if (key.size() <= kLongestKey) return line(indent, key + ": " + v);
  line(indent, "? " + key);
  line(indent, ": " + v);
}

void Lines::texts(int indent, const std::string& key, const Texts& all) {
  const std::string flow = key + ": " + flowList(all);
  if (all.empty() || static_cast<std::size_t>(indent) + utf8::columns(flow) <= kWidth) return value(indent, key, flowList(all));
  line(indent, key + ":");
  for (const std::string& t : all) line(indent + 2, "- " + scalar(t));
}

// A map; a name that comes several times in a row takes a list of values. Names that come again later need a list
// of maps to keep the order.
void Lines::pairs(int indent, const std::string& key, const NameValues& all) {
  if (all.empty()) return line(indent, key + ": {}");
  std::vector<std::pair<std::string, Texts>> groups;
  for (const auto& [name, v] : all) {
    if (groups.empty() || groups.back().first != name) groups.push_back({name, {}});
    groups.back().second.push_back(v);
  }
  bool again = false;
  for (std::size_t i = 0; i < groups.size(); ++i)
    for (std::size_t j = i + 1; j < groups.size(); ++j) again = again || groups[i].first == groups[j].first;
  line(indent, key + ":");
  for (const auto& [name, values] : groups) {
    const std::size_t from = text.size();
    const int inner = indent + (again ? 4 : 2);
    if (values.size() == 1) value(inner, scalar(name), scalar(values.front()));
    else value(inner, scalar(name), flowList(values));
    if (again) dash(indent + 2, from);
  }
}

void Lines::entry(int indent, const Entry& e) {
  const std::string key = scalar(e.key);
  std::visit(Overloaded{[&](bool b) { line(indent, key + (b ? ": true" : ": false")); },
                        [&](std::int64_t n) { line(indent, key + ": " + std::to_string(n)); },
                        [&](const std::string& s) {
                          const bool lines = e.code || s.find('\n') != std::string::npos;
                          const auto block = lines ? format::block(s, indent + 2) : std::nullopt;
                          if (!block) return line(indent, key + ": " + scalar(s));
                          text.append(static_cast<std::size_t>(indent), ' ') += key + ": " + *block;
                          openBlock_ = s.ends_with("\n\n");
                        },
                        [&](const Texts& t) { texts(indent, key, t); },
                        [&](const NameValues& p) { pairs(indent, key, p); },
                        [&](const std::vector<Record>& records) {
                          if (records.empty()) return line(indent, key + ": []");
                          line(indent, key + ":");
                          for (const Record& r : records) {
                            Entries entries;
                            for (const auto& [name, v] : r) entries.push_back({name, v});
                            item(indent + 2, entries);
                          }
                        }},
             e.value.data);
}

void Lines::dash(int indent, std::size_t from) { text[from + static_cast<std::size_t>(indent)] = '-'; }

void Lines::item(int indent, const Entries& entries) {
  const std::size_t from = text.size();
  for (const Entry& e : entries) entry(indent + 2, e);
  dash(indent, from);
}

// --- what a project comes to

/// What is written of a record: its first setting, which names it, and those that differ from their defaults.
Record trimmed(const Schema& schema, const Record& record);

Value trimmed(const FieldInfo& info, const Value& v) {
  const auto* records = v.as<std::vector<Record>>();
  if (!records) return v;
  std::vector<Record> out;
  for (const Record& r : *records) out.push_back(trimmed(*info.record, r));
  return Value(std::move(out));
}

Record trimmed(const Schema& schema, const Record& record) {
  Record out;
  for (const auto& [name, v] : record) {
    const FieldInfo* info = schema.find(name);
    if (out.empty() || v != info->fallback) out.emplace_back(name, trimmed(*info, v));
  }
  return out;
}

void add(Entries& out, const FieldInfo& info, const Value& v) {
  if (v != info.fallback) out.push_back({std::string(info.name), trimmed(info, v), info.type == FieldType::Code});
}

Entries entriesOf(const Node& node) {
  Entries out = {{"kind", Value(std::string(enumName(node.kind())))}, {"name", Value(node.name)}};
  for (const FieldInfo& info : schema(node.kind()).fields) add(out, info, nodeField(node.config, info.name));
  return out;
}

/// "{from: a, to: b}" if every value fits a line.
std::optional<std::string> flowMap(const Entries& entries) {
  std::string out;
  for (const Entry& e : entries) {
    out += (out.empty() ? "{" : ", ") + scalar(e.key) + ": ";
    if (const auto* b = e.value.as<bool>()) out += *b ? "true" : "false";
    else if (const auto* n = e.value.as<std::int64_t>()) out += std::to_string(*n);
    else if (const auto* s = e.value.as<std::string>()) out += scalar(*s, Within::Brackets);
    else if (const auto* t = e.value.as<Texts>()) out += flowList(*t);
    else return std::nullopt;
  }
  return out + "}";
}

void writeFlowItem(Lines& lines, int indent, const Entries& entries) {
  const auto flow = flowMap(entries);
  if (flow && static_cast<std::size_t>(indent) + 2 + utf8::columns(*flow) <= kWidth) lines.line(indent, "- " + *flow);
  else lines.item(indent, entries);
}

void writeLink(Lines& lines, const Link& link) {
  Entries entries = {{"from", Value(link.from.value)}, {"to", Value(link.to.value)}};
  for (const FieldInfo& info : linkSchema(link.config).fields) add(entries, info, linkField(link.config, info.name));
  writeFlowItem(lines, 2, entries);
}

void writeExpectation(Lines& lines, const Expectation& expect) {
  lines.line(4, "expect:");
  for (const Field<Expectation>& f : describe<Expectation>().fields) {
    Entries entries;
    add(entries, f.info, f.get(expect));
    if (entries.empty()) continue;
    const auto* records = entries[0].value.as<std::vector<Record>>();
    if (!records) {
      lines.entry(6, entries[0]);
      continue;
    }
    lines.line(6, scalar(f.info.name) + ":");
    for (const Record& r : *records) {
      Entries fields;
      for (const auto& [name, v] : r) fields.push_back({name, v});
      writeFlowItem(lines, 8, fields);
    }
  }
}

void writeRequest(Lines& lines, const SampleRequest& request) {
  Entries entries;
  for (const Field<SampleRequest>& f : describe<SampleRequest>().fields) {
    const Value v = f.get(request);
    if (v == f.info.fallback && (f.info.name == "name" || f.info.name == "url")) entries.push_back({std::string(f.info.name), v});
    else add(entries, f.info, v);
  }
  lines.item(2, entries);
  if (request.expect != Expectation{}) writeExpectation(lines, request.expect);
}

void writeLayout(Lines& lines, const Project& project) {
  for (const Node& node : project.nodes)
    if (const auto at = project.layout.find(node.id); at != project.layout.end())
      lines.line(2, scalar(node.id.value) + ": [" + std::to_string(at->second.x) + ", " + std::to_string(at->second.y) + "]");
}

}  // namespace

std::string writeProject(const Project& project) {
  Lines lines;
  lines.line(0, "headway: " + std::to_string(kProjectFormat));
  lines.entry(0, {"name", Value(project.name)});
  if (!project.description.empty()) lines.entry(0, {"description", Value(project.description)});
  const auto section = [&](bool any, const char* title) {
    if (!any) return;
    lines.gap();
    lines.line(0, title);
  };
  section(!project.nodes.empty(), "nodes:");
  for (const Node& node : project.nodes) {
    lines.line(2, scalar(node.id.value) + ":");
    for (const Entry& e : entriesOf(node)) lines.entry(4, e);
  }
  section(!project.links.empty(), "links:");
  for (const Link& link : project.links) writeLink(lines, link);
  section(!project.requests.empty(), "requests:");
  for (const SampleRequest& request : project.requests) writeRequest(lines, request);
  section(!project.layout.empty(), "layout:");
  writeLayout(lines, project);
  return std::move(lines.text);
}

}  // namespace headway
