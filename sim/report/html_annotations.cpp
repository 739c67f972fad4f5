// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/html_annotations.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "sim/report/html_text.h"
#include "sim/support/text.h"
#include "sim/support/utf8.h"

namespace headway {
namespace {

constexpr int kFar = 1000000;
constexpr int kAround = 24, kBand = 28, kTitleInset = 14, kTitleColumn = 9;
constexpr int kNoteWidth = 220, kPad = 10, kLine = 17, kLowest = 36;
constexpr std::size_t kMostLines = 60;
constexpr int kRoom = (kNoteWidth - 2 * kPad) * 100 / 12;  // hundredths of the height of the letters

// The page's font is the reader's, so the widths are generous; in hundredths of the letters' height.
int advance(char32_t c) {
  constexpr std::u32string_view thin = U" iljtfrI.,:;'|!()[]", broad = U"mwMW@%";
  const bool wide = (c >= 0x1100 && c < 0x1160) || (c >= 0x2e80 && c < 0xd7b0) ||
                    (c >= 0xf900 && c < 0xfb00) || (c >= 0xff00 && c < 0xff61) || c >= 0x1f000;
  if (thin.find(c) != std::u32string_view::npos) return 36;
  return wide || broad.find(c) != std::u32string_view::npos ? 100 : c >= U'A' && c <= U'Z' ? 70 : 60;
}

void wrap(std::string_view paragraph, std::vector<std::string>& lines) {
  std::size_t start = 0, space = 0;
  int width = 0;
  for (std::size_t at = 0; at < paragraph.size();) {
    const auto c = utf8::decode(paragraph, at);
    if (paragraph[at] == ' ') space = at;
    width += advance(c ? c->point : U'?');
    if (width > kRoom && at > start) {
      const std::size_t end = space > start ? space : at;
      lines.emplace_back(paragraph.substr(start, end - start));
      at = start = space > start ? end + 1 : end;
      width = 0;
      continue;
    }
    at += c ? c->size : 1;
  }
  lines.emplace_back(paragraph.substr(start));
}

std::string rectangle(const char* dress, const Area& a, int radius) {
  return "<rect class=\"" + std::string(dress) + "\" x=\"" + std::to_string(a.left) + "\" y=\"" +
         std::to_string(a.top) + "\" width=\"" + std::to_string(a.right - a.left) + "\" height=\"" +
         std::to_string(a.bottom - a.top) + "\" rx=\"" + std::to_string(radius) + "\"/>";
}

std::string textAt(const char* dress, int x, int y, int size, const std::string& markup) {
  return "<text class=\"" + std::string(dress) + "\" x=\"" + std::to_string(x) + "\" y=\"" +
         std::to_string(y) + "\" font-size=\"" + std::to_string(size) + "\">" + markup + "</text>";
}

}  // namespace

Area Area::with(const Area& other) const {
  return {std::min(left, other.left), std::min(top, other.top), std::max(right, other.right),
          std::max(bottom, other.bottom)};
}

Drawing drawFrame(const NodeGroup& group, const Area& nodes) {
  const Area frame{nodes.left - kAround, nodes.top - kAround - kBand, nodes.right + kAround,
                   nodes.bottom + kAround};
  const int room = frame.right - frame.left - 2 * kTitleInset;
  return {frame, "<g><title>" + htmlText(group.title) + "</title>" + rectangle("frame", frame, 12) +
                     textAt("frame-title", frame.left + kTitleInset, frame.top + 23, 13,
                            shortened(group.title, static_cast<std::size_t>(room / kTitleColumn))) +
                     "</g>"};
}

Drawing drawNote(const CanvasNote& note) {
  std::vector<std::string> lines;
  for (const std::string& paragraph : text::split(note.text, '\n')) wrap(paragraph, lines);
  const bool cut = lines.size() > kMostLines;
  if (cut) lines.resize(kMostLines);
  const int x = bounded(note.x), y = bounded(note.y);
  const int height = std::max(kLowest, static_cast<int>(lines.size()) * kLine + 2 * kPad);
  const Area card{x, y, x + kNoteWidth, y + height};
  std::string svg = "<g>" + rectangle("note-card", card, 4);
  int baseline = y + kPad + 12;
  for (const std::string& line : lines) {
    const bool last = &line == &lines.back();
    if (!line.empty() || (last && cut))
      svg += textAt("note-line", x + kPad, baseline, 12, last && cut ? "…" : htmlText(line));
    baseline += kLine;
  }
  return {card, svg + "</g>"};
}

std::string shortened(const std::string& s, std::size_t most) {
  if (utf8::columns(s) <= most) return htmlText(s);
  std::size_t at = 0;
  for (std::size_t n = 0; n + 1 < most; ++n) {
    const auto c = utf8::decode(s, at);
    at += c ? c->size : 1;
  }
  return htmlText(std::string_view(s).substr(0, at)) + "…";
}

int bounded(int coordinate) { return std::clamp(coordinate, -kFar, kFar); }

}  // namespace headway
