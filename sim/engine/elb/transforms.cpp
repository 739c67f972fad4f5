// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/elb/transforms.h"

#include <algorithm>
#include <cstdlib>
#include <regex>

#include "sim/engine/elb/conditions.h"
#include "sim/engine/elb/page.h"
#include "sim/engine/elb/rules.h"
#include "sim/http/url.h"

namespace headway::elb {
namespace {

constexpr std::size_t kLongestExpression = 1024, kLongestText = 16 * 1024;
constexpr long kMostRepeats = 1000;  // of all counted repeats together

// A matcher that keeps all positions at once instead of trying one after the other: no expression makes it
// slow. It belongs to libstdc++, which both compilers use here.
constexpr auto kFlags = std::regex::ECMAScript | std::regex_constants::__polynomial;

bool hasBackReference(const std::string& e) {
  for (std::size_t i = 0; i + 1 < e.size(); ++i)
    if (e[i] == '\\') {
      if (e[i + 1] >= '1' && e[i + 1] <= '9') return true;
      ++i;
    }
  return false;
}

long countedRepeats(const std::string& e) {
  long all = 1;
  for (std::size_t i = 0; i < e.size() && all <= kMostRepeats; ++i) {
    if (e[i] == '\\') {
      ++i;
    } else if (e[i] == '{') {
      const auto comma = e.find_first_of(",}", i);
      const long least = std::atol(e.c_str() + i + 1);
      const long most = comma == e.npos ? 0 : std::atol(e.c_str() + comma + 1);
      all *= std::clamp(std::max(least, most), 1L, kMostRepeats + 1);
    }
  }
  return all;
}

std::optional<std::regex> compile(const std::string& e, std::string& fault) {
  if (e.size() > kLongestExpression) {
    fault = "it is over 1,024 characters";
  } else if (e.find("(?=") != e.npos || e.find("(?!") != e.npos || e.find("(?<") != e.npos) {
    fault = "it looks ahead or behind";
  } else if (hasBackReference(e)) {
    fault = "it refers back to a group";
  } else if (countedRepeats(e) > kMostRepeats) {
    fault = "it repeats too often";
  } else {
    try {
      return std::regex(e, kFlags);
    } catch (const std::regex_error& error) {
      fault = error.what();
    }
  }
  return std::nullopt;
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

bool transformHost(Stage& stage, const ListenerRule& r) {
  const std::string host(stage.request().headers.get("Host")), name = domainOf(host);
  const auto result = rewritten(r.hostRewrite, r.hostReplacement, name);
  if (!result) return fail(stage, "The rule can't rewrite Host: " + result.error().message + ".");
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
  if (!result) return fail(stage, "The rule can't rewrite the URL: " + result.error().message + ".");
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

std::optional<std::string> expressionFault(const std::string& expression) {
  std::string fault;
  return compile(expression, fault) ? std::nullopt : std::optional(fault);
}

Result<std::optional<std::string>> rewritten(const std::string& expression, const std::string& replacement,
                                             std::string_view text) {
  if (text.size() > kLongestText) return makeError("elb.transform", "it is over 16 KB");
  std::string fault;
  const auto pattern = compile(expression, fault);
  if (!pattern) return makeError("elb.transform", fault);
  const std::string s(text);
  if (!std::regex_search(s, *pattern)) return std::optional<std::string>{};
  return std::optional(std::regex_replace(s, *pattern, replacement, std::regex_constants::format_first_only));
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
