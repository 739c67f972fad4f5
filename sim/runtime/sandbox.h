// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include <sys/types.h>

namespace headway {

/// A child process that may compute and print, and little else: empty environment, own process group, working
/// directory "/", no inherited descriptors but its three streams, no core dumps, no file writing, limits on
/// memory, CPU time, open files and (for other users than root) new processes. POSIX and Linux's prlimit();
/// no shell, no Qt. The child and everything it started is killed when the object goes.
class SandboxedProcess {
 public:
  using Clock = std::chrono::steady_clock;
  struct Limits {
    std::size_t addressSpace = 0;  ///< bytes
    std::chrono::seconds cpu{0};
  };
  enum class Wait {
    Output,   ///< output() or errors() grew
    Ended,    ///< both streams are closed and the process is reaped; signal() and exitCode() are valid
    TimedOut  ///< nothing came until the deadline
  };

  SandboxedProcess() = default;
  ~SandboxedProcess();
  SandboxedProcess(const SandboxedProcess&) = delete;
  SandboxedProcess& operator=(const SandboxedProcess&) = delete;

  /// Starts `program` (a path) with `input` on its standard input. Returns what went wrong, or "".
  std::string start(const std::string& program, const std::vector<std::string>& arguments, std::string input,
                    const Limits& limits);
  /// Feeds the input and reads until something is there to say. Call again until it says Ended or TimedOut.
  Wait wait(Clock::time_point until);
  /// Kills the process group and reaps. Harmless when it has ended.
  void kill();

  std::string& output() noexcept { return output_; }
  /// What came on standard error, the first 64 KiB.
  const std::string& errors() const noexcept { return errors_; }
  int signal() const noexcept;    ///< that ended it, 0 = none
  int exitCode() const noexcept;  ///< -1 if a signal ended it
  /// The most memory it had in use at once, in bytes; 0 if that is less than this program's own peak, which
  /// hides it.
  std::size_t peakMemory() const noexcept { return peakMemory_; }

 private:
  void feed();
  void reap();
  bool drain(int& fd, std::string& into, std::size_t cap);

  pid_t pid_ = -1;
  int stdin_ = -1, stdout_ = -1, stderr_ = -1;
  int status_ = 0;
  std::size_t peakMemory_ = 0;
  std::string input_, output_, errors_;
  std::size_t fed_ = 0;
};

/// The path of `name` by PATH, or "" if there is no such program. A name with a slash is its own path.
std::string findProgram(const std::string& name);

}  // namespace headway
