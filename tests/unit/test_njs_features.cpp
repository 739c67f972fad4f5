// SPDX-License-Identifier: GPL-3.0-or-later
// What CloudFront documents of its two runtimes, row by row, in the real engine
// (DeveloperGuide/functions-javascript-runtime-10.html and -20.html; njs' history for what is listed
// nowhere).
#include <string>

#include <gtest/gtest.h>

#include "sim/runtime/njs.h"

using namespace headway;
using Status = FunctionRun::Status;

namespace {

struct Row {
  const char* body;  ///< of function handler(); a bare expression is returned
  const char* v1;    ///< JSON, or the beginning of the error, in cloudfront-js-1.0; null = the same as v2
  const char* v2;    ///< in cloudfront-js-2.0
};
constexpr const char* kSame = nullptr;

const Row kRows[] = {
    // The language
    {"2 ** 3", kSame, "8"},
    {"`a${1}b`", kSame, "\"a1b\""},
    {"((a, b) => a + b)(1, 2)", kSame, "3"},
    {"(function (a, ...rest) { return rest; })(1, 2, 3)", kSame, "[2,3]"},
    {"/(?<year>\\d+)/.exec('in 2024').groups.year", kSame, "\"2024\""},
    {"typeof globalThis", kSame, "\"object\""},
    {"undeclared = 1", kSame, "ReferenceError: \"undeclared\" is not defined"},
    {"{ const a = 1; let b = 2; return a + b; }", "SyntaxError: Unexpected token \"const\"", "3"},
    {"{ var f = async function () { return 1; }; return typeof f; }", "SyntaxError", "\"function\""},
    {"{ var o = { ['a' + 1]: 2, m() { return 3; }, get g() { return 4; } }; return [o.a1, o.m(), o.g]; }",
     kSame, "[2,3,4]"},
    {"{ var n = 0; for (const k in { a: 1, b: 2 }) n++; return n; }", "SyntaxError", "2"},
    {"null ?? 5", kSame, "5"},
    // What neither has, whatever the engine installed here knows
    {"event?.request", "SyntaxError", "SyntaxError"},
    {"{ var a = null; a ?\?= 5; return a; }", "SyntaxError", "SyntaxError"},
    {"{ var a = 1; a ||= 5; return a; }", "SyntaxError", "SyntaxError"},
    {"{ var a = 1; a &&= 5; return a; }", "SyntaxError", "SyntaxError"},
    {"[...[1, 2]]", "SyntaxError", "SyntaxError"},
    {"Math.max(...[1, 2])", "SyntaxError", "SyntaxError"},
    {"({ ...event })", "SyntaxError", "SyntaxError"},
    {"{ var { uri } = event.request; return uri; }", "SyntaxError", "SyntaxError"},
    {"{ var [a] = [1]; return a; }", "SyntaxError", "SyntaxError"},
    {"(function (a = 1) { return a; })()", "SyntaxError", "SyntaxError"},
    {"{ for (var x of [1]) return x; }", "SyntaxError", "SyntaxError"},
    {"{ class A {} return typeof A; }", "SyntaxError", "SyntaxError"},
    {"typeof function* () {}", "SyntaxError", "SyntaxError"},
    {"String(10n)", "SyntaxError", "SyntaxError"},
    {"{ try { throw 1; } catch { return 2; } }", "SyntaxError", "SyntaxError"},
    {"(function () { return new.target; })()", "SyntaxError", "SyntaxError"},
    // Globals
    {"[typeof Buffer, typeof DataView, typeof atob, typeof btoa, typeof TextEncoder, typeof TextDecoder]",
     R"(["undefined","undefined","undefined","undefined","undefined","undefined"])",
     R"(["function","function","function","function","function","function"])"},
    {"[typeof Map, typeof Set, typeof URL, typeof URLSearchParams, typeof Proxy, typeof Reflect, typeof Intl, typeof WeakMap]",
     kSame,
     R"(["undefined","undefined","undefined","undefined","undefined","undefined","undefined","undefined"])"},
    {"[typeof process, typeof setTimeout, typeof clearTimeout, typeof setImmediate, typeof fetch, typeof njs, typeof ngx]",
     kSame, R"(["undefined","undefined","undefined","undefined","undefined","undefined","undefined"])"},
    {"[typeof MemoryError, typeof RangeError, typeof InternalError]", R"(["function","function","function"])",
     R"(["undefined","function","function"])"},
    {"eval('1')", kSame, "InternalError: Not implemented"},
    {"atob(btoa('abc'))", "ReferenceError: \"atob\" is not defined", "\"abc\""},
    {"Buffer.from('aGk=', 'base64').toString()", "ReferenceError: \"Buffer\" is not defined", "\"hi\""},
    {"new TextDecoder().decode(new TextEncoder().encode('\\u00e9'))", "ReferenceError", "\"\xC3\xA9\""},
    {"[typeof Symbol.for, typeof Symbol.keyFor]", R"(["undefined","undefined"])",
     R"(["function","function"])"},
    // Promise
    {"[typeof Promise.resolve, typeof Promise.reject, typeof Promise.prototype.then, typeof Promise.prototype.catch, typeof Promise.prototype.finally]",
     kSame, R"(["function","function","function","function","function"])"},
    {"[typeof Promise.all, typeof Promise.allSettled, typeof Promise.any, typeof Promise.race]",
     R"(["undefined","undefined","undefined","undefined"])",
     R"(["function","function","function","function"])"},
    // String
    {"['abc'.includes('b'), 'abc'.startsWith('a'), 'abc'.endsWith('c'), 'a'.repeat(2), 'a'.codePointAt(0), 'a'.padStart(2, '-'), 'a'.padEnd(2, '-'), "
     "' a'.trimStart(), 'a '.trimEnd()]",
     kSame, R"([true,true,true,"aa",97,"-a","a-","a","a"])"},
    {"'a.b.c'.replaceAll('.', '$&-')", "TypeError", "\"a.-b.-c\""},
    {"'aXbx'.replaceAll(/x/gi, function (m) { return '<' + m + '>'; })", "TypeError", "\"a<X>b<x>\""},
    {"'ab'.replaceAll('', '-')", "TypeError", "\"-a-b-\""},
    {"'a(b'.replaceAll('(', '[')", "TypeError", "\"a[b\""},
    {"'a'.replaceAll(/a/, 'b')", "TypeError", "TypeError"},
    {"[typeof String.bytesFrom, typeof ''.fromBytes, typeof ''.fromUTF8, typeof ''.toBytes, typeof ''.toUTF8]",
     R"(["function","function","function","function","function"])",
     R"(["undefined","undefined","undefined","undefined","undefined"])"},
    {"String.bytesFrom('aGk', 'base64url').toString()", "\"hi\"", "TypeError"},
    {"'abc'.at(0)", kSame, "TypeError"},
    // Array, Object, Number, Math
    {"[Array.of(1, 2), [1, 2, 3].copyWithin(0, 1), [1].fill(2), [1, 2].find(function (x) { return x > 1; }), [1, 2].findIndex(function (x) { return x > 1; }), [1].includes(1)]",
     kSame, "[[1,2],[2,3,3],[2],2,1,true]"},
    {"[[1]].flat()", kSame, "TypeError"},
    {"[Object.assign({}, { a: 1 }), Object.entries({ a: 1 }), Object.values({ a: 1 }), Object.is(1, 1)]",
     kSame, R"([{"a":1},[["a",1]],[1],true])"},
    {"Object.fromEntries([['a', 1]])", kSame, "TypeError"},
    {"[Math.trunc(1.5), Math.sign(-2), Math.cbrt(8), Math.hypot(3, 4)]", kSame, "[1,-1,2,5]"},
    {"[Number.isInteger(1), Number.EPSILON > 0]", kSame, "[true,true]"},
    {"new Uint8Array([3, 1, 2]).fill(7, 1).join()", kSame, "\"3,7,7\""},
    {"Uint8Array.from([3, 1, 2]).sort().join()", "TypeError", "\"1,2,3\""},
    {"[typeof new Uint8Array(1).map, typeof Uint8Array.of]", R"(["undefined","undefined"])",
     R"(["function","function"])"},
    // Modules
    {"require('crypto').createHash('md5').update('a').digest('hex')", kSame,
     "\"0cc175b9c0f1b6a831c399e269772661\""},
    {"require('crypto').createHmac('sha256', 'k').update('a').digest('base64url').length", kSame, "43"},
    {"require('crypto').createHash('sha512')", kSame, "TypeError"},
    {"typeof require('crypto').createHash('md5').update('a').digest()", "",
     "\"object\""},  // 1.0: a string of bytes
    {"require('querystring').stringify({ a: [1, 2], b: 'c d' })", kSame, "\"a=1&a=2&b=c%20d\""},
    {"[require('querystring').escape('a b'), require('querystring').unescape('a%20b')]", kSame,
     R"(["a%20b","a b"])"},
    {"typeof require('buffer').Buffer", "Error: Cannot find module \"buffer\"", "\"function\""},
    {"require('fs')", kSame, "Error: Cannot find module \"fs\""},
    {"require('cloudfront')", kSame, "Error: Cannot find module \"cloudfront\""},
};

std::string outcome(const Row& row, const char* runtime) {
  const std::string body = row.body[0] == '{' ? row.body : "return " + std::string(row.body) + ";";
  const auto runs =
      NjsRuntime().run({"function handler(event) { " + body + " }", runtime, {R"({"request":{"uri":"/"}})"}});
  return runs.at(0).status == Status::Returned ? runs[0].output : runs.at(0).error;
}

void expect(const Row& row, const char* runtime, std::string_view wanted) {
  const std::string got = outcome(row, runtime);
  EXPECT_EQ(got.substr(0, wanted.size()), wanted) << runtime << ": " << row.body << " gave " << got;
}

}  // namespace

TEST(NjsFeatures, Runtime1) {
  for (const Row& row : kRows) expect(row, "cloudfront-js-1.0", row.v1 ? row.v1 : row.v2);
}

TEST(NjsFeatures, Runtime2) {
  for (const Row& row : kRows) expect(row, "cloudfront-js-2.0", row.v2);
}
