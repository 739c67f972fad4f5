// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "sim/engine/ports.h"

namespace headway {

/// What a function may use. The memory and output figures are CloudFront's own (functions use 2 MB at most:
/// DeveloperGuide/cloudfront-limits.html); the times are Headway's, far above CloudFront's sub-millisecond
/// budget.
struct NjsLimits {
  std::chrono::milliseconds start{5000};   ///< for the engine to start and compile
  std::chrono::milliseconds event{1000};   ///< from one event's result to the next one's
  std::chrono::milliseconds batch{60000};  ///< for everything; events left over are TimedOut
  std::size_t addressSpace = 128u << 20;   ///< bytes, of the process
  std::size_t functionMemory = 2u << 20;   ///< bytes an event may allocate
  std::size_t outputText = 1u << 20;       ///< characters of JSON handler() may return
  std::size_t logText = 10u << 10;         ///< characters an event may log
  int hangs = 3;                           ///< events that may time out before the rest is not even tried
};

/// Runs CloudFront Functions in njs, the engine whose messages CloudFront prints, as `njs -s -r -` with the
/// script on standard input: no files, no environment, no network, no shell, limits by setrlimit, killed when
/// late (sim/runtime/sandbox.h). Plain POSIX, no Qt.
///
/// - The code is what the CloudFront runtime would take: sim/runtime/dialect.h refuses what newer engines
/// allow,
///   sim/runtime/prelude.h adds and removes what differs. Errors and lines are those of the user's own code.
/// - Every event meets a fresh evaluation of the code, as at CloudFront. Only changes to built-in objects
///   (Object.prototype and the like) are seen by later events of the same batch.
/// - Date stands still during an event. Math.random does not repeat.
/// - An event that never ends is TimedOut, one that takes too much memory OutOfMemory; the others get their
/// result.
/// - `cf.updateRequestOrigin` and its kin are recorded in FunctionRun::originCalls. Helpers for CBOR web
/// tokens
///   give Status::Unavailable and say so.
/// - Large batches run in several processes side by side, at most four.
/// - No njs: Status::Unavailable for every event, with what to install.
///
/// Safe to use from several threads at once; keeps nothing between calls.
class NjsRuntime : public FunctionRuntime {
 public:
  /// `program`: a path, or a name looked up in PATH.
  explicit NjsRuntime(NjsLimits limits = {}, std::string program = "njs");
  std::vector<FunctionRun> run(const FunctionJob& job) override;

 private:
  NjsLimits limits_;
  std::string program_;
};

/// "0.7.9", or "" if there is no such program.
std::string njsVersion(const std::string& program = "njs");

}  // namespace headway
