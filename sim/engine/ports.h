// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/http/message.h"
#include "sim/support/ids.h"

namespace headway {

/// Events for one CloudFront Function, run in one process one after the other.
struct FunctionJob {
  std::string code;                 ///< the user's JavaScript
  std::string runtime;              ///< "cloudfront-js-1.0" or "cloudfront-js-2.0"
  std::vector<std::string> events;  ///< each the JSON text of an event object
  /// What the helper methods answer: {"keyValues": [["key", "value"]], "edgeLocation": {...}}. Without
  /// keyValues the function has no key value store; empty = nothing of it.
  std::string helpers{};
  /// What event.request.rawQueryString() answers, an entry an event; one that is missing has no query.
  std::vector<std::optional<std::string>> rawQueries{};

  bool operator==(const FunctionJob&) const = default;
};

/// What one event came to.
struct FunctionRun {
  enum class Status {
    Returned,     ///< `output` is the JSON of what handler() returned ("undefined" and "null" are possible)
    SyntaxError,  ///< the code does not compile
    Threw,        ///< handler, or the code around it, threw; also no handler at all
    TimedOut,     ///< did not end within the allowance
    OutOfMemory,
    Unavailable,  ///< the engine is not there or could not be started; `error` says what to do
  };
  Status status = Status::Unavailable;
  std::string output;            ///< JSON text, "undefined" or "null"
  std::string error;             ///< the engine's message: "TypeError: cannot get property ..."
  int line = 0;                  ///< 1-based line in the user's code; 0 = unknown
  std::vector<std::string> log;  ///< console.log lines
  std::string originCalls{};     ///< JSON [{"call": "updateRequestOrigin", "arguments": [...]}], "" = none
  std::string customLog{};       ///< what cf.logCustomData() was last given
  bool operator==(const FunctionRun&) const = default;
};

/// Runs CloudFront Functions. The real one is sim/runtime/njs.h; tests script their own.
class FunctionRuntime {
 public:
  virtual ~FunctionRuntime() = default;
  /// One run an event, in order. Never throws; never takes longer than its own limits.
  virtual std::vector<FunctionRun> run(const FunctionJob& job) = 0;
};

/// Answers in the place of Django's view once Django has accepted a request.
class Origin {
 public:
  virtual ~Origin() = default;
  virtual http::Response answer(const NodeId& node, const http::Request& request) = 0;
};

/// Time as the simulation sees it.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual std::int64_t epochMilliseconds() = 0;
};

/// Opaque identifiers that AWS would make up (request ids, trace ids).
class IdSource {
 public:
  virtual ~IdSource() = default;
  /// `length` characters of [0-9a-f].
  virtual std::string hex(int length) = 0;
};

}  // namespace headway
