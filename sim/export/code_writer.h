// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace headway {

/// Lines of source code with their indentation.
class CodeWriter {
 public:
  CodeWriter& line(std::string_view text = {}) {
    if (!text.empty()) text_.append(depth_ * 2, ' ').append(text);
    text_ += '\n';
    return *this;
  }
  /// A line after which the code stands deeper, until close().
  CodeWriter& open(std::string_view text) {
    line(text);
    ++depth_;
    return *this;
  }
  CodeWriter& close(std::string_view text) { return end().line(text); }
  /// Ends what open() began, without a line.
  CodeWriter& end() {
    --depth_;
    return *this;
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
  std::size_t depth_ = 0;
};

}  // namespace headway
