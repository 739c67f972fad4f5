// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "sim/report/report.h"
#include "sim/support/text.h"

namespace headway {
namespace {

/// "302 to /login/", "200", "Unknown".
std::string outcome(const Trace& trace) {
  if (!trace.response) return verdictHeadline(trace.verdict);
  const std::string location(trace.response->headers.get("Location"));
  return std::to_string(trace.response->status) + (location.empty() ? "" : " to " + printable(location));
}

/// What happened around the request: who, how much later, and which cookies stayed.
std::string around(const VisitTrace& visit, std::size_t index) {
  const VisitEntry& entry = visit.entries[index];
  std::vector<std::string> parts;
  if (index > 0 && entry.person != visit.entries[index - 1].person) parts.push_back("as " + entry.person);
  if (entry.waited > 0) parts.push_back(std::to_string(entry.waited) + " s later");
  if (!entry.kept.empty()) parts.push_back("keeps " + text::join(entry.kept, ", "));
  return printable(text::join(parts, ", "));
}

std::string padded(std::string s, std::size_t width) {
  s.resize(std::max(s.size() + 2, width), ' ');
  return s;
}

bool isGood(const Verdict& v) {
  return v.kind == Verdict::Kind::Delivered || v.kind == Verdict::Kind::Answered;
}

}  // namespace

std::string does(const SampleRequest& request, const VisitEntry& entry) {
  if (entry.step < request.steps.size()) return std::string(enumName(request.steps[entry.step].does));
  return entry.step == 0 ? "open" : "follow";
}

std::string visitText(const Project& project, const SampleRequest& request, const VisitTrace& visit,
                      Style style) {
  std::string out = style.bold(request.name.empty() ? "Visit" : printable(request.name)) + "\n";
  std::size_t width = 0;
  for (const VisitEntry& e : visit.entries) width = std::max(width, e.title.size() + 2);
  width = std::min<std::size_t>(width, 60);
  for (std::size_t i = 0; i < visit.entries.size(); ++i) {
    const VisitEntry& e = visit.entries[i];
    const std::string mark = isGood(e.trace.verdict) ? style.green("✓") : style.red("✗");
    out += "  " + mark + " " + padded(std::to_string(e.step + 1) + " " + does(request, e), 10) +
           padded(printable(e.title), width) + outcome(e.trace) + style.dim("  " + around(visit, i)) + "\n";
  }
  if (visit.loop) out += "\n  " + style.red(printable(visit.loop->sentence)) + "\n";
  for (const VisitEntry& e : visit.entries) {
    out += "\n" +
           style.bold(style.cyan("── step " + std::to_string(e.step + 1) + ", " + does(request, e) + " " +
                                 std::string(40, '-'))) +
           "\n";
    out += traceText(project, e.sent, e.trace, style);
  }
  return out;
}

std::string visitMarkdown(const Project& project, const SampleRequest& request, const VisitTrace& visit) {
  std::string out = "# " + (request.name.empty() ? "Visit" : printable(request.name)) + "\n\n";
  out += "| step | request | answer | |\n|---|---|---|---|\n";
  const auto cell = [](const std::string& s) { return text::replaceAll(s, "|", "\\|"); };
  for (std::size_t i = 0; i < visit.entries.size(); ++i) {
    const VisitEntry& e = visit.entries[i];
    out += "| " + std::to_string(e.step + 1) + " " + does(request, e) + " | " + cell(printable(e.title)) +
           " | " + cell(outcome(e.trace)) + " | " + cell(around(visit, i)) + " |\n";
  }
  if (visit.loop) out += "\n**" + printable(visit.loop->sentence) + "**\n";
  for (const VisitEntry& e : visit.entries) out += "\n" + traceMarkdown(project, e.sent, e.trace);
  return out;
}

}  // namespace headway
