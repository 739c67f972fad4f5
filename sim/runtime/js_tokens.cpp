// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/runtime/js_tokens.h"

#include <algorithm>
#include <array>

namespace headway {
namespace {

using Kind = JsToken::Kind;

bool isWordByte(char c) {
  const auto u = static_cast<unsigned char>(c);
  return (u >= '0' && u <= '9') || (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || u == '_' || u == '$' ||
         u == '\\' || u >= 0x80;
}
bool isDigit(char c) { return c >= '0' && c <= '9'; }

template <std::size_t N>
bool oneOf(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// After these a value begins, so '/' starts a regular expression and '(' is no call.
constexpr std::array<std::string_view, 15> kBeforeValue = {
    "return", "typeof", "case", "in",    "of",    "delete",     "void",   "throw",
    "new",    "else",   "do",   "await", "yield", "instanceof", "default"};
constexpr std::array<std::string_view, 6> kBeforeParen = {"if", "while", "for", "switch", "with", "catch"};
// Longest first, so the first that fits is the token.
constexpr std::array<std::string_view, 36> kLong = {
    ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "?\?=", "=>",
    "==",   "!=",  "<=",  ">=",  "&&",  "||",  "??",  "?.",  "++",  "--",  "+=",   "-=",
    "*=",   "/=",  "%=",  "&=",  "|=",  "^=",  "<<",  ">>",  "**",  "//",  "/*",   "*/"};

class Scanner {
 public:
  explicit Scanner(std::string_view code) : code_(code) {}

  std::vector<JsToken> run() {
    while (at_ < code_.size()) step();
    return std::move(tokens_);
  }

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < code_.size() ? code_[at_ + ahead] : '\0'; }

  void step() {
    const char c = peek();
    if (c == '\n') {
      ++line_, ++at_;
    } else if (c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f') {
      ++at_;
    } else if (c == '/' && peek(1) == '/') {
      while (at_ < code_.size() && peek() != '\n') ++at_;
    } else if (c == '/' && peek(1) == '*') {
      skipComment();
    } else if (c == '"' || c == '\'') {
      quoted(c);
    } else if (c == '`') {
      templateText(1);
    } else if (c == '}' && !open_.empty() && open_.back().frame == JsFrame::Template) {
      close();
      templateText(0);
    } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
      number();
    } else if (isWordByte(c)) {
      word();
    } else if (c == '/' && valueBegins()) {
      regex();
    } else {
      punctuator();
    }
  }

  void push(Kind kind, std::size_t length, int line, JsFrame frame = JsFrame::None) {
    tokens_.push_back({kind, code_.substr(at_, length), at_, line, static_cast<int>(open_.size()), frame});
    at_ += tokens_.back().text.size();
  }

  void skipComment() {
    const std::size_t end = code_.find("*/", at_ + 2);
    const std::size_t stop = end == std::string_view::npos ? code_.size() : end + 2;
    line_ += static_cast<int>(
        std::count(code_.begin() + static_cast<long>(at_), code_.begin() + static_cast<long>(stop), '\n'));
    at_ = stop;
  }

  void quoted(char quote) {
    const int line = line_;
    std::size_t n = 1;
    while (peek(n) && peek(n) != quote && peek(n) != '\n') {
      if (peek(n) == '\\') {
        if (peek(n + 1) == '\n') ++line_;
        ++n;
      }
      ++n;
    }
    push(Kind::String, n + 1, line);
  }

  /// From after the back quote (`skip` = 1) or after a substitution's '}' (0) to the next "${" or the end.
  void templateText(std::size_t skip) {
    const int line = line_;
    std::size_t n = skip;
    while (at_ + n < code_.size() && peek(n) != '`' && !(peek(n) == '$' && peek(n + 1) == '{')) {
      if (peek(n) == '\\' && peek(n + 1) != '\n') ++n;
      if (peek(n) == '\n') ++line_;
      ++n;
    }
    const bool substitution = peek(n) == '$';
    push(Kind::String, substitution ? n : n + 1, line);
    if (substitution) open(JsFrame::Template, 2);
  }

  void number() {
    std::size_t n = 0;
    while (isWordByte(peek(n)) || peek(n) == '.' ||
           ((peek(n) == '+' || peek(n) == '-') && n && (peek(n - 1) == 'e' || peek(n - 1) == 'E') &&
            peek(1) != 'x'))
      ++n;
    push(Kind::Number, n, line_);
  }

  void word() {
    std::size_t n = 0;
    while (isWordByte(peek(n))) ++n;
    push(Kind::Word, n, line_);
  }

  void regex() {
    std::size_t n = 1;
    for (bool set = false; peek(n) && peek(n) != '\n' && (set || peek(n) != '/'); ++n) {
      if (peek(n) == '\\')
        ++n;
      else if (peek(n) == '[')
        set = true;
      else if (peek(n) == ']')
        set = false;
    }
    ++n;
    while (isWordByte(peek(n))) ++n;
    push(Kind::Regex, n, line_);
  }

  void punctuator() {
    const char c = peek();
    if (c == '(') return open(parenFrame(), 1);
    if (c == '[') return open(JsFrame::Square, 1);
    if (c == '{') return open(braceFrame(), 1);
    if (c == ')' || c == ']' || c == '}') return close();
    for (const std::string_view p : kLong) {
      if (code_.substr(at_, p.size()) != p) continue;
      if (p == "?." && isDigit(peek(2))) break;  // a ? .5 : b
      return push(Kind::Punctuator, p.size(), line_);
    }
    push(Kind::Punctuator, 1, line_);
  }

  void open(JsFrame frame, std::size_t length) {
    const std::size_t index = tokens_.size();
    push(Kind::Punctuator, length, line_, frame);
    open_.push_back({frame, index});
  }

  void close() {
    Open opener{JsFrame::None, npos};
    if (!open_.empty()) {
      opener = open_.back();
      open_.pop_back();
    }
    push(Kind::Punctuator, 1, line_, opener.frame);
    openerOf_.resize(tokens_.size(), npos);
    openerOf_.back() = opener.token;
  }

  const JsToken* last(std::size_t back = 0) const {
    return tokens_.size() > back ? &tokens_[tokens_.size() - 1 - back] : nullptr;
  }
  bool propertyName(std::size_t index) const { return index > 0 && tokens_[index - 1].is("."); }

  /// Whether what follows the last token is a value (not an operator).
  bool valueBegins() const {
    const JsToken* t = last();
    if (!t) return true;
    const std::size_t index = tokens_.size() - 1;
    switch (t->kind) {
      case Kind::Number:
      case Kind::String:
      case Kind::Regex: return false;
      case Kind::Word: return oneOf(t->text, kBeforeValue) && !propertyName(index);
      case Kind::Punctuator: break;
    }
    if (t->is(")")) return controlParen(index);
    if (t->is("}")) return t->frame == JsFrame::Block || t->frame == JsFrame::Function;
    return !t->is("]") && !t->is("++") && !t->is("--");
  }

  std::size_t openerOf(std::size_t index) const { return index < openerOf_.size() ? openerOf_[index] : npos; }

  /// The ')' at `index` ends the head of an if, while, for, switch, with or catch.
  bool controlParen(std::size_t index) const {
    const std::size_t opener = openerOf(index);
    return opener != npos && opener > 0 && tokens_[opener - 1].kind == Kind::Word &&
           oneOf(tokens_[opener - 1].text, kBeforeParen) && !propertyName(opener - 1);
  }

  JsFrame parenFrame() const {
    const JsToken* t = last();
    if (!t || valueBegins()) return JsFrame::Paren;
    const std::size_t index = tokens_.size() - 1;
    if (t->kind == Kind::Word) {
      if (propertyName(index)) return JsFrame::Call;
      if (oneOf(t->text, kBeforeParen) || t->is("function") || t->is("async")) return JsFrame::Paren;
      const JsToken* before = last(1);
      if (before && (before->is("function") || (before->is("*") && last(2) && last(2)->is("function"))))
        return JsFrame::Paren;
      const bool inObject = !open_.empty() && open_.back().frame == JsFrame::Object;
      if (inObject && before &&
          (before->is("{") || before->is(",") || before->is("get") || before->is("set") ||
           before->is("async")))
        return JsFrame::Paren;  // a method's parameters
    }
    return JsFrame::Call;
  }

  JsFrame braceFrame() const {
    const JsToken* t = last();
    if (!t || t->is(";") || t->is("{") || t->is("}")) return JsFrame::Block;
    if (t->is("=>")) return JsFrame::Function;
    if (t->is("else") || t->is("do") || t->is("try") || t->is("finally") || t->is("catch"))
      return JsFrame::Block;
    if (t->is(")")) return controlParen(tokens_.size() - 1) ? JsFrame::Block : JsFrame::Function;
    const bool labelOrCase = t->is(":") && (open_.empty() || open_.back().frame == JsFrame::Block ||
                                            open_.back().frame == JsFrame::Function);
    return labelOrCase ? JsFrame::Block : JsFrame::Object;
  }

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  struct Open {
    JsFrame frame;
    std::size_t token;
  };

  std::string_view code_;
  std::size_t at_ = 0;
  int line_ = 1;
  std::vector<Open> open_;
  std::vector<std::size_t> openerOf_;  // by token, for closing brackets
  std::vector<JsToken> tokens_;
};

}  // namespace

std::vector<JsToken> jsTokens(std::string_view code) { return Scanner(code).run(); }

}  // namespace headway
