// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "ui/text.h"
#include "ui/trace/hop_diff_model.h"

namespace headway::ui {
namespace {

using Line = HopDiffModel::Line;
using Lines = std::vector<Line>;

std::optional<QString> some(const std::optional<std::string>& s) {
  return s ? std::optional(qs(*s)) : std::nullopt;
}

/// What a request says comes first, how it was sent last.
constexpr Part kAbout[] = {Part::Scheme, Part::Version,    Part::Target,
                           Part::Port,   Part::ServerName, Part::Peer};

bool isAbout(Part part) { return std::find(std::begin(kAbout), std::end(kAbout), part) != std::end(kAbout); }

struct PartText {
  Part part;
  std::optional<std::string> text;
};

std::vector<PartText> partsOf(const http::Message& m) {
  if (const auto* r = std::get_if<http::Request>(&m))
    return {{Part::Method, r->method},
            {Part::Path, r->path},
            {Part::Query, r->query},
            {Part::Scheme, r->scheme},
            {Part::Version, r->version},
            {Part::Target, r->target},
            {Part::Port, std::to_string(r->port)},
            {Part::ServerName, r->serverName},
            {Part::Peer, r->peer}};
  const auto& r = std::get<http::Response>(m);
  return {{Part::Status, std::to_string(r.status)}, {Part::Reason, r.reason}};
}

const http::Headers& headersOf(const http::Message& m) {
  return std::visit([](const auto& x) -> const http::Headers& { return x.headers; }, m);
}
const std::string& bodyOf(const http::Message& m) {
  return std::visit([](const auto& x) -> const std::string& { return x.body; }, m);
}

void appendSide(Lines& out, const http::Message& m, bool before, RuleId rule) {
  const auto append = [&](const QString& name, const QString& text) {
    Line line{name, name, {}, {}, {}, true};
    (before ? line.before : line.after) = text;
    if (rule.valid()) line.rules.push_back(rule);
    out.push_back(std::move(line));
  };
  const auto parts = [&](bool about) {
    for (const PartText& p : partsOf(m))
      if (isAbout(p.part) == about && p.text && !p.text->empty()) append(qs(partName(p.part)), qs(*p.text));
  };
  parts(false);
  for (const auto& f : headersOf(m).fields()) append(qs(f.name), qs(f.value));
  if (!bodyOf(m).empty()) append(qs(partName(Part::Body)), qs(bodyOf(m)));
  parts(true);
}

void addRules(Line& line, const Hop& hop, Part part) {
  for (const Change& c : hop.changes)
    if (c.part == part) line.rules.push_back(c.rule);
}

void appendPart(Lines& out, const Hop& hop, Part part, const std::optional<std::string>& in,
                const std::optional<std::string>& after) {
  const bool nothing = (!in || in->empty()) && (!after || after->empty());
  if (nothing) return;
  const QString name = qs(partName(part));
  Line line{name, name, some(in), some(after), {}, false};
  if (in != after) addRules(line, hop, part);
  out.push_back(std::move(line));
}

/// Replays the header changes on lines instead of fields: a removed field keeps its line.
Lines headerLines(const Hop& hop) {
  Lines lines;
  for (const auto& f : headersOf(hop.in).fields())
    lines.push_back({qs(f.name), qs(f.name), qs(f.value), qs(f.value), {}, false});
  const auto positionOf = [&lines](std::size_t index) {
    std::size_t at = 0;
    for (; at < lines.size(); ++at)
      if (lines[at].after && index-- == 0) break;
    return at;
  };
  for (const Change& c : hop.changes) {
    if (c.part != Part::Header) continue;
    const std::size_t at = positionOf(c.index);
    if (!c.before) {
      lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at),
                   {qs(c.name), {}, {}, some(c.after), {c.rule}, false});
      continue;
    }
    if (at == lines.size()) continue;
    lines[at].after = some(c.after);
    if (c.after) lines[at].name = qs(c.name);
    lines[at].rules.push_back(c.rule);
  }
  std::erase_if(lines, [](const Line& l) { return !l.before && !l.after; });
  return lines;
}

}  // namespace

std::vector<Line> diffLines(const Hop& hop) {
  Lines out;
  const bool replaced = std::holds_alternative<Answered>(hop.outcome) && hop.phase == Phase::Response;
  if (hop.in.index() != hop.out.index() || replaced) {  // another message leaves the node
    appendSide(out, hop.in, true, {});
    appendSide(out, hop.out, false, ruleOf(hop.outcome));
    return out;
  }
  const auto before = partsOf(hop.in), after = partsOf(hop.out);
  const auto parts = [&](bool about) {
    for (std::size_t i = 0; i < before.size(); ++i)
      if (isAbout(before[i].part) == about)
        appendPart(out, hop, before[i].part, before[i].text, after[i].text);
  };
  parts(false);
  for (Line& line : headerLines(hop)) out.push_back(std::move(line));
  appendPart(out, hop, Part::Body, bodyOf(hop.in), bodyOf(hop.out));
  parts(true);
  return out;
}

}  // namespace headway::ui
