// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "sim/runtime/dialect.h"
#include "sim/runtime/js_tokens.h"

using namespace headway;

namespace {

std::string texts(std::string_view code) {
  std::string out;
  for (const JsToken& t : jsTokens(code)) out += (out.empty() ? "" : " | ") + std::string(t.text);
  return out;
}
std::string error(std::string_view code, std::string_view runtime = "cloudfront-js-2.0") {
  const PreparedCode p = prepareCode(code, runtime);
  return p.error.empty() ? "" : p.error + " @" + std::to_string(p.line);
}
const char* const kV1 = "cloudfront-js-1.0";

}  // namespace

TEST(JsTokens, TellsCodeFromText) {
  EXPECT_EQ(texts("var a = 'const // x' // let\n/* async */ + \"\\\"\""),
            "var | a | = | 'const // x' | + | \"\\\"\"");
  EXPECT_EQ(texts("a / b / c"), "a | / | b | / | c");
  EXPECT_EQ(texts("x = /[/'\"]\\/const/g.test(y)"), "x | = | /[/'\"]\\/const/g | . | test | ( | y | )");
  EXPECT_EQ(texts("return /a/ / 2"), "return | /a/ | / | 2");
  EXPECT_EQ(texts("if (x) /re/.test(y)"), "if | ( | x | ) | /re/ | . | test | ( | y | )");
  EXPECT_EQ(texts("f(x) / 2"), "f | ( | x | ) | / | 2");
  EXPECT_EQ(texts("a++ / 2"), "a | ++ | / | 2");
  EXPECT_EQ(texts("`a${ {b: `${c}`} }d` + 1"),
            "`a | ${ | { | b | : | ` | ${ | c | } | ` | } | } | d` | + | 1");
  EXPECT_EQ(texts("a?.b ?? c?.5:1"), "a | ?. | b | ?? | c | ? | .5 | : | 1");
  EXPECT_EQ(texts("1e+5 + 0xE+1 - .5"), "1e+5 | + | 0xE | + | 1 | - | .5");
  EXPECT_EQ(texts("o.return / 2"), "o | . | return | / | 2");
}

TEST(JsTokens, CountsLines) {
  const auto tokens = jsTokens("a\n/* \n */b `x\ny${\nc}\n` d 'e\\\nf' g");
  const auto line = [&](std::string_view text) {
    for (const JsToken& t : tokens)
      if (t.text == text) return t.line;
    return 0;
  };
  EXPECT_EQ(line("a"), 1);
  EXPECT_EQ(line("b"), 3);
  EXPECT_EQ(line("c"), 5);
  EXPECT_EQ(line("d"), 6);
  EXPECT_EQ(line("g"), 7);
}

TEST(JsTokens, SurvivesAnything) {
  std::mt19937 random(7);
  const std::string pieces[] = {"'",      "\"",
                                "`",      "${",
                                "}",      "{",
                                "(",      ")",
                                "[",      "]",
                                "/",      "/*",
                                "*/",     "//",
                                "\\",     "\n",
                                "a",      "await",
                                "=>",     ",",
                                ";",      "?.",
                                "1",      "import x from 'crypto'",
                                "\xff",   std::string(1, '\0'),
                                "return", "async function"};
  for (int round = 0; round < 20000; ++round) {
    std::string code;
    for (int i = static_cast<int>(random() % 20); i > 0; --i) code += pieces[random() % std::size(pieces)];
    std::size_t at = 0;
    for (const JsToken& t : jsTokens(code)) {
      ASSERT_GE(t.at, at) << code;
      ASSERT_LE(t.at + t.text.size(), code.size()) << code;
      at = t.at + t.text.size();
    }
    prepareCode(code, kV1);
    const PreparedCode p = prepareCode(code, "cloudfront-js-2.0");
    ASSERT_EQ(std::count(p.code.begin(), p.code.end(), '\n'), std::count(code.begin(), code.end(), '\n'))
        << code;
  }
}

TEST(Dialect, Runtime1HasVarOnly) {
  EXPECT_EQ(error("var a;\nconst b = 1;", kV1), "SyntaxError: Unexpected token \"const\" @2");
  EXPECT_EQ(error("\n\nlet b = 1;", kV1), "SyntaxError: Unexpected token \"let\" @3");
  EXPECT_EQ(error("async function handler(event) {}", kV1), "SyntaxError: Unexpected token \"function\" @1");
  EXPECT_EQ(
      error("// const\n/* let */ var s = 'const', t = `let ${1}`, r = /const/; o.const = {let: 1};", kV1),
      "");
  EXPECT_EQ(error("import crypto from 'crypto';", kV1), "SyntaxError: Illegal import statement @1");
  EXPECT_EQ(error("const a = 1; let b = 2; async function f() {}"), "");
}

TEST(Dialect, AwaitInArguments) {
  const std::string refused = "SyntaxError: await in arguments not supported @1";
  for (const char* code :
       {"f(await x)", "f((await x))", "f(g(1), await x)", "f(g(), await x)", "f([await x])",
        "f({ a: await x })", "new F(await x)", "a.b(1, await x)", "f(() => { g(1); }, await x)",
        "if (1) { f(await x); }", "f(`${await x}`)", "f(1)(await x)", "return f(await x) + 1"})
    EXPECT_EQ(error(std::string("async function h() { ") + code + " }"), refused) << code;
  for (const char* code :
       {"var a = await x; f(a)", "f(async (z) => await z)", "f(async function () { await z; })",
        "f(g(1)) + await x", "if (await x) {}", "while (await x) {}", "f`${await x}`", "f() + await x",
        "(await x)()", "[await x]", "f(async () => { await x; })", "o = { async m(a) { await x; } }",
        "f(x => x, 1); await y", "f(o.await)", "for (var i = await x;;) {}", "switch (await x) {}"})
    EXPECT_EQ(error(std::string("async function h() { ") + code + " }"), "") << code;
}

TEST(Dialect, ImportsBecomeVariables) {
  const std::string call = std::string(kImportFunction) + "('cloudfront')";
  EXPECT_EQ(prepareCode("import cf from 'cloudfront';\nf();", "cloudfront-js-2.0").code,
            "var cf = " + call + ";\nf();");
  EXPECT_EQ(prepareCode("import cf\n  from\n  \"cloudfront\"; f()", "cloudfront-js-2.0").code,
            "var cf = " + call + "\n\n; f()");
  EXPECT_EQ(error("import * as c from 'crypto'"), "SyntaxError: Non-default import is not supported @1");
  EXPECT_EQ(error("import { a } from 'crypto'"), "SyntaxError: Non-default import is not supported @1");
  EXPECT_EQ(error("\nimport a from './mine.js'"), "SyntaxError: Cannot find module \"./mine.js\" @2");
  EXPECT_EQ(prepareCode("var s = \"import cf from 'cloudfront'\"", "cloudfront-js-2.0").code,
            "var s = \"import cf from 'cloudfront'\"");
}

TEST(Dialect, TopLevel) {
  EXPECT_EQ(error("function f() { return 1; }\nreturn 2;"), "SyntaxError: Illegal return statement @2");
  EXPECT_EQ(
      error(
          "var o = { m() { return 1; }, get g() { return 2; }, f: function () { return 3; }, a: () => { return 4; } };"),
      "");
  EXPECT_EQ(error("if (1) { return 2; }"), "SyntaxError: Illegal return statement @1");
  EXPECT_EQ(error("var a = { return: 1 }; a.return;"), "");
  EXPECT_EQ(error("a)\n"), "SyntaxError: Unexpected token \")\" @1");
}
