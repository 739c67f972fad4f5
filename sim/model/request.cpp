// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/request.h"

#include "sim/model/describe.h"
#include "sim/support/text.h"

namespace headway {

template <>
const Described<MessageExpectation>& describe<MessageExpectation>() {
  using M = MessageExpectation;
  using describing::field;
  static const auto all = describing::described<M>(
      "message-expectation", "Message", "What a message must look like at a node.",
      {
          field(&M::node, {.name = "node",
                           .label = "Node",
                           .help = "Id of the node that receives the request or gives the response.",
                           .source = ""}),
          field(&M::phase, {.name = "phase", .label = "Phase", .help = "request or response.", .source = ""}),
          field(&M::header, {.name = "header",
                             .label = "Header",
                             .help = "Header to look at.",
                             .source = "",
                             .suggest = Suggest::Headers}),
          field(&M::value, {.name = "value",
                            .label = "Value",
                            .help = "Its exact value; repeated fields are joined with a comma and a blank.",
                            .source = ""}),
          field(&M::absent,
                {.name = "absent", .label = "Absent", .help = "The header must not be there.", .source = ""}),
          field(&M::path, {.name = "path", .label = "Path", .help = "The raw path.", .source = ""}),
          field(&M::query, {.name = "query",
                            .label = "Query",
                            .help = "The raw query; (none) if there must be none.",
                            .source = ""}),
      });
  return all;
}

template <>
const Described<Expectation>& describe<Expectation>() {
  using E = Expectation;
  using describing::field;
  static const auto all = describing::described<E>(
      "expectation", "Expectation", "What the trace must come to; parts left out are not looked at.",
      {
          field(&E::verdict, {.name = "verdict",
                              .label = "Verdict",
                              .help = "delivered, answered, refused or unknown.",
                              .source = ""}),
          field(&E::status, {.name = "status",
                             .label = "Status",
                             .help = "Status the viewer gets; 0 is not looked at.",
                             .source = "",
                             .min = 0,
                             .max = 599}),
          field(&E::by,
                {.name = "by", .label = "Decided by", .help = "Id of the node that decides.", .source = ""}),
          field(&E::rule,
                {.name = "rule", .label = "Rule", .help = "Key of the rule that decides.", .source = ""}),
          field(&E::host,
                {.name = "host", .label = "Host", .help = "What Django's get_host() gives.", .source = ""}),
          field(&E::scheme, {.name = "scheme",
                             .label = "Scheme",
                             .help = "What Django's request.scheme gives.",
                             .source = ""}),
          field(&E::client, {.name = "client",
                             .label = "Client",
                             .help = "What Django finds in REMOTE_ADDR.",
                             .source = "",
                             .rare = true}),
          field(&E::csrf, {.name = "csrf",
                           .label = "CSRF",
                           .help = "passes, or the reason Django gives.",
                           .source = "",
                           .rare = true}),
          field(&E::body, {.name = "body",
                           .label = "Body contains",
                           .help = "Text the answer's body contains.",
                           .source = "",
                           .rare = true}),
          field(&E::error, {.name = "error",
                            .label = "Error contains",
                            .help = "Text of Django's or the function's error.",
                            .source = "",
                            .rare = true}),
          field(&E::rules, {.name = "rules",
                            .label = "Rules that fire",
                            .help = "Keys of rules that must fire.",
                            .source = "",
                            .rare = true}),
          field(&E::at, {.name = "at",
                         .label = "Messages",
                         .help = "What messages must look like on the way.",
                         .source = "",
                         .rare = true}),
      });
  return all;
}

template <>
const Described<OriginAnswer>& describe<OriginAnswer>() {
  using A = OriginAnswer;
  using describing::field;
  static const auto all = describing::described<A>(
      "answer", "Answer", "What a node answers to this request as an origin.",
      {
          field(&A::node, {.name = "node",
                           .label = "Node",
                           .help = "Id of the node that answers.",
                           .source = "",
                           .suggest = Suggest::Origins}),
          field(&A::path, {.name = "path",
                           .label = "Path",
                           .help = "Path pattern this is the answer for, with * and ?; empty: every path.",
                           .source = ""}),
          field(&A::status, {.name = "status",
                             .label = "Status",
                             .help = "Status of the answer.",
                             .source = "RFC 9110, section 15",
                             .min = 200,
                             .max = 599}),
          field(&A::headers, {.name = "headers",
                              .label = "Headers",
                              .help = "Headers of the answer, such as Cache-Control or Set-Cookie.",
                              .source = "RFC 9110"}),
          field(&A::body, {.name = "body", .label = "Body", .help = "Body of the answer.", .source = ""}),
          field(&A::milliseconds, {.name = "milliseconds",
                                   .label = "Takes",
                                   .help = "How long the answer takes; timeouts on the way may be shorter.",
                                   .source = "",
                                   .unit = "ms",
                                   .min = 0}),
          field(&A::coldStart, {.name = "cold_start",
                                .label = "Cold start",
                                .help = "A label: that time includes the start of a new Lambda environment.",
                                .source = "https://docs.aws.amazon.com/lambda/latest/dg/"
                                          "lambda-runtime-environment.html"}),
          field(&A::failure, {.name = "failure",
                              .label = "Failure",
                              .help = "What goes wrong before there is an answer: the name is not found, the "
                                      "connection is refused, TLS fails, or the connection is closed.",
                              .source = ""}),
      });
  return all;
}

template <>
const Described<SampleRequest>& describe<SampleRequest>() {
  // `expect` is a nested record of its own and read by the format, not listed here.
  using S = SampleRequest;
  using describing::field;
  static const auto all = describing::described<S>(
      "request", "Request", "A sample request.",
      {
          field(&S::name, {.name = "name", .label = "Name", .help = "What you call it.", .source = ""}),
          field(&S::after,
                {.name = "after",
                 .label = "After",
                 .help = "Name of the request that is sent before this one. The caches hold what it left.",
                 .source = "",
                 .suggest = Suggest::Requests}),
          field(&S::wait, {.name = "wait",
                           .label = "Wait",
                           .help = "Time that passes before this request is sent.",
                           .source = "",
                           .unit = "s",
                           .min = 0}),
          field(&S::viewer,
                {.name = "viewer",
                 .label = "Viewer",
                 .help = "Id of the viewer that sends it; empty: the first of the project. Id of a "
                         "load balancer: its health check, of the target whose id is the URL's host.",
                 .source = "",
                 .suggest = Suggest::Viewers}),
          field(&S::method, {.name = "method",
                             .label = "Method",
                             .help = "GET, POST and so on.",
                             .source = "RFC 9110, section 9"}),
          field(&S::url,
                {.name = "url", .label = "URL", .help = "What the viewer opens.", .source = "RFC 3986"}),
          field(&S::headers, {.name = "headers",
                              .label = "Headers",
                              .help = "Headers the viewer sends besides its own.",
                              .source = "RFC 9110"}),
          field(&S::body,
                {.name = "body", .label = "Body", .help = "Body the viewer sends.", .source = "RFC 9110"}),
          field(&S::authorizer, {.name = "authorizer",
                                 .label = "Authorizer",
                                 .help = "What an API's authorizer makes of the token that is sent.",
                                 .source = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                                           "http-api-access-control.html"}),
          field(&S::credentials, {.name = "credentials",
                                  .label = "Right password",
                                  .help = "The name and password posted to a login page are right.",
                                  .source = "https://docs.djangoproject.com/en/stable/topics/auth/default/",
                                  .rare = true}),
          field(&S::steps, {.name = "steps",
                            .label = "Steps",
                            .help = "A visit: the browser keeps cookies and the page from step to step.",
                            .source = ""}),
          field(&S::answers, {.name = "answers",
                              .label = "Answers",
                              .help = "What nodes answer as origins; a node that is not named answers 200.",
                              .source = ""}),
      });
  return all;
}

const OriginAnswer* SampleRequest::answerOf(std::string_view id, std::string_view path) const {
  for (const OriginAnswer& a : answers)
    if (a.node == id && (a.path.empty() || text::globMatch(a.path, path))) return &a;
  return nullptr;
}

}  // namespace headway
