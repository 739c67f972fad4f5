// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/docs.h"

#include "sim/engine/rules.h"
#include "sim/format/reference.h"

namespace headway::cli {
namespace {

std::string rulesPage() {
  std::string out =
      "# Rules\n\n<!-- Made by `headway docs rules`; do not edit. -->\n\n"
      "Every behaviour Headway simulates is a rule with a source and a confidence. `documented`: the service says so. `observed`: seen in captures.\n"
      "`inferred`: follows from documented facts or reports. `unknown`: nobody says, Headway assumes.\n";
  std::string service;
  for (const RuleId id : allRules()) {
    const Rule& r = id.row();
    const std::string of(r.key.substr(0, r.key.find('.')));
    if (of != service)
      out += "\n## " + of + "\n\n| rule | what and why | confidence | source |\n|---|---|---|---|\n";
    service = of;
    const bool link = r.source.starts_with("http");
    out += "| `" + std::string(r.key) + "` | **" + std::string(r.title) + ".** " + std::string(r.why) +
           " | " + std::string(confidenceName(r.confidence)) + " | " +
           (link ? "[page](" + std::string(r.source) + ")" : std::string(r.source)) + " |\n";
  }
  return out;
}

constexpr DocsPage kPages[] = {
    {"project-file", "docs/project-file.md", projectFileReference},
    {"rules", "docs/rules.md", rulesPage},
    {"fidelity", "docs/fidelity.md", fidelityPage},
};

}  // namespace

std::span<const DocsPage> docsPages() { return kPages; }

std::vector<std::string_view> docsPageNames() {
  std::vector<std::string_view> out;
  for (const DocsPage& p : kPages) out.push_back(p.name);
  return out;
}

}  // namespace headway::cli
