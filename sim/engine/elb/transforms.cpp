// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/elb/transforms.h"

#include <algorithm>

#include "sim/engine/elb/conditions.h"
#include "sim/engine/elb/page.h"
#include "sim/engine/elb/rules.h"
#include "sim/http/url.h"
#include "sim/support/expression.h"

namespace headway::elb {
namespace {

constexpr std::size_t kLongestExpression = 1024;

bool looksAround(const std::string& e) {
  return e.find("(?=") != e.npos || e.find("(?!") != e.npos || e.find("(?<") != e.npos;
}

Result<Expression> compile(const std::string& e) {
  if (e.size() > kLongestExpression) return makeError("elb.transform", "it is over 1,024 characters");
  if (looksAround(e)) return makeError("elb.transform", "it looks ahead or behind");
  if (hasBackReference(e)) return makeError("elb.transform", "it refers back to a group");
  return Expression::parse(e);
}

bool isHost(const std::string& s) {
  return !s.empty() && std::all_of(s.begin(), s.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_';
  });
}

bool isUrl(const std::string& s) {
  return s.starts_with('/') &&
         std::all_of(s.begin(), s.end(), [](char c) { return static_cast<unsigned char>(c) > ' '; });
}

// Decoded, unless what comes out could not stand in a request line.
std::string decodedPath(const std::string& path) {
  std::string plain = http::percentDecode(path);
  return isUrl(plain) && plain.find_first_of("?#") == plain.npos ? plain : path;
}

bool fail(Stage& stage, std::string sentence) {
  refuse(stage, rule("elb.transform.failed"), 500, std::move(sentence));
  return false;
}

bool notRewritten(Stage& stage, const char* what, const Diagnostic& why) {
  const std::string sentence = std::string("The rule can't rewrite ") + what + ": " + why.message + ".";
  if (why.code != "expression.limit") return fail(stage, sentence);
  stage.unknown(rule("elb.transform.untried"), sentence);
  return false;
}

bool transformHost(Stage& stage, const ListenerRule& r) {
  const std::string host(stage.request().headers.get("Host")), name = domainOf(host);
  const auto result = rewritten(r.hostRewrite, r.hostReplacement, name);
  if (!result) return notRewritten(stage, "Host", result.error());
  if (!*result) {
    stage.note(rule("elb.transform.no-match"), r.hostRewrite + " in " + name);
    return true;
  }
  if (!isHost(**result)) return fail(stage, "The rule makes '" + **result + "' of Host, which is no name.");
  stage.edit.setHeader(rule("elb.transform.host"), "Host", **result + host.substr(name.size()));
  return true;
}

bool transformUrl(Stage& stage, const ListenerRule& r) {
  const std::string url = http::pathAndQuery(stage.request());
  const auto result = rewritten(r.urlRewrite, r.urlReplacement, url);
  if (!result) return notRewritten(stage, "the URL", result.error());
  if (!*result) {
    stage.note(rule("elb.transform.no-match"), r.urlRewrite + " in " + url);
    return true;
  }
  if (!isUrl(**result)) return fail(stage, "The rule makes '" + **result + "' of the URL, which is no path.");
  const std::string& made = **result;
  const auto mark = made.find('?');
  stage.edit.setPath(rule("elb.transform.url"), decodedPath(made.substr(0, mark)));
  stage.edit.setQuery(rule("elb.transform.url"),
                      mark == made.npos ? std::nullopt : std::optional(made.substr(mark + 1)));
  return true;
}

}  // namespace

std::optional<Diagnostic> expressionFault(const std::string& expression) {
  const auto pattern = compile(expression);
  return pattern ? std::nullopt : std::optional(pattern.error());
}

Result<std::optional<std::string>> rewritten(const std::string& expression, const std::string& replacement,
                                             std::string_view text) {
  const auto pattern = compile(expression);
  if (!pattern) return pattern.error();
  return pattern->replacedIn(text, replacement);
}

bool transform(Stage& stage, const ListenerRule& r) {
  const bool any = !r.hostRewrite.empty() || !r.urlRewrite.empty();
  if (any && isDefault(r)) {
    stage.note(rule("elb.transform.not-on-default"), "Host and URL stay");
    return true;
  }
  if (!r.hostRewrite.empty() && !transformHost(stage, r)) return false;
  return r.urlRewrite.empty() || transformUrl(stage, r);
}

}  // namespace headway::elb
