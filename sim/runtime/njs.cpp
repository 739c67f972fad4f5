// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/runtime/njs.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <future>
#include <optional>
#include <span>
#include <string_view>
#include <thread>

#include <sys/random.h>

#include "sim/runtime/dialect.h"
#include "sim/runtime/frames.h"
#include "sim/runtime/prelude.h"
#include "sim/runtime/sandbox.h"

namespace headway {
namespace {

using Status = FunctionRun::Status;
using Steady = SandboxedProcess::Clock;

// njs never frees memory before it ends; a process gets so much work that it stays far below its limit.
constexpr std::size_t kEventsPerProcess = 2000;
constexpr std::size_t kBytesPerProcess = 2u << 20;
constexpr std::size_t kCarefulBatch = 16;  // so few events are measured and printed one by one from the start

std::string randomToken() {
  std::uint64_t words[2] = {};
  if (::getrandom(words, sizeof words, 0) != static_cast<ssize_t>(sizeof words)) std::abort();
  std::string token = "\x1e";
  for (const std::uint64_t word : words) {
    char digits[16];
    const auto end = std::to_chars(digits, digits + sizeof digits, word, 16).ptr;
    token.append(digits, end);
  }
  return token;
}

/// A JavaScript string literal of the text.
std::string literal(std::string_view s) {
  std::string out = "'";
  for (const char c : validUtf8(s)) {
    switch (c) {
      case '\'': out += "\\'"; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\0': out += "\\x00"; break;
      default: out += c;
    }
  }
  return out + "'";
}

/// The number behind the first `mark`, or 0.
int numberAfter(std::string_view text, std::string_view mark) {
  const std::size_t at = text.find(mark);
  int number = 0;
  if (at != std::string_view::npos)
    std::from_chars(text.data() + at + mark.size(), text.data() + text.size(), number);
  return number;
}

/// The line in the user's code: of the innermost frame that is theirs ("at handler (runtime:5)").
int lineIn(std::string_view stack, int firstLine) {
  return std::max(0, numberAfter(stack, "runtime:") - firstLine + 1);
}

/// The engine's message without the place it names, which is ours.
std::string withoutPlace(std::string message) {
  if (const std::size_t at = message.rfind(" in runtime:"); at != std::string::npos) message.erase(at);
  return message;
}

std::string megabytes(std::string_view bytes) {
  double n = 0;
  std::from_chars(bytes.data(), bytes.data() + bytes.size(), n);
  const long tenths = std::lround(n / 104857.6);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

FunctionRun failure(Status status, std::string error, int line = 0) {
  FunctionRun run;
  run.status = status;
  run.error = std::move(error);
  run.line = line;
  return run;
}

class Batch {
 public:
  /// `events`: those of the job from number `offset` on.
  Batch(const FunctionJob& job, std::span<const std::string> events, std::size_t offset,
        const NjsLimits& limits, std::string program)
      : job_(job),
        events_(events),
        offset_(offset),
        limits_(limits),
        program_(std::move(program)),
        prepared_(prepareCode(job.code, job.runtime)),
        end_(Steady::now() + limits.batch),
        careful_(events.size() <= kCarefulBatch) {}

  std::vector<FunctionRun> run() {
    if (!prepared_.error.empty()) return all(failure(Status::SyntaxError, prepared_.error, prepared_.line));
    while (runs_.size() < events_.size()) {
      const std::size_t first = runs_.size();
      if (hangs_ >= limits_.hangs || Steady::now() >= end_) {
        runs_.resize(events_.size(),
                     failure(Status::TimedOut, "not run, because earlier events did not end"));
        break;
      }
      const std::size_t last = lastOf(first);
      runProcess(first, last);
      if (broken_) return all(*broken_);
      if (runs_.size() < last) careful_ = true;
    }
    return std::move(runs_);
  }

 private:
  std::vector<FunctionRun> all(const FunctionRun& run) const { return {events_.size(), run}; }

  std::size_t lastOf(std::size_t first) const {
    std::size_t last = first, bytes = 0;
    while (last < events_.size() && last - first < kEventsPerProcess && bytes < kBytesPerProcess)
      bytes += events_[last++].size();
    return last;
  }

  std::string script(const std::string& token, std::size_t first, std::size_t last) const {
    std::string out =
        std::string(kPrelude) + "({token:" + literal(token) + ",runtime:'" +
        (job_.runtime == "cloudfront-js-1.0" ? "1.0" : "2.0") + "',first:" + std::to_string(first) +
        ",defers:" + (prepared_.defers ? "true" : "false") +
        ",leaks:" + (prepared_.leaks ? "true" : "false") + ",careful:" + (careful_ ? "true" : "false") +
        ",importName:'" + std::string(kImportFunction) + "',outputCap:" + std::to_string(limits_.outputText) +
        ",logCap:" + std::to_string(limits_.logText) +
        ",memoryCap:" + std::to_string(limits_.functionMemory) + ",helpers:" + literal(job_.helpers) + "}," +
        literal(prepared_.code) + ",[";
    for (std::size_t i = first; i < last; ++i) out += literal(events_[i]) + ",\n";
    out += "],[";
    for (std::size_t i = first; i < last; ++i) {
      const std::size_t n = offset_ + i;
      const bool given = n < job_.rawQueries.size() && job_.rawQueries[n];
      if (given) out += "[" + std::to_string(i - first) + "," + literal(*job_.rawQueries[n]) + "],\n";
    }
    return out + "]);\n";
  }

  /// Runs the events from `first` on in one process until they are done or one of them ends it.
  void runProcess(std::size_t first, std::size_t last) {
    const std::string token = randomToken();
    SandboxedProcess process;
    const auto cpu = std::chrono::ceil<std::chrono::seconds>(limits_.batch) + std::chrono::seconds(1);
    const std::string problem =
        process.start(program_, {"-s", "-r", "-"}, script(token, first, last), {limits_.addressSpace, cpu});
    if (!problem.empty()) {
      broken_ = failure(Status::Unavailable, "njs could not be started: " + problem);
      return;
    }
    FrameReader reader(token);
    bool started = false;
    auto deadline = std::min(end_, Steady::now() + limits_.start);
    for (;;) {
      const auto waited = process.wait(deadline);
      std::vector<RuntimeFrame> frames;
      reader.read(process.output(), frames);
      for (RuntimeFrame& frame : frames) take(std::move(frame), started);
      if (broken_ || runs_.size() >= last) return;
      if (!frames.empty()) deadline = std::min(end_, Steady::now() + limits_.event);
      const bool late = waited == SandboxedProcess::Wait::TimedOut || Steady::now() >= deadline;
      const std::size_t before = runs_.size();
      if (waited == SandboxedProcess::Wait::Ended)
        ended(process, started, before == first);
      else if (late)
        timedOut(started);
      else if (reader.pending() > 8 * limits_.outputText)
        tooMuchOutput();
      else
        continue;
      if (runs_.size() > before) runs_.back().log = reader.takeLog();
      return;
    }
  }

  void take(RuntimeFrame frame, bool& started) {
    if (frame.hello) {
      started = true;
      firstLine_ = frame.line;
      return;
    }
    if (frame.status == 'S') {
      const int line = lineIn(frame.error, firstLine_);
      broken_ = failure(Status::SyntaxError, withoutPlace(frame.error),
                        std::min(line ? line : lineOfScript(), lineCount()));
      return;
    }
    if (frame.event == runs_.size() && runs_.size() < events_.size())
      runs_.push_back(outcome(std::move(frame)));
  }

  /// The line of the syntax error by another way: njs from 0.9 on tells it for a whole script only.
  int lineOfScript() const {
    SandboxedProcess process;
    if (!process
             .start(program_, {"-s", "-r", "-"}, prepared_.code,
                    {limits_.addressSpace, std::chrono::seconds(1)})
             .empty())
      return 0;
    const auto deadline = Steady::now() + limits_.event;
    while (process.wait(deadline) == SandboxedProcess::Wait::Output) {
    }
    return numberAfter(process.errors(), "at -:");
  }

  FunctionRun outcome(RuntimeFrame frame) const {
    FunctionRun run;
    run.log = std::move(frame.log);
    run.originCalls = std::move(frame.originCalls);
    run.customLog = std::move(frame.customLog);
    switch (frame.status) {
      case 'R':
        run.status = Status::Returned;
        run.output = std::move(frame.output);
        break;
      case 'T':
        run.status = Status::Threw;
        run.line = lineIn(frame.stack, firstLine_);
        run.error = std::move(frame.error);
        break;
      case 'M':
        run.status = Status::OutOfMemory;
        run.error = frame.error == "0"
                        ? memoryLimit()
                        : "the function took " + megabytes(frame.error) + " MB; " + memoryLimit();
        break;
      case 'P':
        run.status = Status::TimedOut;
        run.error = "the promise that handler() returned was never settled";
        break;
      default:
        run.status = Status::Unavailable;
        run.error = "Headway does not simulate " + frame.error + " yet";
        break;
    }
    return run;
  }

  int lineCount() const { return 1 + static_cast<int>(std::count(job_.code.begin(), job_.code.end(), '\n')); }

  std::string memoryLimit() const {
    return "CloudFront allows a function " + std::to_string(limits_.functionMemory >> 20) + " MB of memory";
  }

  void timedOut(bool started) {
    if (!started) {
      broken_ = failure(Status::Unavailable, "njs did not start in time");
      return;
    }
    if (!careful_) return;
    ++hangs_;
    runs_.push_back(failure(Status::TimedOut,
                            "handler() did not end in " + std::to_string(limits_.event.count()) + " ms"));
  }

  void tooMuchOutput() {
    if (careful_) runs_.push_back(failure(Status::OutOfMemory, memoryLimit()));
  }

  /// The process ended before its work was done. Unless careful, the work is done again carefully. Memory
  /// that earlier events of the process took is not this event's fault: it gets a process of its own before
  /// it is blamed.
  void ended(const SandboxedProcess& process, bool started, bool alone) {
    // Without memory, njs may say so, say nothing or crash.
    const bool crashed =
        process.signal() == SIGSEGV || process.signal() == SIGABRT || process.signal() == SIGBUS;
    const bool memory = process.errors().find("MemoryError") != std::string::npos ||
                        process.peakMemory() > limits_.addressSpace / 2 ||
                        (started && crashed && process.peakMemory() == 0);
    if (!started && !memory) {
      broken_ = failure(Status::Unavailable,
                        "njs ended before it ran the function: " + firstLine(process.errors()));
    } else if (!careful_ || !alone) {
      return;
    } else if (memory) {
      runs_.push_back(failure(Status::OutOfMemory, memoryLimit()));
    } else if (process.signal() == SIGXCPU) {
      runs_.push_back(failure(Status::TimedOut, "handler() used up its CPU time"));
    } else {
      runs_.push_back(failure(
          Status::Threw,
          "the JavaScript engine gave up: " + (process.signal() ? "signal " + std::to_string(process.signal())
                                                                : firstLine(process.errors()))));
    }
  }

  static std::string firstLine(std::string_view errors) {
    constexpr std::string_view kIntro = "Thrown:\n";
    if (errors.substr(0, kIntro.size()) == kIntro) errors.remove_prefix(kIntro.size());
    return validUtf8(errors.substr(0, errors.find('\n')));
  }

  const FunctionJob& job_;
  std::span<const std::string> events_;
  std::size_t offset_;
  const NjsLimits& limits_;
  std::string program_;
  PreparedCode prepared_;
  Steady::time_point end_;
  std::vector<FunctionRun> runs_;
  std::optional<FunctionRun> broken_;  // nothing of the job can run
  bool careful_;  // one event at a time, so that an event which ends the process is known
  int firstLine_ = 1;
  int hangs_ = 0;
};

/// Processes worth running side by side: each has its own cost of starting.
std::size_t laneCount(std::size_t events) {
  const std::size_t cores = std::clamp(std::thread::hardware_concurrency(), 1u, 4u);
  return std::clamp<std::size_t>(events / kEventsPerProcess, 1, cores);
}

}  // namespace

NjsRuntime::NjsRuntime(NjsLimits limits, std::string program)
    : limits_(limits), program_(std::move(program)) {}

std::vector<FunctionRun> NjsRuntime::run(const FunctionJob& job) {
  const std::string path = findProgram(program_);
  if (path.empty()) {
    const FunctionRun missing = failure(
        Status::Unavailable,
        "njs, the engine that runs CloudFront Functions, is not installed; install it with: sudo apt install njs");
    return {job.events.size(), missing};
  }
  const std::size_t lanes = laneCount(job.events.size());
  std::vector<std::future<std::vector<FunctionRun>>> others;
  const std::size_t share = job.events.size() / lanes;
  const std::span<const std::string> events(job.events);
  for (std::size_t i = 1; i < lanes; ++i) {
    const auto part = events.subspan(i * share, i + 1 == lanes ? std::dynamic_extent : share);
    others.push_back(std::async(
        std::launch::async, [=, this, &job] { return Batch(job, part, i * share, limits_, path).run(); }));
  }
  std::vector<FunctionRun> runs =
      Batch(job, events.first(lanes == 1 ? events.size() : share), 0, limits_, path).run();
  for (auto& other : others)
    for (FunctionRun& run : other.get()) runs.push_back(std::move(run));
  return runs;
}

std::string njsVersion(const std::string& program) {
  const std::string path = findProgram(program);
  SandboxedProcess process;
  if (path.empty() ||
      !process.start(path, {"-v"}, {}, {std::size_t{128} << 20, std::chrono::seconds(5)}).empty())
    return {};
  const auto deadline = Steady::now() + std::chrono::seconds(5);
  while (process.wait(deadline) == SandboxedProcess::Wait::Output) {
  }
  return process.output().substr(0, process.output().find('\n'));
}

}  // namespace headway
