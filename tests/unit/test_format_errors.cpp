// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "sim/format/project_yaml.h"

using namespace headway;

namespace {

Diagnostics errorsOf(const std::string& text) {
  const auto read = readProject(text, "p.yaml");
  return read ? Diagnostics{} : read.error();
}

/// "line:column+length code" of every diagnostic.
std::string placesOf(const std::string& text) {
  std::string out;
  for (const Diagnostic& d : errorsOf(text)) {
    if (!out.empty()) out += ", ";
    out += std::to_string(d.where.line) + ":" + std::to_string(d.where.column) + "+" +
           std::to_string(d.where.length) + " " + d.code;
  }
  return out;
}

std::string rendered(const std::string& text) {
  std::string out;
  for (const Diagnostic& d : errorsOf(text)) out += render(d);
  return out;
}

const std::string kNodes =
    "headway: 1\n"                         // 1
    "nodes:\n"                             // 2
    "  v: {kind: viewer}\n"                // 3
    "  e:\n"                               // 4
    "    kind: distribution\n"             // 5
    "    behaviors: [{path: /a/*}, {}]\n"  // 6
    "  f: {kind: function}\n"              // 7
    "  d: {kind: django}\n";               // 8

}  // namespace

TEST(FormatErrors, AreShownWithTheLineACaretAndAHint) {
  EXPECT_EQ(rendered("headway: 1\nnodes:\n  f:\n    kind: function\n    runtim: x\n"),
            "p.yaml:5:5: error: Function has no setting 'runtim' [yaml.unknown-key]\n"
            "      runtim: x\n"
            "      ^~~~~~\n"
            "  hint: did you mean 'runtime'?\n");
  EXPECT_EQ(
      rendered("headway: 3\nnodes: 7\n"),
      "p.yaml:1:10: error: This file is of format 3; this Headway reads up to 1. A newer Headway opens it. [format.newer]\n"
      "  headway: 3\n"
      "           ^\n");
  EXPECT_EQ(rendered("headway: 1\nlinks: [{from: \"é\", to: x}]\n"),
            "p.yaml:2:16: error: There is no node 'é' [yaml.reference]\n"
            "  links: [{from: \"é\", to: x}]\n"
            "                 ^~~\n"
            "p.yaml:2:26: error: There is no node 'x' [yaml.reference]\n"
            "  links: [{from: \"é\", to: x}]\n"
            "                          ^\n");
}

TEST(FormatErrors, SeveralAreReportedAtOnceInTheOrderOfTheFile) {
  EXPECT_EQ(
      placesOf("headway: 1\n"
               "layout: {a: [1]}\n"
               "nodes:\n"
               "  a: {kind: viewr, nam: x}\n"
               "  b:\n"
               "    kind: django\n"
               "    DEBUG: yes\n"
               "    version: 5.3\n"
               "    ALLOWED_HOSTS: x\n"
               "links:\n"
               "  - {from: b, to: c}\n"
               "requests:\n"
               "  - url: x\n"
               "    expect: {status: \"200\", at: [{nod: x}]}\n"
               "nam: x\n"),
      "2:13+1 yaml.type, 4:13+5 field.choice, 7:12+3 yaml.type, 8:14+3 field.choice, 9:20+1 yaml.type, "
      "11:19+1 yaml.reference, 13:5+1 yaml.missing, 14:22+5 yaml.type, 14:35+3 yaml.unknown-key, 15:1+3 yaml.unknown-key");
}

TEST(FormatErrors, EachKindHasItsCodeAndPlace) {
  const struct {
    const char* text;
    const char* places;
  } rows[] = {
      {"", "1:1+1 format.missing"},
      {"# only a comment\n", "1:1+1 format.missing"},
      {"hello", "1:1+5 format.missing"},
      {"[1, 2]", "1:1+1 format.missing"},
      {"name: x\n", "1:1+1 format.missing"},
      {"headway: one\n", "1:10+3 yaml.type"},
      {"headway: \"1\"\n", "1:10+3 yaml.type"},
      {"headway: 0\n", "1:10+1 field.range"},
      {"headway: 99999999999\n", "1:10+11 field.range"},
      {"headway: 1\nname: [x]\n", "2:7+1 yaml.type"},
      {"headway: 1\nname:\n", "2:1+1 yaml.type"},
      {"headway: 1\nname: a\nname: b\n", "3:1+4 yaml.duplicate"},
      {"headway: 1\n? [a]\n: b\n", "2:3+1 yaml.type"},
      {"headway: 1\nnodes: [a]\n", "2:8+1 yaml.type"},
      {"headway: 1\nnodes: {a: {}}\n", "2:9+1 yaml.missing"},
      {"headway: 1\nnodes: {a: x}\n", "2:12+1 yaml.type"},
      {"headway: 1\nnodes: {a b: {kind: viewer}}\n", "2:9+3 yaml.type"},
      {"headway: 1\nnodes: {a: {kind: viewer}, a: {kind: viewer}}\n", "2:28+1 yaml.duplicate"},
      {"headway: 1\nlinks: {a: b}\n", "2:8+1 yaml.type"},
      {"headway: 1\nlinks:\n  - {from: a}\n", "3:12+1 yaml.reference, 3:5+1 yaml.missing"},
      {"headway: 1\nrequests:\n  - {name: a, url: b}\n  - {name: a, url: b}\n", "4:12+1 yaml.duplicate"},
      {"headway: 1\nrequests: [{name: a, url: b, headers: {A: 1, A: 2}}]\n", "2:46+1 yaml.duplicate"},
      {"headway: 1\nrequests: [{name: a, url: b, headers: x}]\n", "2:39+1 yaml.type"},
      {"headway: 1\nrequests: [{name: a, url: b, headers: {A: {}}}]\n", "2:43+1 yaml.type"},
      {"headway: 1\nrequests: [{name: a, url: b, expect: {status: 600}}]\n", "2:47+3 field.range"},
      {"headway: 1\nlayout: {x: [0, 0]}\n", "2:10+1 yaml.reference"},
      {"headway: 1\nname: a: b\n", "2:8+1 yaml.syntax"},
      {"headway: 1\nname: \"a\n", "2:7+1 yaml.syntax"},
      {"headway: 1\nname: [a\n", "2:8+1 yaml.syntax"},
      {"headway: 1\n\tname: a\n", "2:1+1 yaml.syntax"},
      {"headway: 1\nname: &x a\n", "2:7+1 yaml.unsupported"},
      {"headway: 1\nname: *x\n", "2:7+1 yaml.syntax"},
      {"headway: 1\nname: !!str a\n", "2:7+1 yaml.unsupported"},
      {"headway: 1\n---\nheadway: 1\n", "2:1+1 yaml.unsupported"},
      {"headway: 1\nname: a\x01\n", "2:8+1 yaml.encoding"},
      {"headway: 1\nname: \xFF\n", "2:7+1 yaml.encoding"},
  };
  for (const auto& row : rows) EXPECT_EQ(placesOf(row.text), row.places) << row.text;
}

TEST(FormatErrors, LinksAreCheckedAgainstTheNodes) {
  EXPECT_EQ(errorsOf(kNodes + "links: [{from: d, to: v}]\n").at(0).message,
            "Nothing sends requests to a viewer");
  EXPECT_EQ(placesOf(kNodes + "links: [{from: d, to: v}]\n"), "9:23+1 link.illegal");
  EXPECT_EQ(placesOf(kNodes + "links: [{from: e, to: d, event: viewer-request}]\n"),
            "9:26+5 yaml.unknown-key");
  const auto found = errorsOf(kNodes + "links: [{from: e, to: f, behaviors: [/a/*, \"*\", /b/*]}]\n");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].code, "yaml.reference");
  EXPECT_EQ(found[0].where.column, 49);
  EXPECT_EQ(found[0].where.link, "e->f");
  EXPECT_EQ(found[0].where.field, "behaviors");
  EXPECT_EQ(found[0].hint, "did you mean '/a/*'?");
}

TEST(FormatErrors, TellWhichNodeFieldAndRequestTheyConcern) {
  const auto nodes =
      errorsOf("headway: 1\nnodes: {e: {kind: distribution, behaviors: [{}, {compress: 1}]}}\n");
  ASSERT_EQ(nodes.size(), 1u);
  EXPECT_EQ(nodes[0].where.node, "e");
  EXPECT_EQ(nodes[0].where.field, "behaviors[1].compress");
  const auto requests = errorsOf("headway: 1\nrequests: [{name: Cart, url: x, method: []}]\n");
  ASSERT_EQ(requests.size(), 1u);
  EXPECT_EQ(requests[0].where.request, "Cart");
}

TEST(FormatReading, TakesWhatPeopleWriteByHand) {
  const auto p = readProject(
      "\xEF\xBB\xBF# with a byte order mark and Windows line ends\r\nheadway: 1\r\nname: true\r\nnodes:\r\n"
      "  d: {kind: django, version: 5.2, ALLOWED_HOSTS: }\r\n  f:\r\n    kind: function\r\n    code: |\r\n      a\r\n      b\r\n"
      "requests:\r\n  - name: 1\r\n    url: /\r\n    headers: {A: [1, 2], B: x}\r\nlinks:\r\n",
      "p");
  ASSERT_TRUE(p) << render(p.error()[0]);
  EXPECT_EQ(p->name, "true");
  EXPECT_EQ(p->nodes[0].name, "d");
  EXPECT_EQ(nodeField(p->nodes[0].config, "version"), Value("5.2"));
  EXPECT_EQ(nodeField(p->nodes[1].config, "code"), Value("a\nb\n"));
  EXPECT_EQ(p->requests[0].headers, (NameValues{{"A", "1"}, {"A", "2"}, {"B", "x"}}));
}

/// What a stranger's file may try. A reader that is quadratic in any of these runs into CTest's time limit.
TEST(FormatHostile, IsRefusedSoonAndWithAPlace) {
  const auto times = [](const std::string& s, std::size_t n) {
    std::string out;
    out.reserve(s.size() * n);
    while (n-- > 0) out += s;
    return out;
  };
  constexpr std::size_t many = 250'000;
  const std::vector<std::pair<const char*, std::string>> files = {
      {"five megabytes", times("a", 20 * many)},
      {"brackets", times("[", 4 * many)},
      {"braces", times("{", 4 * many)},
      {"dashes", times("- ", 2 * many)},
      {"question marks", times("? ", 2 * many)},
      {"flow keys", times("[? ", many)},
      {"shallow brackets", times(times("[", 60) + times("]", 60) + ",", 8'000)},
      {"shallow brackets in a list", "[" + times(times("[", 60) + times("]", 60) + ",", 8'000) + "]"},
      {"deep maps",
       [] {
         std::string s;
         for (std::size_t i = 0; i < 2000; ++i) s += std::string(i, ' ') + "a:\n";
         return s;
       }()},
      {"long flow list", "headway: 1\nname: [" + times("a,", 2 * many - 20) + "]"},
      {"many keys",
       [] {
         std::string s = "headway: 1\n";
         for (int i = 0; i < 90'000; ++i) s += "k" + std::to_string(i) + ": 1\n";
         return s;
       }()},
      {"a long key", "headway: 1\n\"" + times("a", 1000) + "\": 1\n"},
      {"a long word", "headway: 1\nnodes: {a: {kind: " + times("distribution", 80'000) + "}}"},
      {"a long value",
       "headway: 1\nnodes: {a: {kind: function, runtime: " + times("cloudfront", 80'000) + "}}"},
      {"an unclosed quote", "headway: 1\nname: \"" + times("a\n", many)},
      {"many links",
       "headway: 1\nnodes: {a: {kind: viewer}}\nlinks:\n" + times("- {from: a, to: b}\n", 30'000)},
      {"aliases", "headway: 1\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"},
      {"documents", "headway: 1\n" + times("---\n", many)},
      {"a NUL byte", std::string("headway: 1\nname: a\0b", 20)},
      {"UTF-16", std::string("\xFF\xFEh\0e\0", 6)},
      {"colons", times(":", 4 * many)},
  };
  for (const auto& [what, text] : files) {
    const auto found = errorsOf(text);
    ASSERT_FALSE(found.empty()) << what;
    EXPECT_LE(found.size(), 50u) << what;
    EXPECT_GT(found[0].where.line, 0) << what;
    EXPECT_GT(found[0].where.column, 0) << what;
    EXPECT_LT(render(found[0]).size(), 2000u) << what;
  }
}
