// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/format/reference.h"

#include <algorithm>
#include <limits>

#include "sim/format/project_yaml.h"
#include "sim/format/yaml_scalar.h"
#include "sim/support/overloaded.h"
#include "sim/support/text.h"

namespace headway {
namespace {

constexpr std::string_view kIntroduction =
    R"(<!-- Made by `headway docs project-file`; change the field lists in sim/model instead. -->
# The project file

A project is one YAML file, `*.headway.yaml`: the nodes of a path, the links between them, the requests to try on it, and
where the nodes stand on the canvas. The worked example is
[article.headway.yaml](../resources/examples/article.headway.yaml).

```yaml
headway: 1
name: A distribution in front of Django

nodes:
  viewer:
    kind: viewer
    name: Viewer
  edge:
    kind: distribution
    name: Distribution
    aliases: [www.example.com]
  django:
    kind: django
    name: Django
    runs_in: gunicorn
    ALLOWED_HOSTS: [www.example.com]

links:
  - {from: viewer, to: edge}
  - {from: edge, to: django, domain: origin.example.com}

requests:
  - name: Home page
    url: https://www.example.com/
    expect:
      verdict: delivered
```

Settings that are left out have their default. Unknown keys and keys given twice are errors, so a slip of the pen never goes
unnoticed. Anchors, aliases and tags of YAML are not used.

| Key | Holds |
|---|---|
| `headway` | The number of the file format, FORMAT. It is raised when an older Headway would misread the file. |
| `name` | What the project is called. |
| `description` | What it is about; may be left out. |
| `nodes` | A map of the nodes. The key is the node's id: letters, digits, `-` and `_`. |
| `links` | A list of the links. |
| `requests` | A list of sample requests. |
| `layout` | A map from a node's id to its place, `[x, y]`. A node without one is placed by the program. |
| `groups` | A list of frames around nodes; may be left out. |
| `notes` | A list of texts on the canvas; may be left out. |

## How values are written

| Type | Written as |
|---|---|
| switch | `true` or `false` |
| number | a whole number |
| text | a text; quotes are needed where YAML would read something else, such as `"*"` or `": "` |
| choice | one of the words listed; `5.2` and `"5.2"` are the same |
| code | a block: `code: \|` and the indented lines below it |
| texts | a list: `[a, b]`, or one `- a` a line |
| pairs | a map of names and texts. A name with several values takes a list: `X-Tag: [a, b]`. Where the order of different names matters too, a list of maps: `[{A: 1}, {B: 2}, {A: 3}]` |
| entries | a list of maps, with the keys told below |

)";

std::string_view typeName(FieldType type) {
  switch (type) {
    case FieldType::Bool: return "switch";
    case FieldType::Int: return "number";
    case FieldType::Text: return "text";
    case FieldType::Choice: return "choice";
    case FieldType::Code: return "code";
    case FieldType::TextList: return "texts";
    case FieldType::Pairs: return "pairs";
    case FieldType::Records: return "entries";
  }
  return "";
}

std::string inTable(std::string_view s) { return text::replaceAll(std::string(s), "|", "\\|"); }
std::string words(std::string_view s) { return text::replaceAll(inTable(s), "*", "\\*"); }
std::string code(std::string_view s) { return "`" + inTable(s) + "`"; }

std::string defaultOf(const FieldInfo& f) {
  return std::visit(Overloaded{[](bool b) { return code(b ? "true" : "false"); },
                               [](std::int64_t n) { return code(std::to_string(n)); },
                               [&](const std::string& s) {
                                 if (s.empty()) return std::string("empty");
                                 // A block of code has no room in a table.
                                 return f.type == FieldType::Code ? std::string("that of a new node")
                                                                  : code(format::scalar(s));
                               },
                               [](const Texts& t) {
                                 return t.empty() ? std::string("none")
                                                  : code("[" + text::join(t, ", ") + "]");
                               },
                               [](const NameValues&) { return std::string("none"); },
                               [](const std::vector<Record>& r) {
                                 return r.empty() ? std::string("none")
                                                  : std::to_string(r.size()) + " with the defaults below";
                               }},
                    f.fallback.data);
}

std::string typeOf(const FieldInfo& f) {
  std::string out(typeName(f.type));
  if (f.record) out += ": [" + std::string(f.record->title) + "](#" + std::string(f.record->key) + ")";
  if (!f.unit.empty()) out += ", " + std::string(f.unit);
  const bool low = f.min != std::numeric_limits<std::int64_t>::min(),
             high = f.max != std::numeric_limits<std::int64_t>::max();
  if (low && high)
    out += ", " + std::to_string(f.min) + " to " + std::to_string(f.max);
  else if (low)
    out += ", from " + std::to_string(f.min);
  else if (high)
    out += ", up to " + std::to_string(f.max);
  return out;
}

std::string meaningOf(const FieldInfo& f) {
  std::string out = words(f.help);
  if (!f.choices.empty()) {
    out += " One of";
    for (std::size_t i = 0; i < f.choices.size(); ++i)
      out += (i > 0 ? ", " : " ") + code(format::scalar(f.choices[i]));
    out += ".";
  }
  if (f.source.starts_with("https://"))
    out += " [Source](" + std::string(f.source) + ")";
  else if (!f.source.empty())
    out += " Source: " + words(f.source) + ".";
  return out;
}

/// Settings and, below them, the records that they are made of.
void addSettings(std::string& out, const std::vector<FieldInfo>& fields, std::string_view depth);

void addSection(std::string& out, const Schema& schema, std::string_view depth, std::string_view intro) {
  out += "<a id=\"" + std::string(schema.key) + "\"></a>\n";
  out += std::string(depth) + " " + std::string(schema.title) + "\n\n" + words(schema.help) +
         std::string(intro) + "\n\n";
  addSettings(out, schema.fields, depth);
}

void addSettings(std::string& out, const std::vector<FieldInfo>& fields, std::string_view depth) {
  if (!fields.empty()) out += "| Key | Type | Default | Meaning |\n|---|---|---|---|\n";
  for (const FieldInfo& f : fields)
    out += "| " + code(f.name) + " | " + typeOf(f) + " | " + defaultOf(f) + " | " + meaningOf(f) + " |\n";
  if (!fields.empty()) out += "\n";
  for (const FieldInfo& f : fields)
    if (f.record) addSection(out, *f.record, std::string(depth) + "#", "");
}

/// Links are described once, with every pair of kinds that they can join.
void addLinks(std::string& out) {
  std::vector<const Schema*> told;
  for (const NodeKind from : allNodeKinds()) {
    for (const NodeKind to : allNodeKinds()) {
      const auto config = linkBetween(from, to);
      if (!config) continue;
      const Schema& settings = linkSchema(*config);
      if (std::find(told.begin(), told.end(), &settings) != told.end()) continue;
      told.push_back(&settings);
      std::string pairs;
      for (const NodeKind a : allNodeKinds())
        for (const NodeKind b : allNodeKinds())
          if (const auto c = linkBetween(a, b); c && c->index() == config->index())
            pairs += (pairs.empty() ? "" : ", ") + code(enumName(a)) + " to " + code(enumName(b));
      addSection(out, settings, "###", " Joins " + pairs + ".");
    }
  }
}

}  // namespace

std::string projectFileReference() {
  std::string out = text::replaceAll(std::string(kIntroduction), "FORMAT", std::to_string(kProjectFormat));
  out +=
      "## Nodes\n\nEvery node has a `kind` and a `name`, the words that people see; without a name its id is shown.\n\n";
  for (const NodeKind kind : allNodeKinds())
    addSection(out, schema(kind), "###", " `kind: " + std::string(enumName(kind)) + "`");
  out +=
      "## Links\n\nA link goes `from` one node `to` another, named by their ids. Its other keys depend on the two:\n\n";
  addLinks(out);
  out +=
      "## Requests\n\nBesides these keys a request may have `expect`, a map that `headway check` holds the trace against. `name` and "
      "`url` are always needed.\n\n";
  addSection(out, describe<SampleRequest>().schema, "###", "");
  addSection(out, describe<Expectation>().schema, "###", " `expect:`");
  out += "## Groups and notes\n\nThey are for the reader: nothing simulated depends on them.\n\n";
  addSection(out, describe<NodeGroup>().schema, "###", "");
  addSection(out, describe<CanvasNote>().schema, "###", "");
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

}  // namespace headway
