// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

/// Random requests and settings for Django, made to fall often on the borders between accepted and refused.
namespace headway::oracle {

/// A number from the environment, for longer runs by hand: HEADWAY_SEED=7 HEADWAY_CASES=200000.
inline unsigned numberFromEnvironment(const char* name, unsigned otherwise) {
  const char* text = std::getenv(name);
  return text ? static_cast<unsigned>(std::strtoul(text, nullptr, 10)) : otherwise;
}

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  /// 0 .. n-1
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
  /// True once in n.
  bool oneIn(std::size_t n) { return below(n) == 0; }
  template <class T>
  const T& of(const std::vector<T>& choices) {
    return choices[below(choices.size())];
  }

 private:
  std::mt19937 engine_;
};

inline std::string latin1Char(unsigned byte) {
  if (byte < 0x80) return std::string(1, static_cast<char>(byte));
  return {static_cast<char>(0xC0 | (byte >> 6)), static_cast<char>(0x80 | (byte & 0x3F))};
}

/// A well-formed name, now and then with something done to it.
inline std::string randomHost(Dice& dice) {
  static const std::vector<std::string> names = {"example.com",
                                                 "www.example.com",
                                                 "a.b.example.com",
                                                 "EXAMPLE.com",
                                                 "badexample.com",
                                                 "localhost",
                                                 "api.localhost",
                                                 "127.0.0.1",
                                                 "10.0.12.7",
                                                 "[::1]",
                                                 "[2001:db8::1]",
                                                 "[::FFFF:1.2.3.4]",
                                                 "[::1",
                                                 "::1",
                                                 "[fe80::1%25lo]",
                                                 "[:.]",
                                                 "d111111abcdef8.cloudfront.net",
                                                 "a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com",
                                                 "under_score.com",
                                                 "xn--mnchen-3ya.de",
                                                 "m\xC3\xBCnchen.de",
                                                 "com",
                                                 ".example.com",
                                                 "..",
                                                 ".",
                                                 "",
                                                 " ",
                                                 "-",
                                                 "testserver",
                                                 "internal.example",
                                                 "a.com, b.com",
                                                 "a.com,b.com",
                                                 "user@example.com",
                                                 "example.com/x",
                                                 "https://example.com",
                                                 "\xE2\x84\xAA.com",
                                                 "k.com",
                                                 "it's.com",
                                                 "say\"hi\".com",
                                                 "both'\".com"};
  static const std::vector<std::string> tails = {":80", ":443",  ":8000", ":",         ":0",       ":99999",
                                                 ":8a", ".",     "..",    ".:80",      ":80:80",   " ",
                                                 "\n",  ":80\n", "\r\n",  ":\xD9\xA0", ":\xC2\xB2"};
  std::string host = names[dice.oneIn(2) ? dice.below(10) : dice.below(names.size())];
  if (dice.oneIn(4)) host += dice.of(tails);
  if (dice.oneIn(14)) {
    std::size_t at = dice.below(host.size() + 1);
    while (at < host.size() && (static_cast<unsigned char>(host[at]) & 0xC0) == 0x80) --at;
    host.insert(at, latin1Char(static_cast<unsigned>(dice.below(128))));
  }
  if (dice.oneIn(20)) host += latin1Char(static_cast<unsigned>(dice.below(256)));
  return host;
}

inline std::string randomPattern(Dice& dice) {
  static const std::vector<std::string> patterns = {"example.com",
                                                    ".example.com",
                                                    "*",
                                                    "",
                                                    " ",
                                                    "www.example.com",
                                                    "EXAMPLE.com",
                                                    ".Example.COM",
                                                    "localhost",
                                                    ".localhost",
                                                    "127.0.0.1",
                                                    "[::1]",
                                                    "::1",
                                                    "[2001:db8::1]",
                                                    "[2001:DB8::1]",
                                                    ".com",
                                                    ".",
                                                    "..",
                                                    "example.com.",
                                                    "example.com:8000",
                                                    "*.example.com",
                                                    "https://example.com",
                                                    ".amazonaws.com",
                                                    ".cloudfront.net",
                                                    "k.com",
                                                    "\xE2\x84\xAA.com",
                                                    "internal.example",
                                                    "xn--mnchen-3ya.de",
                                                    "10.0.12.7",
                                                    "-",
                                                    "unrelated.org"};
  return dice.of(patterns);
}

inline std::string randomText(Dice& dice, const std::vector<std::string>& pieces, std::size_t most) {
  std::string out;
  for (std::size_t n = dice.below(most + 1); n > 0; --n)
    out += dice.oneIn(9) ? latin1Char(static_cast<unsigned>(dice.below(256))) : dice.of(pieces);
  return out;
}

inline std::string randomPath(Dice& dice) {
  static const std::vector<std::string> pieces = {
      "/",        "/",   "/", "page", "form", ".",    "..",
      "a b",      "%2F", "%", "?",    "#",    ";x=1", "\xC3\xA3\xC2\xA9",
      "\xC3\xA9", "~",   "@", ":",    "&",    "=",    "+",
      "[",        "\"",  "x"};
  const std::string rest = randomText(dice, pieces, 7);
  return dice.oneIn(6) ? rest : "/" + rest;
}

inline std::string randomQuery(Dice& dice) {
  static const std::vector<std::string> pieces = {"a=1", "&", "b",    "=",        "%20", " ",  "?",
                                                  "#",   "/", "/../", "\xC3\xA9", "+",   "\"", "'"};
  return dice.oneIn(2) ? "" : randomText(dice, pieces, 6);
}

inline std::string randomProto(Dice& dice) {
  static const std::vector<std::string> values = {
      "https",  "https", "http",   "HTTPS", "https,http", "https, http", "http,https",   " https",
      "https ", "",      ",https", "on",    "wss",        "https\t",     "https\xC2\xA0"};
  return dice.of(values);
}

inline nlohmann::json randomSettings(Dice& dice) {
  using Json = nlohmann::json;
  Json s = Json::object();
  if (dice.oneIn(2)) {
    Json hosts = Json::array();
    for (std::size_t n = dice.below(5); n > 0; --n) hosts.push_back(randomPattern(dice));
    s["ALLOWED_HOSTS"] = std::move(hosts);
  } else if (dice.oneIn(12)) {
    s["ALLOWED_HOSTS"] = randomPattern(dice);
  } else {
    s["ALLOWED_HOSTS"] = Json::array({"*"});
  }
  if (dice.oneIn(3)) s["DEBUG"] = true;
  if (dice.oneIn(2)) s["USE_X_FORWARDED_HOST"] = !dice.oneIn(4);
  if (dice.oneIn(2)) s["USE_X_FORWARDED_PORT"] = !dice.oneIn(4);
  if (dice.oneIn(2)) {
    static const std::vector<Json> headers = {Json::array({"HTTP_X_FORWARDED_PROTO", "https"}),
                                              Json::array({"HTTP_X_FORWARDED_PROTO", "https"}),
                                              Json::array({"HTTP_X_FORWARDED_PROTO", "https"}),
                                              Json::array({"HTTP_CLOUDFRONT_FORWARDED_PROTO", "https"}),
                                              Json::array({"HTTP_X_FORWARDED_SSL", "on"}),
                                              Json::array({"X-Forwarded-Proto", "https"}),
                                              Json::array({"HTTP_X_FORWARDED_PROTO"}),
                                              Json::array({"HTTP_X_FORWARDED_PROTO", "https", "x"}),
                                              Json::array(),
                                              nullptr,
                                              "ab",
                                              "HTTP_X_FORWARDED_PROTO"};
    s["SECURE_PROXY_SSL_HEADER"] = dice.of(headers);
  }
  if (dice.oneIn(10)) {
    static const std::vector<Json> names = {"", "/app", "/app/", "app", "/", "//", "/a/../b", nullptr};
    s["FORCE_SCRIPT_NAME"] = dice.of(names);
  }
  return s;
}

inline nlohmann::json randomEnviron(Dice& dice) {
  static const std::vector<std::string> ports = {"80", "443",     "8000", "8443", "0443",
                                                 "",   "443, 80", " 443", "0"};
  static const std::vector<std::string> schemes = {"http", "http", "https", "https", "HTTP",
                                                   "ws",   "wss",  "foo",   ""};
  static const std::vector<std::string> scripts = {
      "", "/app", "/app/", "/prod//", "app", "/\xC3\xA9", "/\xC3\xA3\xC2\xA9", "/a/../b"};
  nlohmann::json e = nlohmann::json::object();
  if (!dice.oneIn(5)) e["HTTP_HOST"] = randomHost(dice);
  if (dice.oneIn(3)) e["HTTP_X_FORWARDED_HOST"] = randomHost(dice);
  if (dice.oneIn(3)) e["HTTP_X_FORWARDED_PORT"] = dice.of(ports);
  if (dice.oneIn(2)) e["HTTP_X_FORWARDED_PROTO"] = randomProto(dice);
  if (dice.oneIn(8)) e["HTTP_CLOUDFRONT_FORWARDED_PROTO"] = randomProto(dice);
  if (dice.oneIn(8)) e["HTTP_X_FORWARDED_SSL"] = dice.oneIn(2) ? "on" : "off";
  if (dice.oneIn(10)) e["HTTP_FORWARDED"] = "for=192.0.2.1;host=example.com;proto=https";
  if (dice.oneIn(3))
    e["SERVER_NAME"] = dice.oneIn(8) ? nlohmann::json(nullptr) : nlohmann::json(randomHost(dice));
  if (dice.oneIn(3))
    e["SERVER_PORT"] = dice.oneIn(8) ? nlohmann::json(nullptr) : nlohmann::json(dice.of(ports));
  if (dice.oneIn(9)) e["SERVER_PORT"] = dice.oneIn(2) ? 80 : 8042;
  if (dice.oneIn(2))
    e["wsgi.url_scheme"] = dice.oneIn(20) ? nlohmann::json(nullptr) : nlohmann::json(dice.of(schemes));
  if (dice.oneIn(2)) e["PATH_INFO"] = randomPath(dice);
  if (dice.oneIn(4)) e["SCRIPT_NAME"] = dice.of(scripts);
  if (dice.oneIn(12)) e[dice.oneIn(2) ? "SCRIPT_URL" : "REDIRECT_URL"] = "/app" + randomPath(dice);
  e["QUERY_STRING"] = randomQuery(dice);
  return e;
}

inline std::vector<nlohmann::json> randomHostCases(unsigned seed, std::size_t count) {
  Dice dice(seed);
  std::vector<nlohmann::json> out;
  for (std::size_t i = 0; i < count; ++i) {
    nlohmann::json settings = randomSettings(dice);
    out.push_back({{"id", i},
                   {"raw", true},  // no middleware
                   {"settings", std::move(settings)},
                   {"environ", randomEnviron(dice)}});
  }
  return out;
}

}  // namespace headway::oracle
