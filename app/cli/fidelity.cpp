// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "app/cli/docs.h"
#include "sim/engine/rules.h"
#include "sim/engine/unmodelled.h"

namespace headway::cli {
namespace {

constexpr Confidence kAll[] = {Confidence::Documented, Confidence::Observed, Confidence::Inferred,
                               Confidence::Unknown};

std::string serviceOf(const Rule& r) { return std::string(r.key.substr(0, r.key.find('.'))); }

std::string link(std::string_view source) {
  return source.starts_with("http") ? "[page](" + std::string(source) + ")" : std::string(source);
}

std::string counts() {
  std::map<std::string, std::map<Confidence, int>> byService;
  for (const RuleId id : allRules()) ++byService[serviceOf(id.row())][id.row().confidence];
  std::string out =
      "| service | rules | documented | observed | inferred | unknown |\n|---|---|---|---|---|---|\n";
  std::map<Confidence, int> total;
  const auto row = [&out](const std::string& name, std::map<Confidence, int>& of) {
    int sum = 0;
    std::string cells;
    for (const Confidence c : kAll) {
      sum += of[c];
      cells += " " + std::to_string(of[c]) + " |";
    }
    out += "| " + name + " | " + std::to_string(sum) + " |" + cells + "\n";
  };
  for (auto& [service, of] : byService) {
    for (const Confidence c : kAll) total[c] += of[c];
    row(service, of);
  }
  row("all", total);
  return out;
}

std::string undocumented() {
  std::string out;
  for (const Confidence c : {Confidence::Observed, Confidence::Inferred, Confidence::Unknown}) {
    out += "\n### " + std::string(confidenceName(c)) +
           "\n\n| rule | what Headway does and why | source |\n|---|---|---|\n";
    for (const RuleId id : allRules())
      if (const Rule& r = id.row(); r.confidence == c)
        out += "| `" + std::string(r.key) + "` | **" + std::string(r.title) + ".** " + std::string(r.why) +
               " | " + link(r.source) + " |\n";
  }
  return out;
}

std::string unmodelledFeatures() {
  std::string out =
      "| what | service | why | where a project says it uses it | rule in the trace | source |\n|---|---|---|---|---|---|\n";
  const auto code = [](std::string_view s) { return s.empty() ? "" : "`" + std::string(s) + "`"; };
  for (const unmodelled::Feature& f : unmodelled::kFeatures)
    out += "| " + std::string(f.name) + " | " + std::string(f.service) + " | " + std::string(f.reason) +
           " | " + code(f.setting) + " | " + code(f.rule) + " | " + link(f.source) + " |\n";
  return out;
}

}  // namespace

std::string fidelityPage() {
  return "# Fidelity\n\n<!-- Made by `headway docs fidelity`; do not edit. -->\n\n"
         "How sure Headway is of what it simulates, and what it leaves out. All rules stand in "
         "[rules.md](rules.md).\n\n## How sure\n\n" +
         counts() +
         "\n## What is not documented\n\nEvery verdict lists the rules of these that it rests on.\n" +
         undocumented() + "\n## What is not modelled\n\n" + unmodelledFeatures();
}

}  // namespace headway::cli
