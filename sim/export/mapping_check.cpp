// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/export/mapping_check.h"

#include <algorithm>
#include <set>

#include "sim/export/shapes.h"
#include "sim/support/text.h"

namespace headway::exporting {
namespace {

constexpr const char* kHttpHint =
    "write append, overwrite or remove, then :header.NAME or :querystring.NAME; or overwrite:path";

/// "" or why the HTTP API refuses the key.
std::string httpProblem(const std::string& key, bool request) {
  if (key == (request ? "overwrite:path" : "overwrite:statuscode")) return {};
  const auto colon = key.find(':'), dot = key.find('.');
  const std::string action = key.substr(0, colon);
  if (colon == std::string::npos || dot == std::string::npos || dot < colon ||
      (action != "append" && action != "overwrite" && action != "remove"))
    return "can't be mapped";
  const std::string place = key.substr(colon + 1, dot - colon - 1), name = key.substr(dot + 1);
  if (place == "querystring" && request && !name.empty() && isVisibleAscii(name)) return {};
  if (place != "header" || !isHeaderName(name)) return "can't be mapped";
  if (action == "append" && text::equalsIgnoreCase(name, "Host")) return "would make a second Host";
  return mappingReserved(name) ? "names a header that API Gateway keeps for itself" : "";
}

}  // namespace

bool isRestValue(std::string_view value, std::initializer_list<std::string_view> prefixes) {
  if (!isPrintableAscii(value)) return false;
  if (value.size() > 1 && value.front() == '\'' && value.back() == '\'')
    return value.substr(1, value.size() - 2).find('\'') == std::string_view::npos;
  const auto begins = [&](std::string_view p) { return value.starts_with(p) && value.size() > p.size(); };
  return begins("context.") || begins("stageVariables.") ||
         std::any_of(prefixes.begin(), prefixes.end(), begins);
}

void checkHttpMapping(const Link& link, const IntegrationLink& c, Report& report) {
  const auto check = [&](const std::string& field, const std::string& key, const std::string& value,
                         bool request, std::set<std::string>& seen) {
    std::string why = httpProblem(key, request);
    if (why.empty() && !seen.insert(text::lower(key)).second) why = "is mapped twice";
    if (!why.empty())
      report.link(
          link, field, "export.mapping", "'" + key + "' " + why,
          request ? kHttpHint : "write append, overwrite or remove:header.NAME, or overwrite:statuscode");
    else if (!isPrintableAscii(value) || value.empty() != key.starts_with("remove:"))
      report.link(link, field, "export.mapping",
                  "The mapping '" + key + "' can't have the value '" + value + "'",
                  "give a value of printable ASCII to append and overwrite, and none to remove");
  };
  std::set<std::string> seen;
  for (const auto& [key, value] : c.requestParameters) check("request_parameters", key, value, true, seen);
  std::map<int, std::set<std::string>> statuses;
  for (std::size_t i = 0; i < c.responseParameters.size(); ++i) {
    const ResponseMapping& m = c.responseParameters[i];
    check("response_parameters[" + std::to_string(i) + "].key", m.key, m.value, false, statuses[m.status]);
  }
}

void checkRestMapping(const Link& link, const MethodLink& c, Report& report) {
  const auto begins = [](const std::string& key, std::initializer_list<std::string_view> all) {
    return isVisibleAscii(key) && std::any_of(all.begin(), all.end(), [&](std::string_view p) {
             return key.starts_with(p) && isHeaderName(std::string_view(key).substr(p.size()));
           });
  };
  const auto refuse = [&](const std::string& field, const std::string& message, const char* hint) {
    report.link(link, field, "export.mapping", message, hint);
  };
  std::set<std::string> seen;
  for (const auto& [key, value] : c.requestParameters)
    if (!begins(key, {"integration.request.header.", "integration.request.querystring.",
                      "integration.request.path."}) ||
        !seen.insert(text::lower(key)).second || !isRestValue(value, {"method.request."}))
      refuse("request_parameters", "'" + key + "' can't be mapped from " + value,
             "write each key once, like integration.request.header.Host, and a value in quotes, like "
             "'www.example.com', or one of the request, like method.request.header.X");
  std::set<std::pair<int, std::string>> headers;
  for (std::size_t i = 0; i < c.responseParameters.size(); ++i) {
    const ResponseMapping& m = c.responseParameters[i];
    const std::string field = "response_parameters[" + std::to_string(i) + "].";
    if (!begins(m.key, {"method.response.header."}) || !headers.emplace(m.status, text::lower(m.key)).second)
      refuse(field + "key", "'" + m.key + "' can't be mapped",
             "write each key once for a status: method.response.header.X");
    if (!isRestValue(m.value, {"integration.response."}))
      refuse(field + "value", "'" + m.key + "' can't be mapped from " + m.value,
             "write integration.response.header.X, or a text in quotes: 'text'");
  }
}

}  // namespace headway::exporting
