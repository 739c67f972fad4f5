// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "app/cli/cli.h"
#include "sim/format/project_yaml.h"
#include "sim/runtime/njs.h"

namespace headway {
namespace {

namespace fs = std::filesystem;

struct Ran {
  int code;
  std::string out, err;
};

Ran import(std::vector<std::string> arguments, const std::string& input = {}) {
  std::istringstream in(input);
  std::ostringstream out, err;
  NjsRuntime functions;
  arguments.insert(arguments.begin(), {"import", "request"});
  const int code = cli::run(arguments, {in, out, err, functions, false});
  return {code, out.str(), err.str()};
}

bool contains(const std::string& text, const std::string& what) {
  return text.find(what) != std::string::npos;
}

class ImportRequestCommand : public testing::Test {
 protected:
  ImportRequestCommand()
      : folder_(fs::temp_directory_path() / ("headway-import-" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
    fs::copy_file(HEADWAY_SOURCE_DIR "/resources/examples/article.headway.yaml", project(),
                  fs::copy_options::overwrite_existing);
  }
  ~ImportRequestCommand() override { fs::remove_all(folder_); }
  std::string project() const { return folder_ / "p.headway.yaml"; }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name) << text;
    return folder_ / name;
  }

 private:
  fs::path folder_;
};

TEST_F(ImportRequestCommand, PrintsWhatCanBePutIntoAProject) {
  const Ran r =
      import({"-"}, "curl 'https://shop.example.com/login/' -k \\\n -d 'user=ada' -H 'Accept: text/html'\n");
  EXPECT_EQ(r.code, 0) << r.err;
  EXPECT_EQ(r.out.substr(0, 10), "requests:\n");
  EXPECT_TRUE(contains(r.out, "POST /login/")) << r.out;
  EXPECT_TRUE(contains(r.out, "user=ada")) << r.out;
  EXPECT_TRUE(contains(r.err, "Left out: -k")) << r.err;
}

TEST_F(ImportRequestCommand, AddsToAProjectAndKeepsItsComments) {
  const std::string har = write("a.har", R"({"log": {"entries": [
    {"request": {"method": "GET", "url": "https://shop.example.com/one/", "headers": []}},
    {"request": {"method": "GET", "url": "https://shop.example.com/two/", "headers": []}},
    {"request": {"method": "GET", "url": "https://shop.example.com/two/", "headers": []}}]}})");
  const auto before = loadProject(project());
  ASSERT_TRUE(before);
  const Ran r = import({har, "--into", project(), "--entry", "2", "--entry", "3"});
  EXPECT_EQ(r.code, 0) << r.err;
  const auto after = loadProject(project());
  ASSERT_TRUE(after);
  ASSERT_EQ(after->requests.size(), before->requests.size() + 2);
  EXPECT_EQ(after->requests.back().name, "GET /two/ 2");
  EXPECT_TRUE(contains(r.out, "GET /two/ 2  GET https://shop.example.com/two/")) << r.out;
  const Ran none = import({har, "--into", project(), "--entry", "4"});
  EXPECT_EQ(none.code, 2);
  EXPECT_TRUE(contains(none.err, "numbered from 1 to 3")) << none.err;
  EXPECT_EQ(loadProject(project())->requests.size(), after->requests.size());
}

TEST_F(ImportRequestCommand, PrintsJson) {
  const auto out =
      nlohmann::json::parse(import({"-", "--format", "json"}, "curl https://a.example/x -b a=b -L").out);
  EXPECT_EQ(out["requests"][0]["headers"][0][1], "a=b");
  ASSERT_EQ(out["notes"].size(), 2U);
  EXPECT_EQ(out["notes"][0]["code"], "curl.redirects");
}

TEST_F(ImportRequestCommand, RefusesWithAPlaceAndAHint) {
  const Ran file = import({"-"}, "curl https://a.example/ \\\n  -d @secret.json");
  EXPECT_EQ(file.code, 2);
  EXPECT_TRUE(contains(file.err, "-:2:6: error: The file 'secret.json' of -d is not read [curl.file]"))
      << file.err;
  EXPECT_EQ(file.out, "");
  EXPECT_TRUE(contains(import({project()}).err, "[request.unknown]"));
  EXPECT_TRUE(contains(import({"/nonexistent/x"}).err, "[file.unreadable]"));
  EXPECT_TRUE(contains(import({fs::temp_directory_path()}).err, "[file.unreadable]"));
  EXPECT_TRUE(contains(import({"-"}, std::string(1 << 16, '\xff')).err, "[request.unknown]"));
  EXPECT_TRUE(
      contains(import({"-", "--into", "/nonexistent/p"}, "https://a.example/").err, "/nonexistent/p"));
}

}  // namespace
}  // namespace headway
