// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <memory>
#include <random>

#include <gtest/gtest.h>

#include "sim/report/curl.h"

using namespace headway;

namespace {

http::Request request(std::string path = "/") {
  http::Request r;
  r.target = "www.example.com";
  r.path = std::move(path);
  r.headers.add("Host", "www.example.com");
  r.headers.add("User-Agent", "test");
  r.headers.add("Accept", "*/*");
  return r;
}

/// What bash makes of these words, each ended by a newline and a bar.
std::string readByBash(const std::string& words) {
  const std::string script = "printf '%s\\n|' " + words;
  const std::string command = "bash -c " + shellWord(script);
  std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string out;
  char buffer[4096];
  while (const auto n = std::fread(buffer, 1, sizeof buffer, pipe.get())) out.append(buffer, n);
  return out;
}

}  // namespace

TEST(Curl, APlainRequestIsAPlainCommand) {
  EXPECT_EQ(curlCommand(request("/shop/")),
            "curl https://www.example.com/shop/ --header 'User-Agent: test' --header 'Accept: */*'");
}

TEST(Curl, SaysMethodVersionPortAndForeignHost) {
  http::Request r = request();
  r.method = "PUT";
  r.version = "1.1";
  r.port = 8443;
  r.query = "a=1&b=[2]";
  r.body = "@secret";
  EXPECT_EQ(curlCommand(r),
            "curl --globoff --http1.1 --request PUT 'https://www.example.com:8443/?a=1&b=[2]' "
            "--header 'Host: www.example.com' --header 'User-Agent: test' --header 'Accept: */*' "
            "--header Content-Type: --data-raw @secret");
}

TEST(Curl, WhatCurlWouldAddOrAlterIsKeptOut) {
  http::Request r;
  r.target = "a.example";
  r.path = "/x/../y";
  r.method = "HEAD";
  r.headers.add("X-Empty", "");
  r.headers.add("@/etc/passwd", "read by curl as a file");
  r.headers.add("Content-Length", "99");
  EXPECT_EQ(curlCommand(r),
            "curl --path-as-is --head https://a.example/x/../y --header 'X-Empty;' --header User-Agent: "
            "--header Accept:");
}

TEST(Curl, NothingInAValueReachesTheShell) {
  EXPECT_EQ(shellWord("it's $(rm -rf ~) `id` !1"), "'it'\\''s $(rm -rf ~) `id` !1'");
  EXPECT_EQ(shellWord("a\x03\nb1"), "$'a\\003\\012b1'");
  EXPECT_EQ(shellWord(""), "''");
  EXPECT_EQ(shellWord("#no"), "'#no'");
  EXPECT_EQ(shellWord("~no"), "'~no'");
}

TEST(Curl, BashReadsEveryWordBack) {
  std::mt19937 random(7);
  for (int round = 0; round < 40; ++round) {
    std::string words, want;
    for (int i = 0; i < 20; ++i) {
      std::string word;
      for (int n = static_cast<int>(random() % 12); n > 0; --n) {
        const bool sharp = random() % 2;
        word += sharp ? "'\"\\$`!*?[]{}()<>|&;#~ \n\t\x01\x7f"[random() % 25]
                      : static_cast<char>(1 + random() % 255);
      }
      words += (words.empty() ? "" : " ") + shellWord(word);
      want += word + "\n|";
    }
    ASSERT_EQ(readByBash(words), want) << words;
  }
}
