// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/gateway/rest_api/resources.h"

#include <algorithm>
#include <optional>

#include "sim/support/text.h"

namespace headway::gateway::rest {
namespace {

constexpr std::string_view kMethods[] = {"ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"};

bool isVariable(std::string_view part) {
  return part.size() > 2 && part.starts_with('{') && part.ends_with('}');
}
bool isGreedy(std::string_view part) { return isVariable(part) && part.size() > 3 && part.ends_with("+}"); }

std::string variableName(std::string_view part) {
  return std::string(part.substr(1, part.size() - (isGreedy(part) ? 3 : 2)));
}

/// "/pets/" -> {"pets"}; "/" -> {}.
std::vector<std::string> partsOf(std::string_view path) {
  while (path.ends_with('/')) path.remove_suffix(1);
  if (path.starts_with('/')) path.remove_prefix(1);
  return path.empty() ? std::vector<std::string>{} : text::split(path, '/');
}

bool isPart(std::string_view part) {
  if (isVariable(part)) part = part.substr(1, part.size() - (isGreedy(part) ? 3 : 2));
  return !part.empty() && std::all_of(part.begin(), part.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("._-:$,~%").find(c) != std::string_view::npos;
  });
}

/// How a resource fits a path: per part of the path 3 literal, 2 variable, 1 greedy.
struct Fit {
  std::string ranks;
  NameValues variables;
};

std::optional<Fit> fit(const std::string& resource, const std::vector<std::string>& path,
                       std::string_view raw) {
  const std::vector<std::string> parts = partsOf(resource);
  Fit out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i >= path.size()) return std::nullopt;
    if (isGreedy(parts[i])) {
      const std::vector<std::string> rest(path.begin() + static_cast<std::ptrdiff_t>(i), path.end());
      const bool slash = raw.size() > 1 && raw.ends_with('/');
      out.variables.emplace_back(variableName(parts[i]), text::join(rest, "/") + (slash ? "/" : ""));
      out.ranks += '1';
      return out;
    }
    if (isVariable(parts[i])) {
      if (path[i].empty()) return std::nullopt;
      out.variables.emplace_back(variableName(parts[i]), path[i]);
      out.ranks += '2';
    } else if (parts[i] == path[i]) {
      out.ranks += '3';
    } else {
      return std::nullopt;
    }
  }
  if (parts.size() != path.size()) return std::nullopt;
  return out;
}

/// All method keys of an API that can be read, with the wires that have them.
struct Entry {
  const Link* link;
  std::string text;
  MethodKey key;
};

std::vector<Entry> entriesOf(const Project& project, const Node& api) {
  std::vector<Entry> out;
  for (const Link* link : project.linksFrom(api.id)) {
    const auto* methods = std::get_if<MethodLink>(&link->config);
    if (!methods) continue;
    for (const std::string& text : methods->methods)
      if (auto key = readMethodKey(text)) out.push_back({link, text, std::move(*key)});
  }
  return out;
}

}  // namespace

Result<MethodKey> readMethodKey(std::string_view key) {
  const auto wrong = [&](const char* why) {
    return makeError("method.key", "'" + std::string(key) + "' is no method of a REST API: " + why,
                     "write a method and a resource: ANY /{proxy+}, GET /pets/{id}");
  };
  const auto blank = key.find(' ');
  if (blank == std::string_view::npos) return wrong("method and resource stand apart by a blank");
  MethodKey out{std::string(key.substr(0, blank)), std::string(key.substr(blank + 1))};
  if (std::find(std::begin(kMethods), std::end(kMethods), out.method) == std::end(kMethods))
    return wrong("it has no method such as GET or ANY");
  if (!out.resource.starts_with('/')) return wrong("the resource begins with /");
  if (out.resource == "/") return out;
  const auto parts = text::split(std::string_view(out.resource).substr(1), '/');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!isPart(parts[i])) return wrong("each part is a word, {name}, or {name+} as the last");
    if (isGreedy(parts[i]) && i + 1 < parts.size()) return wrong("{name+} is the last part");
  }
  return out;
}

std::variant<MethodMatch, NoMethod> findMethod(const Project& project, const Node& api,
                                               std::string_view method, std::string_view path) {
  const std::vector<std::string> parts = partsOf(path);
  std::string bestRanks, resource;
  const Entry* best = nullptr;
  Fit bestFit;
  const std::vector<Entry> entries = entriesOf(project, api);
  for (const Entry& e : entries) {
    auto fits = fit(e.key.resource, parts, path);
    if (!fits || fits->ranks < bestRanks) continue;
    if (resource.empty() || fits->ranks > bestRanks) {
      best = nullptr;
      resource = e.key.resource;
      bestRanks = fits->ranks;
      bestFit = std::move(*fits);
    }
    const bool own = e.key.method == method;
    if (own || (e.key.method == "ANY" && !best)) best = &e;
  }
  if (!best) return NoMethod{resource};
  return MethodMatch{best->link, best->text, best->key.resource, std::move(bestFit.variables)};
}

}  // namespace headway::gateway::rest
