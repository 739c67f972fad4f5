// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/runtime/frames.h"

#include <charconv>

#include "sim/support/text.h"

namespace headway {
namespace {

template <class Number>
Number numberOf(std::string_view s) {
  Number n = 0;
  std::from_chars(s.data(), s.data() + s.size(), n);
  return n;
}

/// Length of the well-formed UTF-8 sequence at the start of `s`, 0 if there is none (RFC 3629, section 4).
std::size_t sequenceLength(std::string_view s) {
  const auto byte = [s](std::size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0u; };
  const auto tail = [&](std::size_t i) { return byte(i) >= 0x80 && byte(i) <= 0xBF; };
  const unsigned first = byte(0), second = byte(1);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return tail(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const bool fits = second >= (first == 0xE0 ? 0xA0u : 0x80u) && second <= (first == 0xED ? 0x9Fu : 0xBFu);
    return fits && tail(2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const bool fits = second >= (first == 0xF0 ? 0x90u : 0x80u) && second <= (first == 0xF4 ? 0x8Fu : 0xBFu);
    return fits && tail(2) && tail(3) ? 4 : 0;
  }
  return 0;
}

std::string textOf(std::string_view section) {
  return text::replaceAll(text::replaceAll(validUtf8(section),
                                           "\x1f"
                                           "0",
                                           "\n"),
                          "\x1f"
                          "1",
                          "\x1f");
}

}  // namespace

void FrameReader::read(std::string& output, std::vector<RuntimeFrame>& frames) {
  std::erase(output, '\n');
  std::size_t start = output.find(token_);
  std::size_t done = 0;
  while (start != std::string::npos) {
    const std::size_t body = start + token_.size();
    if (body < output.size() && output[body] == '.') {
      section(".", frames);
      done = body + 1;
      start = output.find(token_, done);
      continue;
    }
    const std::size_t next = output.find(token_, body);
    if (next == std::string::npos) break;
    section(std::string_view(output).substr(body, next - body), frames);
    done = start = next;
  }
  output.erase(0, done);
  pending_ = output.size();
}

void FrameReader::section(std::string_view text, std::vector<RuntimeFrame>& frames) {
  if (text.empty()) return;
  const std::string_view rest = text.substr(1);
  switch (text[0]) {
    case 'h':
      frame_.hello = true;
      frame_.line = numberOf<int>(rest);
      break;
    case 'e': frame_.event = numberOf<std::size_t>(rest); break;
    case 'r': frame_.status = rest.empty() ? '\0' : rest[0]; break;
    case 'o': frame_.output = textOf(rest); break;
    case 'x': frame_.error = textOf(rest); break;
    case 'g': frame_.originCalls = textOf(rest); break;
    case 'c': frame_.customLog = textOf(rest); break;
    case 's': frame_.stack = textOf(rest); break;
    case 'l': frame_.log.push_back(textOf(rest)); break;
    case '.':
      frames.push_back(std::move(frame_));
      frame_ = {};
      break;
    default: break;
  }
}

std::string validUtf8(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  while (!s.empty()) {
    const std::size_t n = sequenceLength(s);
    if (n)
      out += s.substr(0, n);
    else
      out += "\xEF\xBF\xBD";
    s.remove_prefix(n ? n : 1);
  }
  return out;
}

}  // namespace headway
