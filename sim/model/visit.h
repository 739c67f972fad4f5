// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/model/field.h"

namespace headway {

enum class StepKind {
  Open,    ///< types a URL, or follows a link from elsewhere
  Follow,  ///< follows the redirects of the answer until a page comes
  Submit,  ///< fills in the form of the page and sends it
  Click,   ///< follows a link of the page
  Wait,    ///< lets time pass
};
template <>
struct EnumNames<StepKind> {
  static constexpr std::string_view rows[] = {"open", "follow", "submit", "click", "wait"};
};

/// One step of a visit and what is expected of it; parts left out are not looked at. The browser keeps
/// cookies and remembers the page from step to step, for each viewer by itself.
struct VisitStep {
  StepKind does = StepKind::Open;
  /// Open: a URL, or a path of the site the browser is at (first: of the request's URL). Click: the path or
  /// URL, or the words, of the link. Submit: the action of the form; "" = the first of the page.
  std::string url;
  std::string method = "GET";  ///< open; a form says its own
  NameValues fields;           ///< submit: what the person fills in; the form brings the rest
  bool credentials = true;     ///< submit: a login form gets the right name and password
  NameValues headers;          ///< besides those of the browser
  int seconds = 0;             ///< wait
  std::string viewer;  ///< id of a viewer node, or any name of another person with cookies of their own
  std::string from;    ///< origin of another site whose page sends the request: "https://other.example"
  std::string direct;  ///< id of a node that is asked by its own name, past all that stands before it

  int status = 0;
  std::string location;
  Texts sets;         ///< names of the cookies that the browser keeps from this answer
  std::string shows;  ///< text the body contains
  std::string rule;   ///< key of the rule that decides
  std::string csrf;   ///< "passes", or the reason Django gives
  std::string host;   ///< what Django's get_host() gives

  bool operator==(const VisitStep&) const = default;
};
template <>
const Described<VisitStep>& describe<VisitStep>();

}  // namespace headway
