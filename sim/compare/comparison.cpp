// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/compare/comparison.h"

#include <algorithm>
#include <map>

#include "sim/compare/facts.h"
#include "sim/support/text.h"

namespace headway {
namespace {

using Pair = std::pair<std::optional<std::size_t>, std::optional<std::size_t>>;

const Node* nodeOf(const CompareSide& side, const Hop& hop) { return side.project.find(hop.node); }

/// How well two hops belong together; 0 = not at all.
std::size_t likeness(const CompareSide& left, const Hop& a, const CompareSide& right, const Hop& b) {
  if (a.phase != b.phase || a.stage != b.stage) return 0;
  if (a.node == b.node) return 3;
  const Node* one = nodeOf(left, a);
  const Node* other = nodeOf(right, b);
  return one && other && one->kind() == other->kind() ? 2 : 0;
}

/// The pairs that keep the order of both sides and have the greatest likeness in sum.
std::vector<Pair> align(const CompareSide& left, const CompareSide& right) {
  const auto& a = left.trace.hops;
  const auto& b = right.trace.hops;
  std::vector<std::vector<std::size_t>> best(a.size() + 1, std::vector<std::size_t>(b.size() + 1, 0));
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t k = b.size(); k-- > 0;) {
      const std::size_t like = likeness(left, a[i], right, b[k]);
      best[i][k] = std::max({best[i + 1][k], best[i][k + 1], like > 0 ? like + best[i + 1][k + 1] : 0});
    }
  std::vector<Pair> out;
  std::size_t i = 0, k = 0;
  while (i < a.size() || k < b.size()) {
    const bool both = i < a.size() && k < b.size();
    const std::size_t like = both ? likeness(left, a[i], right, b[k]) : 0;
    if (like > 0 && best[i][k] == like + best[i + 1][k + 1])
      out.emplace_back(i++, k++);
    else if (k == b.size() || (i < a.size() && best[i][k] == best[i + 1][k]))
      out.emplace_back(i++, std::nullopt);
    else
      out.emplace_back(std::nullopt, k++);
  }
  return out;
}

/// The lines of both lists, those of one key together, in an order that fits both as far as can be.
std::vector<ComparedLine> merge(const Facts& left, const Facts& right) {
  std::vector<ComparedLine> out;
  std::map<std::string, std::size_t> at;
  for (const Fact& f : left) {
    at.emplace(f.key, out.size());
    out.push_back({f.what, f.value, {}});
  }
  std::vector<std::pair<std::size_t, ComparedLine>> extra;  // with the line it stands after
  std::size_t after = 0;
  for (const Fact& f : right) {
    if (const auto known = at.find(f.key); known != at.end()) {
      out[known->second].right = f.value;
      after = std::max(after, known->second + 1);
    } else {
      extra.emplace_back(after, ComparedLine{f.what, {}, f.value});
    }
  }
  for (auto it = extra.rbegin(); it != extra.rend(); ++it)
    out.insert(out.begin() + static_cast<std::ptrdiff_t>(it->first), it->second);
  return out;
}

ComparedStop compareHops(const CompareSide& left, const CompareSide& right, const Pair& pair) {
  const Hop* a = pair.first ? &left.trace.hops[*pair.first] : nullptr;
  const Hop* b = pair.second ? &right.trace.hops[*pair.second] : nullptr;
  const Node* node = a ? nodeOf(left, *a) : nodeOf(right, *b);
  const Hop& any = a ? *a : *b;
  ComparedStop out{(node ? node->name : any.node.value) + ", " + any.stage, pair.first, pair.second, {}};
  if (!a || !b)
    out.lines = merge(a ? Facts{endingOf(*a)} : Facts{}, b ? Facts{endingOf(*b)} : Facts{});
  else if (a->out.index() == b->out.index())
    out.lines = merge(factsOf(*a), factsOf(*b));
  else  // one answers, one passes on: header by header there is nothing to say
    out.lines = merge(decisionsOf(*a), decisionsOf(*b));
  return out;
}

std::optional<Comparison::Place> firstDifference(const std::vector<ComparedStop>& stops) {
  for (std::size_t s = 0; s < stops.size(); ++s)
    for (std::size_t l = 0; l < stops[s].lines.size(); ++l)
      if (stops[s].lines[l].differs()) return Comparison::Place{s, l};
  return std::nullopt;
}

}  // namespace

std::size_t ComparedStop::differences() const {
  return static_cast<std::size_t>(
      std::count_if(lines.begin(), lines.end(), [](const ComparedLine& l) { return l.differs(); }));
}

std::size_t Comparison::differences() const {
  std::size_t out = 0;
  for (const ComparedStop& stop : stops) out += stop.differences();
  return out;
}

Comparison compareTraces(const CompareSide& left, const CompareSide& right) {
  Comparison out;
  for (const Pair& pair : align(left, right)) out.stops.push_back(compareHops(left, right, pair));
  out.stops.push_back(
      {"Verdict",
       {},
       {},
       merge(factsOf(left.project, left.trace.verdict), factsOf(right.project, right.trace.verdict))});
  out.first = firstDifference(out.stops);
  return out;
}

}  // namespace headway
