// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace headway {

/// JavaScript: an expression that gives a function (options, source, events, queries). Called, it turns the
/// bare njs into the CloudFront runtime, compiles `source` with Function(), and hands every event to a fresh
/// evaluation of it, so that nothing but changes to built-in objects outlives an event.
///
/// `options`: token (text that user code can't know), runtime ("1.0" or "2.0"), first (number of the first
/// event), defers (let promises settle after each event), leaks (remove globals an event made), careful
/// (measure and print after each event; else 16 at a time, and it ends early, with those unprinted, when they
/// took more than one event may), helpers (JSON, see FunctionJob), outputCap (characters), logCap
/// (characters), memoryCap (bytes).
///
/// `queries`: [number of the event, raw query] for each event that has a query, in order.
///
/// It prints sections, each the token, one letter and text; whatever is outside of sections means nothing,
/// nor do line feeds. In texts \x1f0 stands for a line feed and \x1f1 for \x1f.
///   h n       compiled; line n of an error stands for line 1 of the source
///   e i       event i begins
///   r STATUS  R returned, T threw, S does not compile, M too much memory, P promise never settled, U not
///   simulated o TEXT    JSON of what came back     x TEXT  error     s TEXT  stack     l TEXT  one log line
///   g TEXT    calls that change the origin       c TEXT  what cf.logCustomData() was given
///   .         the event's sections are complete     ,  nothing (ends a log line printed by itself)
extern const std::string_view kPrelude;

}  // namespace headway
