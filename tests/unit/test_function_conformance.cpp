// SPDX-License-Identifier: GPL-3.0-or-later
// The features of CloudFront's two JavaScript runtimes, row by row of tests/data/function_conformance.jsonl,
// each run in the real engine. A row has the body of handler(event) (an expression is returned) and what
// comes of it in cloudfront-js-1.0 and -2.0, or in both: JSON, or the beginning of the error. Sources:
// DeveloperGuide/functions-javascript-runtime-10.html and -20.html, and njs' history for what is listed
// nowhere.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/runtime/dialect.h"
#include "sim/runtime/njs.h"
#include "sim/runtime/sandbox.h"

using namespace headway;
using nlohmann::json;
using Status = FunctionRun::Status;

namespace {

const std::string kRuntimes[] = {"1.0", "2.0"};

std::vector<json> readRows() {
  std::ifstream in(HEADWAY_SOURCE_DIR "/tests/data/function_conformance.jsonl");
  std::vector<json> out;
  for (std::string line; std::getline(in, line);) out.push_back(json::parse(line));
  return out;
}

std::string codeOf(const json& row) {
  const std::string body = row["code"].get<std::string>();
  return "function handler(event) { " + (body[0] == '{' ? body : "return " + body + ";") + " }";
}

std::string expected(const json& row, const std::string& runtime) {
  return row.contains("both") ? row["both"] : row[runtime];
}

bool refusesToCompile(const std::string& outcome) {
  return outcome.starts_with("SyntaxError") || outcome.starts_with("ReferenceError: Invalid left-hand");
}

class FunctionConformance : public ::testing::TestWithParam<json> {};

}  // namespace

TEST_P(FunctionConformance, InTheRealEngine) {
  const json& row = GetParam();
  for (const std::string& runtime : kRuntimes) {
    const auto runs =
        NjsRuntime().run({codeOf(row), "cloudfront-js-" + runtime, {R"({"request":{"uri":"/"}})"}});
    ASSERT_EQ(runs.size(), 1u);
    const std::string got = runs[0].status == Status::Returned ? runs[0].output : runs[0].error;
    const std::string wanted = expected(row, runtime);
    const bool exactly = runs[0].status == Status::Returned;
    EXPECT_EQ(exactly ? got : got.substr(0, wanted.size()), wanted)
        << runtime << ": " << row["code"] << " gave " << got;
    const bool compiles = runs[0].status != Status::SyntaxError;
    EXPECT_EQ(compiles, !refusesToCompile(wanted) || row["feature"] == "JSON")
        << runtime << ": " << row["code"];
  }
}

INSTANTIATE_TEST_SUITE_P(Rows, FunctionConformance, ::testing::ValuesIn(readRows()),
                         [](const auto& p) { return std::to_string(p.index + 1); });

TEST(FunctionConformanceTable, IsLargeAndTellsTheRuntimesApart) {
  const auto rows = readRows();
  EXPECT_GE(rows.size(), 120u);
  EXPECT_GE(std::count_if(rows.begin(), rows.end(), [](const json& r) { return !r.contains("both"); }), 60);
}

// An engine that knows more must not let through what CloudFront refuses: the code is refused before the
// engine sees it, in the words the engine installed here would use.
TEST(FunctionConformanceTable, LaterSyntaxIsRefusedWhateverTheEngineKnows) {
  for (const json& row : readRows()) {
    if (row["feature"] != "later syntax" && row["feature"] != "async functions") continue;
    for (const std::string& runtime : kRuntimes) {
      const std::string wanted = expected(row, runtime);
      if (!refusesToCompile(wanted)) continue;
      const PreparedCode prepared = prepareCode(codeOf(row), "cloudfront-js-" + runtime);
      EXPECT_EQ(prepared.error, wanted) << runtime << ": " << row["code"];
    }
  }
}

// An engine with newer methods: what CloudFront does not have is taken away all the same.
TEST(FunctionConformanceTable, LaterMethodsAreTakenAway) {
  const std::string program = ::testing::TempDir() + "headway_newer_njs";
  std::ofstream(program)
      << "#!/bin/sh\n{ echo 'Array.from = Array.of; Array.prototype.flat = Array.prototype.at = "
         "String.prototype.at = Object.fromEntries = Promise.withResolvers = Array.of; "
         "globalThis.Map = globalThis.URL = Array;'; /bin/cat; } | " +
             findProgram("njs") + " \"$@\"\n";
  std::filesystem::permissions(program, std::filesystem::perms::owner_all);
  const std::string code =
      "function handler() { return [typeof Array.from, typeof [].flat, typeof [].at, typeof 'a'.at, "
      "typeof Object.fromEntries, typeof Promise.withResolvers, typeof Map, typeof URL, typeof [].map]; }";
  for (const std::string& runtime : kRuntimes) {
    const auto runs = NjsRuntime({}, program).run({code, "cloudfront-js-" + runtime, {"{}"}});
    EXPECT_EQ(
        runs.at(0).output,
        R"(["undefined","undefined","undefined","undefined","undefined","undefined","undefined","undefined","function"])")
        << runs[0].error;
  }
  std::filesystem::remove(program);
}
