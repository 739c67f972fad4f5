// SPDX-License-Identifier: GPL-3.0-or-later
#include <istream>
#include <iterator>
#include <ostream>

#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "sim/format/project_yaml.h"
#include "sim/support/text.h"

namespace headway::cli {

void printDiagnostics(const Diagnostics& all, const Surroundings& s) {
  for (const Diagnostic& d : all) s.err << printable(render(d));
}

int fail(const Diagnostic& d, const Surroundings& s) {
  printDiagnostics({d}, s);
  return kUsage;
}

std::optional<ProjectPtr> openProject(const std::string& file, const Surroundings& s) {
  auto read = [&]() -> Read<Project> {
    if (file != "-") return loadProject(file);
    const std::string text{std::istreambuf_iterator<char>(s.in), {}};
    return readProject(text, "-");
  }();
  if (read) return std::make_shared<const Project>(std::move(read).value());
  printDiagnostics(read.error(), s);
  return std::nullopt;
}

Result<SampleRequest> requestNamed(const Project& project, const std::string& name) {
  if (name.empty()) {
    if (!project.requests.empty()) return project.requests.front();
    return makeError("trace.no-request", "The project has no sample request",
                     "give a URL: headway trace FILE https://www.example.com/");
  }
  if (const SampleRequest* r = project.findRequest(name)) return *r;
  std::vector<std::string_view> names;
  for (const SampleRequest& r : project.requests) names.push_back(r.name);
  const std::string near = text::didYouMean(name, names);
  return makeError("trace.unknown-request", "There is no sample request called '" + name + "'",
                   near.empty() ? (names.empty() ? "the project has none" : text::listChoices(names)) : near);
}

}  // namespace headway::cli
