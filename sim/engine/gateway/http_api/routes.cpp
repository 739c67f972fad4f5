// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/gateway/http_api/routes.h"

#include <algorithm>
#include <array>
#include <span>

#include "sim/support/text.h"

namespace headway::gateway {
namespace {

constexpr int kFull = 1000;  ///< ranks from here on: the whole path is matched

bool isVariable(std::string_view segment) { return segment.starts_with('{') && segment.ends_with('}'); }
bool isGreedy(std::string_view segment) { return isVariable(segment) && segment.ends_with("+}"); }

std::string nameOf(std::string_view variable) {
  variable = variable.substr(1, variable.size() - 2);
  if (variable.ends_with('+')) variable.remove_suffix(1);
  return std::string(variable);
}

/// Rank of a route for a request, -1 if it does not match: $default 0; greedy 1..; full matches from kFull,
/// more with every literal part.
class Attempt {
 public:
  Attempt(const RouteKey& key, std::string_view method, std::string_view path) {
    if (key.isDefault) {
      rank = 0;
    } else if (key.method == "ANY" || key.method == method) {
      rank = matchPath(key.segments, text::split(path.substr(path.starts_with('/') ? 1 : 0), '/'));
      if (rank >= 0 && key.method != "ANY") ++rank;
    }
  }

  int rank = -1;
  NameValues variables;

 private:
  int matchPath(const std::vector<std::string>& route, const std::vector<std::string>& parts) {
    int literals = 0;
    for (std::size_t i = 0; i < route.size(); ++i) {
      if (isGreedy(route[i])) return matchGreedy(route[i], i, parts);
      if (i >= parts.size()) return -1;
      if (isVariable(route[i])) {
        if (parts[i].empty()) return -1;
        variables.emplace_back(nameOf(route[i]), parts[i]);
      } else if (route[i] == parts[i]) {
        ++literals;
      } else {
        return -1;
      }
    }
    return route.size() == parts.size() ? kFull + 2 * literals : -1;
  }

  int matchGreedy(const std::string& variable, std::size_t at, const std::vector<std::string>& parts) {
    if (at >= parts.size()) return -1;
    const std::string rest = text::join(std::span(parts).subspan(at), "/");
    if (rest.empty()) return -1;  // {proxy+} needs something
    variables.emplace_back(nameOf(variable), rest);
    return 1 + 2 * static_cast<int>(at);
  }
};

struct Best {
  RouteMatch match;
  int rank = -1;
};

Best best(const Project& project, const Node& api, std::string_view method, const ApiAddress& at) {
  Best out;
  for (const Link* link : project.linksFrom(api.id)) {
    const auto* integration = std::get_if<IntegrationLink>(&link->config);
    if (!integration) continue;
    for (const std::string& text : integration->routes) {
      const auto key = readRouteKey(text);
      if (!key) continue;
      Attempt attempt(*key, method, at.path);
      if (attempt.rank <= out.rank) continue;
      out = {{link, text, at, std::move(attempt.variables)}, attempt.rank};
    }
  }
  return out;
}

Result<void> checkVariables(const std::vector<std::string>& segments) {
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const std::string& s = segments[i];
    const bool braces = s.find_first_of("{}") != std::string::npos;
    if (!braces) continue;
    if (!isVariable(s) || nameOf(s).empty() || s.find_first_of("{}", 1) != s.size() - 1)
      return makeError("route.variable", "'" + s + "' is neither a name nor a variable",
                       "a variable fills a whole segment: /pets/{id}");
    if (isGreedy(s) && i + 1 != segments.size())
      return makeError("route.greedy", s + " is not at the end",
                       "a greedy variable must be the last segment");
  }
  return {};
}

}  // namespace

Result<RouteKey> readRouteKey(std::string_view key) {
  static constexpr std::array<std::string_view, 8> methods = {"ANY", "GET",    "HEAD",  "POST",
                                                              "PUT", "DELETE", "PATCH", "OPTIONS"};
  if (key == "$default") return RouteKey{true, "", {}};
  const auto blank = key.find(' ');
  if (blank == std::string_view::npos || !key.substr(blank + 1).starts_with('/'))
    return makeError("route.syntax", "'" + std::string(key) + "' is no route key",
                     "write a method and a path, such as GET /pets, or $default");
  RouteKey out{false, std::string(key.substr(0, blank)), text::split(key.substr(blank + 2), '/')};
  if (std::find(methods.begin(), methods.end(), out.method) == methods.end())
    return makeError("route.method", "'" + out.method + "' is no method of a route",
                     text::listChoices(methods));
  if (const auto fine = checkVariables(out.segments); !fine) return fine.error();
  return out;
}

bool sameRoute(const RouteKey& a, const RouteKey& b) {
  const auto same = [](const std::string& x, const std::string& y) {
    return isVariable(x) && isVariable(y) ? isGreedy(x) == isGreedy(y) : x == y;
  };
  return a.isDefault == b.isDefault && a.method == b.method &&
         std::equal(a.segments.begin(), a.segments.end(), b.segments.begin(), b.segments.end(), same);
}

RouteMatch bestRoute(const Project& project, const Node& api, std::string_view method, const ApiAddress& at) {
  return best(project, api, method, at).match;
}

bool differsBySlashOnly(const Project& project, const Node& api, std::string_view method, ApiAddress at) {
  if (at.path.size() < 2 || !at.path.ends_with('/')) return false;
  at.path.pop_back();
  return best(project, api, method, at).rank >= kFull;
}

}  // namespace headway::gateway
