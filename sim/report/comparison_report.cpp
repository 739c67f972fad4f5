// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/comparison_report.h"

#include <nlohmann/json.hpp>

#include "sim/report/report.h"
#include "sim/support/text.h"

namespace headway {
namespace {

using Json = nlohmann::ordered_json;

std::string head(const char* name, const ComparisonHead& h, Style style) {
  std::string out = std::string(name) + "  " + h.request.method + " " + printable(h.request.url);
  if (!h.request.name.empty()) out += style.dim("  " + printable(h.request.name));
  if (!h.file.empty()) out += style.dim("  " + printable(h.file));
  return out + "  " + style.bold(verdictHeadline(h.trace.verdict)) + "\n";
}

std::string value(const std::optional<std::string>& v) {
  const std::string one = text::replaceAll(printable(*v), "\n", "\\n");
  return one.empty() ? "(empty)" : one.size() > 160 ? one.substr(0, 157) + "..." : one;
}

std::string line(const ComparedLine& l, Style style) {
  const std::string what = printable(l.what);
  if (!l.right) return "   " + style.red("- " + what + ": " + value(l.left)) + "\n";
  if (!l.left) return "   " + style.green("+ " + what + ": " + value(l.right)) + "\n";
  return "   " + style.yellow("~ " + what) + "\n       " + style.dim("left   ") + value(l.left) +
         "\n       " + style.dim("right  ") + value(l.right) + "\n";
}

Json index(const std::optional<std::size_t>& i) { return i ? Json(*i) : Json(); }
Json textOrNull(const std::optional<std::string>& s) { return s ? Json(*s) : Json(); }

Json head(const ComparisonHead& h) {
  return Json{{"file", h.file},
              {"request", h.request.name},
              {"method", h.request.method},
              {"url", h.request.url},
              {"verdict", std::string(verdictName(h.trace.verdict.kind))},
              {"status", h.trace.verdict.status}};
}

}  // namespace

std::string comparisonText(const ComparisonHead& left, const ComparisonHead& right, const Comparison& c,
                           Style style) {
  std::string out = head("left ", left, style) + head("right", right, style);
  if (!c.first) return out + "\n" + style.green("✓ ") + "No difference at any stop\n";
  for (const ComparedStop& stop : c.stops) {
    if (stop.differences() == 0) continue;
    const bool hop = stop.left || stop.right;
    out += "\n" + style.bold(printable(stop.title));
    if (hop && !stop.right) out += style.dim("  left alone");
    if (hop && !stop.left) out += style.dim("  right alone");
    out += "\n";
    for (const ComparedLine& l : stop.lines)
      if (l.differs()) out += line(l, style);
  }
  const ComparedStop& at = c.stops[c.first->stop];
  const std::size_t n = c.differences();
  return out + "\n" + std::to_string(n) + (n == 1 ? " difference: " : " differences; the first: ") +
         printable(at.title) + ": " + printable(at.lines[c.first->line].what) + "\n";
}

std::string comparisonJson(const ComparisonHead& left, const ComparisonHead& right, const Comparison& c) {
  Json stops = Json::array();
  for (const ComparedStop& stop : c.stops) {
    Json lines = Json::array();
    for (const ComparedLine& l : stop.lines)
      lines.push_back({{"what", l.what},
                       {"left", textOrNull(l.left)},
                       {"right", textOrNull(l.right)},
                       {"same", !l.differs()}});
    stops.push_back({{"title", stop.title},
                     {"left_hop", index(stop.left)},
                     {"right_hop", index(stop.right)},
                     {"lines", std::move(lines)}});
  }
  const Json first = c.first ? Json{{"stop", c.first->stop}, {"line", c.first->line}} : Json();
  const Json out{{"headway_comparison", 1},  {"same", c.same()},     {"differences", c.differences()},
                 {"left", head(left)},       {"right", head(right)}, {"first", first},
                 {"stops", std::move(stops)}};
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace headway
