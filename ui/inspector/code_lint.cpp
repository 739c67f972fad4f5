// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/code_lint.h"

#include <QObject>
#include <algorithm>
#include <set>
#include <string>

#include "sim/engine/cloudfront/function_headers.h"
#include "sim/runtime/dialect.h"
#include "sim/runtime/js_tokens.h"
#include "sim/support/text.h"
#include "ui/text.h"

namespace headway::ui {
namespace {

constexpr std::size_t kCodeLimit = 10240;

constexpr std::string_view kMissing[] = {
    "Map",     "Set",      "WeakMap", "WeakSet",        "URL",         "URLSearchParams", "Headers",
    "Request", "Response", "fetch",   "setTimeout",     "setInterval", "setImmediate",    "process",
    "Reflect", "Proxy",    "Intl",    "XMLHttpRequest", "performance", "structuredClone", "eval"};
constexpr std::string_view kMissingIn10[] = {"Buffer", "TextEncoder", "TextDecoder",
                                             "atob",   "btoa",        "DataView"};

bool isAnyOf(std::string_view word, const auto& words) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

/// Reads the tokens once; each check is a function that looks at one of them.
class Lint {
 public:
  Lint(std::string_view code, std::string_view runtime)
      : code_(code), old_(runtime == "cloudfront-js-1.0"), tokens_(jsTokens(code)) {
    for (std::size_t i = 1; i < tokens_.size(); ++i)
      if (isAnyOf(tokens_[i - 1].text,
                  std::initializer_list<std::string_view>{"function", "var", "let", "const"}))
        declared_.insert(tokens_[i].text);
  }

  std::vector<CodeNote> run(std::string_view runtime) {
    if (const PreparedCode made = prepareCode(code_, runtime); !made.error.empty())
      note(made.line, qs(made.error), true);
    if (!declared_.count("handler"))
      note(0, QObject::tr("There is no function handler(event): CloudFront calls it by that name"), true);
    if (code_.size() > kCodeLimit)
      note(0, QObject::tr("The code is larger than 10 KB: CloudFront does not take it"), true);
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].kind != JsToken::Kind::Word) continue;
      name(i);
      if (tokens_[i].text == "headers") headers(i);
    }
    std::stable_sort(notes_.begin(), notes_.end(), [](const CodeNote& a, const CodeNote& b) {
      return (a.line ? a.line : 1 << 30) < (b.line ? b.line : 1 << 30);
    });
    return std::move(notes_);
  }

 private:
  bool is(std::size_t i, std::string_view text) const { return i < tokens_.size() && tokens_[i].is(text); }
  void note(int line, const QString& message, bool severe) {
    const CodeNote made{line, message, severe};
    if (std::find(notes_.begin(), notes_.end(), made) == notes_.end()) notes_.push_back(made);
  }

  void name(std::size_t i) {
    const JsToken& t = tokens_[i];
    if (t.text == "console" && is(i + 1, ".") && i + 2 < tokens_.size() && tokens_[i + 2].text != "log")
      return note(t.line, QObject::tr("console has log alone in CloudFront's runtime"), false);
    const bool member = i > 0 && (tokens_[i - 1].is(".") || tokens_[i - 1].is("?."));
    if (member || is(i + 1, ":") || declared_.count(t.text)) return;
    if (isAnyOf(t.text, kMissing))
      note(t.line, QObject::tr("CloudFront's runtime has no %1").arg(qs(t.text)), false);
    else if (old_ && isAnyOf(t.text, kMissingIn10))
      note(t.line, QObject::tr("cloudfront-js-1.0 has no %1; 2.0 has").arg(qs(t.text)), false);
  }

  /// headers.name, headers['name'], headers: {name: …}.
  void headers(std::size_t i) {
    if (is(i + 1, ".") && i + 2 < tokens_.size() && tokens_[i + 2].kind == JsToken::Kind::Word)
      return header(i, std::string(tokens_[i + 2].text), i + 3);
    if (is(i + 1, "[") && is(i + 3, "]") && tokens_[i + 2].kind == JsToken::Kind::String)
      return header(i, plain(tokens_[i + 2]), i + 4);
    if (!is(i + 1, ":") || !is(i + 2, "{")) return;
    const int inside = tokens_[i + 2].depth + 1;
    for (std::size_t k = i + 3; k + 1 < tokens_.size() && tokens_[k].depth >= inside; ++k) {
      const bool key = tokens_[k].kind == JsToken::Kind::String || tokens_[k].kind == JsToken::Kind::Word;
      if (key && tokens_[k].depth == inside && is(k + 1, ":")) lowerCase(plain(tokens_[k]), tokens_[k].line);
    }
  }

  static std::string plain(const JsToken& t) {
    std::string_view s = t.text;
    if (s.size() >= 2 && (s.front() == '\'' || s.front() == '"')) s = s.substr(1, s.size() - 2);
    return std::string(s);
  }
  void lowerCase(const std::string& name, int line) {
    if (name != text::lower(name))
      note(line, QObject::tr("Header names are in lower case here: '%1'").arg(qs(text::lower(name))), false);
  }

  /// `next`: the token behind the name.
  void header(std::size_t at, const std::string& name, std::size_t next) {
    const int line = tokens_[at].line;
    lowerCase(name, line);
    if (!sets(at, next)) return;
    if (cloudfront::functionHeaderDisallowed(name))
      return note(line, QObject::tr("A function may not touch %1: the request fails with 502").arg(qs(name)),
                  true);
    const bool response = at >= 2 && tokens_[at - 2].text == "response";
    const bool request = at >= 2 && tokens_[at - 2].text == "request";
    const auto event = response ? FunctionEvent::ViewerResponse : FunctionEvent::ViewerRequest;
    if ((request || response) && cloudfront::functionHeaderReadOnly(name, event))
      note(line, QObject::tr("%1 is read-only for a function: the request fails with 502").arg(qs(name)),
           true);
  }
  /// Something is assigned to it or a part of it, or it is deleted.
  bool sets(std::size_t at, std::size_t next) const {
    std::size_t begin = at;
    while (begin >= 2 && tokens_[begin - 1].is(".")) begin -= 2;
    if (begin > 0 && tokens_[begin - 1].is("delete")) return true;
    while (is(next, ".")) next += 2;
    return is(next, "=");
  }

  std::string_view code_;
  bool old_;
  std::vector<JsToken> tokens_;
  std::set<std::string_view> declared_;
  std::vector<CodeNote> notes_;
};

}  // namespace

std::vector<CodeNote> lintFunctionCode(std::string_view code, std::string_view runtime) {
  return Lint(code, runtime).run(runtime);
}

}  // namespace headway::ui
