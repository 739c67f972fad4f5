// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/header_table_builder.h"

#include <algorithm>
#include <array>

#include "sim/support/text.h"
#include "ui/text.h"
#include "ui/trace/django_column.h"

namespace headway::ui {
namespace {

// Rows people look for first; the others follow in the order they are met.
constexpr std::array<std::string_view, 6> kFirstRows = {
    "host", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-for", "x-forwarded-port", "forwarded"};
constexpr std::array<Part, 3> kLineParts = {Part::Method, Part::Path, Part::Query};

const http::Headers& headersOf(const http::Message& m) {
  return std::visit([](const auto& x) -> const http::Headers& { return x.headers; }, m);
}

std::size_t rank(const std::string& name) {
  const auto at = std::find(kFirstRows.begin(), kFirstRows.end(), text::lower(name));
  return static_cast<std::size_t>(at - kFirstRows.begin());
}

bool concerns(const Change& change, Part part, const std::string& name) {
  if (change.part != part) return false;
  return part != Part::Header || text::equalsIgnoreCase(change.name, name) ||
         text::equalsIgnoreCase(change.nameBefore, name);
}

CellState stateOf(const std::string* before, const std::string* now, bool first) {
  if (!now) return before ? CellState::Removed : CellState::Absent;
  if (first) return CellState::Same;
  if (!before) return CellState::Added;
  return *before == *now ? CellState::Same : CellState::Changed;
}

}  // namespace

HeaderTableBuilder::HeaderTableBuilder(const Project& project, const Trace& trace, Phase phase)
    : project_(project),
      trace_(trace),
      phase_(phase),
      stations_(stationsOf(project, trace, phase)),
      believes_(phase == Phase::Request && djangoHop(trace)) {}

std::vector<QString> HeaderTableBuilder::titles() const {
  std::vector<QString> out;
  for (const Station& s : stations_) out.push_back(titleOf(s));
  if (believes_) out.push_back(HeaderTableModel::tr("Django believes"));
  return out;
}

std::vector<HeaderTableBuilder::Row> HeaderTableBuilder::rows() const {
  std::vector<Row> out;
  for (const Key& key : keys()) out.push_back(row(key));
  return out;
}

std::vector<HeaderTableBuilder::Key> HeaderTableBuilder::keys() const {
  std::vector<Key> out;
  for (const Station& station : stations_) {
    for (const auto& field : headersOf(*station.message).fields()) {
      const auto same = [&](const Key& k) { return text::equalsIgnoreCase(k.name, field.name); };
      const auto wanted = headersOf(*station.message).all(field.name).size();
      const auto have = static_cast<std::size_t>(std::count_if(out.begin(), out.end(), same));
      for (std::size_t nth = have; nth < wanted; ++nth) out.push_back({Part::Header, field.name, nth});
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Key& a, const Key& b) { return rank(a.name) < rank(b.name); });
  for (const Part part : kLineParts) {
    const Key key{part, {}, 0};
    const auto differs = [&](const Station& s) {
      const std::string* first = valueAt(key, *stations_.front().message);
      const std::string* here = valueAt(key, *s.message);
      return (first ? *first : std::string()) != (here ? *here : std::string());
    };
    if (std::any_of(stations_.begin(), stations_.end(), differs)) out.push_back(key);
  }
  return out;
}

const std::string* HeaderTableBuilder::valueAt(const Key& key, const http::Message& message) const {
  if (key.part == Part::Header) {
    std::size_t nth = 0;
    for (const auto& field : headersOf(message).fields())
      if (text::equalsIgnoreCase(field.name, key.name) && nth++ == key.nth) return &field.value;
    return nullptr;
  }
  const auto* request = std::get_if<http::Request>(&message);
  if (!request) return nullptr;
  if (key.part == Part::Method) return &request->method;
  if (key.part == Part::Path) return &request->path;
  return request->query ? &*request->query : nullptr;
}

HeaderTableBuilder::Row HeaderTableBuilder::row(const Key& key) const {
  Row out{label(key), {}};
  const std::string* before = nullptr;
  for (std::size_t i = 0; i < stations_.size(); ++i) {
    const std::string* now = valueAt(key, *stations_[i].message);
    out.cells.push_back(cell(key, i, before, now));
    Cell& made = out.cells.back();
    // A value that only travels on is explained by what last touched it.
    if (made.why.isEmpty() && i > 0 && !startsAnew(i)) made.why = out.cells[i - 1].why;
    before = now;
  }
  if (!believes_) return out;
  const Hop& hop = *djangoHop(trace_);
  const Belief belief = key.part == Part::Header ? beliefAbout(project_, hop, key.name) : Belief{};
  Cell last{belief.text, belief.state, static_cast<int>(&hop - trace_.hops.data()), {}};
  if (!belief.text.isEmpty()) last.why = whyBelieved(hop, out.name);
  out.cells.push_back(std::move(last));
  return out;
}

bool HeaderTableBuilder::startsAnew(std::size_t station) const {
  return station > 0 && stations_[station - 1].lastHop + 1 != stations_[station].firstHop;
}

HeaderTableBuilder::Cell HeaderTableBuilder::cell(const Key& key, std::size_t at, const std::string* before,
                                                  const std::string* now) const {
  const Station& station = stations_[at];
  const CellState state = stateOf(before, now, at == 0);
  Cell out{now                           ? qs(*now)
           : state == CellState::Removed ? qs(*before)
                                         : QString(),
           state,
           static_cast<int>(station.lastHop),
           {}};
  if (state == CellState::Same && at > 0) return out;
  const Change* change = changeFor(key, station, now, out.hop);
  const QString name = label(key);
  if (!change && startsAnew(at)) {  // another message: nothing was done to the one before
    out.state = now ? CellState::Same : CellState::Absent;
    out.text = now ? qs(*now) : QString();
    return out;
  }
  const RuleId rule = change ? change->rule : at > 0 ? ownAnswer(station, out.hop) : RuleId();
  if (rule.valid()) {
    const QString kicker = state == CellState::Added     ? HeaderTableModel::tr("Why %1 was added here")
                           : state == CellState::Removed ? HeaderTableModel::tr("Why %1 was removed here")
                           : at == 0                     ? HeaderTableModel::tr("Where %1 comes from")
                                                         : HeaderTableModel::tr("Why %1 changed here");
    out.why = explain(rule, kicker.arg(name));
  } else if (at == 0 && now && phase_ == Phase::Response) {
    out.why = {HeaderTableModel::tr("Where %1 comes from").arg(name),
               HeaderTableModel::tr("It is part of the answer"),
               HeaderTableModel::tr("What origins answer is set in the details of the request."),
               {},
               {}};
  } else if (at == 0 && now) {
    out.why = {HeaderTableModel::tr("Where %1 comes from").arg(name),
               HeaderTableModel::tr("It is part of the sample request"),
               HeaderTableModel::tr("The request bar lists the headers the viewer sends; edit it there."),
               {},
               {}};
  }
  return out;
}

const Change* HeaderTableBuilder::changeFor(const Key& key, const Station& station, const std::string* now,
                                            int& hop) const {
  const Change* found = nullptr;
  for (std::size_t h = station.firstHop; h <= station.lastHop; ++h) {
    for (const Change& change : trace_.hops[h].changes) {
      if (!concerns(change, key.part, key.name)) continue;
      const bool fits = now ? change.after == *now : !change.after;
      if (found && !fits) continue;
      found = &change;
      hop = static_cast<int>(h);
    }
  }
  return found;
}

RuleId HeaderTableBuilder::ownAnswer(const Station& station, int& hop) const {
  for (std::size_t h = station.firstHop; h <= station.lastHop; ++h)
    if (const auto* answered = std::get_if<Answered>(&trace_.hops[h].outcome)) {
      hop = static_cast<int>(h);
      return answered->rule;
    }
  return {};
}

Explanation HeaderTableBuilder::whyBelieved(const Hop& hop, const QString& name) const {
  const QString kicker = HeaderTableModel::tr("What Django makes of %1").arg(name);
  if (const auto* answered = std::get_if<Answered>(&hop.outcome); answered && answered->refused)
    return explain(answered->rule, kicker, qs(answered->sentence));
  for (const Note& note : hop.notes)
    if (qs(note.text).contains(name, Qt::CaseInsensitive)) return explain(note.rule, kicker, qs(note.text));
  if (!hop.notes.empty()) return explain(hop.notes.front().rule, kicker, qs(hop.notes.front().text));
  return {};
}

QString HeaderTableBuilder::label(const Key& key) const {
  switch (key.part) {
    case Part::Method: return HeaderTableModel::tr("method");
    case Part::Path: return HeaderTableModel::tr("path");
    case Part::Query: return HeaderTableModel::tr("query");
    default: return qs(key.name);
  }
}

}  // namespace headway::ui
