// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/support/diagnostic.h"

namespace headway::format {

/// The text of a file and where its lines begin: turns byte offsets into places for diagnostics.
/// Keeps views of `text`, which must live as long.
class Source {
 public:
  Source(std::string_view text, std::string_view file);

  std::string_view text() const noexcept { return text_; }

  /// Lines count from 0 here and end before their line break.
  std::size_t lineCount() const noexcept { return starts_.size(); }
  std::size_t lineOf(std::size_t offset) const noexcept;
  std::size_t lineStart(std::size_t line) const noexcept { return starts_[line]; }
  std::string_view line(std::size_t line) const noexcept;

  /// `bytes` is what to underline, cut at the end of the line. A line of over 500 bytes is not quoted.
  Place place(std::size_t offset, std::size_t bytes = 1) const;

  /// Why the text can't be a project file whatever it says: over 4 MB ("yaml.size"), not UTF-8 or with
  /// control characters in it ("yaml.encoding").
  std::optional<Diagnostic> unreadable() const;

 private:
  Diagnostic at(std::size_t offset, Diagnostic d) const;

  std::string_view text_;
  std::string file_;
  std::vector<std::size_t> starts_;
};

inline constexpr std::size_t kLargestFile = 4 * 1024 * 1024;

}  // namespace headway::format
