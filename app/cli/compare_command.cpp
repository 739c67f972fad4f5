// SPDX-License-Identifier: GPL-3.0-or-later
#include <ostream>

#include "app/cli/commands.h"
#include "sim/engine/visit.h"
#include "sim/report/comparison_report.h"

namespace headway::cli {
namespace {

/// The last request of a visit, with the trace of it; each side starts with empty caches.
VisitEntry runAlone(const ProjectPtr& project, const SampleRequest& request, const Surroundings& s) {
  OkOrigin origin;
  FixedClock clock;
  SeededIds ids;
  EdgeState edge;
  return simulateVisit(project, request, {s.functions, origin, clock, ids, &edge}).entries.back();
}

}  // namespace

int compareCommand(const CompareOptions& o, const Surroundings& s) {
  if (o.requests.size() > 2)
    return fail(
        makeError("compare.requests", "Two results are compared, not " + std::to_string(o.requests.size()),
                  "give --request at most twice"),
        s);
  if (o.other.empty() && o.requests.size() < 2)
    return fail(makeError("compare.one", "There is only one result to look at",
                          "give --request twice, or a second file"),
                s);
  const auto left = openProject(o.file, s);
  const auto right = o.other.empty() ? left : openProject(o.other, s);
  if (!left || !right) return kUsage;
  const auto one = requestNamed(**left, o.requests.empty() ? "" : o.requests.front());
  if (!one) return fail(one.error(), s);
  const auto two = requestNamed(**right, o.requests.empty() ? one->name : o.requests.back());
  if (!two) return fail(two.error(), s);
  const VisitEntry a = runAlone(*left, *one, s), b = runAlone(*right, *two, s);
  const Comparison c = compareTraces({**left, a.trace}, {**right, b.trace});
  const ComparisonHead heads[] = {{o.file, a.sent, a.trace},
                                  {o.other.empty() ? o.file : o.other, b.sent, b.trace}};
  s.out << (o.format == "json" ? comparisonJson(heads[0], heads[1], c)
                               : comparisonText(heads[0], heads[1], c, Style(s.colour)));
  return c.same() ? kGood : kRefused;
}

}  // namespace headway::cli
