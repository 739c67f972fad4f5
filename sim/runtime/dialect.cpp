// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/runtime/dialect.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "sim/runtime/js_tokens.h"

namespace headway {
namespace {

using Tokens = std::vector<JsToken>;

struct Refusal {
  std::string message;
  int line = 0;
};
using Check = std::optional<Refusal> (*)(const Tokens&);

Refusal unexpected(const JsToken& t) { return {"Unexpected token \"" + std::string(t.text) + "\"", t.line}; }

/// A word used as a name of a property or of an object's key, where any word may stand.
bool isPropertyName(const Tokens& tokens, std::size_t i) {
  if (i > 0 && (tokens[i - 1].is(".") || tokens[i - 1].is("?."))) return true;
  return i + 1 < tokens.size() && tokens[i + 1].is(":") && i > 0 &&
         (tokens[i - 1].is("{") || tokens[i - 1].is(","));
}

std::optional<Refusal> unbalanced(const Tokens& tokens) {
  for (const JsToken& t : tokens)
    if (t.frame == JsFrame::None && (t.is(")") || t.is("]") || t.is("}"))) return unexpected(t);
  return std::nullopt;
}

std::optional<Refusal> returnOutsideFunction(const Tokens& tokens) {
  int functions = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const JsToken& t = tokens[i];
    if (t.frame == JsFrame::Function) functions += t.is("{") ? 1 : -1;
    if (t.is("return") && functions == 0 && !isPropertyName(tokens, i))
      return Refusal{"Illegal return statement", t.line};
  }
  return std::nullopt;
}

std::optional<Refusal> wordsOfLaterVersions(const Tokens& tokens) {
  constexpr std::array<std::string_view, 3> kReserved = {"const", "let", "await"};
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != JsToken::Kind::Word || isPropertyName(tokens, i)) continue;
    if (std::find(kReserved.begin(), kReserved.end(), tokens[i].text) != kReserved.end())
      return unexpected(tokens[i]);
    const bool asyncFunction = tokens[i].is("async") && i + 1 < tokens.size() && tokens[i + 1].is("function");
    if (asyncFunction) return unexpected(tokens[i + 1]);
  }
  return std::nullopt;
}

/// Operators that njs reads as two tokens before 0.9.6, the second of which it does not expect.
std::optional<Refusal> laterOperators(const Tokens& tokens) {
  constexpr std::pair<std::string_view, std::string_view> kLater[] = {
      {"?.", "."}, {"?\?=", "="}, {"||=", "="}, {"&&=", "="}};
  for (const JsToken& t : tokens)
    for (const auto& [whole, second] : kLater)
      if (t.is(whole)) return Refusal{"Unexpected token \"" + std::string(second) + "\"", t.line};
  return std::nullopt;
}

/// An await does not compile while an argument list of its own scope (function or block) is open. That is njs
/// from 0.8.8 to 0.9.6; earlier ones also forget the outer list when an inner one ends, and which one
/// CloudFront has is not known.
std::optional<Refusal> awaitInArguments(const Tokens& tokens) {
  struct Scope {
    int depth;
    bool arrow;  // the scope of `=> expression`, which ends with the expression
    int inArguments = 0;
  };
  std::vector<Scope> scopes{{0, false}};
  const auto endArrows = [&scopes](int depth) {
    while (scopes.size() > 1 && scopes.back().arrow && scopes.back().depth >= depth) scopes.pop_back();
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const JsToken& t = tokens[i];
    const bool closing = t.is(")") || t.is("]") || t.is("}");
    if (closing) endArrows(t.depth + 1);
    if (t.is(",") || t.is(";")) endArrows(t.depth);
    if (t.is("=>") && i + 1 < tokens.size() && !tokens[i + 1].is("{")) scopes.push_back({t.depth, true});
    if (t.frame == JsFrame::Function || t.frame == JsFrame::Block) {
      if (!closing)
        scopes.push_back({t.depth, false});
      else if (scopes.size() > 1)
        scopes.pop_back();
    }
    if (t.frame == JsFrame::Call) {
      const bool none = !closing && i + 1 < tokens.size() && tokens[i + 1].is(")");
      const bool wasNone = closing && i > 0 && tokens[i - 1].is("(") && tokens[i - 1].frame == JsFrame::Call;
      if (!none && !wasNone) scopes.back().inArguments += closing ? -1 : 1;
    }
    if (t.is("await") && scopes.back().inArguments > 0 && !isPropertyName(tokens, i))
      return Refusal{"await in arguments not supported", t.line};
  }
  return std::nullopt;
}

struct DialectCheck {
  bool v1, v2;  // runtimes it applies to
  Check check;
};
constexpr DialectCheck kChecks[] = {
    {true, true, unbalanced},        {true, true, returnOutsideFunction},
    {true, true, laterOperators},    {true, false, wordsOfLaterVersions},
    {false, true, awaitInArguments},
};

std::string_view unquoted(std::string_view literal) {
  return literal.size() >= 2 ? literal.substr(1, literal.size() - 2) : std::string_view{};
}

/// Turns `import name from 'module'` at top level into a variable. Other forms are left to the engine.
std::optional<Refusal> turnImports(const Tokens& tokens, PreparedCode& out) {
  constexpr std::array<std::string_view, 4> kModules = {"cloudfront", "crypto", "querystring", "buffer"};
  for (std::size_t i = tokens.size(); i-- > 0;) {  // backwards, so that offsets stay good
    if (!tokens[i].is("import") || tokens[i].depth != 0 || i + 3 >= tokens.size() ||
        isPropertyName(tokens, i))
      continue;
    const JsToken& name = tokens[i + 1];
    const JsToken& module = tokens[i + 3];
    if (!tokens[i + 2].is("from")) return Refusal{"Non-default import is not supported", tokens[i].line};
    if (name.kind != JsToken::Kind::Word || module.kind != JsToken::Kind::String) continue;
    if (std::find(kModules.begin(), kModules.end(), unquoted(module.text)) == kModules.end())
      return Refusal{"Cannot find module \"" + std::string(unquoted(module.text)) + "\"", module.line};
    std::string text = "var " + std::string(name.text) + " = " + std::string(kImportFunction) + "('" +
                       std::string(unquoted(module.text)) + "')";
    text.append(static_cast<std::size_t>(module.line - tokens[i].line), '\n');
    out.code.replace(tokens[i].at, module.at + module.text.size() - tokens[i].at, text);
  }
  return std::nullopt;
}

}  // namespace

PreparedCode prepareCode(std::string_view code, std::string_view runtime) {
  PreparedCode out;
  out.code = code;
  const Tokens tokens = jsTokens(code);
  const bool v1 = runtime == "cloudfront-js-1.0";
  std::optional<Refusal> refusal;
  for (const DialectCheck& row : kChecks)
    if (!refusal && (v1 ? row.v1 : row.v2)) refusal = row.check(tokens);
  if (!refusal && !v1) refusal = turnImports(tokens, out);
  if (refusal) {
    out.error = "SyntaxError: " + refusal->message;
    out.line = refusal->line;
  }
  for (const JsToken& t : tokens) {
    out.defers |= t.is("Promise") || t.is("async");
    out.leaks |= t.is("globalThis") || t.is("this");
  }
  return out;
}

}  // namespace headway
