// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/settings_text.h"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

#include "sim/import/settings_report.h"
#include "sim/support/text.h"

namespace headway {
namespace {

constexpr std::string_view kMain[] = {"DEBUG",
                                      "ALLOWED_HOSTS",
                                      "USE_X_FORWARDED_HOST",
                                      "SECURE_PROXY_SSL_HEADER",
                                      "SECURE_SSL_REDIRECT",
                                      "CSRF_TRUSTED_ORIGINS",
                                      "MIDDLEWARE"};
constexpr std::size_t kWidth = 60;

/// A JSON string is a Python string too.
std::string quoted(const std::string& s) {
  using Json = nlohmann::json;
  return Json(s).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string listOf(const std::vector<std::string>& parts, char open, char close) {
  std::string line = open + text::join(parts, ", ") + close;
  if (line.size() <= kWidth) return line;
  std::string out{open, '\n'};
  for (const std::string& part : parts) out += "    " + part + ",\n";
  return out + close;
}

std::string pythonList(const Texts& all) {
  Texts parts;
  for (const std::string& s : all) parts.push_back(quoted(s));
  return listOf(parts, '[', ']');
}

std::string pythonDict(const NameValues& all) {
  Texts parts;
  for (const auto& [name, sources] : all) {
    Texts words;
    for (const std::string& word : text::split(sources, ' '))
      if (!word.empty()) words.push_back(quoted(word));
    parts.push_back(quoted(name) + ": [" + text::join(words, ", ") + "]");
  }
  return listOf(parts, '{', '}');
}

std::string python(const FieldInfo& info, const Value& v) {
  if (const auto* on = v.as<bool>()) return *on ? "True" : "False";
  if (const auto* n = v.as<std::int64_t>()) return *n == -1 && info.min == -1 ? "None" : std::to_string(*n);
  if (const auto* pairs = v.as<NameValues>()) return pythonDict(*pairs);
  if (const auto* list = v.as<Texts>()) {
    if (info.name == "SECURE_PROXY_SSL_HEADER")
      return list->size() == 2 ? "(" + quoted((*list)[0]) + ", " + quoted((*list)[1]) + ")"
             : list->empty()   ? "None"
                               : pythonList(*list);
    return list->empty() && !info.fallback.as<Texts>()->empty() && info.name == "SECURE_REFERRER_POLICY"
               ? "None"
               : pythonList(*list);
  }
  const std::string& s = *v.as<std::string>();
  const bool none = s.empty() || (info.type == FieldType::Choice && s == "off") ||
                    (info.name == "FORCE_SCRIPT_NAME" && s == "None");
  return none ? "None" : quoted(s);
}

std::string assignment(const FieldInfo& info, const Value& v) {
  return std::string(info.name) + " = " + python(info, v);
}

/// Where the statement that begins at `at` ends: at the end of the line on which its brackets are closed.
std::size_t endOfStatement(std::string_view s, std::size_t at) {
  int depth = 0;
  for (std::size_t i = at; i < s.size(); ++i) {
    const char c = s[i];
    if (c == '\n' && depth <= 0) return i;
    if (c == '#') i = std::min(s.find('\n', i), s.size()) - 1;
    if (c == '(' || c == '[' || c == '{') ++depth;
    if (c == ')' || c == ']' || c == '}') --depth;
    if (c == '"' || c == '\'') {
      const std::string mark(s.substr(i, 3) == std::string(3, c) ? 3 : 1, c);
      for (i += mark.size(); i < s.size() && s.substr(i, mark.size()) != mark; ++i) {
        if (s[i] == '\\')
          ++i;
        else if (s[i] == '\n' && mark.size() == 1)
          break;  // not closed: the line ends it
      }
      if (i < s.size() && s[i] == '\n')
        --i;
      else
        i += mark.size() - 1;
    }
  }
  return s.size();
}

struct Found {
  std::size_t begin, end;
};

/// The last plain assignment of the name at the beginning of a line, unless something changes it afterwards.
std::optional<Found> lastAssignment(std::string_view s, std::string_view name) {
  std::optional<Found> found;
  for (std::size_t at = 0; at < s.size();) {
    const std::size_t end = endOfStatement(s, at);
    const std::string_view line = s.substr(at, end - at);
    const std::size_t mention = line.find(name);
    if (mention == 0) {
      const std::string_view rest = text::trim(line.substr(name.size()));
      const bool plain = rest.starts_with('=') && !rest.starts_with("==");
      const bool annotated = rest.starts_with(':') && rest.find('=') != std::string_view::npos;
      if (plain || annotated)
        found = Found{at, end};
      else if (!rest.empty() && std::string_view("+.[|").find(rest[0]) != std::string_view::npos)
        found.reset();
    } else if (mention != std::string_view::npos && line.starts_with(' ')) {
      found.reset();  // a branch or a loop may change it
    }
    at = end + 1;
  }
  return found;
}

/// Only the value changes: a comment behind it stays.
std::string commentBehind(std::string_view statement) {
  if (statement.find('\n') != std::string_view::npos) return {};
  const std::size_t at = statement.rfind("  #");
  return at == std::string_view::npos || statement.find_first_of("\"'", at) != std::string_view::npos
             ? std::string()
             : std::string(statement.substr(at));
}

}  // namespace

std::string settingsText(const DjangoConfig& config) {
  std::string out;
  const auto write = [&](bool main) {
    for (const Field<DjangoConfig>& row : describe<DjangoConfig>().fields) {
      if (!isDjangoSetting(row.info.name)) continue;
      const bool isMain = std::find(std::begin(kMain), std::end(kMain), row.info.name) != std::end(kMain);
      if (isMain == main && (main || row.get(config) != row.info.fallback))
        out += assignment(row.info, row.get(config)) + "\n";
    }
  };
  write(true);
  const std::size_t mainEnds = out.size();
  write(false);
  if (out.size() > mainEnds) out.insert(mainEnds, "\n");
  return out;
}

std::string withSettingsText(std::string text, const DjangoConfig& before, const DjangoConfig& after) {
  for (const Field<DjangoConfig>& row : describe<DjangoConfig>().fields) {
    if (!isDjangoSetting(row.info.name) || row.get(before) == row.get(after)) continue;
    const std::string fresh = assignment(row.info, row.get(after));
    if (const auto found = lastAssignment(text, row.info.name)) {
      const std::string comment =
          commentBehind(std::string_view(text).substr(found->begin, found->end - found->begin));
      text.replace(found->begin, found->end - found->begin, fresh + comment);
    } else {
      text += (text.empty() || text.ends_with('\n') ? "" : "\n") + fresh + "\n";
    }
  }
  return text;
}

}  // namespace headway
