// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/format/yaml_places.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

namespace headway::format {
namespace {

using Kind = YamlNode::Kind;
constexpr std::size_t npos = static_cast<std::size_t>(-1);

void addStops(const Source& source, const YamlNode& node, std::vector<Stop>& out) {
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const YamlNode& begins = node.is(Kind::Map) ? node.keys[i] : node.items[i];
    Stop stop{&node.items[i], begins.offset};
    stop.line = source.lineOf(stop.offset);
    const std::string_view line = source.line(stop.line);
    stop.column = stop.offset - source.lineStart(stop.line);
    stop.leads = line.find_first_not_of(" -") >= stop.column;
    if (stop.leads && node.is(Kind::List)) stop.column = std::min(stop.column, line.find_first_not_of(' '));
    const std::size_t index = out.size();
    out.push_back(stop);
    addStops(source, node.items[i], out);
    out[index].end = out.size();
  }
}

std::string identity(const YamlNode& item) {
  if (item.is(Kind::Scalar)) return item.text;
  std::string out;
  for (const std::string_view key : {"name", "path", "node", "from", "to", "title", "text"})
    if (const YamlNode* v = find(&item, key); v && v->is(Kind::Scalar))
      out += std::string(key) + '\n' + v->text + '\n';
  return out;
}

std::vector<std::string> namesOf(const YamlNode& node) {
  std::vector<std::string> out;
  for (const YamlNode& n : node.is(Kind::Map) ? node.keys : node.items)
    out.push_back(node.is(Kind::Map) ? n.text : identity(n));
  return out;
}

/// Pairs of indices of the parts of two maps or two lists that are the same part.
std::vector<std::pair<std::size_t, std::size_t>> pairsOf(const YamlNode& before, const YamlNode& after) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  if (before.kind != after.kind) return out;
  const auto a = namesOf(before), b = namesOf(after);
  std::unordered_multimap<std::string, std::size_t> unused;
  for (std::size_t j = b.size(); j-- > 0;) unused.emplace(b[j], j);
  std::vector<bool> matched(a.size()), taken(b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto [first, last] = unused.equal_range(a[i]);
    if (first == last) continue;
    const auto lowest =
        std::min_element(first, last, [](const auto& x, const auto& y) { return x.second < y.second; });
    out.emplace_back(i, lowest->second);
    matched[i] = taken[lowest->second] = true;
    unused.erase(lowest);
  }
  // What was renamed keeps its position.
  if (before.is(Kind::List) && a.size() == b.size())
    for (std::size_t i = 0; i < a.size(); ++i)
      if (!matched[i] && !taken[i]) out.emplace_back(i, i);
  return out;
}

}  // namespace

std::vector<Stop> stopsOf(const Source& source, const YamlNode& tree) {
  std::vector<Stop> out;
  addStops(source, tree, out);
  return out;
}

std::vector<std::size_t> matchStops(const YamlNode& before, const std::vector<Stop>& beforeStops,
                                    const YamlNode& after, const std::vector<Stop>& afterStops) {
  std::unordered_map<const YamlNode*, std::size_t> beforeIndex, afterIndex;
  for (std::size_t i = 0; i < beforeStops.size(); ++i) beforeIndex[beforeStops[i].value] = i;
  for (std::size_t i = 0; i < afterStops.size(); ++i) afterIndex[afterStops[i].value] = i;
  std::vector<std::size_t> out(beforeStops.size(), npos);
  const std::function<void(const YamlNode&, const YamlNode&)> match = [&](const YamlNode& a,
                                                                          const YamlNode& b) {
    for (const auto& [i, j] : pairsOf(a, b)) {
      out[beforeIndex[&a.items[i]]] = afterIndex[&b.items[j]];
      match(a.items[i], b.items[j]);
    }
  };
  match(before, after);
  return out;
}

namespace {

using Range = std::pair<std::size_t, std::size_t>;

// Bytes that a '#' means nothing in: quoted texts, and blocks from the line below their header on.
void addTexts(const Source& source, const YamlNode& node, std::vector<Range>& out) {
  for (const YamlNode& key : node.keys) addTexts(source, key, out);
  for (const YamlNode& item : node.items) addTexts(source, item, out);
  if (!node.is(Kind::Scalar) || !node.quoted) return;
  const char first = source.text()[node.offset];
  const std::size_t below = source.lineOf(node.offset) + 1;
  const bool block = first == '|' || first == '>';
  if (!block)
    out.emplace_back(node.offset, endOfScalar(source, node));
  else if (below < source.lineCount())
    out.emplace_back(source.lineStart(below), endOfScalar(source, node));
}

/// Offset of the comment on that line, or npos. `next` is the first text that may reach into the line.
std::size_t commentOn(const Source& source, std::size_t line, const std::vector<Range>& texts,
                      std::size_t& next) {
  const std::size_t begin = source.lineStart(line), end = begin + source.line(line).size();
  for (std::size_t i = begin; i < end; ++i) {
    while (next < texts.size() && texts[next].second <= i) ++next;
    if (next < texts.size() && texts[next].first <= i) {
      i = texts[next].second - 1;
      continue;
    }
    const bool apart = i == begin || source.text()[i - 1] == ' ' || source.text()[i - 1] == '\t';
    if (source.text()[i] == '#' && apart) return i;
  }
  return npos;
}

bool insideText(const std::vector<Range>& texts, std::size_t offset) {
  const auto after = std::upper_bound(texts.begin(), texts.end(), Range{offset, npos});
  return after != texts.begin() && std::prev(after)->second > offset;
}

}  // namespace

std::vector<Comment> commentsOf(const Source& source, const std::vector<Stop>& stops, const YamlNode& tree) {
  std::vector<Range> texts;
  addTexts(source, tree, texts);
  std::sort(texts.begin(), texts.end());
  std::vector<bool> hasStop(source.lineCount());
  for (const Stop& s : stops) hasStop[s.line] = hasStop[s.line] || s.leads;

  std::vector<Comment> out;
  std::size_t next = 0;
  bool blank = false, open = false;                          // a blank line above; the last comment may go on
  const bool endsWithBreak = source.text().ends_with('\n');  // what follows it is no line
  for (std::size_t line = 0; line + (endsWithBreak ? 1 : 0) < source.lineCount(); ++line) {
    const std::string_view content = source.line(line);
    const std::size_t begin = source.lineStart(line);
    const std::size_t text = content.find_first_not_of(" \t");
    if (text == std::string_view::npos) {
      if (open) out.back().blankAfter = true;
      blank = !insideText(texts, begin);
      open = false;
      continue;
    }
    const std::size_t at = commentOn(source, line, texts, next);
    const bool own = at == begin + text;
    if (own && open && text == out.back().column) {
      out.back().lines.emplace_back(content.substr(text));
    } else if (at != npos) {
      out.push_back({{std::string(source.text().substr(at, begin + content.size() - at))},
                     line,
                     at - begin,
                     !own,
                     blank,
                     false});
      open = own;
    } else if (blank && hasStop[line]) {
      out.push_back({{}, line, text, false, true, false});
      open = false;
    }
    if (!own) open = false;
    blank = false;
  }
  return out;
}

}  // namespace headway::format
