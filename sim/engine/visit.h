// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "sim/engine/run.h"

namespace headway {

/// One request of a visit and what came of it. What the browser did with cookies, and why, stands in the
/// notes of the viewer's hops.
struct VisitEntry {
  /// Index in SampleRequest::steps; one step may send several requests. One more than they have: redirects
  /// that are followed unasked.
  std::size_t step = 0;
  std::string title;   ///< "GET /admin/", "POST /admin/login/": for a list of steps
  int waited = 0;      ///< seconds that passed since the request before
  std::string person;  ///< whose browser: id of a viewer node, or the name the step gives
  SampleRequest sent;  ///< as the browser made it: method, URL, headers, body
  Trace trace;         ///< a step that can't be done (no form on the page) has a verdict that says so
  std::vector<std::string> kept;  ///< names of the cookies the browser keeps from the answer
};

/// A circle of redirects. Its last entry is the request that comes again; that one's verdict says so.
struct RedirectLoop {
  std::size_t first = 0;  ///< index of the entry that comes again
  /// The rules that send the browser round, each with the setting behind it: "SECURE_SSL_REDIRECT of
  /// 'Django'".
  std::vector<std::string> causes;
  std::string sentence;  ///< for a person
};

/// What a visit came to: its requests in order.
struct VisitTrace {
  std::vector<VisitEntry> entries;  ///< never empty
  std::optional<RedirectLoop> loop;

  const Trace& last() const { return entries.back().trace; }
};

/// Plays the request's steps; for a request without steps the one request itself. The requests it comes after
/// are sent before, as simulate() does; where those are visits, the same people's browsers go on.
VisitTrace simulateVisit(const ProjectPtr& project, const SampleRequest& request, const Ports& ports);

/// The request (for a visit its steps), then the redirects of its answers as a browser follows them, with the
/// cookies it keeps; at most 20 (Fetch standard, 4.4).
VisitTrace followRedirects(const ProjectPtr& project, const SampleRequest& request, const Ports& ports,
                           bool keepCookies);

}  // namespace headway
