// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/runtime/dialect.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "sim/runtime/later_syntax.h"

namespace headway {
namespace {

using Tokens = std::vector<JsToken>;

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
      return Refusal{"SyntaxError: Illegal return statement", t.line, t.at};
  }
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
      return Refusal{"SyntaxError: await in arguments not supported", t.line, t.at};
  }
  return std::nullopt;
}

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
    if (!tokens[i + 2].is("from"))
      return Refusal{"SyntaxError: Non-default import is not supported", tokens[i].line, tokens[i].at};
    if (name.kind != JsToken::Kind::Word || module.kind != JsToken::Kind::String) continue;
    if (std::find(kModules.begin(), kModules.end(), unquoted(module.text)) == kModules.end())
      return Refusal{"SyntaxError: Cannot find module \"" + std::string(unquoted(module.text)) + "\"",
                     module.line, tokens[i].at};
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
  std::vector<Refusal> refusals = laterSyntax(tokens, v1);
  const auto add = [&refusals](std::optional<Refusal> r) {
    if (r) refusals.push_back(std::move(*r));
  };
  add(unbalanced(tokens));
  add(returnOutsideFunction(tokens));
  if (!v1) add(awaitInArguments(tokens));
  if (!v1 && refusals.empty()) add(turnImports(tokens, out));
  if (!refusals.empty()) {
    const Refusal& first = *std::min_element(refusals.begin(), refusals.end(),
                                             [](const Refusal& a, const Refusal& b) { return a.at < b.at; });
    out.error = first.message;
    out.line = first.line;
  }
  for (const JsToken& t : tokens) {
    out.defers |= t.is("Promise") || t.is("async");
    out.leaks |= t.is("globalThis") || t.is("this");
  }
  return out;
}

}  // namespace headway
