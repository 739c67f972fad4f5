// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <ostream>

#include "app/cli/commands.h"
#include "sim/engine/visit.h"
#include "sim/http/url.h"
#include "sim/report/curl.h"
#include "sim/report/report.h"
#include "sim/support/text.h"

namespace headway::cli {
namespace {

Result<void> addHeader(SampleRequest& request, const std::string& header) {
  const auto colon = header.find(':');
  if (colon == std::string::npos || colon == 0)
    return makeError("trace.header", "'" + header + "' is not a header", "write it like 'Accept: text/html'");
  const std::string name(text::trim(std::string_view(header).substr(0, colon)));
  std::erase_if(request.headers, [&](const auto& h) {
    return text::equalsIgnoreCase(h.first, name) && text::equalsIgnoreCase(name, "Host");
  });
  request.headers.emplace_back(name, std::string(text::trim(std::string_view(header).substr(colon + 1))));
  return {};
}

/// The sample request with what the command line says on top; a URL makes a new one.
Result<SampleRequest> wanted(const Project& project, const TraceOptions& o) {
  SampleRequest request;
  if (o.url.empty()) {
    auto found = requestNamed(project, o.request);
    if (!found) return found;
    request = *found;
  } else {
    if (!o.request.empty())
      return makeError("trace.both", "Give a URL or --request, not both", "leave one of them out");
    if (auto url = http::parseUrl(o.url); !url) return url.error();
    request.url = o.url;
  }
  if (!request.steps.empty() && !(o.method.empty() && o.data.empty() && o.headers.empty()))
    return makeError("trace.visit", "'" + request.name + "' is a visit: its steps say what is sent",
                     "leave --method, --header and --data out, or give a URL");
  if (!o.data.empty()) {
    request.body = o.data;
    if (o.method.empty() && request.method == "GET") request.method = "POST";
  }
  if (!o.method.empty()) request.method = o.method;
  if (!o.after.empty()) {
    auto before = requestNamed(project, o.after);
    if (!before) return before;
    request.after = o.after;
  }
  if (o.wait > 0) request.wait = o.wait;
  for (const std::string& h : o.headers)
    if (auto ok = addHeader(request, h); !ok) return ok.error();
  return request;
}

/// The event as the function's log would show it.
int printEvent(const Trace& trace, const Surroundings& s) {
  const auto called = std::find_if(trace.hops.rbegin(), trace.hops.rend(),
                                   [](const Hop& hop) { return !hop.extras.lambdaEvent.empty(); });
  if (called == trace.hops.rend())
    return fail(makeError("trace.no-event", "No Lambda function is called: " + trace.verdict.sentence,
                          "leave --format out to see where the request ends"),
                s);
  s.out << called->extras.lambdaEvent.text() << "\n";
  return kGood;
}

int exitCode(const Verdict& v) {
  return v.kind == Verdict::Kind::Delivered || v.kind == Verdict::Kind::Answered ? kGood : kRefused;
}

struct Manner {
  const EdgeState* cache;  ///< to be listed; null = not
  std::int64_t now;
  Style style;
};

std::string report(const Project& project, const SampleRequest& request, const VisitTrace& visit,
                   const TraceOptions& o, const Manner& m) {
  if (request.steps.empty() && !o.follow) {
    const Trace& trace = visit.last();
    if (o.format == "json") return traceJson(project, request, trace, m.cache, m.now);
    if (o.format == "curl") return curlCommand(trace) + "\n";
    if (o.format == "markdown") return traceMarkdown(project, request, trace);
    return traceText(project, request, trace, m.style);
  }
  if (o.format == "json") return visitJson(project, request, visit, m.cache, m.now);
  if (o.format == "curl") {
    std::string out;
    for (const VisitEntry& entry : visit.entries) out += curlCommand(entry.trace) + "\n";
    return out;
  }
  if (o.format == "markdown") return visitMarkdown(project, request, visit);
  return visitText(project, request, visit, m.style);
}

}  // namespace

int traceCommand(const TraceOptions& o, const Surroundings& s) {
  const auto project = openProject(o.file, s);
  if (!project) return kUsage;
  const auto request = wanted(**project, o);
  if (!request) return fail(request.error(), s);
  OkOrigin origin;
  FixedClock clock;
  SeededIds ids;
  EdgeState edge;
  const Ports ports{s.functions, origin, clock, ids, &edge};
  // Cookies of a visit are its own matter.
  const bool cookies = o.cookies || !request->steps.empty();
  const auto play = [&](const SampleRequest& r) {
    return o.follow ? followRedirects(*project, r, ports, cookies) : simulateVisit(*project, r, ports);
  };
  VisitTrace visit = play(*request);
  SampleRequest again = *request;
  again.after.clear();  // what came before has been sent
  for (int i = 1; i < o.times; ++i) visit = play(again);
  const std::int64_t now = TurnedClock(clock, edge).epochMilliseconds();
  if (o.format == "event") return printEvent(visit.last(), s);
  s.out << report(**project, *request, visit, o, {o.cache ? &edge : nullptr, now, Style(s.colour)});
  if (o.cache && o.format != "json") s.out << cacheText(**project, edge, now, Style(s.colour));
  return exitCode(visit.last().verdict);
}

}  // namespace headway::cli
