// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "sim/format/project_write.h"
#include "sim/format/project_yaml.h"
#include "sim/format/yaml_places.h"
#include "sim/support/text.h"

namespace headway {
namespace {

using format::Comment;
using format::Source;
using format::Stop;
using format::YamlNode;
constexpr std::size_t npos = static_cast<std::size_t>(-1);

/// A document taken apart for moving comments from it or into it.
struct Parts {
  const Source& source;
  const YamlNode& tree;
  std::vector<Stop> stops = format::stopsOf(source, tree);
};

/// The lines of the new text and the comments that go between them.
class Page {
 public:
  Page(const Parts& before, const Parts& after)
      : before_(before),
        after_(after),
        same_(format::matchStops(before.tree, before.stops, after.tree, after.stops)),
        extras_(after.source.lineCount()) {}

  /// False if the place the comment stood at is gone.
  bool place(const Comment& c) {
    if (c.trailing) return placeTrailing(c);
    const auto next = std::find_if(before_.stops.begin(), before_.stops.end(),
                                   [&](const Stop& s) { return s.line >= c.line; });
    const bool above = next != before_.stops.end() && (c.lines.empty() || c.column <= next->column);
    return above ? placeAbove(c, static_cast<std::size_t>(next - before_.stops.begin())) : placeBelow(c);
  }

  std::string text() const;

 private:
  /// What comes on top of a line, behind it, and below it.
  struct Extras {
    std::vector<std::string> above, below;  // "" is a blank line
    std::string behind;
  };

  static std::size_t indentOf(std::string_view line) {
    return std::min(line.find_first_not_of(' '), line.size());
  }

  static void add(std::vector<std::string>& to, const Comment& c, std::size_t indent) {
    if (c.blankBefore) to.emplace_back();
    for (const std::string& l : c.lines) to.push_back(std::string(indent, ' ') + l);
    if (c.blankAfter) to.emplace_back();
  }

  bool placeAbove(const Comment& c, std::size_t stop) {
    if (same_[stop] == npos) return false;
    const Stop& at = after_.stops[same_[stop]];
    if (at.leads || !c.lines.empty()) add(extras_[at.line].above, c, indentOf(after_.source.line(at.line)));
    return true;
  }

  // The comment ends a map or a list: it belongs below the last thing that begins in its column or left of
  // it.
  bool placeBelow(Comment c) {
    for (std::size_t i = before_.stops.size(); i-- > 0;) {
      const Stop& s = before_.stops[i];
      if (s.line >= c.line || s.column > c.column || !s.leads) continue;
      if (same_[i] == npos) return false;
      const Stop& at = after_.stops[same_[i]];
      std::size_t last =
          at.end < after_.stops.size() ? after_.stops[at.end].line - 1 : after_.source.lineCount() - 1;
      while (last > at.line && after_.source.line(last).empty()) --last;
      // The new text has a blank line there, or ends.
      if (after_.source.line(last + 1).empty()) c.blankAfter = false;
      add(extras_[last].below, c, at.column);
      return true;
    }
    return false;
  }

  bool placeTrailing(const Comment& c) {
    const std::size_t stop = ownerOf(c);
    if (stop == npos) return false;
    const std::size_t at = after_.stops[same_[stop]].line;
    Extras& extras = extras_[at];
    if (c.blankBefore) extras.above.emplace_back();
    if (extras.behind.empty())
      extras.behind = "  " + c.lines.front();
    else
      extras.above.push_back(std::string(indentOf(after_.source.line(at)), ' ') + c.lines.front());
    return true;
  }

  // What a comment at the end of a line is about and is still there: the first thing that begins and ends on
  // that line, else the last one that begins there.
  std::size_t ownerOf(const Comment& c) const {
    const auto& stops = before_.stops;
    const auto behind =
        std::find_if(stops.begin(), stops.end(), [&](const Stop& s) { return s.line > c.line; });
    if (behind == stops.begin()) return npos;
    const std::size_t last = static_cast<std::size_t>(behind - stops.begin()) - 1;
    std::size_t first = last;
    while (first > 0 && stops[first - 1].line == stops[last].line) --first;
    for (std::size_t i = first; i <= last; ++i)
      if (stops[i].end <= last + 1 && same_[i] != npos) return i;
    for (std::size_t i = last + 1; i-- > first;)
      if (same_[i] != npos) return i;
    return npos;
  }

  const Parts& before_;
  const Parts& after_;
  std::vector<std::size_t> same_;  ///< stop of the old text -> stop of the new one
  std::vector<Extras> extras_;     ///< by line of the new text
};

std::string Page::text() const {
  std::string out;
  const auto addAll = [&](const std::vector<std::string>& lines) {
    for (const std::string& l : lines)
      if (!l.empty() || (!out.empty() && !out.ends_with("\n\n"))) out += l + '\n';
  };
  // The text ends with a line break, so the last "line" is empty.
  for (std::size_t i = 0; i < extras_.size(); ++i) {
    addAll(extras_[i].above);
    if (i + 1 < extras_.size()) out.append(after_.source.line(i)).append(extras_[i].behind) += '\n';
    addAll(extras_[i].below);
  }
  return out;
}

}  // namespace

SaveText textToSave(const Project& now, const Project& opened, std::string_view text) {
  if (now == opened) return {std::string(text), {}};
  const Source before(text, "");
  const auto tree = format::parseYaml(before);
  if (!tree) return {writeProject(now), {}};
  const std::string fresh = format::writeProject(now, &tree.value());
  const Source after(fresh, "");
  const auto freshTree = format::parseYaml(after);
  if (!freshTree) return {fresh, {}};  // can't be: what is written can be read

  const Parts old{before, *tree}, renewed{after, *freshTree};
  const auto comments = format::commentsOf(before, old.stops, *tree);
  Page page(old, renewed);
  SaveText out;
  for (const Comment& c : comments)
    if (!page.place(c) && !c.lines.empty()) out.lostComments.push_back(text::join(c.lines, "\n"));
  out.text = page.text();
  const auto check = readProject(out.text, "");
  if (check && *check == now) return out;
  // Better without comments than a file that says something else.
  out = {fresh, {}};
  for (const Comment& c : comments)
    if (!c.lines.empty()) out.lostComments.push_back(text::join(c.lines, "\n"));
  return out;
}

}  // namespace headway
