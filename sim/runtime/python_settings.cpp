// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/runtime/python_settings.h"

#include <nlohmann/json.hpp>

#include "sim/runtime/frames.h"
#include "sim/runtime/sandbox.h"
#include "sim/runtime/settings_files.h"
#include "sim/support/embedded.h"

namespace headway {
namespace {

using Json = nlohmann::json;
using Steady = SandboxedProcess::Clock;

constexpr std::size_t kMostOutput = 8u << 20;

const char* const kInstall = "install Python 3.8 or later, on Debian with: sudo apt install python3";

const std::string& script() {
  static const std::string all =
      std::string(embedded::readValuesScript) + std::string(embedded::readExpressionsScript) +
      std::string(embedded::readEnvironmentScript) + std::string(embedded::readSettingsScript);
  return all;
}

Diagnostics problem(const std::string& code, const std::string& message, const std::string& hint,
                    const std::string& file) {
  Diagnostic d = makeError(code, message, hint);
  d.where.file = file;
  return {d};
}

std::string lastLine(std::string errors) {
  while (!errors.empty() && errors.back() == '\n') errors.pop_back();
  return validUtf8(errors.substr(errors.rfind('\n') + 1));
}

/// One run of the script.
Read<std::string> runScript(const std::string& program, const PythonLimits& limits, const Json& job,
                            Steady::time_point until, const std::string& file) {
  SandboxedProcess process;
  const auto cpu = std::chrono::ceil<std::chrono::seconds>(limits.time) + std::chrono::seconds(1);
  const std::string failed =
      process.start(program, {"-I", "-S", "-B", "-c", script()},
                    job.dump(-1, ' ', false, Json::error_handler_t::replace), {limits.addressSpace, cpu});
  if (!failed.empty())
    return problem("settings.python-failed", "Python could not be started: " + failed, kInstall, file);
  auto waited = SandboxedProcess::Wait::Output;
  while (waited == SandboxedProcess::Wait::Output && process.output().size() < kMostOutput)
    waited = process.wait(until);
  const bool ended = waited == SandboxedProcess::Wait::Ended;
  if (ended && process.exitCode() == 0) return std::move(process.output());
  if (!ended || process.signal() || process.errors().find("MemoryError") != std::string::npos)
    return problem("settings.too-much", "'" + file + "' takes more time or memory to read than settings do",
                   "give the settings module itself, without generated data", file);
  return problem("settings.python-failed",
                 "Python ended before it had read the file: " + lastLine(process.errors()), kInstall, file);
}

/// Runs the script until it knows what every import leads to. `files` null: they lead nowhere.
class Rounds {
 public:
  Rounds(const PythonLimits& limits, const std::string& program, const std::vector<std::string>& wanted,
         SettingsFacts facts, SettingsFiles* files)
      : limits_(limits), program_(program), wanted_(wanted), facts_(std::move(facts)), files_(files) {}

  Read<SettingsFacts> run() {
    const auto until = Steady::now() + limits_.time;
    for (std::size_t round = 0; round <= limits_.files + 1; ++round) {
      const Json job = {
          {"main", facts_.main}, {"files", facts_.files}, {"imports", imports_}, {"wanted", wanted_}};
      auto printed = runScript(program_, limits_, job, until, facts_.main);
      if (!printed) return printed.error();
      const Json read = Json::parse(*printed, nullptr, false);
      if (read.contains("python"))
        return problem("settings.python-old", "Python " + read["python"].dump() + " is too old", kInstall,
                       facts_.main);
      if (!read.is_object() || !read.contains("needs")) {
        facts_.json = std::move(printed).value();
        return std::move(facts_);
      }
      for (const Json& need : read["needs"]) resolve(need);
      if (files_) facts_.files = files_->texts();
    }
    return problem("settings.too-much", "'" + facts_.main + "' imports too many files", {}, facts_.main);
  }

 private:
  void resolve(const Json& need) {
    const std::string from = need.value("from", ""), module = need.value("module", "");
    const int level = need.value("level", 0);
    const std::string key = from + ":" + std::to_string(level) + ":" + module;
    const auto found = files_ ? files_->resolve(from, level, module)
                              : SettingsFiles::Found{{}, "imports of other files are not followed here"};
    imports_[key] = found.shown.empty() ? Json() : Json(found.shown);
    if (!found.why.empty()) imports_["why:" + key] = found.why;
  }

  const PythonLimits& limits_;
  const std::string& program_;
  const std::vector<std::string>& wanted_;
  SettingsFacts facts_;
  SettingsFiles* files_;
  Json imports_ = Json::object();
};

Diagnostics missing(const std::string& program, const std::string& file) {
  return problem("settings.python-missing", "'" + program + "', which takes settings apart, is not installed",
                 kInstall, file);
}

}  // namespace

PythonSettings::PythonSettings(PythonLimits limits, std::string program)
    : limits_(limits), program_(std::move(program)) {}

Read<SettingsFacts> PythonSettings::readFile(const std::string& path,
                                             const std::vector<std::string>& wanted) {
  auto files = SettingsFiles::open(path, limits_.fileSize, limits_.files);
  if (!files) return Diagnostics{files.error()};
  const std::string program = findProgram(program_);
  if (program.empty()) return missing(program_, path);
  return Rounds(limits_, program, wanted, {{}, path, files->texts()}, &*files).run();
}

Read<SettingsFacts> PythonSettings::readText(const std::string& text, const std::string& name,
                                             const std::vector<std::string>& wanted) {
  auto checked = text.size() > limits_.fileSize
                     ? Result<std::string>(makeError("settings.size", "The text is too long", {}))
                     : checkedPythonText(text, name);
  if (!checked) return Diagnostics{checked.error()};
  const std::string program = findProgram(program_);
  if (program.empty()) return missing(program_, name);
  return Rounds(limits_, program, wanted, {{}, name, {{name, *checked}}}, nullptr).run();
}

}  // namespace headway
