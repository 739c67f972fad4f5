// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/rules.h"

namespace headway::viewer {

inline constexpr Rule kRules[] = {
    {"viewer.request.host", "The browser names the site in Host",
     "A client puts the host of the URL, with a port that is not the default one, into Host.",
     "RFC 9110, section 7.2"},
    {"viewer.request.own-header", "The viewer sends this unasked",
     "Set on the viewer; a header of the sample request replaces it.", "RFC 9110, sections 10.1.5 and 12.5"},
    {"viewer.request.sample-header", "Part of the sample request", "You gave the request this header.",
     "RFC 9110, section 6.3"},
    {"viewer.request.body", "The sample request has a body", "Its length is told in Content-Length.",
     "RFC 9110, section 8.6"},
    {"viewer.request.url", "The URL is not one the viewer can open",
     "It must be an absolute http or https URL.", "RFC 3986, section 4.3"},
    {"viewer.request.connect", "The viewer connects",
     "To the host and port of the URL, from its own address.", "RFC 9110, section 4.2"},
    {"viewer.request.no-wire", "Nothing answers to this URL", "No wire leads from the viewer to a node.",
     "RFC 9110, section 4.3.3"},
    {"viewer.request.not-connected", "The viewer gets no connection",
     "The sample request says that the node in front can't be reached, so no answer comes.",
     "RFC 9110, section 7.3"},
    {"viewer.request.answer-told", "The sample request says what this node answers",
     "In place of what the node would make of the request itself.", "RFC 9110, section 15"},
    {"viewer.request.endless", "The request comes to the same node again",
     "It is on its way through that node already. Wires that lead back send it round without end; services break such loops in ways of their own.",
     "RFC 9110, section 7.6", Confidence::Unknown},
    {"viewer.response.received", "The viewer gets the answer", "What the last node gives back.",
     "RFC 9110, section 3.4"},
    {"viewer.response.head", "An answer to HEAD has no body", "Whoever made it, only its headers are sent.",
     "RFC 9110, section 9.3.2"},
    {"viewer.response.redirect-loop", "The redirect leads back to the same URL",
     "The viewer would ask for the very URL it just asked for and get the same answer, until it gives up.",
     "RFC 9110, section 15.4"},
};

/// The rule of that key; a mistyped key does not compile.
consteval RuleId rule(std::string_view key) { return ruleIn(kRules, key); }

}  // namespace headway::viewer
