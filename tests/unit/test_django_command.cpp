// SPDX-License-Identifier: GPL-3.0-or-later
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "app/cli/django_command.h"

using namespace headway;

namespace {

struct Outcome {
  int code;
  std::string out, err;
};

Outcome run(const std::string& lines) {
  std::istringstream in(lines);
  std::ostringstream out, err;
  const int code = runDjangoLines(in, out, err, django::Version::V5_2);
  return {code, out.str(), err.str()};
}

}  // namespace

TEST(DjangoCommand, AnswersEachLineInOrder) {
  const Outcome got = run(
      "{\"id\": \"a\", \"settings\": {\"ALLOWED_HOSTS\": [\".example.com\"]}, \"environ\": {\"HTTP_HOST\": \"www.example.com\"}}\n"
      "\n"
      "{\"id\": 2, \"environ\": {\"HTTP_HOST\": \"evil.com\"}}\n");
  EXPECT_EQ(got.code, 0);
  EXPECT_EQ(got.err, "");
  std::istringstream lines(got.out);
  std::string first, second, third;
  std::getline(lines, first);
  std::getline(lines, second);
  EXPECT_FALSE(std::getline(lines, third));
  const auto a = nlohmann::json::parse(first), b = nlohmann::json::parse(second);
  EXPECT_EQ(a["id"], "a");
  EXPECT_EQ(a["get_host"]["value"], "www.example.com");
  EXPECT_EQ(a["build_absolute_uri"]["value"], "http://www.example.com/");
  EXPECT_EQ(a["is_secure"]["value"], false);
  EXPECT_EQ(b["id"], 2);
  EXPECT_EQ(b["get_host"]["error"], "DisallowedHost");
  EXPECT_EQ(b["get_host"]["message"],
            "Invalid HTTP_HOST header: 'evil.com'. You may need to add 'evil.com' to ALLOWED_HOSTS.");
}

TEST(DjangoCommand, TellsWhereALineIsNotJson) {
  const Outcome got = run("{\"id\": 1}\n{\"id\": 2,,}\n{\"id\": 3}\n");
  EXPECT_EQ(got.code, 2);
  EXPECT_NE(got.err.find("-:2:10: error: this line is not JSON [django.json]\n  {\"id\": 2,,}\n"),
            std::string::npos)
      << got.err;
  EXPECT_NE(got.out.find("\"id\":1"), std::string::npos);
  EXPECT_EQ(got.out.find("\"id\":3"), std::string::npos);
}

TEST(DjangoCommand, NamesTheValueThatDoesNotFit) {
  for (const auto& [line, code, name] : std::vector<std::array<std::string, 3>>{
           {"[1]", "django.json", "object"},
           {"{\"settings\": 1}", "django.setting", "settings"},
           {"{\"settings\": {\"ALLOWED_HOSTS\": [1]}}", "django.setting", "ALLOWED_HOSTS"},
           {"{\"settings\": {\"SECURE_SSL_HOST\": []}}", "django.setting", "SECURE_SSL_HOST"},
           {"{\"environ\": []}", "django.environ", "environ"},
           {"{\"environ\": {\"HTTP_HOST\": true}}", "django.environ", "HTTP_HOST"}}) {
    const Outcome got = run(line + "\n");
    EXPECT_EQ(got.code, 2) << line;
    EXPECT_EQ(got.out, "") << line;
    EXPECT_EQ(got.err.rfind("-:1:", 0), 0u) << got.err;
    EXPECT_NE(got.err.find("[" + code + "]"), std::string::npos) << got.err;
    EXPECT_NE(got.err.find(name), std::string::npos) << got.err;
  }
}
