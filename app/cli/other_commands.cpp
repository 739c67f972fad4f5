// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <ostream>

#include "app/cli/commands.h"
#include "app/cli/django_command.h"
#include "app/cli/docs.h"
#include "app/cli/terminal.h"
#include "sim/engine/cloudfront/header_table.h"
#include "sim/engine/rules.h"
#include "sim/export/export.h"
#include "sim/format/project_yaml.h"
#include "sim/format/templates.h"
#include "sim/support/text.h"

namespace headway::cli {

int exportCommand(const ExportOptions& o, const Surroundings& s) {
  const auto project = openProject(o.file, s);
  if (!project) return kUsage;
  const Exporter* exporter = findExporter(o.target);
  if (!exporter) {
    std::vector<std::string_view> keys;
    for (const Exporter& e : exporters()) keys.push_back(e.key);
    return fail(
        makeError("export.unknown", "There is no export called '" + o.target + "'", text::listChoices(keys)),
        s);
  }
  const auto files = exporter->run(**project);
  if (!files) {
    printDiagnostics(files.error(), s);
    return kRefused;
  }
  if (o.out.empty()) {
    for (const ExportFile& f : *files)
      s.out << "==> " << f.path << " <==\n" << f.text << (f.text.ends_with('\n') ? "" : "\n");
    return kGood;
  }
  if (auto ok = writeExport(*files, o.out, o.overwrite); !ok) return fail(ok.error(), s);
  for (const ExportFile& f : *files) s.out << "wrote " << o.out << "/" << f.path << "\n";
  return kGood;
}

namespace {

int printHeaderTable(const Surroundings& s) {
  s.out << "header | legacy settings | policies that do not list it | all viewer headers sent | in a cache "
           "policy\n";
  for (const cloudfront::HeaderFate& f : cloudfront::requestHeaderTable())
    s.out << f.header << " | " << f.legacy << " | " << f.policies << " | " << f.listed << " | " << f.inKey
          << "\n";
  return kGood;
}

}  // namespace

int rulesCommand(const RulesOptions& o, const Surroundings& s) {
  if (!o.table.empty()) return printHeaderTable(s);
  const Style style(s.colour);
  bool any = false;
  for (const RuleId id : allRules()) {
    const Rule& r = id.row();
    const bool under = r.key.starts_with(o.key) &&
                       (r.key.size() == o.key.size() || o.key.empty() || r.key[o.key.size()] == '.');
    if (!under) continue;
    any = true;
    if (o.key.empty()) {
      s.out << style.bold(r.key) << "  " << r.title
            << style.dim("  " + std::string(confidenceName(r.confidence))) << "\n";
      continue;
    }
    s.out << style.bold(r.key) << "\n  " << r.title << "\n  " << r.why
          << "\n  confidence: " << confidenceName(r.confidence) << "\n  source: " << r.source << "\n";
  }
  if (any) return kGood;
  std::vector<std::string_view> keys;
  for (const RuleId id : allRules()) keys.push_back(id.key());
  const std::string near = text::didYouMean(o.key, keys);
  return fail(makeError("rules.unknown", "There is no rule '" + o.key + "'",
                        near.empty() ? "headway rules lists them all" : near),
              s);
}

int newCommand(const NewOptions& o, const Surroundings& s) {
  const std::string_view text = findTemplate(o.from)->text;
  if (o.file == "-") {
    s.out << text;
    return kGood;
  }
  if (std::filesystem::exists(o.file))
    return fail(makeError("new.exists", "'" + o.file + "' is there already",
                          "choose another name, or remove it first"),
                s);
  if (auto ok = writeFileAtomically(o.file, text); !ok) return fail(ok.error(), s);
  s.out << "wrote " << o.file << "\nnext: headway trace " << o.file << "\n";
  return kGood;
}

int djangoCommand(const DjangoOptions& o, const Surroundings& s) {
  const auto version = django::parseVersion(o.version);
  if (!version)
    return fail(makeError("django.version", "Django " + o.version + " is not known here",
                          "one of: 3.2, 4.2, 5.2, 6.0"),
                s);
  return runDjangoLines(s.in, s.out, s.err, *version);
}

int docsCommand(const DocsOptions& o, const Surroundings& s) {
  if (o.page == "man") {
    s.out << manPage();
    return kGood;
  }
  for (const DocsPage& page : docsPages()) {
    if (page.name != o.page) continue;
    s.out << page.make();
    return kGood;
  }
  return fail(
      makeError("docs.unknown", "There is no page '" + o.page + "'", text::listChoices(docsPageNames())), s);
}

}  // namespace headway::cli
