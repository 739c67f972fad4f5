// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/settings_report.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "sim/import/settings_traps.h"
#include "sim/import/settings_values.h"
#include "sim/support/text.h"

namespace headway {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kLongestLine = 500;

bool isPythonSetting(std::string_view name) {
  return std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Names whose values are nobody else's business; their lines are not repeated either.
bool maySecret(std::string_view line) {
  for (const char* word :
       {"SECRET", "PASSW", "TOKEN", "API_KEY", "PRIVATE", "CREDENTIAL", "ACCESS_KEY", "_DSN"})
    if (text::lower(line).find(text::lower(word)) != std::string::npos) return true;
  return false;
}

std::vector<std::string> wantedNames() {
  std::vector<std::string> out;
  for (const std::string_view name : describe<DjangoConfig>().schema.names())
    if (isPythonSetting(name)) out.emplace_back(name);
  return out;
}

std::string lineOf(const std::string& text, int line) {
  const auto lines = text::split(text, '\n');
  if (line < 1 || static_cast<std::size_t>(line) > lines.size()) return {};
  const std::string& found = lines[static_cast<std::size_t>(line) - 1];
  return found.size() > kLongestLine || maySecret(found) ? std::string() : found;
}

class ReportMaker {
 public:
  explicit ReportMaker(const SettingsFacts& facts) : facts_(facts) {}

  Read<SettingsReport> make() {
    const Json read = Json::parse(facts_.json, nullptr, false);
    if (!read.is_object() || !read.contains("settings")) return foreign();
    try {
      if (Diagnostics wrong = syntaxErrors(read.at("errors")); !wrong.empty()) return wrong;
      fill(read);
    } catch (const Json::exception&) {
      return foreign();
    }
    return std::move(report_);
  }

 private:
  Diagnostics foreign() const {
    return {makeError("settings.reader", "What took the settings apart gave no answer that can be used",
                      "see that python3 is Python itself")};
  }

  Place place(const Json& at) const {
    Place out;
    out.file = at.value("file", facts_.main);
    out.line = at.value("line", 0);
    out.column = at.value("column", 1);
    if (const auto file = facts_.files.find(out.file); file != facts_.files.end())
      out.lineText = lineOf(file->second, out.line);
    const bool oneLine = at.value("end_line", out.line) == out.line;
    const int end = oneLine ? at.value("end_column", 0) : static_cast<int>(out.lineText.size()) + 1;
    out.length = std::max(1, end - out.column);
    return out;
  }

  /// Of the settings module itself they are errors; another file is left out.
  Diagnostics syntaxErrors(const Json& errors) {
    Diagnostics own;
    for (const Json& e : errors) {
      Diagnostic d =
          makeError("settings.syntax", "Python can't read this: " + e.at("message").get<std::string>(),
                    "settings are read by the Python that is installed here");
      d.where = place(e);
      d.where.length = 1;
      if (d.where.file == facts_.main) {
        own.push_back(d);
        continue;
      }
      d.severity = Severity::Warning;
      report_.findings.push_back(std::move(d));
    }
    return own;
  }

  void fill(const Json& read) {
    report_.complete = read.at("complete").get<bool>();
    report_.files.push_back(facts_.main);
    for (const auto& [file, ignored] : facts_.files)
      if (file != facts_.main) report_.files.push_back(file);
    if (!read.at("version").is_null()) addVersion(read["version"]);
    for (const Json& setting : read.at("settings")) addSetting(setting);
    for (const Json& note : read.at("notes")) addNote(note);
    for (Diagnostic& d : settingsTraps(report_, withSettings({}, report_).version))
      report_.findings.push_back(std::move(d));
  }

  void addVersion(const Json& found) {
    const std::string text = found.at("text").get<std::string>();
    const int major = std::stoi("0" + text.substr(0, text.find('.')));
    const DjangoVersion version = major < 4   ? DjangoVersion::V32
                                  : major < 5 ? DjangoVersion::V42
                                  : major < 6 ? DjangoVersion::V52
                                              : DjangoVersion::V60;
    report_.taken.push_back({"version", Value(std::string(enumName(version))), place(found), {}});
    if (!text.starts_with(enumName(version)))
      note(Severity::Note, "settings.version",
           "The file was made by Django " + text + "; " + std::string(enumName(version)) +
               " is the nearest that Headway knows",
           "the version it runs on now may be another", report_.taken.back().where);
  }

  void addSetting(const Json& setting) {
    const std::string name = setting.at("name").get<std::string>();
    const FieldInfo* info = isPythonSetting(name) ? describe<DjangoConfig>().schema.find(name) : nullptr;
    Place where = place(setting);
    if (!info) {
      where.lineText.clear();
      const bool secret = maySecret(name);
      report_.unused.push_back(
          {name,
           secret ? "it is nobody else's business; its value was not looked at" : "Headway does not use it",
           where});
      return;
    }
    if (setting.contains("why")) {
      report_.notRead.push_back({name, setting["why"].get<std::string>(), where});
      return;
    }
    auto value = settingValue(*info, setting.at("value"), setting.at("type").get<std::string>());
    std::string problem = value ? std::string() : value.error();
    if (value)
      if (const auto ok = checkValue(*info, *value); !ok) problem = ok.error().message;
    if (!problem.empty()) return refuse(name, problem, setting, where);
    warnOfText(*info, setting, where);
    for (const Json& why : setting.at("unread"))
      report_.notRead.push_back({name, "one of its entries: " + why.get<std::string>(), where});
    const auto* list = value->as<Texts>();
    if (list && list->empty() && !setting.at("unread").empty()) return;
    report_.taken.push_back(
        {name, std::move(value).value(), where, setting.at("environment").get<std::vector<std::string>>()});
  }

  void refuse(const std::string& name, const std::string& why, const Json& setting, const Place& where) {
    report_.notRead.push_back({name, why, where});
    if (!setting.at("value").is_string()) return;
    const std::string text = setting["value"].get<std::string>();
    note(Severity::Warning, "settings.text-for-list", name + " is a text, not a list: " + why,
         "a tuple of one needs its comma: (\"" + text + "\",)", where, name);
  }

  void warnOfText(const FieldInfo& info, const Json& setting, const Place& where) {
    if (info.type != FieldType::Bool || !setting.at("value").is_string()) return;
    const std::string text = setting["value"].get<std::string>();
    if (text.empty()) return;
    note(Severity::Warning, "settings.text-for-bool",
         std::string(info.name) + " is the text '" + text + "', and every text but the empty one is true",
         "compare it: == \"True\"", where, std::string(info.name));
  }

  void addNote(const Json& row) {
    const std::string code = row.at("code").get<std::string>();
    note(code == "settings.import-optional" ? Severity::Note : Severity::Warning, code,
         row.at("message").get<std::string>(), row.at("hint").get<std::string>(), place(row));
  }

  void note(Severity severity, const std::string& code, const std::string& message, const std::string& hint,
            Place where, const std::string& field = {}) {
    Diagnostic d{severity, code, message, hint, std::move(where)};
    d.where.field = field;
    report_.findings.push_back(std::move(d));
  }

  const SettingsFacts& facts_;
  SettingsReport report_;
};

Read<SettingsReport> reportOf(Read<SettingsFacts> facts) {
  if (!facts) return facts.error();
  return headway::reportOf(*facts);
}

}  // namespace

const TakenSetting* SettingsReport::find(std::string_view name) const {
  const auto at =
      std::find_if(taken.begin(), taken.end(), [&](const TakenSetting& t) { return t.name == name; });
  return at == taken.end() ? nullptr : &*at;
}

bool isDjangoSetting(std::string_view name) {
  return isPythonSetting(name) && describe<DjangoConfig>().schema.find(name);
}

Read<SettingsReport> reportOf(const SettingsFacts& facts) { return ReportMaker(facts).make(); }

Read<SettingsReport> readSettings(SettingsReader& reader, const std::string& path) {
  return reportOf(reader.readFile(path, wantedNames()));
}

Read<SettingsReport> readSettingsText(SettingsReader& reader, const std::string& text,
                                      const std::string& name) {
  return reportOf(reader.readText(text, name, wantedNames()));
}

DjangoConfig withSettings(const DjangoConfig& before, const SettingsReport& report) {
  DjangoConfig out = before;
  for (const Field<DjangoConfig>& row : describe<DjangoConfig>().fields) {
    const bool left = std::any_of(report.notRead.begin(), report.notRead.end(),
                                  [&](const LeftSetting& l) { return l.name == row.info.name; });
    const TakenSetting* taken = report.find(row.info.name);
    // Their values have passed checkValue.
    if (taken)
      (void)row.set(out, taken->value);
    else if (report.complete && !left && isPythonSetting(row.info.name))
      (void)row.set(out, row.info.fallback);
  }
  return out;
}

}  // namespace headway
