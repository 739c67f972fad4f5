// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/report_html.h"

#include <algorithm>

#include "sim/report/html_headers.h"
#include "sim/report/html_path.h"
#include "sim/report/html_text.h"
#include "sim/report/report.h"
#include "sim/support/embedded.h"
#include "sim/support/overloaded.h"
#include "sim/support/text.h"

namespace headway {
namespace {

constexpr std::size_t kShort = 3;  // so many assumptions need not be folded away

std::string nodeName(const Project& project, const NodeId& id) {
  const Node* node = project.find(id);
  return htmlText(node ? node->name : id.value);
}

std::string element(const char* tag, const std::string& dress, const std::string& inner) {
  return std::string("<") + tag + (dress.empty() ? "" : " class=\"" + dress + "\"") + ">" + inner + "</" +
         tag + ">";
}

/// A box that scrolls by itself when the page is narrower than what is in it.
std::string scrolling(const char* dress, const std::string& label, const std::string& inner) {
  return std::string("<div class=\"card ") + dress + "\" role=\"region\" tabindex=\"0\" aria-label=\"" +
         label + "\">" + inner + "</div>";
}

const char* verdictDress(Verdict::Kind kind) {
  switch (kind) {
    case Verdict::Kind::Delivered:
    case Verdict::Kind::Answered: return "good";
    case Verdict::Kind::Refused: return "bad";
    case Verdict::Kind::Unknown: break;
  }
  return "unclear";
}

const char* verdictMark(Verdict::Kind kind) {
  const std::string_view dress = verdictDress(kind);
  return dress == "good" ? "✓ " : dress == "bad" ? "✗ " : "? ";
}

/// Key, how sure we are, and where it is written.
std::string origin(RuleId rule) {
  if (!rule.valid()) return {};
  const Rule& row = rule.row();
  const std::string source = row.source.starts_with("https://")
                                 ? "<a rel=\"noopener noreferrer\" href=\"" + htmlText(row.source) + "\">" +
                                       htmlText(row.source) + "</a>"
                                 : htmlText(row.source);
  return element("p", "muted",
                 element("span", "chip", std::string(confidenceName(row.confidence))) + " " +
                     element("code", "", htmlText(row.key)) + " · " + source);
}

/// Writes one trace; every method one part of the page.
class Section {
 public:
  Section(const Project& project, const Trace& trace) : project_(project), trace_(trace), hosts_(trace) {}

  /// `below`: what stands below the verdict.
  std::string run(const std::string& below) const {
    std::string out = verdict() + below;
    if (trace_.hops.empty()) return out;
    out += element("h2", "", "The path") + scrolling("path", "The path", pathSvg(project_, trace_));
    out += headers(Phase::Request, "Headers through the path") +
           headers(Phase::Response, "Headers of the answer on its way back");
    if (trace_.verdict.django) out += beliefs(*trace_.verdict.django);
    out += element("h2", "", "Hop by hop");
    int number = 0;
    for (const Hop& hop : trace_.hops) out += oneHop(++number, hop);
    return out;
  }

 private:
  std::string verdict() const {
    const Verdict& v = trace_.verdict;
    std::string out = element("strong", "", verdictMark(v.kind) + htmlText(verdictHeadline(v)));
    if (!v.by.empty()) out += element("span", "muted", "by " + nodeName(project_, v.by));
    out += element("p", "", htmlText(v.sentence));
    if (v.rule.valid()) out += element("p", "muted", htmlText(v.rule.row().why)) + origin(v.rule);
    std::string rests;
    for (const RuleId rule : v.assumptions)
      rests += element("li", "", htmlText(rule.row().title) + " " + origin(rule));
    if (!rests.empty())
      out += std::string(v.assumptions.size() <= kShort ? "<details open>" : "<details>") +
             "<summary>It rests on " + std::to_string(v.assumptions.size()) +
             (v.assumptions.size() == 1 ? " assumption" : " assumptions") + "</summary>" +
             element("ul", "", rests) + "</details>";
    return "<section class=\"card verdict " + std::string(verdictDress(v.kind)) + "\">" + out + "</section>";
  }

  std::string headers(Phase phase, const char* title) const {
    const std::string table = headerTable(project_, trace_, phase, hosts_);
    if (table.empty()) return {};
    return element("h2", "", title) + scrolling("wide", title, table) +
           "<p class=\"legend muted\"><span class=\"added\"><b class=\"mark\">+</b>added</span>"
           "<span class=\"changed\"><b class=\"mark\">~</b>changed</span>"
           "<span class=\"removed\"><b class=\"mark\">−</b>removed</span></p>";
  }

  std::string belief(const char* name, const DjangoView::Answer& a) const {
    if (a.error.empty()) return belief(name, a.value, false);
    return belief(name, a.error + ": " + a.message, true);
  }
  std::string belief(const char* name, const std::string& value, bool bad) const {
    return "<tr><th scope=\"row\">" + htmlText(name) + "</th>" +
           element("td", bad ? "wire removed" : "wire",
                   bad ? element("span", "mark", "✗") + htmlText(value)
                       : element("span", hosts_.of(value), htmlText(value))) +
           "</tr>";
  }

  std::string beliefs(const DjangoView& d) const {
    std::string rows = belief("get_host()", d.host) + belief("scheme", d.scheme) +
                       belief("is_secure()", d.secure ? "True" : "False", false) +
                       belief("get_port()", d.port) + belief("build_absolute_uri()", d.absoluteUri) +
                       belief("REMOTE_ADDR", d.remoteAddr, false);
    if (d.csrfChecked)
      rows += belief("CSRF", d.csrfReason.empty() ? "passes" : d.csrfReason, !d.csrfReason.empty());
    for (const std::string& line : d.log) rows += belief("log", line, false);
    return element("h2", "", "What Django believes") +
           scrolling("wide", "What Django believes",
                     "<table class=\"answers\"><tbody>" + rows + "</tbody></table>");
  }

  std::string oneHop(int number, const Hop& hop) const {
    std::string items;
    for (const Note& n : hop.notes)
      items += item("note", "·", std::string(n.rule.valid() ? n.rule.row().title : ""), n.text, n.rule);
    for (const Change& c : hop.changes) items += change(c);
    for (const std::string& l : hop.extras.functionLog) items += item("note", "log", "", l, {});
    items += outcome(hop.outcome);
    std::string head =
        element("h3", "", std::to_string(number) + "  " + nodeName(project_, hop.node)) +
        element("span", "muted", (hop.phase == Phase::Request ? "↓ " : "↑ ") + htmlText(hop.stage));
    if (!hop.changes.empty())
      head += " " + element("span", "chip",
                            std::to_string(hop.changes.size()) +
                                (hop.changes.size() == 1 ? " change" : " changes"));
    if (items.empty()) items = element("li", "muted", "Passed on as it came.");
    return "<details open>" + element("summary", "", head) + element("ul", "", items) + "</details>";
  }

  static std::string item(const char* dress, const char* mark, const std::string& title,
                          const std::string& detail, RuleId rule) {
    std::string out = element("span", "mark", mark) + htmlText(title);
    if (!detail.empty()) out += element("p", title.empty() ? "" : "muted", htmlText(detail));
    return element("li", dress, out + origin(rule));
  }

  static std::string change(const Change& c) {
    const std::string what = c.part == Part::Header ? c.name : std::string(partName(c.part));
    const auto value = [](const std::optional<std::string>& v) {
      return v->empty() ? element("span", "muted", "(empty)") : htmlText(*v);
    };
    std::string dress = "changed", mark = "~", text;
    if (!c.before) {
      dress = "added", mark = "+", text = value(c.after);
    } else if (!c.after) {
      dress = "removed", mark = "−", text = "<del>" + value(c.before) + "</del>";
    } else {
      text = value(c.before) + " → " + value(c.after);
    }
    std::string out = element("span", "mark", mark) + element("code", "", htmlText(what) + ": " + text);
    if (c.rule.valid())
      out +=
          element("p", "", htmlText(c.rule.row().title)) + element("p", "muted", htmlText(c.rule.row().why));
    return element("li", dress, out + origin(c.rule));
  }

  static std::string outcome(const Outcome& outcome) {
    return std::visit(
        Overloaded{[](const Forwarded&) { return std::string(); },
                   [](const Answered& a) {
                     return item(a.refused ? "bad" : "good", a.refused ? "✗" : "✓",
                                 (a.refused ? "refused " : "answered ") + std::to_string(a.status),
                                 a.sentence, a.rule);
                   },
                   [](const Unknown& u) { return item("changed", "?", "not known", u.sentence, u.rule); },
                   [](const Retried& r) { return item("changed", "↻", "asks again", r.sentence, r.rule); }},
        outcome);
  }

  const Project& project_;
  const Trace& trace_;
  HostClasses hosts_;
};

std::string mendList(const std::vector<Mend>& mends) {
  std::string items;
  for (const Mend& m : mends)
    items += element("li", "",
                     htmlText(m.label) + " " + element("span", "chip", htmlText(m.outcome)) +
                         (m.sideEffect.empty() ? "" : element("p", "muted", htmlText(m.sideEffect))));
  if (items.empty()) return {};
  return element("h2", "", "What mends it") + element("p", "muted", "Each was run with this request.") +
         "<div class=\"card\">" + element("ol", "plain", items) + "</div>";
}

std::string requestLine(const SampleRequest& r) {
  return "<p class=\"line wire\"><span class=\"method\">" + htmlText(r.method) + "</span>" + htmlText(r.url) +
         "</p>";
}

std::string steps(const VisitTrace& visit) {
  std::string items;
  for (const VisitEntry& e : visit.entries)
    items += element("li", "",
                     element("span", "wire", htmlText(e.title)) + " " + verdictMark(e.trace.verdict.kind) +
                         htmlText(verdictHeadline(e.trace.verdict)));
  std::string out = "<div class=\"card\">" + element("ol", "plain", items) + "</div>";
  if (visit.loop)
    out += "<section class=\"card verdict bad\">" + element("p", "", htmlText(visit.loop->sentence)) +
           "</section>";
  return out;
}

}  // namespace

std::string visitHtml(const Project& project, const SampleRequest& request, const VisitTrace& visit,
                      const std::vector<Mend>& mends) {
  const std::string title = htmlText(request.name.empty() ? request.url : request.name);
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
      title + " · Headway</title>\n<style>\n" + std::string(embedded::reportStyle) +
      "</style>\n</head>\n<body>\n<main>\n";
  out += element("h1", "", title) + element("p", "muted", htmlText(project.name)) + "\n";
  const bool several = visit.entries.size() > 1;
  if (several) out += steps(visit);
  int number = 0;
  for (const VisitEntry& e : visit.entries) {
    if (several)
      out += "\n" + element("h2", "", "Step " + std::to_string(++number) + ": " + htmlText(e.title));
    out += requestLine(e.sent) +
           Section(project, e.trace).run(&e == &visit.entries.back() ? mendList(mends) : "") + "\n";
  }
  return out +
         "\n<footer>Made by Headway: a simulation, not a capture of the real services.</footer>\n</main>\n</body>\n</html>\n";
}

}  // namespace headway
