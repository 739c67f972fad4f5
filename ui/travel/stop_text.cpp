// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/travel/stop_text.h"

#include <algorithm>
#include <array>

#include "sim/support/text.h"
#include "ui/canvas/verdict_banner.h"
#include "ui/text.h"
#include "ui/trace/stations.h"

namespace headway::ui {
namespace {

constexpr int kLines = 6, kPlainLines = 4;  ///< at most; of headers that are merely added fewer

/// Of a change, whether the card speaks of it: connections are the wires' own matter.
bool isShown(const Change& c) {
  switch (c.part) {
    case Part::Header:
    case Part::Method:
    case Part::Path:
    case Part::Query:
    case Part::Status:
    case Part::Body: return true;
    default: return false;
  }
}

/// Ranks behind those of the headers that decide hosts.
enum { kChanged = 10, kAdded };

/// The smaller, the earlier on the card.
int rank(const Change& c) {
  constexpr std::array kFirst = {"host", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-for",
                                 "forwarded"};
  const std::string name = text::lower(c.name);
  for (std::size_t i = 0; i < kFirst.size(); ++i)
    if (c.part == Part::Header && name == kFirst[i]) return static_cast<int>(i);
  return c.before ? kChanged : kAdded;
}

StopLine lineOf(const Change& c) {
  const bool body = c.part == Part::Body;  // too long for a line
  const auto value = [&](const std::optional<std::string>& v) {
    return !v     ? QString()
           : body ? counted(static_cast<qsizetype>(v->size()), QObject::tr("1 byte"), QObject::tr("%1 bytes"))
                  : qs(*v);
  };
  return {!c.before  ? StopLine::Kind::Added
          : !c.after ? StopLine::Kind::Removed
                     : StopLine::Kind::Changed,
          c.part == Part::Header ? qs(c.name) : qs(partName(c.part)), value(c.before), value(c.after)};
}

void addLines(StopText& out, std::vector<Change> changes) {
  std::erase_if(changes, [](const Change& c) { return !isShown(c); });
  std::ranges::stable_sort(changes, {}, rank);
  for (const Change& c : changes) {
    const int most = rank(c) == kAdded ? kPlainLines : kLines;
    if (static_cast<int>(out.lines.size()) < most)
      out.lines.push_back(lineOf(c));
    else
      ++out.more;
  }
}

/// The viewer makes the request: what a message has from the start is no value that was there before.
std::vector<Change> changesOf(const Trace& trace, std::size_t hop) {
  std::vector<Change> out = trace.hops[hop].changes;
  if (hop == 0)
    for (Change& c : out) c.before.reset();
  return out;
}

PathMark markOf(const Hop& hop, const std::vector<Change>& changes) {
  if (std::holds_alternative<Unknown>(hop.outcome)) return PathMark::Unclear;
  if (const auto* answered = std::get_if<Answered>(&hop.outcome))
    return answered->refused ? PathMark::Refused : PathMark::Answered;
  return std::ranges::any_of(changes, [](const Change& c) { return c.before && isShown(c); })
             ? PathMark::Changed
             : PathMark::Passed;
}

QString saidAt(const Hop& hop, bool changed) {
  if (const auto* answered = std::get_if<Answered>(&hop.outcome))
    return QObject::tr("Answers %1: %2").arg(answered->status).arg(qs(answered->sentence));
  if (const std::string_view sentence = sentenceOf(hop.outcome); !sentence.empty()) return qs(sentence);
  if (changed) return {};
  return hop.phase == Phase::Request ? QObject::tr("The request passes as it came.")
                                     : QObject::tr("The response passes as it came.");
}

}  // namespace

QString StopText::plain() const {
  QStringList out = {stage.isEmpty() ? title : title + QStringLiteral(" · ") + stage};
  for (const StopLine& line : lines) switch (line.kind) {
      case StopLine::Kind::Added: out << QStringLiteral("+ %1: %2").arg(line.name, line.after); break;
      case StopLine::Kind::Removed: out << QStringLiteral("− %1: %2").arg(line.name, line.before); break;
      case StopLine::Kind::Changed:
        out << QStringLiteral("~ %1: %2 → %3").arg(line.name, line.before, line.after);
        break;
    }
  if (more > 0) out << QObject::tr("and %1 more").arg(more);
  if (!said.isEmpty()) out << said;
  return out.join('\n');
}

StopText beginText(const Project& project, const Trace& trace) {
  StopText out;
  if (!trace.hops.empty()) out.title = nodeName(project, trace.hops.front().node);
  out.said = QObject::tr("Nothing is sent yet.");
  out.mark = PathMark::NotReached;
  return out;
}

StopText stopText(const Project& project, const Trace& trace, std::size_t hop) {
  const Hop& at = trace.hops[hop];
  StopText out;
  out.title = nodeName(project, at.node);
  out.stage = qs(at.stage);
  const std::vector<Change> changes = changesOf(trace, hop);
  out.mark = markOf(at, changes);
  addLines(out, changes);
  out.said = saidAt(at, !out.lines.empty());
  return out;
}

StopText verdictText(const Project& project, const Trace& trace, const HostColors& hosts) {
  StopText out;
  out.title = bannerText(project, trace.verdict, hosts).head;
  out.said = qs(trace.verdict.sentence);
  out.mark = verdictMark(trace.verdict.kind);
  return out;
}

}  // namespace headway::ui
