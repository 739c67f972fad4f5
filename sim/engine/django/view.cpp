// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/django/view.h"

#include "sim/engine/django/host.h"
#include "sim/engine/django/python_text.h"
#include "sim/engine/django/rules.h"
#include "sim/engine/django/uri.h"

namespace headway::django {
namespace {

DjangoView::Answer answer(const Asked<std::string>& asked) {
  if (!asked) return {{}, asked.error().type, asked.error().message};
  return {*asked, {}, {}};
}

std::string exceptionText(const Raised& raised) { return raised.type + ": " + raised.message; }

std::string sourceText(const HostVerdict& verdict, const Environ& environ) {
  if (verdict.source == rule("django.host.forwarded-off"))
    return "Host " + py::repr(verdict.host) + " counts; X-Forwarded-Host " +
           py::repr(environ.get("HTTP_X_FORWARDED_HOST")) + " does not, USE_X_FORWARDED_HOST is off.";
  if (verdict.source == rule("django.host.from-forwarded"))
    return "X-Forwarded-Host gives " + py::repr(verdict.host) + ".";
  if (verdict.source == rule("django.host.from-header")) return "Host gives " + py::repr(verdict.host) + ".";
  return "The server's own name and port give " + py::repr(verdict.host) + ".";
}

void hostNotes(const Settings& settings, const Environ& environ, std::vector<Note>& out) {
  const HostVerdict verdict = hostVerdict(settings, environ);
  if (!verdict.source.valid() || verdict.source == verdict.rule) {
    out.push_back({verdict.rule, exceptionText(*verdict.raised)});
    return;
  }
  out.push_back({verdict.source, sourceText(verdict, environ)});
  out.push_back({verdict.rule, verdict.raised
                                   ? exceptionText(*verdict.raised)
                                   : py::repr(verdict.split.domain) + " is allowed by the pattern " +
                                         py::repr(verdict.pattern) + "."});
  if (environ.contains("HTTP_FORWARDED"))
    out.push_back({rule("django.host.forwarded-ignored"),
                   "Forwarded " + py::repr(environ.get("HTTP_FORWARDED")) + " changes nothing."});
}

std::string schemeText(const Settings& settings, const Environ& environ, const Scheme& scheme) {
  const std::string name = scheme.name.value_or("None");
  if (scheme.rule == rule("django.scheme.from-server")) return "The server says " + name + ".";
  if (scheme.rule == rule("django.scheme.header-off"))
    return "X-Forwarded-Proto " + py::repr(environ.get("HTTP_X_FORWARDED_PROTO")) +
           " does not count; the server says " + name + ".";
  const std::string& key = settings.secureProxySslHeader.front();
  if (scheme.rule == rule("django.scheme.header-absent"))
    return key + " is not there; the server says " + name + ".";
  return key + " is " + py::repr(environ.get(key)) + ", so the scheme is " + name + ".";
}

}  // namespace

DjangoView view(const Settings& settings, const Environ& environ) {
  DjangoView out;
  out.rawHost = answer(rawHost(settings, environ));
  out.host = answer(getHost(settings, environ));
  out.port = answer(getPort(settings, environ));
  if (const auto name = scheme(settings, environ)) {
    out.scheme.value = name->name.value_or("None");
    out.secure = name->name == "https";
  } else {
    out.scheme = {{}, name.error().type, name.error().message};
  }
  out.absoluteUri = answer(buildAbsoluteUri(settings, environ));
  out.remoteAddr = environ.get("REMOTE_ADDR");
  return out;
}

std::vector<Note> beliefNotes(const Settings& settings, const Environ& environ, const DjangoView& view) {
  std::vector<Note> out;
  hostNotes(settings, environ, out);
  if (const auto name = scheme(settings, environ))
    out.push_back({name->rule, schemeText(settings, environ, *name)});
  else
    out.push_back({rule("django.scheme.setting-malformed"), exceptionText(name.error())});
  if (const auto number = port(settings, environ))
    out.push_back({number->rule, "get_port() is " + py::repr(number->text) + "."});
  const auto& uri = view.absoluteUri;
  out.push_back(uri.error.empty() ? Note{rule("django.uri.absolute"), uri.value}
                                  : Note{rule("django.uri.none"), exceptionText({uri.error, uri.message})});
  return out;
}

}  // namespace headway::django
