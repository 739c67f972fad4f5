// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "sim/model/field.h"
#include "sim/model/visit.h"

namespace headway {

/// What is expected of the message that a node receives (request) or gives back (response).
struct MessageExpectation {
  std::string node;               ///< node id
  std::string phase = "request";  ///< "request" or "response"
  std::string header;             ///< header name to look at; "" = none
  std::string value;              ///< its value; "" with `absent` = must not be there
  bool absent = false;
  std::string path;   ///< raw path; "" = not looked at
  std::string query;  ///< raw query; "" = not looked at; "(none)" = there must be none

  bool operator==(const MessageExpectation&) const = default;
};
template <>
const Described<MessageExpectation>& describe<MessageExpectation>();

/// What is expected of a request's trace. Empty parts are not looked at.
struct Expectation {
  std::string verdict;  ///< "delivered", "answered", "refused", "unknown"
  int status = 0;
  std::string by;      ///< id of the node that decides
  std::string rule;    ///< key of the rule that decides
  std::string host;    ///< what Django's get_host() gives
  std::string scheme;  ///< what Django's request.scheme gives
  std::string client;  ///< what Django has in REMOTE_ADDR
  std::string csrf;    ///< "passes", or the reason Django gives
  std::string body;    ///< text the response body contains
  std::string error;   ///< text of Django's exception, or of the function's
  Texts rules;         ///< rules that must fire
  std::vector<MessageExpectation> at;

  bool operator==(const Expectation&) const = default;
};
template <>
const Described<Expectation>& describe<Expectation>();

enum class OriginFailure { None, Dns, Refused, Tls, Reset };
template <>
struct EnumNames<OriginFailure> {
  static constexpr std::string_view rows[] = {"none", "dns", "refused", "tls", "reset"};
};

/// What one node answers as an origin, in place of a plain 200: Django's view, or the connection to it.
struct OriginAnswer {
  std::string node;  ///< id of the node that answers
  std::string path;  ///< path pattern it answers so, with * and ?; "" = every path
  int status = 200;
  NameValues headers;
  std::string body;
  int milliseconds = 0;    ///< how long it takes
  bool coldStart = false;  ///< a label: that time includes the start of a new Lambda environment
  OriginFailure failure = OriginFailure::None;

  bool operator==(const OriginAnswer&) const = default;
};
template <>
const Described<OriginAnswer>& describe<OriginAnswer>();

/// What the authorizer of a route or method makes of a token that is there.
enum class AuthorizerDecision { Allow, Deny, ScopeMissing, Expired, Fail };
template <>
struct EnumNames<AuthorizerDecision> {
  static constexpr std::string_view rows[] = {"allow", "deny", "scope-missing", "expired", "fail"};
};

/// A sample request and what is expected of it.
struct SampleRequest {
  std::string name;
  std::string after;  ///< name of the request sent before this one: what it left in the caches is there
  int wait = 0;       ///< seconds since that request
  /// Id of the viewer that sends; "" = the first of the project. Id of a load balancer: its health check, of
  /// the target whose node id is the URL's host; with one target alone, or without a URL, of the first.
  std::string viewer;
  std::string method = "GET";
  std::string url;
  NameValues headers;
  std::string body;
  AuthorizerDecision authorizer = AuthorizerDecision::Allow;
  bool credentials = true;       ///< what is posted to a login page is right
  std::vector<VisitStep> steps;  ///< not empty: a visit; method, headers and body are of no use then
  std::vector<OriginAnswer> answers;
  Expectation expect;

  /// The first row for that node and raw path, or null.
  const OriginAnswer* answerOf(std::string_view node, std::string_view path) const;

  bool operator==(const SampleRequest&) const = default;
};
template <>
const Described<SampleRequest>& describe<SampleRequest>();

}  // namespace headway
