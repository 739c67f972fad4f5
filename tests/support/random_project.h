// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "sim/model/project.h"

namespace headway::testing {

/// Projects nobody would write, from a seed: the same on every machine.
class RandomProject {
 public:
  explicit RandomProject(unsigned seed) : engine_(seed) {}

  Project make() {
    Project p;
    p.name = text();
    p.description = text();
    for (unsigned i = 0, n = upTo(6); i < n; ++i) p.nodes.push_back(node(i));
    for (const Node& from : p.nodes)
      for (const Node& to : p.nodes)
        if (auto config = linkBetween(from.kind(), to.kind()); config && upTo(1) == 1)
          p.links.push_back({{}, from.id, to.id, link(from, *config)});
    renumberLinks(p);
    for (unsigned i = 0, n = upTo(3); i < n; ++i) p.requests.push_back(request(i));
    for (const Node& n : p.nodes)
      if (upTo(2) > 0) p.layout[n.id] = {static_cast<int>(engine_()), static_cast<int>(engine_())};
    for (const Node& n : p.nodes) {
      if (upTo(2) == 0) continue;
      if (p.groups.empty() || upTo(2) == 0) p.groups.push_back({text(), {}});
      p.groups.back().nodes.push_back(n.id.value);
    }
    for (unsigned i = 0, n = upTo(3); i < n; ++i)
      p.notes.push_back({text(), static_cast<int>(engine_()), static_cast<int>(engine_())});
    return p;
  }

  std::string text() {
    static const std::vector<std::string> whole = {"",
                                                   "yes",
                                                   "No",
                                                   "null",
                                                   "~",
                                                   "true",
                                                   "0x1F",
                                                   "0o17",
                                                   "1e5",
                                                   "-1",
                                                   ".5",
                                                   "+.inf",
                                                   ".NaN",
                                                   "1:30",
                                                   "2001-01-01",
                                                   "5.2",
                                                   "=",
                                                   "<<",
                                                   "-",
                                                   "?",
                                                   ":",
                                                   "--- a",
                                                   "...",
                                                   "- a",
                                                   "a: b",
                                                   "a:",
                                                   "a #b",
                                                   "#",
                                                   "*a",
                                                   "&a",
                                                   "!a",
                                                   "|",
                                                   ">",
                                                   "%a",
                                                   "@a",
                                                   "`a",
                                                   "[a]",
                                                   "{a}",
                                                   "a,b",
                                                   "'a'",
                                                   "\"a\"",
                                                   "\\",
                                                   " a",
                                                   "a ",
                                                   "\n",
                                                   "\n\n",
                                                   "a\n",
                                                   "a\n\n",
                                                   "\na",
                                                   " a\nb",
                                                   "a\n b\n",
                                                   "a\n  \n",
                                                   "\ta\n\tb\n",
                                                   "a\tb",
                                                   "\r\n",
                                                   "a\r\nb",
                                                   "https://a.b/c?d=e#f",
                                                   "a\nb",
                                                   "a\n---\nb\n",
                                                   "# a\nb\n",
                                                   "\n\n  a\n\n\n",
                                                   "  \n  a",
                                                   "a\n#b",
                                                   "a\n   ",
                                                   "null\n",
                                                   "key: v\n"};
    static const std::vector<std::string> parts = {"a",
                                                   "B",
                                                   "7",
                                                   " ",
                                                   "  ",
                                                   "\n",
                                                   "\t",
                                                   "\r",
                                                   ":",
                                                   ": ",
                                                   "#",
                                                   " #",
                                                   "-",
                                                   "- ",
                                                   "'",
                                                   "\"",
                                                   "\\",
                                                   ",",
                                                   "[",
                                                   "]",
                                                   "{",
                                                   "}",
                                                   "&",
                                                   "*",
                                                   "!",
                                                   "|",
                                                   ">",
                                                   "%",
                                                   "@",
                                                   "`",
                                                   "?",
                                                   "=",
                                                   "~",
                                                   "\x01",
                                                   "\x7f",
                                                   "\x1b",
                                                   std::string(1, '\0'),
                                                   "\x04",
                                                   "é",
                                                   "\xC2\x85",
                                                   "\u2028",
                                                   "\uFEFF",
                                                   "\uFFFE",
                                                   "😀",
                                                   "漢",
                                                   "\u00A0",
                                                   ".",
                                                   "/"};
    if (upTo(2) == 0) return whole[upTo(static_cast<unsigned>(whole.size()) - 1)];
    std::string out;
    for (unsigned i = 0, n = upTo(upTo(20) == 0 ? 400 : 9); i < n; ++i)
      out += parts[upTo(static_cast<unsigned>(parts.size()) - 1)];
    return out;
  }

  /// From 0 to `most`.
  unsigned upTo(unsigned most) { return static_cast<unsigned>(engine_() % (most + 1)); }

  /// Any value that the setting can have.
  Value value(const FieldInfo& f) {
    switch (f.type) {
      case FieldType::Bool: return Value(upTo(1) == 1);
      case FieldType::Int: {
        const std::int64_t low = std::max<std::int64_t>(f.min, INT32_MIN),
                           high = std::min<std::int64_t>(f.max, INT32_MAX);
        return Value(low + static_cast<std::int64_t>(engine_()) % (high - low + 1));
      }
      case FieldType::Choice:
        return Value(std::string(f.choices[upTo(static_cast<unsigned>(f.choices.size()) - 1)]));
      case FieldType::Text:
      case FieldType::Code: return Value(text());
      case FieldType::TextList: {
        Texts out;
        for (unsigned i = 0, n = upTo(3); i < n; ++i) out.push_back(text());
        return Value(out);
      }
      case FieldType::Pairs: {
        NameValues out;
        for (unsigned i = 0, n = upTo(5); i < n; ++i)
          out.emplace_back(i > 0 && upTo(1) == 1 ? out[upTo(i - 1)].first : text(), text());
        return Value(out);
      }
      case FieldType::Records: break;
    }
    std::vector<Record> out;
    for (unsigned i = 0, n = upTo(3); i < n; ++i) {
      Record r;
      for (const FieldInfo& inner : f.record->fields)
        r.emplace_back(std::string(inner.name), upTo(1) ? value(inner) : inner.fallback);
      out.push_back(std::move(r));
    }
    return Value(std::move(out));
  }

 private:
  Node node(unsigned index) {
    static const std::vector<std::string> ids = {"a", "null", "true", "12", "-", "0x1", "edge_A-9"};
    const NodeKind kind = allNodeKinds()[upTo(static_cast<unsigned>(allNodeKinds().size()) - 1)];
    Node out{{ids[index]}, text(), defaultConfig(kind)};
    for (const FieldInfo& f : schema(kind).fields)
      if (upTo(1) == 1) out.config = *withNodeField(out.config, f.name, value(f));
    return out;
  }

  LinkConfig link(const Node& from, LinkConfig config) {
    for (const FieldInfo& f : linkSchema(config).fields) {
      if (upTo(1) == 0) continue;
      Value v = value(f);
      if (f.suggest == Suggest::BehaviorPaths) {
        Texts paths;
        for (const Behavior& b : std::get<DistributionConfig>(from.config).behaviors) paths.push_back(b.path);
        v = Value(paths);
      }
      config = *withLinkField(config, f.name, v);
    }
    return config;
  }

  template <class T>
  void fill(T& out) {
    for (const Field<T>& f : describe<T>().fields)
      if (upTo(1) == 1 && !f.set(out, value(f.info))) std::abort();  // a value its own row refuses
  }
  SampleRequest request(unsigned index) {
    SampleRequest out;
    fill(out);
    if (upTo(1) == 1) fill(out.expect);
    out.name = std::to_string(index) + text();
    return out;
  }

  std::mt19937 engine_;
};

}  // namespace headway::testing
