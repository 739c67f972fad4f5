// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>
#include <sys/wait.h>

namespace headway::test {

struct Ran {
  int code;  ///< -1: it could not be run, or did not end by itself
  std::string out;
};

inline Ran shell(const std::string& command) {
  Ran out{-1, {}};
  FILE* pipe = popen(command.c_str(), "r");
  if (!pipe) return out;
  char buffer[4096];
  for (std::size_t n; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.out.append(buffer, n);
  const int status = pclose(pipe);
  out.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return out;
}

inline std::string readFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// A real Chromium without a window, which keeps all it writes in a folder of the test.
class Browser {
 public:
  explicit Browser(std::string folder) : folder_(std::move(folder)) {}

  /// False: no browser here, which a CI run may not have.
  static bool installed() {
    if (shell("command -v chromium >/dev/null 2>&1").code == 0) return true;
    const char* ci = std::getenv("CI");
    EXPECT_FALSE(ci && std::string(ci) == "true") << "chromium is missing: ./dev setup installs it";
    return false;
  }

  /// Opens the file; `how` are further options of Chromium.
  Ran open(const std::string& file, const std::string& how) const {
    return shell("HOME='" + folder_ + "' timeout 100 chromium " + kQuiet + " --user-data-dir='" + folder_ +
                 "/profile' " + how + " 'file://" + file + "' 2>'" + log() + "'");
  }
  /// What Chromium wrote beside its answer.
  std::string log() const { return folder_ + "/log"; }
  /// What the page's console said.
  std::string console() const {
    std::istringstream lines(readFile(log()));
    std::string out;
    for (std::string line; std::getline(lines, line);)
      if (line.find(":CONSOLE") != std::string::npos) out += line + "\n";
    return out;
  }

 private:
  // No window, and no request of Chromium's own: what can't be switched off is sent to a port that it never
  // asks.
  static constexpr const char* kQuiet =
      "--headless --no-sandbox --disable-gpu --disable-dev-shm-usage --enable-logging=stderr --no-first-run "
      "--disable-extensions --disable-background-networking --disable-component-update --disable-sync "
      "--disable-default-apps --disable-domain-reliability --no-pings "
      "--disable-features=NetworkTimeServiceQuerying --gaia-url=http://127.0.0.1:1 "
      "--component-updater=url-source=http://127.0.0.1:1";

  std::string folder_;
};

}  // namespace headway::test
