// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>
#include <ostream>

#include "app/cli/commands.h"
#include "sim/check/check.h"
#include "sim/report/report.h"
#include "sim/report/report_html.h"

namespace headway::cli {
namespace {

// A full disk leaves the page that was there before.
bool writeWhole(const std::string& path, const std::string& text) {
  const std::string aside = path + ".part";
  std::ofstream file(aside, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  std::error_code error;
  if (file) std::filesystem::rename(aside, path, error);
  if (file && !error) return true;
  std::filesystem::remove(aside, error);
  return false;
}

}  // namespace

int reportCommand(const ReportOptions& o, const Surroundings& s) {
  const auto project = openProject(o.file, s);
  if (!project) return kUsage;
  const auto request = requestNamed(**project, o.request);
  if (!request) return fail(request.error(), s);
  OkOrigin origin;
  FixedClock clock;
  SeededIds ids;
  const Ports ports{s.functions, origin, clock, ids};
  const VisitTrace visit = simulateVisit(*project, *request, ports);
  std::vector<Mend> mends;
  if (visit.last().verdict.kind == Verdict::Kind::Refused)
    for (const Fix& fix : findFixes(*project, *request, visit.last(), ports))
      mends.push_back({fix.label, verdictHeadline(fix.verdict), fix.sideEffect});
  const std::string page = visitHtml(**project, *request, visit, mends);
  if (o.out.empty() || o.out == "-") {
    s.out << page;
    return kGood;
  }
  if (!writeWhole(o.out, page))
    return fail(makeError("report.not-written", "'" + o.out + "' can't be written",
                          "check the folder and its permissions"),
                s);
  s.err << "Wrote " << printable(o.out) << "\n";
  return kGood;
}

}  // namespace headway::cli
