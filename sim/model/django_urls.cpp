// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/django_urls.h"

#include "sim/model/describe.h"

namespace headway {

template <>
const Described<UrlRow>& describe<UrlRow>() {
  using U = UrlRow;
  using describing::field;
  static constexpr std::string_view urls = "https://docs.djangoproject.com/en/stable/topics/http/urls/";
  static constexpr std::string_view views = "https://docs.djangoproject.com/en/stable/topics/http/views/";
  static const auto all = describing::described<U>(
      "url", "URL", "One line of the project's URLs; the first that matches answers.",
      {
          field(&U::pattern, {.name = "pattern",
                              .label = "Pattern",
                              .help = "As in path(), without the first slash: products/<slug:name>/.",
                              .source = urls}),
          field(&U::kind, {.name = "kind",
                           .label = "Kind",
                           .help = "What the page does with a request.",
                           .source = views}),
          field(&U::name, {.name = "name",
                           .label = "Name",
                           .help = "Name by which other pages link to it.",
                           .source = urls}),
          field(&U::methods, {.name = "methods",
                              .label = "Methods",
                              .help = "Methods it takes; others get 405. Empty: those of its kind.",
                              .source = "https://docs.djangoproject.com/en/stable/topics/http/decorators/",
                              .rare = true}),
          field(&U::to, {.name = "to",
                         .label = "Leads to",
                         .help = "Where a redirect, form, login or logout leads to: a name, a path or a URL.",
                         .source = "https://docs.djangoproject.com/en/stable/topics/http/shortcuts/"}),
          field(&U::milliseconds, {.name = "milliseconds",
                                   .label = "Takes",
                                   .help = "How long the view takes.",
                                   .source = views,
                                   .unit = "ms",
                                   .min = 0,
                                   .max = 3'600'000,
                                   .rare = true}),
          field(&U::cacheControl, {.name = "cache_control",
                                   .label = "Cache-Control",
                                   .help = "Cache-Control that the view sets. Empty: Django sends none.",
                                   .source = "https://docs.djangoproject.com/en/stable/topics/cache/",
                                   .rare = true}),
          field(&U::session, {.name = "session",
                              .label = "Session",
                              .help = "Whether the page reads or writes request.session by itself.",
                              .source = "https://docs.djangoproject.com/en/stable/topics/http/sessions/",
                              .rare = true}),
          field(&U::showsToken, {.name = "shows_token",
                                 .label = "Shows the CSRF token",
                                 .help = "The page contains the CSRF token, so it sets the CSRF cookie.",
                                 .source = "https://docs.djangoproject.com/en/stable/howto/csrf/",
                                 .rare = true}),
          field(&U::showsAddress,
                {.name = "shows_address",
                 .label = "Shows its address",
                 .help = "The page contains its own absolute URL, made with build_absolute_uri().",
                 .source = "https://docs.djangoproject.com/en/stable/ref/request-response/",
                 .rare = true}),
          field(&U::csrfExempt, {.name = "csrf_exempt",
                                 .label = "csrf_exempt",
                                 .help = "The CSRF check leaves this page out.",
                                 .source = "https://docs.djangoproject.com/en/stable/howto/csrf/",
                                 .rare = true}),
          field(&U::noAppendSlash, {.name = "no_append_slash",
                                    .label = "no_append_slash",
                                    .help = "APPEND_SLASH leaves this page out.",
                                    .source = "https://docs.djangoproject.com/en/stable/ref/middleware/",
                                    .rare = true}),
          field(&U::headers, {.name = "headers",
                              .label = "Headers",
                              .help = "Further headers of the answer.",
                              .source = views,
                              .rare = true}),
          field(&U::body, {.name = "body",
                           .label = "Body",
                           .help = "Text of the page. Empty: a short page of its kind.",
                           .source = views,
                           .rare = true}),
      });
  return all;
}

const std::vector<UrlRow>& shopUrls() {
  using K = ViewKind;
  static const std::vector<UrlRow> all = {
      {.pattern = "", .name = "home"},
      {.pattern = "products/<slug:name>/", .name = "product", .showsAddress = true},
      {.pattern = "cart/", .name = "cart", .session = PageSession::Read},
      {.pattern = "cart/add/<slug:name>/",
       .kind = K::Form,
       .name = "add",
       .to = "cart",
       .session = PageSession::Write},
      {.pattern = "checkout/", .kind = K::Form, .name = "checkout", .to = "orders"},
      {.pattern = "orders/", .kind = K::LoginRequired, .name = "orders"},
      {.pattern = "sale/", .kind = K::Redirect, .name = "sale", .to = "home"},
      {.pattern = "contact/", .kind = K::Form, .name = "contact", .to = "home"},
      {.pattern = "accounts/login/", .kind = K::Login, .name = "login"},
      {.pattern = "accounts/logout/", .kind = K::Logout, .name = "logout"},
      {.pattern = "accounts/profile/", .kind = K::LoginRequired, .name = "profile"},
      {.pattern = "admin/login/", .kind = K::Login, .name = "admin:login", .to = "admin:index"},
      {.pattern = "admin/logout/", .kind = K::Logout, .name = "admin:logout"},
      {.pattern = "admin/", .kind = K::Admin, .name = "admin:index"},
      {.pattern = "admin/shop/product/", .kind = K::Admin, .name = "admin:products"},
      {.pattern = "admin/<path:url>", .kind = K::Admin, .name = kAdminCatchAll, .noAppendSlash = true},
      {.pattern = "api/<path:resource>", .kind = K::Api, .name = "api"},
      {.pattern = "upload/", .kind = K::Upload, .name = "upload", .to = "home"},
      {.pattern = "report/", .kind = K::Slow, .name = "report", .milliseconds = 35'000},
      {.pattern = "broken/", .kind = K::Error, .name = "broken"},
      {.pattern = "static/<path:file>", .kind = K::Static, .name = "static"},
  };
  return all;
}

}  // namespace headway
