// SPDX-License-Identifier: GPL-3.0-or-later
// whitenoise/middleware.py, responders.py
#include <array>

#include "sim/engine/django/exchange.h"
#include "sim/engine/django/python_text.h"
#include "sim/engine/django/python_url.h"
#include "sim/engine/django/rules.h"
#include "sim/support/text.h"

namespace headway::django {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kTypes = {{
    {"css", "text/css; charset=\"utf-8\""},
    {"js", "text/javascript; charset=\"utf-8\""},
    {"html", "text/html; charset=\"utf-8\""},
    {"txt", "text/plain; charset=\"utf-8\""},
    {"json", "application/json"},
    {"svg", "image/svg+xml"},
    {"png", "image/png"},
    {"jpg", "image/jpeg"},
    {"ico", "image/x-icon"},
    {"woff2", "font/woff2"},
}};
constexpr std::string_view kModified = "Thu, 01 Jan 2026 00:00:00 GMT";
constexpr std::string_view kTag = "\"6955b900-0\"";

std::string typeOf(std::string_view path) {
  const std::string_view end = path.substr(path.rfind('.') + 1);
  for (const auto& [name, type] : kTypes)
    if (name == end) return std::string(type);
  return "application/octet-stream";
}

/// "app.0123456789ab.css": the name changes with the content, so it may be kept for ever.
bool isHashed(std::string_view path) {
  const auto parts = text::split(path.substr(path.rfind('/') + 1), '.');
  for (std::size_t i = 1; i + 1 < parts.size(); ++i)
    if (parts[i].size() == 12 && parts[i].find_first_not_of("0123456789abcdef") == std::string::npos)
      return true;
  return false;
}

/// STATIC_URL as path_info has it: without host and script name.
std::string prefixOf(const Exchange& x) {
  const auto parts = py::urlSplit(x.settings.staticUrl, x.settings.version);
  std::string path = parts ? parts->path : x.settings.staticUrl;
  if (!path.starts_with('/')) return "/" + path;
  const std::string_view script = x.paths.scriptName;
  if (!script.empty() && path.starts_with(std::string(script) + "/")) path.erase(0, script.size());
  return path;
}

Page fileOf(const Exchange& x) {
  const std::string& path = x.paths.pathInfo;
  const std::string control = isHashed(path)
                                  ? "max-age=315360000, public, immutable"
                                  : "max-age=" + std::to_string(x.settings.whitenoiseMaxAge) + ", public";
  const bool held =
      x.environ.get("HTTP_IF_NONE_MATCH") == kTag ||
      (!x.environ.contains("HTTP_IF_NONE_MATCH") && x.environ.get("HTTP_IF_MODIFIED_SINCE") == kModified);
  Page page;
  page.status = held ? 304 : 200;
  page.headers.add("Cache-Control", control);
  page.headers.add("ETag", std::string(kTag));
  if (held) return page;
  page.headers.add("Content-Type", typeOf(path));
  page.headers.add("Access-Control-Allow-Origin", "*");
  page.headers.add("Last-Modified", std::string(kModified));
  page.body = "/* " + path + " */\n";
  page.headers.add("Content-Length", std::to_string(page.body.size()));
  return page;
}

}  // namespace

Asked<Early> whitenoiseRequest(Exchange& x) {
  const std::string prefix = prefixOf(x);
  const std::string& path = x.paths.pathInfo;
  if (prefix == "/" || !path.starts_with(prefix) || path.ends_with('/')) return Early{};
  if (x.method != "GET" && x.method != "HEAD") {
    Page page = makePage(405, "text/html; charset=utf-8", "");
    page.headers.add("Allow", "GET, HEAD");
    x.decide(rule("django.view.method-not-allowed"), "WhiteNoise takes GET and HEAD, not " + x.method + ".",
             true);
    return Early(std::move(page));
  }
  x.decide(rule("django.whitenoise.serves"), "WhiteNoise has the file " + py::repr(path) + ".", false);
  return Early(fileOf(x));
}

}  // namespace headway::django
