// SPDX-License-Identifier: GPL-3.0-or-later
#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "sim/format/project_yaml.h"
#include "sim/import/settings_report.h"
#include "sim/support/text.h"

namespace headway::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string at(const Place& p) { return p.file + ":" + std::to_string(p.line); }

std::string shown(const Value& v) {
  if (const auto* list = v.as<Texts>()) return "[" + text::join(*list, ", ") + "]";
  return display(v);
}

struct Change {
  std::string name, before, after;
};

std::vector<Change> changesBetween(const DjangoConfig& before, const DjangoConfig& after) {
  std::vector<Change> out;
  for (const Field<DjangoConfig>& row : describe<DjangoConfig>().fields)
    if (row.get(before) != row.get(after))
      out.push_back({std::string(row.info.name), shown(row.get(before)), shown(row.get(after))});
  return out;
}

void printLeft(const std::vector<LeftSetting>& all, const Style& style, std::string& out) {
  for (const LeftSetting& left : all) {
    out += "  " + style.bold(left.name) + "  " + left.why + style.dim("  " + at(left.where)) + "\n";
    if (!left.where.lineText.empty()) out += "    " + std::string(text::trim(left.where.lineText)) + "\n";
  }
}

std::string reportText(const SettingsReport& report, const Style& style) {
  std::string out = style.bold("Read") + " from " + text::join(report.files, ", ") + "\n";
  for (const TakenSetting& taken : report.taken) {
    out += "  " + style.bold(taken.name) + " = " + shown(taken.value) + style.dim("  " + at(taken.where));
    if (!taken.environment.empty())
      out +=
          style.yellow("  from the environment (" + text::join(taken.environment, ", ") + "), default taken");
    out += "\n";
  }
  if (!report.notRead.empty()) {
    out += style.bold("Not read") + ", left as they are\n";
    printLeft(report.notRead, style, out);
  }
  if (!report.findings.empty()) out += style.bold("Worth a look") + "\n";
  for (const Diagnostic& d : report.findings)
    out +=
        "  " + at(d.where) + ": " + d.message + (d.hint.empty() ? "" : "; " + d.hint) + " [" + d.code + "]\n";
  Texts unused;
  for (const LeftSetting& left : report.unused) unused.push_back(left.name);
  if (!unused.empty())
    out += style.bold("Not used") + " by Headway, values not looked at: " + text::join(unused, ", ") + "\n";
  return out;
}

Json valueJson(const Value& v) {
  return std::visit(
      [](const auto& data) -> Json {
        using T = std::decay_t<decltype(data)>;
        if constexpr (std::is_same_v<T, NameValues>) {
          Json out = Json::object();
          for (const auto& [name, value] : data) out[name] = value;
          return out;
        } else if constexpr (std::is_same_v<T, std::vector<Record>>) {
          return Json(data.size());
        } else {
          return Json(data);
        }
      },
      v.data);
}

Json leftJson(const std::vector<LeftSetting>& all) {
  Json out = Json::array();
  for (const LeftSetting& left : all)
    out.push_back({{"name", left.name},
                   {"why", left.why},
                   {"file", left.where.file},
                   {"line", left.where.line},
                   {"source", left.where.lineText}});
  return out;
}

Json reportJson(const SettingsReport& report) {
  Json taken = Json::array(), findings = Json::array();
  for (const TakenSetting& t : report.taken)
    taken.push_back({{"name", t.name},
                     {"value", valueJson(t.value)},
                     {"file", t.where.file},
                     {"line", t.where.line},
                     {"environment", t.environment}});
  for (const Diagnostic& d : report.findings)
    findings.push_back({{"code", d.code},
                        {"message", d.message},
                        {"hint", d.hint},
                        {"file", d.where.file},
                        {"line", d.where.line},
                        {"setting", d.where.field}});
  return {{"files", report.files},
          {"complete", report.complete},
          {"taken", taken},
          {"not_read", leftJson(report.notRead)},
          {"unused", leftJson(report.unused)},
          {"findings", findings}};
}

/// The lines of the project file that hold the nodes of a project with this one node.
std::string fragment(const DjangoConfig& config) {
  Project project;
  project.nodes.push_back({NodeId{"django"}, "Django", config});
  const std::string file = writeProject(project);
  const std::size_t begin = file.find("nodes:\n");
  if (begin == std::string::npos) return file;
  std::size_t end = file.find('\n', begin) + 1;
  while (end < file.size() && (file[end] == ' ' || file[end] == '\n')) end = file.find('\n', end) + 1;
  return file.substr(begin, end - begin);
}

Result<NodeId> djangoNode(const Project& project, const std::string& wanted) {
  std::vector<std::string_view> ids;
  for (const Node& node : project.nodes)
    if (node.kind() == NodeKind::Django) ids.push_back(node.id.value);
  if (ids.empty()) return makeError("import.no-django", "The project has no Django node", "add one first");
  if (wanted.empty() && ids.size() == 1) return NodeId{std::string(ids.front())};
  if (wanted.empty())
    return makeError("import.which-node", "The project has several Django nodes",
                     "choose with --node, " + text::listChoices(ids));
  for (const std::string_view id : ids)
    if (id == wanted) return NodeId{wanted};
  const std::string near = text::didYouMean(wanted, ids);
  return makeError("import.no-node", "There is no Django node '" + wanted + "'",
                   near.empty() ? text::listChoices(ids) : near);
}

void printChanges(const std::vector<Change>& changes, const std::string& file, const Surroundings& s) {
  const Style style(s.colour);
  std::string out = changes.empty() ? file + " has these settings already; it was not changed\n"
                                    : style.bold("Changed") + " in " + file + "\n";
  for (const Change& c : changes)
    out += "  " + style.bold(c.name) + ": " + style.red(c.before) + " -> " + style.green(c.after) + "\n";
  s.out << printable(out);
}

int importInto(const ImportOptions& o, const SettingsReport& report, const Surroundings& s) {
  std::string text;
  const auto opened = loadProject(o.into, &text);
  if (!opened) {
    printDiagnostics(opened.error(), s);
    return kUsage;
  }
  const auto id = djangoNode(*opened, o.node);
  if (!id) return fail(id.error(), s);
  Project now = *opened;
  std::vector<Change> changes;
  for (Node& node : now.nodes)
    if (node.id == *id) {
      auto& config = std::get<DjangoConfig>(node.config);
      const DjangoConfig after = withSettings(config, report);
      changes = changesBetween(config, after);
      config = after;
    }
  if (!changes.empty()) {
    const SaveText save = textToSave(now, *opened, text);
    for (const std::string& comment : save.lostComments)
      s.err << printable("headway: a comment has no place any more: " + comment + "\n");
    if (auto ok = writeFileAtomically(o.into, save.text); !ok) return fail(ok.error(), s);
  }
  if (o.format == "text") {
    s.out << printable(reportText(report, Style(s.colour)));
    printChanges(changes, o.into, s);
    return kGood;
  }
  Json out = reportJson(report);
  out["changed"] = Json::array();
  for (const Change& c : changes)
    out["changed"].push_back({{"name", c.name}, {"before", c.before}, {"after", c.after}});
  s.out << out.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
  return kGood;
}

}  // namespace

int importCommand(const ImportOptions& o, const Surroundings& s) {
  if (!s.settings) return fail(makeError("import.no-reader", "Settings can't be read here"), s);
  if (!o.node.empty() && o.into.empty())
    return fail(makeError("import.node-alone", "--node says where in a project; which project is missing",
                          "add --into project.headway.yaml"),
                s);
  const auto report = readSettings(*s.settings, o.file);
  if (!report) {
    printDiagnostics(report.error(), s);
    return kUsage;
  }
  if (!o.into.empty()) return importInto(o, *report, s);
  if (o.format == "json") {
    s.out << reportJson(*report).dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
    return kGood;
  }
  s.out << printable(reportText(*report, Style(s.colour)) + "\n" + fragment(withSettings({}, *report)));
  return kGood;
}

}  // namespace headway::cli
