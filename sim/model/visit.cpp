// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/visit.h"

#include "sim/model/describe.h"

namespace headway {
namespace {

constexpr std::string_view kOpen[] = {"open"}, kSubmit[] = {"submit"}, kWait[] = {"wait"};
constexpr std::string_view kNamed[] = {"open", "submit", "click"};
constexpr std::string_view kSends[] = {"open", "follow", "submit", "click"};

}  // namespace

template <>
const Described<VisitStep>& describe<VisitStep>() {
  using V = VisitStep;
  using describing::field;
  static constexpr std::string_view html =
      "https://html.spec.whatwg.org/multipage/form-control-infrastructure.html";
  static const auto all = describing::described<V>(
      "step", "Step", "One step of a visit, and what is expected of it; parts left out are not looked at.",
      {
          field(&V::does,
                {.name = "does",
                 .label = "Does",
                 .help = "open a URL, follow the redirect, submit the form of the page, click a link "
                         "of it, or wait.",
                 .source = html}),
          field(&V::url, {.name = "url",
                          .label = "URL",
                          .help = "open: a URL or a path of the site. click: the path, URL or words of the "
                                  "link. submit: the form's action; empty: the first form.",
                          .source = "RFC 3986",
                          .when = {"does", kNamed}}),
          field(&V::method, {.name = "method",
                             .label = "Method",
                             .help = "Of open; a form says its own.",
                             .source = "RFC 9110, section 9",
                             .rare = true,
                             .when = {"does", kOpen}}),
          field(&V::fields,
                {.name = "fields",
                 .label = "Fields",
                 .help = "submit: what the person fills in. The form brings the rest, the CSRF token too.",
                 .source = html,
                 .when = {"does", kSubmit}}),
          field(&V::credentials, {.name = "credentials",
                                  .label = "Right password",
                                  .help = "submit: the name and password filled in are right.",
                                  .source = "https://docs.djangoproject.com/en/stable/topics/auth/default/",
                                  .rare = true,
                                  .when = {"does", kSubmit}}),
          field(&V::headers, {.name = "headers",
                              .label = "Headers",
                              .help = "Headers besides those of the browser.",
                              .source = "RFC 9110",
                              .rare = true,
                              .when = {"does", kSends}}),
          field(&V::seconds, {.name = "seconds",
                              .label = "Waits",
                              .help = "wait: how long.",
                              .source = "",
                              .unit = "s",
                              .min = 0,
                              .when = {"does", kWait}}),
          field(&V::viewer,
                {.name = "viewer",
                 .label = "As",
                 .help = "Id of a viewer, or any name for another person with cookies of their own. "
                         "Empty: as the step before.",
                 .source = "",
                 .suggest = Suggest::Viewers,
                 .rare = true,
                 .when = {"does", kSends}}),
          field(&V::from, {.name = "from",
                           .label = "From another site",
                           .help = "Origin of the page that sends the request: https://other.example.",
                           .source = "https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis",
                           .rare = true,
                           .when = {"does", kSends}}),
          field(&V::direct,
                {.name = "direct",
                 .label = "Directly to",
                 .help = "Id of a node that is asked by its own name, past all that stands before it.",
                 .source = "",
                 .suggest = Suggest::Origins,
                 .rare = true,
                 .when = {"does", kSends}}),
          field(&V::status, {.name = "status",
                             .label = "Status",
                             .help = "Status that is expected; 0 is not looked at.",
                             .source = "",
                             .min = 0,
                             .max = 599,
                             .when = {"does", kSends}}),
          field(&V::location, {.name = "location",
                               .label = "Location",
                               .help = "Location that is expected.",
                               .source = "",
                               .when = {"does", kSends}}),
          field(&V::sets, {.name = "sets",
                           .label = "Sets cookies",
                           .help = "Names of the cookies the browser must keep from this answer.",
                           .source = "",
                           .when = {"does", kSends}}),
          field(&V::shows, {.name = "shows",
                            .label = "Shows",
                            .help = "Text the page must contain.",
                            .source = "",
                            .when = {"does", kSends}}),
          field(&V::rule, {.name = "rule",
                           .label = "Rule",
                           .help = "Key of the rule that must decide.",
                           .source = "",
                           .rare = true,
                           .when = {"does", kSends}}),
          field(&V::csrf, {.name = "csrf",
                           .label = "CSRF",
                           .help = "passes, or the reason Django must give.",
                           .source = "",
                           .rare = true,
                           .when = {"does", kSends}}),
          field(&V::host, {.name = "host",
                           .label = "Host",
                           .help = "What get_host() must give.",
                           .source = "",
                           .rare = true,
                           .when = {"does", kSends}}),
      });
  return all;
}

}  // namespace headway
