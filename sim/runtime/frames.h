// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace headway {

/// What the prelude prints about one event (see sim/runtime/prelude.h), or about the start.
struct RuntimeFrame {
  bool hello = false;  ///< compiled; `line` is the engine's number of the source's first line
  int line = 0;
  std::size_t event = 0;
  char status = 0;
  std::string output, error, stack, originCalls, customLog;
  std::vector<std::string> log;
};

/// Takes complete frames out of the engine's output as it comes. Text that the token does not announce is
/// dropped.
class FrameReader {
 public:
  explicit FrameReader(std::string token) : token_(std::move(token)) {}
  /// Appends the frames that are complete in `output` and removes what it has read.
  void read(std::string& output, std::vector<RuntimeFrame>& frames);
  /// Bytes of frames begun and not complete.
  std::size_t pending() const noexcept { return pending_; }
  /// Log lines of an event that has not ended.
  std::vector<std::string> takeLog() { return std::move(frame_.log); }

 private:
  void section(std::string_view text, std::vector<RuntimeFrame>& frames);

  std::string token_;
  RuntimeFrame frame_;
  std::size_t pending_ = 0;
};

/// `s` with every byte that is no part of well-formed UTF-8 replaced by U+FFFD.
std::string validUtf8(std::string_view s);

}  // namespace headway
