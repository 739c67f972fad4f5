// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/django/uri.h"

#include "sim/engine/django/host.h"
#include "sim/engine/django/python_text.h"
#include "sim/engine/django/python_url.h"

namespace headway::django {
namespace {

/// get_bytes_from_wsgi().
Asked<std::string> wsgiBytes(const Environ& environ, std::string_view key, std::string_view otherwise) {
  const std::string_view text = environ.get(key, otherwise);
  if (auto bytes = py::toLatin1(text)) return std::move(*bytes);
  return py::latin1EncodeError(text);
}

std::string squeezeSlashes(std::string_view s) {
  std::string out;
  for (const char c : s)
    if (c != '/' || !out.ends_with('/')) out += c;
  return out;
}

/// The script name before Apache's mod_rewrite had its way: the URL without the path info.
std::string beforeRewrite(std::string_view url, std::string_view pathInfo, Version version) {
  std::string script = squeezeSlashes(url);
  if (pathInfo.empty()) return script;
  if (version <= Version::V4_2)
    script.resize(script.size() - std::min(script.size(), pathInfo.size()));
  else if (script.ends_with(pathInfo))
    script.resize(script.size() - pathInfo.size());
  return script;
}

Asked<std::string> wsgiScriptName(const Settings& settings, const Environ& environ) {
  if (settings.forceScriptName) return *settings.forceScriptName;
  auto url = wsgiBytes(environ, "SCRIPT_URL", "");
  if (url && url->empty()) url = wsgiBytes(environ, "REDIRECT_URL", "");
  if (!url) return url;
  auto bytes = wsgiBytes(environ, url->empty() ? "SCRIPT_NAME" : "PATH_INFO", "");
  if (!bytes) return bytes;
  std::string name = url->empty() ? std::move(*bytes) : beforeRewrite(*url, *bytes, settings.version);
  if (const auto fault = py::findDecodeFault(name))
    return Raised{"UnicodeDecodeError", py::decodeFaultMessage(name, *fault)};
  return name;
}

std::string joinPaths(std::string_view scriptName, std::string pathInfo) {
  while (scriptName.ends_with('/')) scriptName.remove_suffix(1);
  if (const auto slash = pathInfo.find('/'); slash != pathInfo.npos) pathInfo.erase(slash, 1);
  return std::string(scriptName) + "/" + pathInfo;
}

Asked<Paths> wsgiPaths(const Settings& settings, const Environ& environ) {
  Paths out;
  auto script = wsgiScriptName(settings, environ);
  if (!script) return script.error();
  out.scriptName = std::move(*script);
  const auto info = wsgiBytes(environ, "PATH_INFO", "/");
  if (!info) return info.error();
  out.pathInfo = info->empty() ? "/" : py::decodePath(*info);
  out.path = joinPaths(out.scriptName, out.pathInfo);
  return out;
}

/// Since 5.0 FORCE_SCRIPT_NAME counts here too; since 5.1 the path is the scope's own.
Paths asgiPaths(const Settings& settings, const Environ& environ) {
  Paths out;
  const std::string scopePath(environ.get("PATH_INFO"));
  const bool forced = settings.version >= Version::V5_2 && !settings.forceScriptName.value_or("").empty();
  out.scriptName = forced ? *settings.forceScriptName : std::string(environ.get("SCRIPT_NAME"));
  out.pathInfo = scopePath.starts_with(out.scriptName) ? scopePath.substr(out.scriptName.size()) : scopePath;
  const bool joined = settings.version <= Version::V4_2 && !out.scriptName.empty();
  out.path = joined ? joinPaths(out.scriptName, out.pathInfo) : scopePath;
  return out;
}

Asked<std::string> schemeAndHost(const Settings& settings, const Environ& environ) {
  const auto name = scheme(settings, environ);
  if (!name) return name.error();
  const auto host = getHost(settings, environ);
  if (!host) return host;
  return name->name.value_or("None") + "://" + *host;
}

}  // namespace

Asked<Paths> paths(const Settings& settings, const Environ& environ) {
  if (environ.gateway == Gateway::Asgi) return asgiPaths(settings, environ);
  return wsgiPaths(settings, environ);
}

std::string getFullPath(const Paths& paths, const Environ& environ, bool forceAppendSlash) {
  std::string out = py::escapeUriPath(paths.path);
  if (forceAppendSlash && !paths.path.ends_with('/')) out += '/';
  const std::string_view query = environ.get("QUERY_STRING");
  return query.empty() ? out : out + "?" + py::iriToUri(query);
}

Asked<std::string> buildAbsoluteUri(const Settings& settings, const Environ& environ,
                                    std::optional<std::string_view> given) {
  const auto where = paths(settings, environ);
  if (!where) return where.error();
  // Two slashes in front keep a path that itself begins with two from being read as a host.
  std::string location = given ? std::string(*given) : "//" + getFullPath(*where, environ);
  const auto bits = py::urlSplit(location, settings.version);
  if (!bits) return bits.error();
  if (!bits->scheme.empty() && !bits->netloc.empty()) return py::iriToUri(location);
  const auto base = schemeAndHost(settings, environ);
  if (!base) return base;
  const std::string& path = bits->path;
  const bool plain = path.starts_with('/') && bits->scheme.empty() && bits->netloc.empty() &&
                     path.find("/./") == path.npos && path.find("/../") == path.npos;
  if (plain) {
    const bool doubled = location.starts_with("//");
    return py::iriToUri(*base + location.substr(doubled ? 2 : 0));
  }
  auto joined = py::urlJoin(*base + where->path, location, settings.version);
  if (!joined) return joined;
  return py::iriToUri(*joined);
}

}  // namespace headway::django
