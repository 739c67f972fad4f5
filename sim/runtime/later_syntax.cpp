// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/runtime/later_syntax.h"

#include <algorithm>
#include <array>

namespace headway {
namespace {

using Kind = JsToken::Kind;
using Tokens = std::vector<JsToken>;

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// The engine names a string by what is between its quotes.
std::string nameOf(const JsToken& t) {
  if (t.kind == Kind::String && t.text.size() >= 2) return std::string(t.text.substr(1, t.text.size() - 2));
  return std::string(t.text);
}

Refusal unsupported(const JsToken& t) {
  return {"SyntaxError: Token \"" + nameOf(t) + "\" not supported in this version", t.line, t.at};
}

/// Which bracket belongs to which, and which one a token stands in.
class Brackets {
 public:
  explicit Brackets(const Tokens& tokens)
      : tokens_(tokens), other_(tokens.size(), kNone), around_(tokens.size(), kNone) {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const bool closes = isCloser(tokens[i]) && !open.empty();
      if (closes) {
        other_[i] = open.back();
        other_[open.back()] = i;
        open.pop_back();
      }
      around_[i] = open.empty() ? kNone : open.back();
      if (!closes && tokens[i].frame != JsFrame::None) open.push_back(i);
    }
  }

  std::size_t other(std::size_t i) const { return other_[i]; }
  std::size_t around(std::size_t i) const { return around_[i]; }
  JsFrame frameAround(std::size_t i) const {
    return around_[i] == kNone ? JsFrame::None : tokens_[around_[i]].frame;
  }

 private:
  static bool isCloser(const JsToken& t) { return t.is(")") || t.is("]") || t.is("}"); }

  const Tokens& tokens_;
  std::vector<std::size_t> other_, around_;
};

class Finder {
 public:
  Finder(const Tokens& tokens, bool v1) : tokens_(tokens), v1_(v1), brackets_(tokens) {}

  std::vector<Refusal> run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      switch (tokens_[i].kind) {
        case Kind::Word:
          if (!isPropertyName(tokens_, i)) word(i);
          break;
        case Kind::Number: number(tokens_[i]); break;
        case Kind::Regex: regex(tokens_[i]); break;
        case Kind::Punctuator: punctuator(i); break;
        case Kind::String: break;
      }
    }
    return std::move(found_);
  }

 private:
  const JsToken& at(std::size_t i) const {
    static const JsToken none;
    return i < tokens_.size() ? tokens_[i] : none;
  }
  void add(Refusal r) { found_.push_back(std::move(r)); }

  void word(std::size_t i) {
    const JsToken& t = tokens_[i];
    if (t.is("class") || t.is("super")) add(unsupported(t));
    if (t.is("var") || t.is("let") || t.is("const")) declaration(i);
    if (t.is("function") && at(i + 1).is("*"))
      add(startsStatement(i) ? unexpected(at(i + 1)) : unsupported(at(i + 1)));
    if (t.is("catch")) catchClause(i);
    if (t.is("of")) of(i);
    if (t.is("for") && at(i + 1).is("await")) add(unsupported(at(i + 1)));
    if (t.is("new") && at(i + 1).is(".") && at(i + 2).is("target")) add(unexpected(at(i + 1)));
    if (t.is("async")) async(i);
    if (t.is("import") && (v1_ || at(i + 1).is("(") || at(i + 1).is(".") || t.depth > 0))
      add({"SyntaxError: Illegal import statement", t.line, t.at});
    if (t.is("export")) add({"SyntaxError: Illegal export statement", t.line, t.at});
    if (v1_ && (t.is("const") || t.is("let") || t.is("await"))) add(unexpected(t));
  }

  /// A statement could begin at the token.
  bool startsStatement(std::size_t i) const {
    if (i > 0 && at(i - 1).is("async")) --i;
    if (i == 0) return true;
    const JsToken& before = at(i - 1);
    const bool block = before.frame == JsFrame::Block || before.frame == JsFrame::Function;
    return before.is(";") || before.is("}") || (before.is("{") && block);
  }

  void declaration(std::size_t i) {
    const JsToken& bracket = at(i + 1);
    if (!bracket.is("{") && !bracket.is("[")) return;
    const bool head = i >= 2 && at(i - 1).is("(") && at(i - 2).is("for");
    add(unsupported(head ? bracket : at(i + 2)));
  }

  void catchClause(std::size_t i) {
    if (at(i + 1).is("{") || (at(i + 1).is("(") && at(i + 2).is("{")))
      add(unsupported(at(i + 1).is("{") ? at(i + 1) : at(i + 2)));
    else if (at(i + 1).is("(") && at(i + 2).is("["))
      add(unexpected(at(i + 2)));
  }

  void of(std::size_t i) {
    const std::size_t head = brackets_.around(i);
    if (head == kNone || head == 0 || i == 0 || !at(head).is("(") || !at(head - 1).is("for")) return;
    const JsToken& before = at(i - 1);
    const bool name =
        before.kind == Kind::Word && !before.is("var") && !before.is("let") && !before.is("const");
    if (name || before.is("]") || before.is("}")) add(unsupported(at(i)));
  }

  void async(std::size_t i) {
    const JsToken& next = at(i + 1);
    if (next.is("*") && brackets_.frameAround(i) == JsFrame::Object) add(unexpected(at(i)));
    if (!v1_) return;
    if (next.kind == Kind::Word && !next.is("in") && !next.is("instanceof")) add(unexpected(next));
    const std::size_t close = next.is("(") ? brackets_.other(i + 1) : kNone;
    if (close != kNone && at(close + 1).is("=>")) add(unexpected(at(close + 1)));
  }

  void number(const JsToken& t) {
    if (t.text.back() == 'n') add({"SyntaxError: Unexpected token \"n\"", t.line, t.at});
    const std::size_t separator = t.text.find('_');
    if (v1_ && separator != std::string_view::npos)
      add({"SyntaxError: Unexpected token \"" + std::string(t.text.substr(separator)) + "\"", t.line, t.at});
  }

  void regex(const JsToken& t) {
    const std::string_view flags = t.text.substr(t.text.rfind('/') + 1);
    if (flags.find_first_not_of(v1_ ? "gim" : "gimy") != std::string_view::npos)
      add({"SyntaxError: Invalid RegExp flags \"" + std::string(flags) + "\"", t.line, t.at});
  }

  void punctuator(std::size_t i) {
    const JsToken& t = tokens_[i];
    if (t.is("...")) spread(i);
    if (t.is("?.")) optionalChain(i);
    if (t.is("?\?=") || t.is("||=") || t.is("&&="))
      add({"SyntaxError: Unexpected token \"=\"", t.line, t.at});
    if (t.is("*") && brackets_.frameAround(i) == JsFrame::Object && (at(i - 1).is("{") || at(i - 1).is(",")))
      add(unexpected(t));
    if (t.is("(")) parameters(i);
    if ((t.is("]") || t.is("}")) && at(i + 1).is("=") && isLiteral(brackets_.other(i)))
      add({"ReferenceError: Invalid left-hand side in assignment", at(i + 1).line, at(i + 1).at});
  }

  /// The bracket begins an array or an object, and not a declaration's pattern.
  bool isLiteral(std::size_t open) const {
    if (open == kNone || tokens_[open].is("(")) return false;
    if (tokens_[open].is("{")) return tokens_[open].frame == JsFrame::Object && !declares(open);
    if (open == 0) return true;
    const JsToken& before = at(open - 1);
    const bool block = before.frame == JsFrame::Block || before.frame == JsFrame::Function;
    return before.kind == Kind::Punctuator && !before.is(")") && !before.is("]") &&
           (!before.is("}") || block);
  }
  bool declares(std::size_t open) const {
    return open > 0 && (at(open - 1).is("var") || at(open - 1).is("let") || at(open - 1).is("const"));
  }

  /// Of a function that is no arrow, or of an arrow.
  bool isFunctionHead(std::size_t open) const {
    const std::size_t close = brackets_.other(open);
    return close != kNone && at(close + 1).is("{") && at(close + 1).frame == JsFrame::Function;
  }
  bool isArrowHead(std::size_t open) const {
    const std::size_t close = brackets_.other(open);
    return close != kNone && at(close + 1).is("=>");
  }

  void spread(std::size_t i) {
    const std::size_t open = brackets_.around(i);
    if (open == kNone) return;
    const JsFrame frame = tokens_[open].frame;
    if (frame == JsFrame::Object) add(unsupported(tokens_[i]));
    if (frame == JsFrame::Square || (frame == JsFrame::Call && !isFunctionHead(open) && !isArrowHead(open)))
      add(unexpected(tokens_[i]));
  }

  /// njs reads `a?.b` as a conditional whose middle is `.b` and stumbles over whatever follows.
  void optionalChain(std::size_t i) {
    const std::size_t next = at(i + 1).kind == Kind::Word ? i + 2 : i + 1;
    if (next < tokens_.size()) return add(unexpected(at(next)));
    add({"SyntaxError: Unexpected end of input", tokens_.back().line, tokens_.back().at});
  }

  /// Default values and patterns among parameters.
  void parameters(std::size_t open) {
    const bool arrow = isArrowHead(open);
    if (!arrow && !isFunctionHead(open)) return;
    const std::size_t close = brackets_.other(open);
    for (std::size_t i = open + 1; i < close; ++i) {
      const JsToken& t = at(i);
      const bool pattern = (t.is("{") || t.is("[")) && brackets_.around(i) == open;
      const bool value = t.is("=") && brackets_.around(i) == open;
      if (!pattern && !value) continue;
      return add(arrow ? unexpected(at(close + 1)) : pattern ? unsupported(t) : unexpected(t));
    }
  }

  const Tokens& tokens_;
  bool v1_;
  Brackets brackets_;
  std::vector<Refusal> found_;
};

}  // namespace

Refusal unexpected(const JsToken& t) {
  return {"SyntaxError: Unexpected token \"" + nameOf(t) + "\"", t.line, t.at};
}

bool isPropertyName(const Tokens& tokens, std::size_t i) {
  if (i > 0 && (tokens[i - 1].is(".") || tokens[i - 1].is("?."))) return true;
  return i + 1 < tokens.size() && tokens[i + 1].is(":") && i > 0 &&
         (tokens[i - 1].is("{") || tokens[i - 1].is(","));
}

std::vector<Refusal> laterSyntax(const Tokens& tokens, bool v1) { return Finder(tokens, v1).run(); }

}  // namespace headway
