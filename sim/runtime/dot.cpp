// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/runtime/dot.h"

#include <algorithm>

#include "sim/runtime/sandbox.h"

namespace headway {
namespace {

using Process = SandboxedProcess;
constexpr Process::Limits kLimits{1u << 30, std::chrono::seconds(30)};
constexpr std::chrono::seconds kLongest{30};
constexpr std::chrono::milliseconds kGlance{100};
constexpr std::size_t kMostOutput = 64u << 20;

}  // namespace

Result<std::string> dotPlain(const std::string& graph, const std::atomic<bool>& cancelled,
                             const std::string& program) {
  const std::string path = findProgram(program);
  if (path.empty())
    return makeError("dot.missing", "Arranging needs Graphviz, and there is no program 'dot' here",
                     "install it: apt-get install graphviz");
  Process process;
  if (const std::string error = process.start(path, {"-Tplain"}, graph, kLimits); !error.empty())
    return makeError("dot.failed", "Graphviz did not start: " + error);
  const auto end = Process::Clock::now() + kLongest;
  for (;;) {
    const auto waited = process.wait(std::min(end, Process::Clock::now() + kGlance));
    if (waited == Process::Wait::Ended) break;
    if (cancelled) return makeError("dot.cancelled", "Arranging was cancelled");
    if (Process::Clock::now() >= end || process.output().size() > kMostOutput)
      return makeError("dot.late", "Graphviz found no places in 30 seconds", "arrange fewer nodes at once");
  }
  if (process.exitCode() != 0)
    return makeError("dot.failed", "Graphviz could not arrange this path" +
                                       (process.errors().empty() ? std::string() : ": " + process.errors()));
  return std::move(process.output());
}

}  // namespace headway
