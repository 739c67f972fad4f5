// SPDX-License-Identifier: GPL-3.0-or-later
#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "sim/check/check.h"
#include "sim/engine/visit.h"
#include "sim/report/report.h"
#include "sim/scenario/runner.h"
#include "sim/support/text.h"

namespace headway::cli {
namespace {

using Json = nlohmann::ordered_json;

struct RequestResult {
  std::string name, verdict;
  std::vector<Mismatch> mismatches;
  std::string broken;  ///< a broken invariant: a fault of Headway itself
  bool passed() const { return mismatches.empty() && broken.empty(); }
};

struct FileResult {
  std::string file;
  bool unreadable = false;
  std::vector<RequestResult> requests;
  Diagnostics findings;
};

FileResult checkFile(const std::string& file, bool expectationsOnly, const Surroundings& s) {
  FileResult result{file};
  const auto project = openProject(file, s);
  result.unreadable = !project.has_value();
  if (!project) return result;
  OkOrigin origin;
  FixedClock clock;
  for (const SampleRequest& request : (*project)->requests) {
    SeededIds ids;
    const VisitTrace visit = simulateVisit(*project, request, {s.functions, origin, clock, ids});
    RequestResult r{request.name, verdictHeadline(visit.last().verdict), compare(request, visit), {}};
    for (const VisitEntry& entry : visit.entries)
      if (auto ok = checkInvariants(entry.trace); !ok) r.broken = ok.error().message;
    result.requests.push_back(std::move(r));
  }
  if (!expectationsOnly) result.findings = checkProject(**project);
  return result;
}

struct Totals {
  int passed = 0, failed = 0, unreadable = 0;
  std::size_t warnings = 0, errors = 0;

  explicit Totals(const std::vector<FileResult>& all) {
    for (const FileResult& f : all) {
      unreadable += f.unreadable ? 1 : 0;
      for (const RequestResult& r : f.requests) (r.passed() ? passed : failed) += 1;
      for (const Diagnostic& d : f.findings) (d.severity == Severity::Error ? errors : warnings) += 1;
    }
  }
  int exitCode() const { return unreadable > 0 ? kUsage : failed > 0 || errors > 0 ? kRefused : kGood; }
};

void printText(const std::vector<FileResult>& all, const Totals& t, const Surroundings& s) {
  const Style style(s.colour);
  for (const FileResult& f : all) {
    if (all.size() > 1 || !f.requests.empty()) s.out << style.bold(f.file) << "\n";
    for (const RequestResult& r : f.requests) {
      s.out << "  " << (r.passed() ? style.green("✓") : style.red("✗")) << " " << printable(r.name)
            << style.dim("  " + r.verdict) << "\n";
      for (const Mismatch& m : r.mismatches)
        s.out << "      " << m.what << ": expected " << printable(m.expected) << ", got "
              << printable(m.actual) << "\n";
      if (!r.broken.empty()) s.out << "      " << style.red(r.broken) << "\n";
    }
    for (const Diagnostic& d : f.findings)
      s.out << "  " << printable(text::replaceAll(render(d), "\n  ", "\n    "));
  }
  s.out << t.passed << " passed, " << t.failed << " failed";
  if (t.errors + t.warnings > 0)
    s.out << "; " << t.errors << " contradictions, " << t.warnings << " warnings";
  if (t.unreadable > 0) s.out << "; " << t.unreadable << " files could not be read";
  s.out << "\n";
}

Json findingJson(const Diagnostic& d) {
  return Json{{"code", d.code},
              {"severity", d.severity == Severity::Error     ? "error"
                           : d.severity == Severity::Warning ? "warning"
                                                             : "note"},
              {"message", d.message},
              {"hint", d.hint},
              {"node", d.where.node},
              {"link", d.where.link},
              {"field", d.where.field}};
}

void printJson(const std::vector<FileResult>& all, const Totals& t, const Surroundings& s) {
  Json files = Json::array();
  for (const FileResult& f : all) {
    Json requests = Json::array();
    for (const RequestResult& r : f.requests) {
      Json mismatches = Json::array();
      for (const Mismatch& m : r.mismatches)
        mismatches.push_back({{"what", m.what}, {"expected", m.expected}, {"actual", m.actual}});
      requests.push_back(
          {{"name", r.name}, {"passed", r.passed()}, {"verdict", r.verdict}, {"mismatches", mismatches}});
    }
    Json findings = Json::array();
    for (const Diagnostic& d : f.findings) findings.push_back(findingJson(d));
    files.push_back(
        {{"file", f.file}, {"readable", !f.unreadable}, {"requests", requests}, {"findings", findings}});
  }
  const Json out = {{"headway_check", 1}, {"passed", t.passed},     {"failed", t.failed},
                    {"errors", t.errors}, {"warnings", t.warnings}, {"files", files}};
  s.out << out.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
}

std::string xml(const std::string& s) {
  std::string out = printable(s);
  for (const auto& [from, to] : {std::pair{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}})
    out = text::replaceAll(out, from, to);
  return out;
}

void printJunit(const std::vector<FileResult>& all, const Totals& t, const Surroundings& s) {
  s.out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites tests=\"" << t.passed + t.failed
        << "\" failures=\"" << t.failed << "\">\n";
  for (const FileResult& f : all) {
    s.out << "  <testsuite name=\"" << xml(f.file) << "\" tests=\"" << f.requests.size() << "\">\n";
    for (const RequestResult& r : f.requests) {
      s.out << "    <testcase classname=\"" << xml(f.file) << "\" name=\"" << xml(r.name) << "\"";
      if (r.passed()) {
        s.out << "/>\n";
        continue;
      }
      s.out << "><failure>";
      for (const Mismatch& m : r.mismatches)
        s.out << xml(m.what + ": expected " + m.expected + ", got " + m.actual) << "\n";
      s.out << xml(r.broken) << "</failure></testcase>\n";
    }
    s.out << "  </testsuite>\n";
  }
  s.out << "</testsuites>\n";
}

}  // namespace

int checkCommand(const CheckOptions& o, const Surroundings& s) {
  std::vector<FileResult> all;
  for (const std::string& file : o.files) all.push_back(checkFile(file, o.expectationsOnly, s));
  const Totals totals(all);
  if (o.format == "json")
    printJson(all, totals, s);
  else if (o.format == "junit")
    printJunit(all, totals, s);
  else
    printText(all, totals, s);
  return totals.exitCode();
}

}  // namespace headway::cli
