// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/runtime/sandbox.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sim/support/text.h"

namespace headway {
namespace {

constexpr std::size_t kErrorCap = 64 * 1024;

void closeFd(int& fd) {
  if (fd >= 0) ::close(fd);
  fd = -1;
}

/// A connected pair, closed on exec. Sockets, because writing to a closed one need not raise SIGPIPE.
bool makePair(int (&ends)[2]) {
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return false;
  return ::fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0;
}

void limit(pid_t pid, __rlimit_resource what, rlim_t value) {
  const rlimit both{value, value};
  ::prlimit(pid, what, &both, nullptr);
}

/// The child waits for its script on standard input, so the limits stand before any of it runs.
void limitChild(pid_t pid, const SandboxedProcess::Limits& limits) {
  constexpr rlim_t kDescriptors = 16;  // the dynamic linker may still need a few
  limit(pid, RLIMIT_AS, limits.addressSpace);
  limit(pid, RLIMIT_CPU, static_cast<rlim_t>(limits.cpu.count()));
  limit(pid, RLIMIT_NOFILE, kDescriptors);
  limit(pid, RLIMIT_FSIZE, 0);
  limit(pid, RLIMIT_CORE, 0);
  limit(pid, RLIMIT_NPROC, 0);
}

class SpawnSettings {
 public:
  SpawnSettings(int in, int out, int err) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_adddup2(&actions_, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, out, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, err, STDERR_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
    posix_spawn_file_actions_addchdir_np(&actions_, "/");
    posix_spawnattr_init(&attributes_);
    sigset_t all, none;
    sigfillset(&all);
    sigemptyset(&none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(&attributes_,
                             POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  }
  ~SpawnSettings() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;

  int spawn(pid_t& pid, const std::string& program, const std::vector<std::string>& arguments) {
    std::vector<char*> argv{const_cast<char*>(program.c_str())};
    for (const std::string& a : arguments) argv.push_back(const_cast<char*>(a.c_str()));
    argv.push_back(nullptr);
    char* environment[] = {nullptr};
    return posix_spawn(&pid, program.c_str(), &actions_, &attributes_, argv.data(), environment);
  }

 private:
  posix_spawn_file_actions_t actions_;
  posix_spawnattr_t attributes_;
};

int millisecondsUntil(SandboxedProcess::Clock::time_point until) {
  const auto left =
      std::chrono::ceil<std::chrono::milliseconds>(until - SandboxedProcess::Clock::now()).count();
  return static_cast<int>(std::clamp<long>(left, 0, 60'000));
}

}  // namespace

SandboxedProcess::~SandboxedProcess() {
  kill();
  closeFd(stdin_);
  closeFd(stdout_);
  closeFd(stderr_);
}

std::string SandboxedProcess::start(const std::string& program, const std::vector<std::string>& arguments,
                                    std::string input, const Limits& limits) {
  int in[2] = {-1, -1}, out[2] = {-1, -1}, err[2] = {-1, -1};
  int error = 0;
  if (!makePair(in) || !makePair(out) || !makePair(err)) {
    error = errno;
  } else {
    error = SpawnSettings(in[1], out[1], err[1]).spawn(pid_, program, arguments);
  }
  for (int* pair : {in, out, err}) closeFd(pair[1]);
  stdin_ = in[0];
  stdout_ = out[0];
  stderr_ = err[0];
  if (error) {
    pid_ = -1;
    return std::strerror(error);
  }
  limitChild(pid_, limits);
  input_ = std::move(input);
  return {};
}

void SandboxedProcess::feed() {
  while (fed_ < input_.size()) {
    const ssize_t n = ::send(stdin_, input_.data() + fed_, input_.size() - fed_, MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return;
    if (n < 0) break;  // it reads no more
    fed_ += static_cast<std::size_t>(n);
  }
  closeFd(stdin_);
}

/// Reads what is there, at most a megabyte a call so that deadlines are looked at. False if nothing came.
bool SandboxedProcess::drain(int& fd, std::string& into, std::size_t cap) {
  char buffer[64 * 1024];
  bool any = false;
  for (int round = 0; round < 16; ++round) {
    const ssize_t n = ::read(fd, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) break;
    if (n <= 0) {
      closeFd(fd);
      break;
    }
    any = true;
    if (into.size() < cap) into.append(buffer, std::min(static_cast<std::size_t>(n), cap - into.size()));
  }
  return any;
}

SandboxedProcess::Wait SandboxedProcess::wait(Clock::time_point until) {
  while (stdout_ >= 0 || stderr_ >= 0) {
    pollfd fds[] = {
        {stdin_, POLLOUT, 0}, {stdout_, POLLIN, 0}, {stderr_, POLLIN, 0}};  // poll skips negative ones
    const int ready = ::poll(fds, 3, millisecondsUntil(until));
    if (ready < 0 && errno != EINTR) break;
    if (ready == 0 && Clock::now() >= until) return Wait::TimedOut;
    if (stdin_ >= 0 && fds[0].revents) feed();
    bool any = false;
    if (stdout_ >= 0 && fds[1].revents) any |= drain(stdout_, output_, std::string::npos);
    if (stderr_ >= 0 && fds[2].revents) any |= drain(stderr_, errors_, kErrorCap);
    if (any) return Wait::Output;
  }
  if (pid_ > 0) reap();
  return Wait::Ended;
}

void SandboxedProcess::reap() {
  rusage used{};
  while (::wait4(pid_, &status_, 0, &used) < 0 && errno == EINTR) {
  }
  // A spawned process inherits the peak of the one that spawned it; only what lies above that is its own.
  rusage own{};
  ::getrusage(RUSAGE_SELF, &own);
  peakMemory_ = used.ru_maxrss > own.ru_maxrss ? static_cast<std::size_t>(used.ru_maxrss) * 1024 : 0;
  pid_ = -1;
}

void SandboxedProcess::kill() {
  if (pid_ <= 0) return;
  ::kill(-pid_, SIGKILL);
  reap();
}

int SandboxedProcess::signal() const noexcept { return WIFSIGNALED(status_) ? WTERMSIG(status_) : 0; }
int SandboxedProcess::exitCode() const noexcept { return WIFEXITED(status_) ? WEXITSTATUS(status_) : -1; }

std::string findProgram(const std::string& name) {
  const auto runnable = [](const std::string& path) { return ::access(path.c_str(), X_OK) == 0; };
  if (name.find('/') != std::string::npos) return runnable(name) ? name : std::string{};
  const char* path = std::getenv("PATH");
  for (const std::string& folder : text::split(path ? path : "/usr/local/bin:/usr/bin:/bin", ':')) {
    if (folder.empty() || folder[0] != '/') continue;  // never a program from the folder we happen to be in
    if (const std::string full = folder + "/" + name; runnable(full)) return full;
  }
  return {};
}

}  // namespace headway
