// SPDX-License-Identifier: GPL-3.0-or-later
// Real-looking settings of tests/data/settings with what is expected of each beside it, the same values as
// Python itself gets, and files that mean harm.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "app/cli/cli.h"
#include "sim/format/project_yaml.h"
#include "sim/import/settings_report.h"
#include "sim/import/settings_text.h"
#include "sim/runtime/njs.h"
#include "sim/runtime/python_settings.h"

namespace headway {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

const fs::path kData = fs::path(HEADWAY_SOURCE_DIR) / "tests/data/settings";

struct Sample {
  const char* folder;
  const char* module = "settings.py";
  bool runs = false;  ///< Python itself can run it with what Debian has
};
const Sample kSamples[] = {
    {"startproject32", "settings.py", true},
    {"split", "config/settings/production.py"},
    {"environ"},
    {"decouple"},
    {"cookiecutter", "config/settings/production.py"},
    {"zappa", "settings.py", true},
    {"lambda"},
    {"docker", "settings.py", true},
    {"csp60"},
    {"helper", "settings.py", true},
    {"traps", "settings.py", true},
    {"patterns", "settings.py", true},
    {"local", "settings.py", true},
    {"try_key", "settings.py", true},
    {"conditions"},
    {"json_env", "settings.py", true},
    {"configurations"},
    {"slices", "settings.py", true},
};

std::string textOf(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Json json(const Value& v) {
  return std::visit(
      [](const auto& data) -> Json {
        using T = std::decay_t<decltype(data)>;
        if constexpr (std::is_same_v<T, std::vector<Record>>)
          return {};
        else
          return data;
      },
      v.data);
}

/// What is compared with expected.json: enough to see every value, and what became of the rest.
Json summary(const SettingsReport& report) {
  Json out = {{"taken", Json::object()},
              {"environment", Json::object()},
              {"not_read", Json::object()},
              {"findings", Json::array()},
              {"complete", report.complete}};
  for (const TakenSetting& t : report.taken) {
    out["taken"][t.name] = json(t.value);
    if (!t.environment.empty()) out["environment"][t.name] = t.environment;
  }
  for (const LeftSetting& l : report.notRead)
    out["not_read"][l.name] = std::to_string(l.where.line) + ": " + l.why;
  for (const Diagnostic& d : report.findings)
    out["findings"].push_back(std::to_string(d.where.line) + ": " + d.code);
  return out;
}

Read<SettingsReport> readSample(const Sample& s) {
  PythonSettings reader;
  return readSettings(reader, (kData / s.folder / s.module).string());
}

TEST(ImportSettings, SamplesReadAsExpected) {
  for (const Sample& s : kSamples) {
    const auto report = readSample(s);
    ASSERT_TRUE(report) << s.folder << ": " << render(report.error().front());
    const std::string expected = textOf(kData / s.folder / "expected.json");
    EXPECT_EQ(summary(*report).dump(1) + "\n", expected) << s.folder;
  }
}

// Python itself is asked, for the samples that it can run here: names in capitals after the module has run.
TEST(ImportSettings, ValuesAreThoseThatPythonGets) {
  const std::string script =
      "import runpy,sys,json,re\n"
      "def plain(v):\n"
      "    if isinstance(v, re.Pattern): return ('(?i)' if v.flags & re.I else '') + v.pattern\n"
      "    return [plain(i) for i in v] if isinstance(v, (list, tuple)) else v\n"
      "found = runpy.run_path(sys.argv[1])\n"
      "print('\\n' + json.dumps({k: plain(v) for k, v in found.items() if k.isupper() and isinstance(v, "
      "(str, int, list, tuple, type(None)))}))\n";
  for (const Sample& s : kSamples) {
    if (!s.runs) continue;
    const auto report = readSample(s);
    ASSERT_TRUE(report) << s.folder;
    const std::string command =
        "env -i /usr/bin/python3 -I -B -c \"$SCRIPT\" '" + (kData / s.folder / s.module).string() + "'";
    ::setenv("SCRIPT", script.c_str(), 1);
    std::FILE* pipe = ::popen(command.c_str(), "r");
    ASSERT_TRUE(pipe);
    std::string printed;
    for (int c; (c = std::fgetc(pipe)) != EOF;) printed += static_cast<char>(c);
    ASSERT_EQ(::pclose(pipe), 0) << s.folder;
    printed.pop_back();
    const Json python = Json::parse(printed.substr(printed.rfind('\n') + 1));
    for (const TakenSetting& t : report->taken) {
      if (!python.contains(t.name) || python[t.name].is_null()) continue;
      const Json& real = python[t.name];
      if (t.value.as<bool>()) {
        EXPECT_EQ(*t.value.as<bool>(),
                  real.is_string() ? !real.get<std::string>().empty() : real != Json(false))
            << s.folder << " " << t.name;
      } else if (t.name != "SECURE_REFERRER_POLICY") {
        EXPECT_EQ(json(t.value), real) << s.folder << " " << t.name;
      }
    }
  }
}

TEST(ImportSettings, PlacesPointAtTheBindingInItsFile) {
  const auto report = readSample(kSamples[1]);
  ASSERT_TRUE(report);
  const TakenSetting* redirect = report->find("SECURE_SSL_REDIRECT");
  ASSERT_TRUE(redirect);
  EXPECT_TRUE(redirect->where.file.ends_with("config/settings/security.py"));
  EXPECT_EQ(redirect->where.line, 2);
  EXPECT_EQ(redirect->where.lineText, "SECURE_SSL_REDIRECT = True");
  EXPECT_EQ(report->files.size(), 4u);
}

TEST(ImportSettings, SecretsAreNeverRepeated) {
  PythonSettings reader;
  const auto facts = reader.readFile((kData / "startproject32/settings.py").string(), {"DEBUG"});
  ASSERT_TRUE(facts);
  EXPECT_EQ(facts->json.find("canary"), std::string::npos);
  const auto report = readSample(kSamples[0]);
  for (const LeftSetting& left : report->unused) EXPECT_EQ(left.where.lineText, "") << left.name;
  const auto broken = readSettingsText(reader, "SECRET_KEY = \"canary\n", "settings.py");
  ASSERT_FALSE(broken);
  EXPECT_EQ(render(broken.error().front()).find("canary"), std::string::npos);
}

TEST(ImportSettings, SettingsGoIntoTheNode) {
  const auto report = readSample(kSamples[1]);
  DjangoConfig before;
  before.runsIn = DjangoHost::Gunicorn;
  before.prependWww = true;  // the file does not mention it
  const DjangoConfig after = withSettings(before, *report);
  EXPECT_EQ(after.runsIn, DjangoHost::Gunicorn);
  EXPECT_FALSE(after.prependWww);
  EXPECT_EQ(after.secureProxySslHeader, (Texts{"HTTP_X_FORWARDED_PROTO", "https"}));
  EXPECT_EQ(withSettings(after, *report), after);
}

TEST(ImportSettings, WhatWasNotReadStays) {
  const auto report = readSample(kSamples[14]);
  DjangoConfig before;
  before.csrfCookieSecure = true;
  before.loginUrl = "/mine/";
  const DjangoConfig after = withSettings(before, *report);
  EXPECT_TRUE(after.csrfCookieSecure);
  EXPECT_EQ(after.loginUrl, "/mine/");
}

class Hostile : public ::testing::Test {
 protected:
  // A folder a test: they run side by side.
  Hostile()
      : folder_(fs::path(HEADWAY_BINARY_DIR) / "hostile_settings" /
                ::testing::UnitTest::GetInstance()->current_test_info()->name()) {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "project");
    std::ofstream(folder_ / "project/manage.py") << "";
  }
  ~Hostile() override { fs::remove_all(folder_); }

  std::string put(const std::string& name, const std::string& text) {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
  }
  Read<SettingsReport> read(const std::string& text) {
    return readSettings(reader_, put("project/settings.py", text));
  }
  Diagnostic error(const std::string& text) {
    const auto report = read(text);
    EXPECT_FALSE(report);
    return report ? Diagnostic{} : report.error().front();
  }

  fs::path folder_;
  PythonSettings reader_;
};

TEST_F(Hostile, NothingRuns) {
  const std::string canary = (folder_ / "canary").string();
  const std::string touch = "open('" + canary + "','w')";
  const std::string text =
      "import os, subprocess\n__import__('os').system('touch " + canary + "')\nos.system('touch " + canary +
      "')\nALLOWED_HOSTS = [" + touch + ".name]\nDEBUG = eval(\"" + touch + "\")\nexec(\"" + touch +
      "\")\nLOGIN_URL = (lambda: " + touch + ")()\nSTATIC_URL = f\"{" + touch +
      "}\"\nX_FRAME_OPTIONS = '{0.__class__.__init__.__globals__}'.format(os)\n"
      "class A:\n    " +
      touch + "\ndef f(x=" + touch + "):\n    " + touch + "\n    return os.popen('touch " + canary +
      "').read()\nLANGUAGE_CODE = f()\n"
      "@f\ndef g(): pass\nSESSION_COOKIE_NAME = ''.__class__.__mro__[1].__subclasses__()\n"
      "CSRF_COOKIE_NAME = subprocess.check_output(['touch', '" +
      canary +
      "'])\n"
      "PREPEND_WWW = getattr(os, 'system')('touch " +
      canary + "')\n";
  const auto report = read(text);
  ASSERT_TRUE(report) << render(report.error().front());
  EXPECT_FALSE(fs::exists(canary));
  EXPECT_TRUE(report->taken.empty()) << report->taken.front().name;
  EXPECT_GE(report->notRead.size(), 8u);
  for (const LeftSetting& left : report->notRead) EXPECT_GT(left.where.line, 0) << left.name;
}

TEST_F(Hostile, ModulesBesideItAreNotImported) {
  const std::string canary = (folder_ / "canary").string();
  for (const char* name : {"json.py", "ast.py", "sitecustomize.py", "os.py"})
    put(std::string("project/") + name, "open('" + canary + "','w')\n");
  const auto report = read("import os, json, ast\nDEBUG = os.environ.get('D', 'x') == 'x'\n");
  EXPECT_TRUE(report);
  EXPECT_FALSE(fs::exists(canary));
}

TEST_F(Hostile, SyntaxErrorsHaveLineAndCaret) {
  const Diagnostic d = error("DEBUG = True\nALLOWED_HOSTS = [\"a\" \"b\nX = 1\n");
  EXPECT_EQ(d.code, "settings.syntax");
  EXPECT_EQ(d.where.line, 2);
  EXPECT_EQ(d.where.column, 22);
  EXPECT_EQ(d.where.lineText, "ALLOWED_HOSTS = [\"a\" \"b");
  EXPECT_EQ(error("DEBUG = True\nprint 'Python 2'\n").where.line, 2);
}

TEST_F(Hostile, DeepNestingEndsWithAPlace) {
  for (const std::string& text :
       {"X = 1\nALLOWED_HOSTS = " + std::string(100000, '[') + std::string(100000, ']'),
        "X = 1\nDEBUG = " + std::string(100000, '-') + "1",
        "X = 1\nDEBUG = 1" +
            [] {
              std::string s;
              for (int i = 0; i < 100000; ++i) s += "+1";
              return s;
            }(),
        "X = 1\nDEBUG = a" +
            [] {
              std::string s;
              for (int i = 0; i < 50000; ++i) s += ".a";
              return s;
            }()}) {
    const auto report = read(text + "\n");
    if (report) {
      ASSERT_EQ(report->notRead.size(), 1u);
      EXPECT_EQ(report->notRead[0].where.line, 2);
    } else {
      EXPECT_FALSE(report.error().front().where.file.empty());
    }
  }
  const auto recursion = read("def f(n):\n    return f(n)\nDEBUG = f(1)\nPREPEND_WWW = True\n");
  ASSERT_TRUE(recursion);
  EXPECT_TRUE(recursion->find("PREPEND_WWW"));
  EXPECT_EQ(recursion->notRead.at(0).where.line, 3);
}

TEST_F(Hostile, GrowthIsBounded) {
  std::string doubling = "ALLOWED_HOSTS = ['a']\n";
  for (int i = 0; i < 60; ++i) doubling += "ALLOWED_HOSTS = ALLOWED_HOSTS + ALLOWED_HOSTS\n";
  const auto report =
      read(doubling +
           "LOGIN_URL = 'x' * 10**12\nSESSION_COOKIE_AGE = 9**9**9\nSTATIC_URL = 'ok/'\n"
           "LANGUAGE_CODE = [a for a in range(10**9)]\nA = []\nA.append(A)\nMIDDLEWARE = A\n");
  ASSERT_TRUE(report) << render(report.error().front());
  ASSERT_EQ(report->taken.size(), 1u);
  EXPECT_EQ(report->taken[0].name, "STATIC_URL");
}

TEST_F(Hostile, FilesThatAreNoSettings) {
  EXPECT_EQ(error(std::string(50u << 20, 'x')).code, "settings.size");
  const Diagnostic nul = error(std::string("DEBUG = True\nX = \"\0\"\n", 20));
  EXPECT_EQ(nul.code, "settings.encoding");
  EXPECT_EQ(nul.where.line, 2);
  EXPECT_EQ(nul.where.column, 6);
  EXPECT_EQ(error(std::string("\xFF\xFE"
                              "D\0E\0",
                              6))
                .code,
            "settings.encoding");
  const Diagnostic latin = error("X = 1\nDEBUG = '\xE9'\n");
  EXPECT_EQ(latin.code, "settings.encoding");
  EXPECT_EQ(latin.where.line, 2);
  EXPECT_EQ(readSettings(reader_, (folder_ / "none.py").string()).error().front().code,
            "settings.unreadable");
  EXPECT_EQ(readSettings(reader_, folder_.string()).error().front().code, "settings.unreadable");
  EXPECT_EQ(readSettings(reader_, "/dev/zero").error().front().code, "settings.unreadable");
  EXPECT_TRUE(read(""));
  EXPECT_TRUE(read("\xEF\xBB\xBF"
                   "DEBUG = True\r\nPREPEND_WWW = True\r\n")
                  ->find("PREPEND_WWW"));
}

TEST_F(Hostile, ImportsDoNotLeaveTheProject) {
  put("outside.py", "ALLOWED_HOSTS = ['stolen']\n");
  fs::create_symlink(folder_ / "outside.py", folder_ / "project/linked.py");
  fs::create_symlink(folder_, folder_ / "project/up");
  for (const char* line : {"from ..outside import *", "from ...x.outside import *", "from .linked import *",
                           "from .up.outside import *", "from linked import *"}) {
    const auto report = read(std::string(line) + "\n");
    ASSERT_TRUE(report) << line;
    EXPECT_FALSE(report->find("ALLOWED_HOSTS")) << line;
    EXPECT_FALSE(report->complete) << line;
    ASSERT_EQ(report->findings.size(), 1u) << line;
    EXPECT_EQ(report->findings[0].where.line, 1) << line;
  }
}

TEST_F(Hostile, ImportsInCirclesEnd) {
  put("project/a.py", "from .b import *\nDEBUG = True\n");
  put("project/b.py", "from .a import *\nfrom .settings import *\nPREPEND_WWW = True\n");
  const auto report = read("from .a import *\nfrom .settings import *\nAPPEND_SLASH = False\n");
  ASSERT_TRUE(report) << render(report.error().front());
  EXPECT_TRUE(report->find("DEBUG") && report->find("PREPEND_WWW") && report->find("APPEND_SLASH"));
}

TEST_F(Hostile, TooManyFilesAreSaid) {
  std::string all;
  for (int i = 0; i < 30; ++i) {
    put("project/m" + std::to_string(i) + ".py", "DEBUG = True\n");
    all += "from .m" + std::to_string(i) + " import *\n";
  }
  const auto report = read(all);
  ASSERT_TRUE(report);
  EXPECT_EQ(report->files.size(), 20u);
  EXPECT_FALSE(report->complete);
}

TEST_F(Hostile, BrokenFilesThatAreImportedAreSaid) {
  put("project/base.py", "ALLOWED_HOSTS = [\n");
  const auto report = read("from .base import *\nDEBUG = True\n");
  ASSERT_TRUE(report);
  EXPECT_FALSE(report->complete);
  ASSERT_EQ(report->findings.size(), 1u);
  EXPECT_EQ(report->findings[0].code, "settings.syntax");
}

TEST(ImportSettings, PythonThatIsMissingIsSaid) {
  PythonSettings reader({}, "python-that-is-not-here");
  const auto report = readSettingsText(reader, "DEBUG = True", "settings.py");
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().front().code, "settings.python-missing");
  EXPECT_NE(report.error().front().hint.find("apt install python3"), std::string::npos);
}

TEST(ImportSettings, AProgramThatIsNoPythonIsSaid) {
  PythonSettings reader({}, "/bin/true");
  const auto report = readSettingsText(reader, "DEBUG = True", "settings.py");
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().front().code, "settings.reader");
}

TEST(SettingsText, ReadsBackAsTheSameSettings) {
  PythonSettings reader;
  for (const Sample& s : kSamples) {
    const auto report = readSample(s);
    DjangoConfig config = withSettings({}, *report);
    const std::string text = settingsText(config);
    const auto again = readSettingsText(reader, text, "settings.py");
    ASSERT_TRUE(again) << text << render(again.error().front());
    DjangoConfig back = withSettings({}, *again);
    back.version = config.version;  // no setting of Django's
    EXPECT_EQ(back, config) << s.folder << "\n" << text;
    EXPECT_TRUE(again->notRead.empty()) << text;
  }
}

TEST(SettingsText, OnlyTheTouchedLinesChange) {
  DjangoConfig before, after;
  before.allowedHosts = {"a.example.com"};
  after = before;
  after.allowedHosts.push_back("b.example.com");
  const std::string text =
      "# ours\nDEBUG = False  # never\nALLOWED_HOSTS = [\n    \"a.example.com\",  # old, [\n]\nX = 1\n";
  EXPECT_EQ(
      withSettingsText(text, before, after),
      "# ours\nDEBUG = False  # never\nALLOWED_HOSTS = [\"a.example.com\", \"b.example.com\"]\nX = 1\n");
  after = before;
  after.debug = true;
  EXPECT_EQ(withSettingsText(text, before, after),
            "# ours\nDEBUG = True  # never\nALLOWED_HOSTS = [\n    \"a.example.com\",  # old, [\n]\nX = 1\n");
  after = before;
  after.prependWww = true;
  EXPECT_EQ(withSettingsText(text, before, after), text + "PREPEND_WWW = True\n");
  EXPECT_EQ(withSettingsText("DEBUG = False\nif X:\n    DEBUG = False", {},
                             [] {
                               DjangoConfig c;
                               c.debug = true;
                               return c;
                             }()),
            "DEBUG = False\nif X:\n    DEBUG = False\nDEBUG = True\n");
}

struct Ran {
  int code;
  std::string out, err;
};
Ran headway(const std::vector<std::string>& arguments) {
  std::istringstream in;
  std::ostringstream out, err;
  NjsRuntime functions;
  PythonSettings settings;
  const int code = cli::run(arguments, {in, out, err, functions, false, &settings});
  return {code, out.str(), err.str()};
}

TEST_F(Hostile, CommandChangesTheProjectAndKeepsComments) {
  const std::string project = put(
      "shop.headway.yaml",
      textOf(fs::path(HEADWAY_SOURCE_DIR) / "resources/examples/article.headway.yaml") + "# the last word\n");
  const std::string settings = (kData / "split/config/settings/production.py").string();
  const Ran first = headway({"import", "settings", settings, "--into", project});
  EXPECT_EQ(first.code, cli::kGood) << first.err;
  EXPECT_NE(first.out.find("SESSION_COOKIE_NAME: sessionid -> shop_session"), std::string::npos) << first.out;
  const std::string saved = textOf(project);
  EXPECT_NE(saved.find("# the last word"), std::string::npos);
  EXPECT_NE(saved.find("SESSION_COOKIE_NAME: shop_session"), std::string::npos);
  const Ran again = headway({"import", "settings", settings, "--into", project});
  EXPECT_NE(again.out.find("it was not changed"), std::string::npos) << again.out;
  EXPECT_EQ(textOf(project), saved);
  EXPECT_EQ(headway({"import", "settings", settings, "--into", project, "--node", "djang"}).code,
            cli::kUsage);
  EXPECT_EQ(textOf(project), saved);
}

TEST(ImportSettings, CommandPrintsReportAndFragment) {
  const std::string settings = (kData / "environ/settings.py").string();
  const Ran text = headway({"import", "settings", settings});
  EXPECT_EQ(text.code, cli::kGood) << text.err;
  EXPECT_NE(text.out.find("from the environment (DEBUG), default taken"), std::string::npos);
  EXPECT_NE(text.out.find("\n    SESSION_COOKIE_AGE: 3600\n"), std::string::npos) << text.out;
  const Ran json = headway({"import", "settings", settings, "--format", "json"});
  EXPECT_EQ(Json::parse(json.out)["not_read"][0]["name"], "SESSION_COOKIE_DOMAIN");
  const Ran none = headway({"import", "settings", "/nowhere/settings.py"});
  EXPECT_EQ(none.code, cli::kUsage);
  EXPECT_NE(none.err.find("settings.unreadable"), std::string::npos);
}

}  // namespace
}  // namespace headway
