// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sim/format/project_yaml.h"

using namespace headway;
namespace fs = std::filesystem;

namespace {

class FormatFiles : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(HEADWAY_BINARY_DIR) / "test_format_files" /
              testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  std::string path(const char* name) const { return (folder_ / name).string(); }
  static std::string contentOf(const std::string& path) {
    std::ostringstream out;
    out << std::ifstream(path, std::ios::binary).rdbuf();
    return out.str();
  }
  std::size_t filesInFolder() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }
  static mode_t modeOf(const std::string& path) {
    struct stat s {};
    EXPECT_EQ(::stat(path.c_str(), &s), 0);
    return s.st_mode & 07777;
  }
  fs::path folder_;
};

}  // namespace

TEST_F(FormatFiles, AMissingFileIsSaidToBeUnreadable) {
  const auto read = loadProject(path("none.headway.yaml"));
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().at(0).code, "file.unreadable");
  EXPECT_EQ(read.error().at(0).where.file, path("none.headway.yaml"));
  EXPECT_EQ(loadProject(folder_.string()).error().at(0).code, "file.unreadable");
}

TEST_F(FormatFiles, LoadingGivesTheTextToo) {
  ASSERT_TRUE(writeFileAtomically(path("a.yaml"), "headway: 1\nname: x\n"));
  std::string text;
  const auto read = loadProject(path("a.yaml"), &text);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->name, "x");
  EXPECT_EQ(text, "headway: 1\nname: x\n");
  ASSERT_TRUE(writeFileAtomically(path("a.yaml"), "headway: 2\n"));
  const auto newer = loadProject(path("a.yaml"));
  EXPECT_EQ(newer.error().at(0).code, "format.newer");
  EXPECT_EQ(newer.error().at(0).where.file, path("a.yaml"));
}

TEST_F(FormatFiles, ASpecialFileWithoutEndIsRefused) {
  EXPECT_EQ(loadProject("/dev/zero").error().at(0).code, "yaml.size");
}

TEST_F(FormatFiles, ReplacingKeepsThePermissionsAndLeavesNothingBehind) {
  ASSERT_TRUE(writeFileAtomically(path("a"), "one"));
  ASSERT_EQ(::chmod(path("a").c_str(), 0640), 0);
  ASSERT_TRUE(writeFileAtomically(path("a"), "two"));
  EXPECT_EQ(contentOf(path("a")), "two");
  EXPECT_EQ(modeOf(path("a")), 0640u);
  EXPECT_EQ(filesInFolder(), 1u);
}

TEST_F(FormatFiles, ANewFileGetsThePermissionsTheUserWants) {
  const mode_t before = ::umask(027);
  const auto written = writeFileAtomically(path("a"), "");
  ::umask(before);
  ASSERT_TRUE(written);
  EXPECT_EQ(modeOf(path("a")), 0640u);
}

TEST_F(FormatFiles, SymbolicLinksAreFollowedToTheirTarget) {
  fs::create_directory(folder_ / "sub");
  ASSERT_TRUE(writeFileAtomically(path("sub/real"), "one"));
  fs::create_symlink("sub/real", folder_ / "inner");
  fs::create_symlink(folder_ / "inner", folder_ / "outer");
  fs::create_symlink("sub/new", folder_ / "dangling");
  ASSERT_TRUE(writeFileAtomically(path("outer"), "two"));
  ASSERT_TRUE(writeFileAtomically(path("dangling"), "three"));
  EXPECT_TRUE(fs::is_symlink(path("outer")));
  EXPECT_EQ(contentOf(path("sub/real")), "two");
  EXPECT_EQ(contentOf(path("sub/new")), "three");
}

TEST_F(FormatFiles, AFailedSaveLeavesTheOldFile) {
  const auto missing = writeFileAtomically(path("no-such-folder/a"), "x");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, "file.unwritable");
  EXPECT_EQ(missing.error().where.file, path("no-such-folder/a"));
  fs::create_directories(folder_ / "d/inside");
  EXPECT_EQ(writeFileAtomically(path("d"), "x").error().code, "file.unwritable");
  EXPECT_TRUE(fs::is_directory(folder_ / "d/inside"));
  EXPECT_EQ(filesInFolder(), 1u);
}
