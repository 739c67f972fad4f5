// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/format/source.h"

#include <algorithm>

#include "sim/support/utf8.h"

namespace headway::format {
namespace {
constexpr std::size_t kLongestQuotedLine = 500;
}

Source::Source(std::string_view text, std::string_view file) : text_(text), file_(file), starts_{0} {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n') starts_.push_back(i + 1);
}

std::size_t Source::lineOf(std::size_t offset) const noexcept {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  return static_cast<std::size_t>(after - starts_.begin()) - 1;
}

std::string_view Source::line(std::size_t line) const noexcept {
  const std::size_t begin = starts_[line];
  const std::size_t end = line + 1 < starts_.size() ? starts_[line + 1] - 1 : text_.size();
  std::string_view out = text_.substr(begin, end - begin);
  if (out.ends_with('\r')) out.remove_suffix(1);
  return out;
}

Place Source::place(std::size_t offset, std::size_t bytes) const {
  const std::size_t index = lineOf(std::min(offset, text_.size()));
  const std::string_view whole = line(index);
  const std::size_t column = std::min(offset - std::min(offset, starts_[index]), whole.size());
  Place out;
  out.file = file_;
  out.line = static_cast<int>(index) + 1;
  out.column = static_cast<int>(column) + 1;
  out.length = std::max(1, static_cast<int>(utf8::columns(whole.substr(column, bytes))));
  if (whole.size() <= kLongestQuotedLine) out.lineText = std::string(whole);
  return out;
}

Diagnostic Source::at(std::size_t offset, Diagnostic d) const {
  d.where = place(offset);
  // The line may hold what a terminal should not be sent.
  for (char& c : d.where.lineText)
    if (static_cast<unsigned char>(c) < 0x20 && c != '\t') c = '?';
  return d;
}

std::optional<Diagnostic> Source::unreadable() const {
  if (text_.size() > kLargestFile)
    return at(0, makeError("yaml.size", "A project file is at most 4 MB; this one is larger",
                           "check that it is the file you meant"));
  for (std::size_t i = 0; i < text_.size();) {
    const auto d = utf8::decode(text_, i);
    if (!d) {
      Diagnostic bad =
          at(i, makeError("yaml.encoding", "The text is not UTF-8 here", "save the file as UTF-8"));
      bad.where.lineText.clear();  // it can't be shown as text
      return bad;
    }
    const bool control =
        (d->point < 0x20 && d->point != '\t' && d->point != '\n' && d->point != '\r') || d->point == 0x7F;
    if (control)
      return at(i, makeError("yaml.encoding", "There is a control character here",
                             "remove it, or write it as an escape such as \"\\x00\" in double quotes"));
    i += d->size;
  }
  return std::nullopt;
}

}  // namespace headway::format
