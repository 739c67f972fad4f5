// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/runtime/njs.h"
#include "sim/support/text.h"

using namespace headway;
using namespace std::chrono_literals;
using Status = FunctionRun::Status;

namespace {

const char* const kEvent =
    R"({"version":"1.0","context":{"eventType":"viewer-request"},"viewer":{"ip":"203.0.113.9"},)"
    R"("request":{"method":"GET","uri":"/a","querystring":{},"headers":{"host":{"value":"shop.example.com"}},"cookies":{}}})";

std::vector<FunctionRun> runAll(const std::string& code, std::vector<std::string> events,
                                const std::string& runtime = "cloudfront-js-2.0", NjsLimits limits = {}) {
  return NjsRuntime(limits).run({code, runtime, std::move(events)});
}
FunctionRun run(const std::string& code, const std::string& runtime = "cloudfront-js-2.0",
                NjsLimits limits = {}) {
  const auto all = runAll(code, {kEvent}, runtime, limits);
  return all.size() == 1 ? all[0] : FunctionRun{};
}
/// What `return EXPRESSION` gives inside a handler.
FunctionRun value(const std::string& expression, const std::string& runtime = "cloudfront-js-2.0") {
  return run("function handler(event) { return " + expression + "; }", runtime);
}

}  // namespace

#define EXPECT_RETURNS(run_, json)                                                      \
  do {                                                                                  \
    const FunctionRun run__ = (run_);                                                   \
    EXPECT_EQ(run__.status, Status::Returned) << run__.error << " line " << run__.line; \
    EXPECT_EQ(run__.output, json);                                                      \
  } while (0)

#define EXPECT_FAILS(run_, status_, error_, line_)                                                           \
  do {                                                                                                       \
    const FunctionRun run__ = (run_);                                                                        \
    EXPECT_EQ(run__.status, status_) << run__.error << " line " << run__.line << " output " << run__.output; \
    EXPECT_EQ(run__.error, error_);                                                                          \
    EXPECT_EQ(run__.line, line_);                                                                            \
  } while (0)

TEST(Njs, IsInstalled) { ASSERT_NE(njsVersion(), "") << "these tests need the real engine: apt install njs"; }

TEST(Njs, ReturnsWhatTheHandlerReturns) {
  EXPECT_RETURNS(run("function handler(event) { event.request.headers['x-forwarded-host'] = "
                     "{ value: event.request.headers.host.value }; return event.request.headers; }"),
                 R"({"host":{"value":"shop.example.com"},"x-forwarded-host":{"value":"shop.example.com"}})");
  EXPECT_RETURNS(value("undefined"), "undefined");
  EXPECT_RETURNS(value("null"), "null");
  EXPECT_RETURNS(value("function () {}"), "undefined");
  EXPECT_RETURNS(value("'\\u2028 \\\" \\u00e9 \\ud83d\\ude00'"),
                 "\"\xE2\x80\xA8 \\\" \xC3\xA9 \xF0\x9F\x98\x80\"");
}

TEST(Njs, CarriesLongTextsWhole) {
  for (const std::string piece :
       {"0123456789", "\xC3\xA9", "\xF0\x9F\x98\x80", "a\\n", "\\x1f0", "\\u001f1"}) {
    const FunctionRun r = value("'" + piece + "'.repeat(2000)");
    std::string all;
    for (int i = 0; i < 2000; ++i) all += piece;
    ASSERT_EQ(r.status, Status::Returned) << piece << r.error;
    EXPECT_EQ(r.output, nlohmann::json::parse("\"" + text::replaceAll(all, "\\x", "\\u00") + "\"").dump())
        << piece;
  }
  const FunctionRun logged = run(
      "function handler() { console.log('a\\n\\x1f0\\x1f'.repeat(500)); throw new Error('b\\n'.repeat(1500)); }");
  std::string line, error = "Error: ";
  for (int i = 0; i < 500; ++i)
    line +=
        "a\n\x1f"
        "0\x1f";
  for (int i = 0; i < 1500; ++i) error += "b\n";
  EXPECT_EQ(logged.log, std::vector<std::string>{line});
  EXPECT_EQ(logged.error, error);
}

TEST(Njs, AwaitsAnAsyncHandler) {
  EXPECT_RETURNS(run("async function handler(event) { const a = await Promise.resolve(2); return a + 1; }"),
                 "3");
  EXPECT_FAILS(run("async function handler(event) {\n  await null;\n  throw new Error('late');\n}"),
               Status::Threw, "Error: late", 3);
  EXPECT_FAILS(run("async function handler() { await new Promise(() => {}); }"), Status::TimedOut,
               "the promise that handler() returned was never settled", 0);
}

TEST(Njs, NamesTheUsersLine) {
  EXPECT_FAILS(run("\nfunction handler(event) {\n  return event.a.b;\n}"), Status::Threw,
               "TypeError: cannot get property \"b\" of undefined", 3);
  EXPECT_FAILS(
      run("function deep() {\n  throw new RangeError('far');\n}\nfunction handler() {\n  deep();\n}"),
      Status::Threw, "RangeError: far", 2);
  EXPECT_FAILS(run("// first\nfunction handler() { var a = ; }"), Status::SyntaxError,
               "SyntaxError: Unexpected token \";\"", 2);
  EXPECT_FAILS(run("var a = 1;\nnope();\nfunction handler() {}"), Status::Threw,
               "ReferenceError: \"nope\" is not defined", 2);
  EXPECT_FAILS(run("function handler() { throw 'plain'; }"), Status::Threw, "plain", 0);
  EXPECT_FAILS(run("function handler() { throw null; }"), Status::Threw, "null", 0);
  EXPECT_FAILS(run("function main() {}"), Status::Threw, "Error: the code defines no function named handler",
               0);
  EXPECT_FAILS(run(""), Status::Threw, "Error: the code defines no function named handler", 0);
  EXPECT_FAILS(value("(function () { var o = {}; o.o = o; return o; })()"), Status::Threw,
               "TypeError: Nested too deep or a cyclic structure", 0);
}

TEST(Njs, RefusesCodeThatDoesNotCompile) {
  EXPECT_FAILS(run("}\nfunction handler() {}"), Status::SyntaxError, "SyntaxError: Unexpected token \"}\"",
               1);
  EXPECT_FAILS(run("function handler() {}\nreturn 5;"), Status::SyntaxError,
               "SyntaxError: Illegal return statement", 2);
  EXPECT_FAILS(run("function handler() {\n /* open"), Status::SyntaxError,
               "SyntaxError: Unexpected token \"/*\"", 2);
  EXPECT_EQ(run("function handler() { return `a").status, Status::SyntaxError);
  EXPECT_EQ(run("function handler() { return 'a").status, Status::SyntaxError);
  EXPECT_EQ(run("}), globalThis.evil = 1, (function () { return 1").status, Status::SyntaxError);
}

TEST(Njs, KeepsTheLogApart) {
  const FunctionRun r =
      run("function handler(e) { console.log('a\\nb'); console.log(5); console.log({}); return 1; }");
  EXPECT_RETURNS(r, "1");
  EXPECT_EQ(r.log, (std::vector<std::string>{"a\nb", "5", "[object Object]"}));
  const FunctionRun threw = run("function handler(e) { console.log('before'); throw new Error('x'); }");
  EXPECT_EQ(threw.log, std::vector<std::string>{"before"});
  const FunctionRun flood =
      run("function handler(e) { for (var i = 0; i < 5000; i++) console.log('0123456789'); return 1; }");
  EXPECT_RETURNS(flood, "1");
  std::size_t total = 0;
  for (const std::string& line : flood.log) total += line.size();
  EXPECT_LT(total, 11000u);
}

TEST(Njs, GivesEveryEventAFreshStart) {
  const auto runs = runAll(
      "var n = 0; function handler() { globalThis.left = (globalThis.left || 0) + 1; return [++n, globalThis.left]; }",
      {kEvent, kEvent, kEvent});
  ASSERT_EQ(runs.size(), 3u);
  for (const FunctionRun& r : runs) EXPECT_RETURNS(r, "[1,1]");
}

TEST(Njs, SuppliesTheModules) {
  EXPECT_RETURNS(
      run("import crypto from 'crypto';\nfunction handler() { return crypto.createHash('sha256').update('a').digest('hex').slice(0, 8); }"),
      "\"ca978112\"");
  EXPECT_RETURNS(run("import qs from \"querystring\"\nfunction handler() { return qs.parse('a=1&a=2'); }"),
                 R"({"a":["1","2"]})");
  EXPECT_RETURNS(run("var c = require('crypto'); function handler() { return typeof c.createHmac; }",
                     "cloudfront-js-1.0"),
                 "\"function\"");
  EXPECT_FAILS(run("\nimport fs from 'fs';\nfunction handler() {}"), Status::SyntaxError,
               "SyntaxError: Cannot find module \"fs\"", 2);
}

TEST(Njs, ReadsTheKeyValueStore) {
  const auto ask = [](const std::string& body, const std::string& helpers) {
    FunctionJob job{"import cf from 'cloudfront';\nasync function handler() {\n" + body + "\n}",
                    "cloudfront-js-2.0",
                    {kEvent}};
    job.helpers = helpers;
    return NjsRuntime().run(job).at(0);
  };
  const std::string store = R"({"keyValues":[["host","a.example.com"],["limits","{\"x\":1}"]]})";
  EXPECT_RETURNS(ask("return await cf.kvs().get('host');", store), "\"a.example.com\"");
  EXPECT_RETURNS(ask("const v = await cf.kvs().get('limits', { format: 'json' }); return v.x;", store), "1");
  EXPECT_RETURNS(ask("const v = await cf.kvs().get('host', { format: 'bytes' }); return v.length;", store),
                 "13");
  EXPECT_RETURNS(
      ask("const k = cf.kvs(); const a = await k.exists('host'); const b = await k.exists('no'); return [a, b];",
          store),
      "[true,false]");
  EXPECT_RETURNS(
      ask("const m = await cf.kvs().meta(); return [m.keyCount, typeof m.creationDateTime, typeof m.lastUpdatedDateTime];",
          store),
      R"([2,"string","string"])");
  EXPECT_RETURNS(ask("try { await cf.kvs().get('no'); } catch (e) { return e.message; }", store),
                 "\"the key value store has no key \\\"no\\\"\"");
  EXPECT_FAILS(ask("const v = await cf.kvs().get('no');\nreturn v;", store), Status::Threw,
               "Error: the key value store has no key \"no\"", 3);
  EXPECT_FAILS(ask("return cf.kvs();", ""), Status::Threw,
               "Error: no key value store is associated with the function", 3);
}

TEST(Njs, TellsTheRawQueryOfEachEvent) {
  FunctionJob job{
      "function handler(e) { var q = e.request.rawQueryString(); return q === undefined ? 'none' : q; }",
      "cloudfront-js-2.0",
      {kEvent, kEvent, kEvent, kEvent}};
  job.rawQueries = {"a=1&b=%20", std::nullopt, ""};
  std::vector<std::string> got;
  for (const FunctionRun& r : NjsRuntime().run(job)) got.push_back(r.output);
  EXPECT_EQ(got, (std::vector<std::string>{"\"a=1&b=%20\"", "\"none\"", "\"\"", "\"none\""}));
  job.runtime = "cloudfront-js-1.0";
  EXPECT_EQ(NjsRuntime().run(job).at(0).status, Status::Threw) << "1.0 has no such helper";
}

TEST(Njs, KnowsTheEdgeLocationOnViewerRequestOnly) {
  FunctionJob job{
      "import cf from 'cloudfront';\nfunction handler() { return cf.edgeLocation; }",
      "cloudfront-js-2.0",
      {R"({"context":{"eventType":"viewer-request"}})", R"({"context":{"eventType":"viewer-response"}})"}};
  job.helpers = R"({"edgeLocation":{"name":"FRA"}})";
  const auto runs = NjsRuntime().run(job);
  EXPECT_EQ(runs.at(0).output, R"({"name":"FRA"})");
  EXPECT_EQ(runs.at(1).output, "{}");
}

TEST(Njs, RecordsWhatHelpersWereTold) {
  const FunctionRun r = run(
      "import cf from 'cloudfront';\nfunction handler(e) { cf.updateRequestOrigin({ domainName: 'a.example.com' }); "
      "cf.selectRequestOriginById('b', { sni: 'c' }); cf.logCustomData('first'); cf.logCustomData('last\\n'); return 1; }");
  EXPECT_RETURNS(r, "1");
  EXPECT_EQ(
      r.originCalls,
      R"([{"call":"updateRequestOrigin","arguments":[{"domainName":"a.example.com"}]},{"call":"selectRequestOriginById","arguments":["b",{"sni":"c"}]}])");
  EXPECT_EQ(r.customLog, "last\n");
}

TEST(Njs, SaysWhatItDoesNotSimulate) {
  EXPECT_FAILS(
      run("import cf from 'cloudfront';\nfunction handler(e) { try { cf.cwt.validateToken('a'); } catch (x) {} return e.request; }"),
      Status::Unavailable, "Headway does not simulate cf.cwt yet", 0);
}

TEST(Njs, FreezesTheClockDuringAnEvent) {
  EXPECT_RETURNS(
      run("function handler() { var a = Date.now(); for (var i = 0; i < 300000; i++) {} "
          "return [Date.now() - a, new Date().getTime() - a, new Date(0).toISOString(), "
          "new Date(2020, 0, 2).getDate(), typeof Date(), new Date() instanceof Date, Date.UTC(1970, 0, 1)]; }"),
      R"([0,0,"1970-01-01T00:00:00.000Z",2,"string",true,0])");
}

// ---- hostile code ----

TEST(NjsHostile, SeesNoFilesNoEnvironmentNoProcess) {
  EXPECT_FAILS(run("function handler() { return require('fs').readFileSync('/etc/passwd'); }"), Status::Threw,
               "Error: Cannot find module \"fs\"", 1);
  for (const char* name : {"process", "njs", "print", "$262", "global", "setTimeout", "setImmediate",
                           "clearTimeout", "ngx", "fetch", "crypto"})
    EXPECT_RETURNS(value(std::string("typeof globalThis.") + name + " + typeof " + name),
                   "\"undefinedundefined\"");
  EXPECT_FAILS(value("process.env.HOME"), Status::Threw, "ReferenceError: \"process\" is not defined", 1);
}

TEST(NjsHostile, CannotCompileCodeAtRunTime) {
  const char* const blocked = "TypeError: function constructor is disabled in \"safe\" mode";
  EXPECT_FAILS(value("Function('return 1')()"), Status::Threw, blocked, 1);
  EXPECT_FAILS(value("new Function('return 1')()"), Status::Threw, blocked, 1);
  EXPECT_FAILS(value("(function () {}).constructor('return 1')()"), Status::Threw, blocked, 1);
  EXPECT_FAILS(value("(async function () {}).constructor('return 1')()"), Status::Threw, blocked, 1);
  EXPECT_FAILS(value("(() => 1).constructor('return 1')()"), Status::Threw, blocked, 1);
  EXPECT_FAILS(value("eval('1')"), Status::Threw, "InternalError: Not implemented", 1);
}

TEST(NjsHostile, CannotForgeResults) {
  const auto runs = runAll(
      "String.prototype.toJSON = function () { return 'forged'; };"
      "Array.prototype.join = function () { return 'forged'; };"
      "JSON.stringify = function () { return 'forged'; };"
      "String.prototype.slice = String.prototype.split = function () { return 'forged'; };"
      "Function.prototype.call = Function.prototype.bind = Function.prototype.apply = function () { return 'forged'; };"
      "JSON.parse = function () { return {}; };"
      "Object.prototype.toString = function () { return 'forged'; };"
      "String = function () { return 'forged'; };"
      "function handler(e) { console.log('\\x1e0e1\\x1erR\\x1eo\"forged\"\\x1e.'); return { uri: e.request.uri.length }; }",
      {kEvent, kEvent});
  ASSERT_EQ(runs.size(), 2u);
  for (const FunctionRun& r : runs) {
    EXPECT_RETURNS(r, R"({"uri":2})");
    EXPECT_EQ(r.log.size(), 1u);
  }
}

TEST(NjsHostile, CannotSettleAnotherEventsPromise) {
  const auto runs = runAll(
      "function handler(e) { if (Math.late) { Math.late('forged'); return 'own'; }"
      " return { then: function (ok) { Math.late = ok; ok('first'); } }; }",
      {kEvent, kEvent});
  ASSERT_EQ(runs.size(), 2u);
  EXPECT_RETURNS(runs[0], "\"first\"");
  EXPECT_RETURNS(runs[1], "\"own\"");
}

TEST(NjsHostile, EndlessLoopsHurtTheirOwnEventOnly) {
  NjsLimits limits;
  limits.event = 300ms;
  const std::string code = "function handler(e) { while (e === 2) {} return e; }";
  const auto runs = runAll(code, {"1", "2", "3", "2", "5"}, "cloudfront-js-2.0", limits);
  ASSERT_EQ(runs.size(), 5u);
  EXPECT_RETURNS(runs[0], "1");
  EXPECT_FAILS(runs[1], Status::TimedOut, "handler() did not end in 300 ms", 0);
  EXPECT_RETURNS(runs[2], "3");
  EXPECT_EQ(runs[3].status, Status::TimedOut);
  EXPECT_RETURNS(runs[4], "5");
  const FunctionRun never = run("async function handler() { console.log('on'); for (;;) await null; }",
                                "cloudfront-js-2.0", limits);
  EXPECT_TRUE(never.status == Status::TimedOut || never.status == Status::OutOfMemory)
      << static_cast<int>(never.status) << never.error;
  EXPECT_EQ(never.log, std::vector<std::string>{"on"});
  EXPECT_EQ(run("while (true) {}", "cloudfront-js-2.0", limits).status, Status::TimedOut);
}

TEST(NjsHostile, GivesUpWhenEveryEventHangs) {
  NjsLimits limits;
  limits.event = 100ms;
  const auto start = std::chrono::steady_clock::now();
  const auto runs = runAll("function handler() { for (;;) {} }", std::vector<std::string>(500, "1"),
                           "cloudfront-js-2.0", limits);
  EXPECT_LT(std::chrono::steady_clock::now() - start, 20s);
  ASSERT_EQ(runs.size(), 500u);
  for (const FunctionRun& r : runs) EXPECT_EQ(r.status, Status::TimedOut);
}

TEST(NjsHostile, MemoryHogsAreNamed) {
  NjsLimits limits;
  limits.event = 30s;  // a slow machine must not turn this into a timeout
  for (
      const char* body :
      {"var a = []; for (;;) a.push('0123456789' + a.length);", "var s = 'x'; for (;;) s += s;",
       "var a = []; for (;;) a.push(new Uint8Array(1000000));",
       "var a = []; try { for (;;) a.push(new Uint8Array(1000000)); } catch (e) { return 'survived'; }",
       "var a = []; for (var i = 0; i < 40; i++) a.push(new Uint8Array(100000).fill(1)); return a.length;"}) {
    const auto runs = runAll(std::string("function handler(e) { if (e !== 2) return e;") + body + "}",
                             {"1", "2", "3"}, "cloudfront-js-2.0", limits);
    ASSERT_EQ(runs.size(), 3u);
    EXPECT_RETURNS(runs[0], "1");
    EXPECT_EQ(runs[1].status, Status::OutOfMemory) << body << ": " << runs[1].error << runs[1].output;
    EXPECT_RETURNS(runs[2], "3");
  }
}

TEST(NjsHostile, HugeAnswersAndDeepRecursion) {
  EXPECT_EQ(value("'x'.repeat(1100000)").status, Status::OutOfMemory);
  EXPECT_FAILS(run("function f(n) { return f(n + 1) + 1; }\nfunction handler() { return f(0); }"),
               Status::Threw, "RangeError: Maximum call stack size exceeded", 1);
  EXPECT_RETURNS(value("(function f(n) { try { return f(n + 1); } catch (e) { return e.name; } })(0)"),
                 "\"RangeError\"");
  EXPECT_NE(run("function handler() { var a = []; for (var i = 0; i < 1e5; i++) a = [a]; return a; }").status,
            Status::Returned);
}

TEST(NjsHostile, OddBytesStayText) {
  EXPECT_RETURNS(run("function handler(e) { return '\xff\xfe'; }"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");
  const auto runs = runAll("function handler(e) { return e; }", {"\"\xff\"", "not json", ""});
  ASSERT_EQ(runs.size(), 3u);
  EXPECT_RETURNS(runs[0], "\"\xEF\xBF\xBD\"");
  EXPECT_EQ(runs[1].status, Status::Threw);
  EXPECT_EQ(runs[2].status, Status::Threw);
  EXPECT_EQ(run(std::string("function handler() { return 1; }\0;", 35)).status, Status::SyntaxError);
}

// ---- the rest ----

TEST(Njs, SaysWhatToInstall) {
  const auto runs = NjsRuntime({}, "no-such-program").run({"", "cloudfront-js-2.0", {"1", "2"}});
  ASSERT_EQ(runs.size(), 2u);
  EXPECT_EQ(runs[0].status, Status::Unavailable);
  EXPECT_NE(runs[0].error.find("apt install njs"), std::string::npos);
  EXPECT_EQ(njsVersion("no-such-program"), "");
  EXPECT_EQ(NjsRuntime({}, "/bin/false").run({"", "cloudfront-js-2.0", {"1"}})[0].status,
            Status::Unavailable);
  EXPECT_EQ(NjsRuntime({}, "/bin/true").run({"", "cloudfront-js-2.0", {"1"}})[0].status, Status::Unavailable);
}

TEST(Njs, EmptyBatch) { EXPECT_TRUE(runAll("function handler() {}", {}).empty()); }

TEST(Njs, RunsALargeBatchInOrder) {
  std::vector<std::string> events;
  for (int i = 0; i < 10000; ++i) {
    std::string event = kEvent;
    events.push_back(event.replace(event.find("\"/a\""), 4, "\"/" + std::to_string(i) + "\""));
  }
  const auto start = std::chrono::steady_clock::now();
  const auto runs = runAll(
      "function handler(event) { const request = event.request; request.headers['x-forwarded-host'] = "
      "{ value: request.headers.host.value }; return request; }",
      events);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::printf("10,000 events in %.0f ms: %.0f events/s\n", seconds * 1000, 10000 / seconds);
  ASSERT_EQ(runs.size(), events.size());
  for (std::size_t i = 0; i < runs.size(); ++i) {
    ASSERT_EQ(runs[i].status, Status::Returned) << i << ": " << runs[i].error;
    ASSERT_NE(runs[i].output.find("\"/" + std::to_string(i) + "\""), std::string::npos) << i;
  }
}
