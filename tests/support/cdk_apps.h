// SPDX-License-Identifier: GPL-3.0-or-later
// Exported CDK apps against the real thing: compiled by TypeScript and synthesized by the CDK.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/export/export.h"

namespace headway::testing {

namespace fs = std::filesystem;
using nlohmann::json;

#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

inline std::string slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

/// One resource of a template.
struct Resource {
  std::string id;
  json properties;
};

inline std::vector<Resource> resources(const json& t, const std::string& type) {
  std::vector<Resource> out;
  for (const auto& [id, r] : t["Resources"].items())
    if (r["Type"] == type) out.push_back({id, r["Properties"]});
  return out;
}

inline std::map<std::string, int> resourceTypes(const json& t) {
  std::map<std::string, int> out;
  for (const json& r : t["Resources"]) ++out[r["Type"]];
  return out;
}

/// node_modules as the lock file next to check.mjs wants them, put there by ./dev; "" if they are missing.
inline fs::path nodeModules() {
  for (const fs::path& base : {fs::path(HEADWAY_BINARY_DIR), fs::path(HEADWAY_SOURCE_DIR) / "build"})
    if (fs::exists(base / "tools/export/node_modules/aws-cdk-lib")) return base / "tools/export/node_modules";
  return {};
}

inline bool nodeIsNew() {
  return std::system(
             "node -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)' >/dev/null 2>&1") == 0;
}

/// The tools are there; else the running test is skipped, and CI fails.
inline bool haveTools() {
  const std::string what = !nodeIsNew()            ? "node >= 20 not found"
                           : nodeModules().empty() ? "the npm packages of tests/export not found"
                                                   : "";
  if (what.empty()) return true;
  const char* ci = std::getenv("CI");
  EXPECT_FALSE(ci && std::string(ci) == "true") << what << ", and CI must not skip this";
  std::cout << "\n*** SKIPPED LOUDLY: " << what
            << "; exported CDK apps are not compiled. ./dev setup installs it.\n\n";
  return false;
}

/// Exported projects by name, in a folder of their own.
class CdkApps {
 public:
  using Projects = std::map<std::string, Project (*)()>;

  CdkApps(const std::string& folder, Projects projects)
      : folder_(fs::path(HEADWAY_BINARY_DIR) / folder), projects_(std::move(projects)) {}

  const Projects& projects() const { return projects_; }

  /// Exports every project and runs check.mjs over them; it writes the templates.
  void synthesize() const {
    fs::remove_all(folder_);
    std::string command = "node '" HEADWAY_SOURCE_DIR "/tests/export/check.mjs' '" + folder_.string() +
                          "' '" + nodeModules().string() + "'";
    for (const auto& [name, project] : projects_) {
      const auto files = findExporter("cdk-typescript")->run(project());
      ASSERT_TRUE(files) << name << "\n" << render(files.error()[0]);
      const auto written = writeExport(*files, (folder_ / name).string(), false);
      ASSERT_TRUE(written) << render(written.error());
      command += " " + name;
    }
    const fs::path log = folder_ / "log.txt";
    ASSERT_EQ(std::system((command + " >'" + log.string() + "' 2>&1").c_str()), 0) << slurp(log);
  }

  json templateOf(const std::string& app) const {
    return json::parse(slurp(folder_ / "templates" / (app + ".json")));
  }
  std::string file(const std::string& path) const { return slurp(folder_ / path); }

 private:
  fs::path folder_;
  Projects projects_;
};

}  // namespace headway::testing
