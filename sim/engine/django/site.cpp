// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/django/site.h"

#include <algorithm>
#include <cstdio>

#include "sim/engine/django/url_pattern.h"
#include "sim/engine/stage.h"
#include "sim/model/django.h"
#include "sim/support/text.h"

namespace headway::django {
namespace {

/// http.cookies writes values of other characters in quotes.
std::string quoteCookieValue(const std::string& value) {
  const bool legal = !value.empty() && std::all_of(value.begin(), value.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("!#$%&'*+-.^_`|~:").find(c) != std::string_view::npos;
  });
  if (legal) return value;
  std::string out = "\"";
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += std::string("\\") + c;
    } else if (byte < 0x20 || byte > 0x7E || c == ',' || c == ';') {
      char octal[5];
      std::snprintf(octal, sizeof octal, "\\%03o", byte);
      out += octal;
    } else {
      out += c;
    }
  }
  return out + "\"";
}

}  // namespace

bool View::serves(std::string_view asked) const noexcept {
  return row ? matchRoute(row->pattern, asked).has_value() : text::globMatch(path, asked);
}

const View* Site::resolve(std::string_view pathInfo) const noexcept {
  if (!pathInfo.starts_with('/')) return nullptr;
  const std::string_view path = pathInfo.substr(1);
  for (const View& v : views) {
    if (v.serves(path)) return &v;
  }
  return nullptr;
}

Site Site::anyPath() {
  View any;
  any.path = "*";
  return {{any}, true};
}

Site Site::of(const DjangoConfig& config) {
  Site site;
  const auto add = [&site](const std::vector<UrlRow>& rows) {
    for (const UrlRow& row : rows) {
      View& view = site.views.emplace_back();
      view.row = &row;
      view.csrfExempt = row.csrfExempt || row.kind == ViewKind::Api;
      view.noAppendSlash = row.noAppendSlash;
      if (!site.fault) site.fault = routeFault(row.pattern);
    }
  };
  add(config.urls);
  if (config.site == SitePages::Shop) add(shopUrls());
  if (config.site == SitePages::AnyPath) site.views.emplace_back().path = "*";
  return site;
}

Site Site::example() {
  const auto page = [](std::string path, std::string body = "ok") {
    View v;
    v.path = std::move(path);
    v.body = std::move(body);
    return v;
  };
  Site site;
  View form = page("form/", "form "), exempt = page("exempt/"), token = page("token/", "token"),
       written = page("session/", "session"), read = page("session-read/", "read None"),
       never = page("never/"), optOut = page("optout/"), redirect = page("redirect/", ""),
       absolute = page("abs/", ""), cookie = page("cookie/");
  form.postBody = "posted";
  exempt.csrfExempt = true;
  form.usesCsrfToken = token.usesCsrfToken = true;
  written.session = SessionUse::Write;
  read.session = SessionUse::Read;
  never.neverCache = true;
  optOut.noAppendSlash = true;
  redirect.redirectTo = "/page/";
  absolute.answersAbsoluteUri = true;
  SetCookie plain, full;
  plain.name = "plain", plain.value = "1";
  full = {"full", "1", 60, "example.com", "/", true, true, "None"};
  cookie.cookies = {plain, full};
  View security = page("*/security/");
  site.views = {page(""), page("page/"), page("noslash"), page("needsquoting#/"),
                form,     exempt,        token,           written,
                read,     never,         optOut,          redirect,
                absolute, cookie,        security};
  return site;
}

std::string httpDate(std::int64_t epochSeconds) { return headway::httpDate(epochSeconds * 1000); }

std::string formatSetCookie(const SetCookie& c, std::int64_t now) {
  std::string out = c.name + "=" + quoteCookieValue(c.value);
  if (c.domain && !c.domain->empty()) out += "; Domain=" + *c.domain;
  if (c.maxAge) out += "; expires=" + httpDate(*c.maxAge == 0 && c.value.empty() ? 0 : now + *c.maxAge);
  if (c.httpOnly) out += "; HttpOnly";
  if (c.maxAge) out += "; Max-Age=" + std::to_string(*c.maxAge);
  if (!c.path.empty()) out += "; Path=" + c.path;
  if (c.sameSite && !c.sameSite->empty()) out += "; SameSite=" + *c.sameSite;
  if (c.secure) out += "; Secure";
  return out;
}

}  // namespace headway::django
