// SPDX-License-Identifier: GPL-3.0-or-later
#include <istream>
#include <iterator>
#include <ostream>

#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "sim/format/project_yaml.h"

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

}  // namespace headway::cli
