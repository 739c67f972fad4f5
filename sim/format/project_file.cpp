// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sim/format/project_yaml.h"
#include "sim/format/source.h"

namespace headway {
namespace {

/// A file descriptor that is closed in time.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int get() const noexcept { return fd_; }
  bool close() noexcept {
    const int fd = std::exchange(fd_, -1);
    return fd < 0 || ::close(fd) == 0;
  }

 private:
  int fd_;
};

Diagnostic fileError(const char* code, const std::string& what, const std::string& path) {
  Diagnostic d = makeError(code, what + ": " + std::generic_category().message(errno));
  d.where.file = path;
  return d;
}

// One byte more than a project file may have, so that readProject sees it is too large.
Result<std::string> readFile(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return fileError("file.unreadable", "The file can't be opened", path);
  std::string text;
  char buffer[65536];
  while (text.size() <= format::kLargestFile) {
    const ssize_t n = ::read(file.get(), buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fileError("file.unreadable", "The file can't be read", path);
    if (n == 0) break;
    text.append(buffer, static_cast<std::size_t>(n));
  }
  return text;
}

bool writeAll(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = ::write(fd, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

// A new file beside `path`, with the permissions of the one it will replace, or else those the user's umask
// gives.
Result<int> createBeside(const std::string& path, std::string& name) {
  constexpr int tries = 100;
  for (int i = 0; i < tries; ++i) {
    name = path + ".saving-" + std::to_string(::getpid()) + "-" + std::to_string(i);
    const int fd = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0 && errno == EEXIST) continue;
    if (fd < 0) break;
    struct stat old {};
    if (::stat(path.c_str(), &old) != 0 || ::fchmod(fd, old.st_mode & 07777) == 0) return fd;
    const Diagnostic why = fileError("file.unwritable", "The file can't be written", path);
    ::close(fd);
    ::unlink(name.c_str());
    return why;
  }
  return fileError("file.unwritable", "The file can't be written", path);
}

// The rename itself lasts only once its folder is on the disk; where that can't be asked for, it is as good
// as it gets.
void syncFolder(const std::string& folder) {
  const Descriptor dir(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (dir.get() >= 0) ::fsync(dir.get());
}

// Where a chain of symbolic links leads, also when nothing is there yet.
std::string target(const std::string& path) {
  constexpr int longestChain = 40;
  std::error_code failed;
  std::filesystem::path at = path;
  for (int i = 0; i < longestChain && std::filesystem::is_symlink(at, failed); ++i) {
    const auto next = std::filesystem::read_symlink(at, failed);
    if (failed) break;
    at = at.parent_path() / next;  // an absolute one replaces the folder
  }
  return at.string();
}

}  // namespace

Read<Project> loadProject(const std::string& path, std::string* text) {
  auto bytes = readFile(path);
  if (!bytes) return Diagnostics{bytes.error()};
  auto project = readProject(*bytes, path);
  if (text) *text = std::move(*bytes);
  return project;
}

Result<void> writeFileAtomically(const std::string& path, std::string_view text) {
  const std::string real = target(path);
  std::string temporary;
  const auto created = createBeside(real, temporary);
  if (!created) {
    Diagnostic why = created.error();
    why.where.file = path;
    return why;
  }
  Descriptor file(*created);
  const bool written = writeAll(file.get(), text) && ::fsync(file.get()) == 0 && file.close() &&
                       ::rename(temporary.c_str(), real.c_str()) == 0;
  if (!written) {
    const Diagnostic why = fileError("file.unwritable", "The file can't be written", path);
    ::unlink(temporary.c_str());
    return why;
  }
  const std::string folder = std::filesystem::path(real).parent_path().string();
  syncFolder(folder.empty() ? "." : folder);
  return {};
}

}  // namespace headway
