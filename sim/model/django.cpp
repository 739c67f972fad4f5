// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/django.h"

#include "sim/model/describe.h"
#include "sim/model/runtime_fields.h"

namespace headway {

template <>
const Described<DjangoConfig>& describe<DjangoConfig>() {
  using D = DjangoConfig;
  using describing::field;
  static constexpr std::string_view docs = "https://docs.djangoproject.com/en/stable/ref/settings/";
  static const auto all = [] {
    std::vector<Field<D>> rows = {
        field(&D::version,
              {.name = "version",
               .label = "Version",
               .help = "Versions differ in small ways that matter, such as the CSRF origin check since 4.0.",
               .source = "https://docs.djangoproject.com/en/stable/releases/"}),
        field(&D::runsIn,
              {.name = "runs_in",
               .label = "Runs in",
               .help = "What hands the request to Django: an adapter in a Lambda function, or a server.",
               .source = "https://github.com/adamchainz/apig-wsgi"}),
    };
    describing::addRuntime(rows);
    const std::vector<Field<D>> settings = {
        field(&D::allowedHosts,
              {.name = "ALLOWED_HOSTS",
               .label = "ALLOWED_HOSTS",
               .help =
                   "Hosts Django serves: an exact name, .example.com for a domain and its subdomains, or *.",
               .source = docs}),
        field(&D::useXForwardedHost,
              {.name = "USE_X_FORWARDED_HOST",
               .label = "USE_X_FORWARDED_HOST",
               .help = "Believe X-Forwarded-Host before Host. Something in front must always set it.",
               .source = docs}),
        field(
            &D::secureProxySslHeader,
            {.name = "SECURE_PROXY_SSL_HEADER",
             .label = "SECURE_PROXY_SSL_HEADER",
             .help =
                 "META key and the value that means https, such as HTTP_X_FORWARDED_PROTO and https. Empty: None.",
             .source = docs}),
        field(&D::secureSslRedirect,
              {.name = "SECURE_SSL_REDIRECT",
               .label = "SECURE_SSL_REDIRECT",
               .help = "Send requests that do not look secure to https. Loops when the scheme is not seen.",
               .source = docs}),
        field(&D::csrfTrustedOrigins,
              {.name = "CSRF_TRUSTED_ORIGINS",
               .label = "CSRF_TRUSTED_ORIGINS",
               .help =
                   "Origins trusted for unsafe requests: https://www.example.com; without the scheme in 3.2.",
               .source = docs}),
        field(&D::debug, {.name = "DEBUG",
                          .label = "DEBUG",
                          .help = "Shows error pages; with an empty ALLOWED_HOSTS it allows localhost.",
                          .source = docs}),
        field(&D::useXForwardedPort, {.name = "USE_X_FORWARDED_PORT",
                                      .label = "USE_X_FORWARDED_PORT",
                                      .help = "Believe X-Forwarded-Port before SERVER_PORT.",
                                      .source = docs,
                                      .rare = true}),
        field(&D::secureSslHost,
              {.name = "SECURE_SSL_HOST",
               .label = "SECURE_SSL_HOST",
               .help = "Host that SECURE_SSL_REDIRECT sends to. Empty: the host of the request.",
               .source = docs,
               .rare = true}),
        field(&D::sessionCookieSecure, {.name = "SESSION_COOKIE_SECURE",
                                        .label = "SESSION_COOKIE_SECURE",
                                        .help = "Browsers send the session cookie over https only.",
                                        .source = docs,
                                        .rare = true}),
        field(&D::csrfCookieSecure, {.name = "CSRF_COOKIE_SECURE",
                                     .label = "CSRF_COOKIE_SECURE",
                                     .help = "Browsers send the CSRF cookie over https only.",
                                     .source = docs,
                                     .rare = true}),
        field(
            &D::hostRoutes,
            {.name = "host_routes",
             .label = "Hosts it routes by",
             .help =
                 "For projects that pick a site or tenant by get_host(): any other host gets 404. Empty: it does not look.",
             .source = "https://docs.djangoproject.com/en/stable/ref/contrib/sites/",
             .rare = true}),
        field(
            &D::canonicalHost,
            {.name = "canonical_host",
             .label = "Canonical host",
             .help =
                 "Host that a middleware of the project, behind all others, sends every other get_host() to. "
                 "Empty: there is none.",
             .source = "https://docs.djangoproject.com/en/stable/topics/http/middleware/",
             .rare = true}),
        field(&D::secureRedirectExempt,
              {.name = "SECURE_REDIRECT_EXEMPT",
               .label = "SECURE_REDIRECT_EXEMPT",
               .help = "Expressions for paths that SECURE_SSL_REDIRECT leaves alone, such as ^health/$.",
               .source = docs,
               .rare = true}),
        field(&D::healthCheckPath,
              {.name = "health_check_path",
               .label = "Health check middleware",
               .help =
                   "Path that a middleware in front of all others answers with 200, before anything asks for "
                   "the host. Empty: there is none.",
               .source = "https://docs.djangoproject.com/en/stable/topics/http/middleware/",
               .rare = true}),
        field(
            &D::allowedCidrNets,
            {.name = "ALLOWED_CIDR_NETS",
             .label = "ALLOWED_CIDR_NETS",
             .help =
                 "Of django-allow-cidr: blocks of addresses that are allowed as Host. Empty: not installed.",
             .source = "https://github.com/mozmeao/django-allow-cidr",
             .rare = true}),
        field(&D::allowCidrVersion,
              {.name = "allow_cidr_version",
               .label = "django-allow-cidr",
               .help = "Release 0.1 does not take the port off the host; 0.2 and later do.",
               .source = "https://github.com/mozmeao/django-allow-cidr",
               .rare = true}),
    };
    rows.insert(rows.end(), settings.begin(), settings.end());
    describing::addMiddleware(rows);
    rows.push_back(
        field(&D::site, {.name = "site",
                         .label = "Pages",
                         .help = "What answers paths that no URL below matches: a page at any path, "
                                 "the pages of a small shop with the admin, or nothing: 404.",
                         .source = "https://docs.djangoproject.com/en/stable/topics/http/urls/"}));
    rows.push_back(field(&D::urls, {.name = "urls",
                                    .label = "URLs",
                                    .help = "The project's own pages. The first that matches answers.",
                                    .source = "https://docs.djangoproject.com/en/stable/topics/http/urls/"}));
    return describing::described<D>(
        "django", "Django", "A Django project: the settings that decide what it believes of a request.",
        std::move(rows));
  }();
  return all;
}

}  // namespace headway
