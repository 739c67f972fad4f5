// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <variant>

#include "sim/engine/message_editor.h"
#include "sim/engine/ports.h"
#include "sim/http/message.h"

namespace headway::cloudfront::function {

/// The request goes on, changed or not.
struct Continue {
  bool operator==(const Continue&) const = default;
};
/// The function made the response. Holds what the function set: status, reason (its own or the standard
/// phrase), headers with capitalised names, one Set-Cookie a cookie, decoded body. CloudFront's own headers
/// (Server, Date, Content-Length, Via, X-Cache with kGeneratedXCache ...) are the caller's to add.
struct Generated {
  RuleId rule;
  http::Response response;
  std::string sentence;
  bool operator==(const Generated&) const = default;
};
/// CloudFront refuses to go on and shows its error page.
struct Failed {
  RuleId rule;
  int status = 0;
  std::string sentence;  ///< why, in this request's own values
  std::string xCache;    ///< the X-Cache header of the page
  bool operator==(const Failed&) const = default;
};
/// What CloudFront would do is not known: the run stops here.
struct Undecided {
  RuleId rule;
  std::string sentence;
  bool operator==(const Undecided&) const = default;
};
using Outcome = std::variant<Continue, Generated, Failed, Undecided>;

inline constexpr std::string_view kGeneratedXCache = "FunctionGeneratedResponse from cloudfront";

/// Applies what a viewer-request function returned for `edit.request()`, the very request that its event
/// showed. What the function left alone keeps its bytes, order and spelling. The request is edited only if
/// the outcome is Continue. Never throws.
Outcome applyResult(const FunctionRun& run, MessageEditor& edit);

}  // namespace headway::cloudfront::function
