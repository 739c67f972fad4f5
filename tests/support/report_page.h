// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "app/cli/cli.h"
#include "sim/runtime/njs.h"
#include "tests/support/browser.h"

namespace headway::test {

inline const std::string kExample = HEADWAY_SOURCE_DIR "/resources/examples/article.headway.yaml";
/// Whatever gets out of its text changes the title, or makes an element that the page never has.
inline const std::string kHostile =
    "\"'></title></style></svg><script>document.title='owned'</script><img src=x "
    "onerror=document.title='owned'>";

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

/// A YAML scalar.
inline std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("''") : std::string(1, c);
  return out + "'";
}

/// Tests of the page that `headway report` writes, each with a folder of its own.
class ReportPage : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "headway-report-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  /// The page of that project's request, written to file().
  std::string page(const std::string& project, const std::string& request = {}) {
    std::istringstream in(project);
    std::ostringstream out, err;
    NjsRuntime functions;
    std::vector<std::string> arguments = {"report", "-", "-o", file()};
    if (!request.empty()) arguments.insert(arguments.end(), {"-r", request});
    EXPECT_EQ(cli::run(arguments, {in, out, err, functions, false}), 0) << err.str();
    return readFile(file());
  }
  std::string file() const { return folder_ + "/report.html"; }

  std::string folder_;
};

}  // namespace headway::test
