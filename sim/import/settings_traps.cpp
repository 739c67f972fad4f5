// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/settings_traps.h"

#include <algorithm>
#include <functional>

#include "sim/support/text.h"

namespace headway {
namespace {

using Add = std::function<void(const char* code, std::string message, std::string hint)>;

bool hasBlanks(const std::string& s) { return text::trim(s).size() != s.size(); }

void blanks(const std::string& name, const Texts& all, const Add& add) {
  for (const std::string& entry : all) {
    if (entry.empty())
      add("settings.empty-entry", name + " has an empty entry, as \"\".split(\",\") leaves one",
          "leave empty parts out: [h.strip() for h in text.split(\",\") if h.strip()]");
    else if (hasBlanks(entry))
      add("settings.blank", name + " has '" + entry + "' with a blank, which matches nothing",
          "take blanks off each part with .strip()");
  }
}

void hosts(const Texts& all, const Add& add) {
  blanks("ALLOWED_HOSTS", all, add);
  for (const std::string& host : all)
    if (host.find("://") != std::string::npos)
      add("settings.host-scheme", "ALLOWED_HOSTS has '" + host + "'; a host has no scheme",
          "write the name alone, such as www.example.com");
}

void origins(const Texts& all, DjangoVersion version, const Add& add) {
  blanks("CSRF_TRUSTED_ORIGINS", all, add);
  for (const std::string& origin : all) {
    if (text::trim(origin).empty()) continue;
    const std::size_t scheme = origin.find("://");
    if (version == DjangoVersion::V32) {
      if (scheme != std::string::npos)
        add("settings.origin-scheme", "CSRF_TRUSTED_ORIGINS has '" + origin + "'; Django 3.2 wants no scheme",
            "write the host alone");
    } else if (scheme == std::string::npos) {
      add("settings.origin-without-scheme",
          "CSRF_TRUSTED_ORIGINS has '" + origin +
              "' without a scheme; Django 4.0 and later do not start with it",
          "write https://" + origin);
    } else if (const std::string host = origin.substr(scheme + 3); host.starts_with(".") || host == "*") {
      add("settings.origin-pattern", "CSRF_TRUSTED_ORIGINS has '" + origin + "', which matches no origin",
          "for a domain and all below it write https://*.example.com");
    }
  }
}

void schemeHeader(const Texts& header, const Add& add) {
  if (header.empty()) return;
  if (header.size() != 2)
    return add("settings.scheme-header",
               "SECURE_PROXY_SSL_HEADER has not two parts; Django stops with an error",
               "write (\"HTTP_X_FORWARDED_PROTO\", \"https\")");
  std::string key = "HTTP_" + header[0];
  std::transform(key.begin(), key.end(), key.begin(), [](char c) {
    return c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  });
  if (!header[0].starts_with("HTTP_"))
    add("settings.scheme-header",
        "SECURE_PROXY_SSL_HEADER names '" + header[0] + "', but Django looks for a key of request.META",
        "write (\"" + key + "\", \"" + header[1] + "\")");
  if (header[1] == "http")
    add("settings.scheme-value", "SECURE_PROXY_SSL_HEADER takes 'http' for the sign of a secure request",
        "write \"https\"");
}

void middleware(const Texts& all, const Add& add) {
  const auto at = [&](const char* path) { return std::find(all.begin(), all.end(), path) - all.begin(); };
  const auto end = static_cast<std::ptrdiff_t>(all.size());
  const auto security = at("django.middleware.security.SecurityMiddleware");
  if (security == end)
    add("settings.no-security", "MIDDLEWARE has no SecurityMiddleware: SECURE_* settings have no effect",
        "put django.middleware.security.SecurityMiddleware first");
  else if (security > 0)
    add("settings.security-not-first",
        "MIDDLEWARE has '" + all.front() +
            "' before SecurityMiddleware, so it answers before any redirect to https",
        "put django.middleware.security.SecurityMiddleware first, unless this is meant");
  if (at("django.middleware.common.CommonMiddleware") == end)
    add("settings.no-common",
        "MIDDLEWARE has no CommonMiddleware: APPEND_SLASH and PREPEND_WWW have no effect, and the host is checked late",
        "add django.middleware.common.CommonMiddleware");
}

}  // namespace

Diagnostics settingsTraps(const SettingsReport& report, DjangoVersion version) {
  Diagnostics out;
  for (const TakenSetting& taken : report.taken) {
    const auto* list = taken.value.as<Texts>();
    if (!list) continue;
    const Add add = [&](const char* code, std::string message, std::string hint) {
      Diagnostic d = makeError(code, std::move(message), std::move(hint));
      d.severity = Severity::Warning;
      d.where = taken.where;
      d.where.field = taken.name;
      if (std::find(out.begin(), out.end(), d) == out.end()) out.push_back(std::move(d));
    };
    if (taken.name == "ALLOWED_HOSTS") hosts(*list, add);
    if (taken.name == "CSRF_TRUSTED_ORIGINS") origins(*list, version, add);
    if (taken.name == "SECURE_PROXY_SSL_HEADER") schemeHeader(*list, add);
    if (taken.name == "MIDDLEWARE") middleware(*list, add);
  }
  return out;
}

}  // namespace headway
