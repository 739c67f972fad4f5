// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "sim/engine/edge_state.h"
#include "sim/engine/visit.h"
#include "sim/model/project.h"
#include "sim/report/style.h"

namespace headway {

/// The whole trace for a person at a terminal.
std::string traceText(const Project& project, const SampleRequest& request, const Trace& trace, Style style);
/// The same to paste into an issue or a chat.
std::string traceMarkdown(const Project& project, const SampleRequest& request, const Trace& trace);
/// The stable form, described by docs/trace.schema.json; indented, ends with a newline. With `edge` the
/// caches too, as they are at `now` (milliseconds since 1970).
std::string traceJson(const Project& project, const SampleRequest& request, const Trace& trace,
                      const EdgeState* edge = nullptr, std::int64_t now = 0);
/// A visit: the list of its requests, then the trace of each.
std::string visitText(const Project& project, const SampleRequest& request, const VisitTrace& visit,
                      Style style);
std::string visitMarkdown(const Project& project, const SampleRequest& request, const VisitTrace& visit);
std::string visitJson(const Project& project, const SampleRequest& request, const VisitTrace& visit,
                      const EdgeState* edge = nullptr, std::int64_t now = 0);
/// What the step of an entry does: "open".
std::string does(const SampleRequest& request, const VisitEntry& entry);
/// What the caches hold, for a person at a terminal.
std::string cacheText(const Project& project, const EdgeState& edge, std::int64_t now, Style style);

/// Names of `Verdict::Kind` with a capital, and the status: "Refused · 403".
std::string verdictHeadline(const Verdict& v);

}  // namespace headway
