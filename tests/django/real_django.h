// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "app/cli/django_command.h"

/// Runs the same JSON lines through `headway django` and through real Django, and compares.
namespace headway::oracle {

using Json = nlohmann::json;

inline std::vector<Json> parseLines(std::istream& in) {
  std::vector<Json> out;
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) out.push_back(Json::parse(line));
  return out;
}

inline std::vector<Json> readLines(const std::string& path) {
  std::ifstream in(path);
  return parseLines(in);
}

inline std::string toLines(const std::vector<Json>& cases) {
  std::string out;
  for (const Json& c : cases) out += c.dump(-1, ' ', true) + "\n";
  return out;
}

/// Our answers, one a case. Fails the test if a line is refused.
inline std::vector<Json> askHeadway(const std::vector<Json>& cases, django::Version version) {
  std::istringstream in(toLines(cases));
  std::ostringstream out, err;
  EXPECT_EQ(runDjangoLines(in, out, err, version), 0) << err.str();
  std::istringstream answers(out.str());
  return parseLines(answers);
}

/// Debian's Python is the one that has python3-django.
inline const char* pythonWithDjango() { return "/usr/bin/python3"; }

inline bool hasRealDjango() {
  return std::system((std::string(pythonWithDjango()) + " -c 'import django' 2>/dev/null").c_str()) == 0;
}

/// True if the test may go on; without Django it fails, unless HEADWAY_ALLOW_MISSING=1 lets it pass.
inline bool requireRealDjango() {
  if (hasRealDjango()) return true;
  const char* allow = std::getenv("HEADWAY_ALLOW_MISSING");
  if (!allow || std::string(allow) != "1")
    ADD_FAILURE()
        << "Django for /usr/bin/python3 is missing: install python3-django (./dev setup does), or set "
           "HEADWAY_ALLOW_MISSING=1 to go without this comparison.";
  return false;
}

inline std::vector<Json> askRealDjango(const std::vector<Json>& cases, const std::string& name) {
  const std::string base = HEADWAY_BINARY_DIR "/tests/" + name, in = base + ".in.jsonl",
                    out = base + ".out.jsonl";
  std::ofstream(in) << toLines(cases);
  const std::string command = std::string(pythonWithDjango()) +
                              " '" HEADWAY_SOURCE_DIR "/tests/django/oracle_server.py' <'" + in + "' >'" +
                              out + "'";
  EXPECT_EQ(std::system(command.c_str()), 0) << command;
  return readLines(out);
}

/// The first field of `fields` in which the answers differ, told in full; "" if there is none.
/// A field absent from `expected` is not compared.
inline std::string difference(const Json& request, const Json& expected, const Json& ours,
                              const std::vector<std::string>& fields) {
  for (const std::string& field : fields) {
    if (!expected.contains(field)) continue;
    const Json mine = ours.contains(field) ? ours[field] : Json("(no such field)");
    if (mine != expected[field])
      return field + " differs\n  request: " + request.dump(-1, ' ', true) +
             "\n  Django:  " + expected[field].dump(-1, ' ', true) +
             "\n  Headway: " + mine.dump(-1, ' ', true);
  }
  return {};
}

}  // namespace headway::oracle
