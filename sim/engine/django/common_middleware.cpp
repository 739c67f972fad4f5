// SPDX-License-Identifier: GPL-3.0-or-later
// django/middleware/common.py
#include "sim/engine/django/exchange.h"
#include "sim/engine/django/pattern.h"
#include "sim/engine/django/python_text.h"
#include "sim/engine/django/rules.h"

namespace headway::django {
namespace {

bool shouldAppendSlash(const Exchange& x) {
  const std::string& info = x.paths.pathInfo;
  if (!x.settings.appendSlash || info.ends_with('/') || x.site.resolve(info)) return false;
  const View* view = x.site.resolve(info + "/");
  return view && !view->noAppendSlash;
}

/// Since 5.1 DELETE counts, too.
bool losesData(const Exchange& x) {
  return x.method == "POST" || x.method == "PUT" || x.method == "PATCH" ||
         (x.method == "DELETE" && x.settings.version >= Version::V5_2);
}

Asked<std::string> fullPathWithSlash(Exchange& x) {
  std::string path = x.fullPath(true);
  if (path.starts_with("//")) path = "/%2F" + path.substr(2);
  if (!x.settings.debug || !losesData(x)) return path;
  const auto host = x.host();
  if (!host) return host;
  return Raised{
      "RuntimeError",
      "You called this URL via " + x.method +
          ", but the URL doesn't end in a slash and you have APPEND_SLASH set. Django can't redirect to the "
          "slash URL while maintaining " +
          x.method + " data. Change your form to point to " + *host + path +
          " (note the trailing slash), or set APPEND_SLASH=False in your Django settings."};
}

Asked<Page> slashRedirect(Exchange& x) {
  const auto path = fullPathWithSlash(x);
  if (!path) return path.error();
  auto page = makeRedirect(x, 301, *path);
  if (page)
    x.decide(rule("django.common.append-slash"),
             py::repr(x.paths.pathInfo) + " is no page, with a slash it is one: sent to " + *path + ".",
             false);
  return page;
}

Asked<Early> wwwRedirect(Exchange& x, const std::string& host) {
  const auto name = scheme(x.settings, x.environ);
  if (!name) return name.error();
  const auto path = shouldAppendSlash(x) ? fullPathWithSlash(x) : Asked<std::string>(x.fullPath());
  if (!path) return path.error();
  auto page = makeRedirect(x, 301, name->name.value_or("None") + "://www." + host + *path);
  if (!page) return page.error();
  x.decide(rule("django.common.www"), py::repr(host) + " does not begin with 'www.'.", false);
  return Early(std::move(*page));
}

}  // namespace

Asked<Early> commonRequest(Exchange& x) {
  if (const std::string* agent = x.environ.find("HTTP_USER_AGENT")) {
    const auto pattern = firstMatch(x.settings.disallowedUserAgents, *agent);
    if (!pattern) x.note(rule("django.expression.untried"), pattern.error().message);
    if (pattern && *pattern) {
      x.decide(rule("django.common.user-agent"), py::repr(*agent) + " matches " + py::repr(**pattern) + ".",
               true);
      return Raised{"PermissionDenied", "Forbidden user agent"};
    }
  }
  const auto host = x.host();
  if (!host) return host.error();
  if (x.settings.prependWww && !host->empty() && !host->starts_with("www.")) return wwwRedirect(x, *host);
  // Until 4.1 the slash was looked at here, since then when the page turns out to be missing.
  if (x.settings.version != Version::V3_2 || !shouldAppendSlash(x)) return Early{};
  auto page = slashRedirect(x);
  if (!page) return page.error();
  return Early(std::move(*page));
}

Asked<Page> commonResponse(Exchange& x, Page page) {
  if (page.status == 404 && shouldAppendSlash(x)) {
    auto redirect = slashRedirect(x);
    if (!redirect) return redirect;
    x.reply.replacedBy = x.running;
    if (x.settings.version != Version::V6_0) return redirect;
    page = std::move(*redirect);
  }
  if (!page.zipped && !page.headers.contains("Content-Length"))
    page.headers.add("Content-Length", std::to_string(page.body.size()));
  return page;
}

}  // namespace headway::django
