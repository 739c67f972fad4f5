// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "sim/http/message.h"
#include "sim/report/report.h"
#include "sim/support/overloaded.h"
#include "sim/support/text.h"

namespace headway {
namespace {

std::string nodeName(const Project& project, const NodeId& id) {
  const Node* node = project.find(id);
  return node ? node->name : id.value;
}

std::string shorten(const std::string& s) {
  const std::string one = text::replaceAll(s, "\n", "\\n");
  return one.size() > 160 ? one.substr(0, 157) + "..." : one;
}

/// Writes one trace; every method one part of a hop.
class TextReport {
 public:
  TextReport(const Project& project, const SampleRequest& request, const Trace& trace, Style style)
      : project_(project), request_(request), trace_(trace), style_(style) {}

  std::string run() {
    line(style_.bold(request_.method + " " + request_.url) +
         (request_.name.empty() ? "" : style_.dim("   " + request_.name)));
    if (!request_.after.empty())
      line(style_.dim("   after " + printable(request_.after) +
                      (request_.wait > 0 ? ", " + std::to_string(request_.wait) + " s later" : "")));
    int number = 0;
    for (const Hop& hop : trace_.hops) oneHop(++number, hop);
    verdict();
    return out_;
  }

 private:
  void line(const std::string& s) { out_ += s + "\n"; }

  void oneHop(int number, const Hop& hop) {
    line("");
    line(style_.bold(std::to_string(number) + "  " + nodeName(project_, hop.node)) + "  " +
         style_.dim((hop.phase == Phase::Request ? "↓ " : "↑ ") + hop.stage));
    notes(hop);
    for (const Change& c : hop.changes) change(c);
    extras(hop);
    outcome(hop);
    if (hop.django) beliefs(*hop.django);
  }

  // Notes of one rule stand together: a dozen forwarded headers are one line.
  void notes(const Hop& hop) {
    std::vector<std::string_view> seen;
    for (const Note& n : hop.notes) {
      if (std::find(seen.begin(), seen.end(), n.rule.key()) != seen.end()) continue;
      seen.push_back(n.rule.key());
      std::vector<std::string> texts;
      for (const Note& same : hop.notes)
        if (same.rule == n.rule) texts.push_back(printable(same.text));
      line("   " + style_.blue("·") + " " + std::string(n.rule.row().title) + mark(n.rule) +
           style_.dim(": ") + style_.dim(text::join(texts, "; ")));
    }
  }

  std::string mark(RuleId rule) const {
    const Confidence c = rule.row().confidence;
    return c == Confidence::Documented ? "" : " " + style_.yellow("(" + std::string(confidenceName(c)) + ")");
  }

  void change(const Change& c) {
    const std::string what = c.part == Part::Header ? c.name : std::string(partName(c.part));
    std::string text;
    if (!c.before)
      text = style_.green("+ " + what + ": " + value(c.after));
    else if (!c.after)
      text = style_.red("- " + what + ": " + value(c.before));
    else
      text = style_.yellow("~ " + what + ": ") + value(c.before) + style_.yellow(" → ") + value(c.after);
    line("   " + text);
    line("       " + style_.dim(std::string(c.rule.row().title) + "  [" + std::string(c.rule.key()) + "]") +
         mark(c.rule));
  }

  static std::string value(const std::optional<std::string>& v) {
    return v && !v->empty() ? printable(shorten(*v)) : "(empty)";
  }

  void extras(const Hop& hop) {
    if (!hop.extras.cacheKey.empty()) {
      line("   " + style_.cyan("cache key"));
      for (const CacheKeyPart& p : hop.extras.cacheKey)
        line("       " + p.name + " = " + printable(shorten(p.value)) + style_.dim("   " + p.setBy));
    }
    for (const std::string& l : hop.extras.functionLog) line("   " + style_.cyan("log") + " " + printable(l));
  }

  void outcome(const Hop& hop) {
    std::visit(
        Overloaded{[](const Forwarded&) {},
                   [&](const Answered& a) {
                     const std::string word =
                         a.refused ? style_.red("✗ refused") : style_.green("✓ answered");
                     line("   " + word + " " + std::to_string(a.status) + "  " + printable(a.sentence) +
                          style_.dim("  [" + std::string(a.rule.key()) + "]") + mark(a.rule));
                   },
                   [&](const Unknown& u) {
                     line("   " + style_.yellow("? unknown") + "  " + printable(u.sentence) + mark(u.rule));
                   },
                   [&](const Retried& r) {
                     line("   " + style_.yellow("↻ asks again") + "  " + printable(r.sentence) +
                          style_.dim("  [" + std::string(r.rule.key()) + "]") + mark(r.rule));
                   }},
        hop.outcome);
  }

  void belief(const char* name, const DjangoView::Answer& a) {
    const std::string shown =
        a.error.empty() ? printable(a.value) : style_.red(a.error + ": ") + printable(a.message);
    line("       " + std::string(name) + "  " + shown);
  }

  void beliefs(const DjangoView& d) {
    line("   " + style_.cyan("Django believes"));
    belief("get_host()          ", d.host);
    belief("scheme              ", d.scheme);
    belief("get_port()          ", d.port);
    belief("build_absolute_uri()", d.absoluteUri);
    line("       REMOTE_ADDR           " + printable(d.remoteAddr));
    if (d.csrfChecked)
      line("       CSRF                  " +
           (d.csrfReason.empty() ? style_.green("passes") : style_.red(printable(d.csrfReason))));
    for (const std::string& l : d.log) line("   " + style_.cyan("log") + " " + printable(l));
  }

  void verdict() {
    const Verdict& v = trace_.verdict;
    line("");
    const bool good = v.kind == Verdict::Kind::Delivered || v.kind == Verdict::Kind::Answered;
    const std::string head = verdictHeadline(v);
    line((good                               ? style_.green("✓ ") + style_.bold(style_.green(head))
          : v.kind == Verdict::Kind::Unknown ? style_.yellow("? ") + style_.bold(style_.yellow(head))
                                             : style_.red("✗ ") + style_.bold(style_.red(head))) +
         "  by " + nodeName(project_, v.by) +
         (v.rule.valid() ? style_.dim("  [" + std::string(v.rule.key()) + "]") : ""));
    line("  " + printable(v.sentence));
    if (v.assumptions.empty()) return;
    line("");
    line("  Rests on " + std::to_string(v.assumptions.size()) +
         (v.assumptions.size() == 1 ? " assumption:" : " assumptions:"));
    for (const RuleId r : v.assumptions)
      line("  - " + std::string(r.row().title) + mark(r) + style_.dim("  [" + std::string(r.key()) + "]"));
  }

  const Project& project_;
  const SampleRequest& request_;
  const Trace& trace_;
  Style style_;
  std::string out_;
};

void markdownMessage(std::string& out, const http::Message& m) {
  std::visit(
      Overloaded{[&](const http::Request& r) { out += r.method + " " + http::url(r) + "\n"; },
                 [&](const http::Response& r) { out += std::to_string(r.status) + " " + r.reason + "\n"; }},
      m);
  std::visit(
      [&](const auto& x) {
        for (const auto& f : x.headers.fields()) out += f.name + ": " + f.value + "\n";
      },
      m);
}

// A cell of a Markdown table.
std::string cell(const std::string& s) {
  return text::replaceAll(text::replaceAll(shorten(printable(s)), "|", "\\|"), "`", "'");
}

}  // namespace

std::string verdictHeadline(const Verdict& v) {
  std::string name(verdictName(v.kind));
  if (!name.empty()) name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return v.status == 0 ? name : name + " · " + std::to_string(v.status);
}

std::string traceText(const Project& project, const SampleRequest& request, const Trace& trace, Style style) {
  return TextReport(project, request, trace, style).run();
}

std::string traceMarkdown(const Project& project, const SampleRequest& request, const Trace& trace) {
  const Verdict& v = trace.verdict;
  std::string out = "## " + request.method + " " + request.url + "\n\n**" + verdictHeadline(v) + "** by " +
                    nodeName(project, v.by) + ": " + printable(v.sentence) + "\n";
  int number = 0;
  for (const Hop& hop : trace.hops) {
    out +=
        "\n### " + std::to_string(++number) + ". " + nodeName(project, hop.node) + ", " + hop.stage + "\n\n";
    if (!hop.changes.empty()) out += "| what | before | after | why |\n|---|---|---|---|\n";
    for (const Change& c : hop.changes)
      out += "| " + cell(c.part == Part::Header ? c.name : std::string(partName(c.part))) + " | " +
             (c.before ? "`" + cell(*c.before) + "`" : "–") + " | " +
             (c.after ? "`" + cell(*c.after) + "`" : "–") + " | [" + std::string(c.rule.row().title) + "](" +
             std::string(c.rule.row().source) + ") |\n";
    if (const auto* a = std::get_if<Answered>(&hop.outcome))
      out += "\n" + std::string(a->refused ? "Refused: " : "Answered: ") + printable(a->sentence) + "\n";
    if (const auto* r = std::get_if<Retried>(&hop.outcome))
      out += "\nAsks again: " + printable(r->sentence) + "\n";
    if (const auto* u = std::get_if<Unknown>(&hop.outcome))
      out += "\nUnknown: " + printable(u->sentence) + "\n";
  }
  if (trace.response) {
    out += "\n### The viewer gets\n\n```http\n";
    markdownMessage(out, *trace.response);
    out += "```\n";
  }
  if (!v.assumptions.empty()) out += "\n### Assumptions\n\n";
  for (const RuleId r : v.assumptions)
    out += "- " + std::string(r.row().title) + " (" + std::string(confidenceName(r.row().confidence)) + ")\n";
  return out;
}

}  // namespace headway
