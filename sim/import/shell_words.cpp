// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/shell_words.h"

#include <algorithm>

namespace headway {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

bool isOneOf(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

void appendUtf8(std::string& out, unsigned point) {
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += static_cast<char>(0xC0 | (point >> 6));
    out += static_cast<char>(0x80 | (point & 0x3F));
  } else {
    out += static_cast<char>(0xE0 | (point >> 12));
    out += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (point & 0x3F));
  }
}

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 99;
}

/// Reads words with one place to stand at; what a quote does is one function each.
class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  Result<ShellWords> run() {
    while (at_ < text_.size() && !ended_) {
      const char c = text_[at_];
      if (isOneOf(c, kBlanks)) {
        blank(c);
      } else if (!open_ && c == '#') {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (isOneOf(c, "|;&<>()")) {
        stop("Only the command before '" + std::string(1, c) + "' was read",
             c == '&' ? "if it belongs to the URL, put the URL in quotes" : "");
      } else {
        begin();
        if (!piece(c))
          return Diagnostic{Severity::Error, "shell.quote", "This quote is not closed",
                            "copy the whole command, to its last line", placeIn(text_, quote_)};
      }
    }
    finish();
    return std::move(out_);
  }

 private:
  void begin() {
    if (!open_) out_.words.push_back({{}, at_});
    open_ = true;
  }
  void finish() { open_ = false; }
  std::string& word() { return out_.words.back().text; }

  void blank(char c) {
    finish();
    ++at_;
    // A line's end ends the command; lines before the first word are only blank.
    if (c == '\n' && !out_.words.empty() && text_.find_first_not_of(kBlanks, at_) != std::string_view::npos)
      stop("Only the first command was read", "a command goes on in the next line after a \\");
  }
  void stop(std::string message, std::string hint) {
    out_.notes.push_back(
        {Severity::Warning, "shell.rest", std::move(message), std::move(hint), placeIn(text_, at_)});
    ended_ = true;
  }
  void unexpanded() {
    out_.notes.push_back({Severity::Warning, "shell.expansion", "What a shell puts here is not known",
                          "write the value itself in its place", placeIn(text_, at_)});
  }

  bool piece(char c) {
    quote_ = at_;
    if (c == '\'') return single();
    if (c == '"') return twice();
    if (c == '$' && text_.substr(at_ + 1, 1) == "'") return ansi();
    if (c == '\\') return escape(), true;
    if (c == '`' || expands()) unexpanded();
    word() += c;
    ++at_;
    return true;
  }
  bool expands() const {
    if (text_[at_] != '$' || at_ + 1 >= text_.size()) return false;
    const char c = text_[at_ + 1];
    return c == '{' || c == '(' || c == '_' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
  /// Length of the line's end at that byte, 0 if there is none.
  std::size_t lineEnd(std::size_t at) const {
    if (text_.substr(at, 2) == "\r\n") return 2;
    return text_.substr(at, 1) == "\n" ? 1 : 0;
  }

  void escape() {
    const std::size_t end = lineEnd(at_ + 1);
    if (end > 0) {
      at_ += 1 + end;
      if (word().empty()) out_.words.pop_back(), open_ = false;
      return;
    }
    if (at_ + 1 < text_.size()) word() += text_[at_ + 1];
    at_ = std::min(at_ + 2, text_.size());
  }
  bool single() {
    const std::size_t end = text_.find('\'', at_ + 1);
    if (end == std::string_view::npos) return false;
    word() += text_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    return true;
  }
  bool twice() {
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '"') return ++at_, true;
      if (c == '\\' && at_ + 1 < text_.size()) {
        if (const std::size_t end = lineEnd(at_ + 1)) {
          at_ += end;
          continue;
        }
        if (isOneOf(text_[at_ + 1], "\"\\$`")) ++at_;
      } else if (c == '`' || expands()) {
        unexpanded();
      }
      word() += text_[at_];
    }
    return false;
  }
  bool ansi() {
    for (at_ += 2; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\'') return ++at_, true;
      if (text_[at_] == '\\' && at_ + 1 < text_.size())
        ansiEscape(text_[++at_]);
      else
        word() += text_[at_];
    }
    return false;
  }
  void ansiEscape(char c) {
    constexpr std::string_view names = "abefnrtv", values = "\a\b\x1b\f\n\r\t\v";
    if (const auto i = names.find(c); i != std::string_view::npos)
      word() += values[i];
    else if (c == 'x')
      word() += static_cast<char>(number(16, 2));
    else if (c == 'u')
      appendUtf8(word(), number(16, 4));
    else if (digit(c) < 8)
      --at_, word() += static_cast<char>(number(8, 3));
    else
      word() += c;
  }
  unsigned number(int base, int most) {
    unsigned value = 0;
    for (int n = 0; n < most && at_ + 1 < text_.size() && digit(text_[at_ + 1]) < base; ++n)
      value = value * static_cast<unsigned>(base) + static_cast<unsigned>(digit(text_[++at_]));
    return value;
  }

  std::string_view text_;
  std::size_t at_ = 0, quote_ = 0;
  bool open_ = false, ended_ = false;
  ShellWords out_;
};

bool isCmd(std::string_view text) {
  const std::size_t caret = text.find("^\""), quote = text.find('\'');
  if (caret != std::string_view::npos && caret < quote) return true;
  const std::size_t line = std::min(text.find("^\n"), text.find("^\r\n"));
  return line != std::string_view::npos && line < quote;
}

/// cmd takes its carets away first, then the program takes its quotes apart (Microsoft C runtime's rules).
Result<ShellWords> cmdWords(std::string_view text) {
  std::string plain;
  std::vector<std::size_t> from;
  const auto keep = [&](std::size_t i) { plain += text[i], from.push_back(i); };
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (text[i] != '^' || quoted) {
      keep(i);
      continue;
    }
    if (text.substr(i + 1, 2) == "\r\n")
      i += 2;
    else if (text.substr(i + 1, 1) == "\n")
      ++i;
    else if (i + 1 == text.size())
      break;
    if (++i < text.size()) keep(i);
  }
  ShellWords out;
  bool open = false, inside = false;
  std::size_t quote = 0;
  const auto begin = [&](std::size_t i) {
    if (!open) out.words.push_back({{}, from[i]});
    open = true;
  };
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const char c = plain[i];
    if (!inside && isOneOf(c, kBlanks)) {
      open = false;
      continue;
    }
    begin(i);
    const bool more = i + 1 < plain.size();
    const bool escaped = c == '\\' && more && isOneOf(plain[i + 1], "\"\\") &&
                         plain[std::min(plain.find_first_not_of('\\', i), plain.size() - 1)] == '"';
    const bool doubled = c == '"' && inside && more && plain[i + 1] == '"';
    if (escaped || doubled) {
      out.words.back().text += plain[++i];
    } else if (c == '"') {
      inside = !inside;
      quote = from[i];
    } else {
      out.words.back().text += c;
    }
  }
  if (inside)
    return Diagnostic{Severity::Error, "shell.quote", "This quote is not closed",
                      "copy the whole command, to its last line", placeIn(text, quote)};
  return out;
}

}  // namespace

Result<ShellWords> shellWords(std::string_view command) {
  return isCmd(command) ? cmdWords(command) : Splitter(command).run();
}

Place placeIn(std::string_view text, std::size_t at, std::size_t length) {
  at = std::min(at, text.size());
  const std::size_t start = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
  Place place;
  place.line = 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<long>(at), '\n'));
  place.column = static_cast<int>(at - start) + 1;
  place.length = static_cast<int>(length);
  place.lineText = std::string(text.substr(start, text.find_first_of("\r\n", start) - start));
  return place;
}

}  // namespace headway
