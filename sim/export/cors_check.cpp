// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/export/cors_check.h"

#include <algorithm>
#include <span>

#include "sim/export/shapes.h"

namespace headway::exporting {

void checkCors(const Node& node, const CorsSettings& c, CorsOf of, Report& report) {
  static constexpr std::string_view methods[] = {"*",     "DELETE", "GET", "HEAD",
                                                 "PATCH", "POST",   "PUT", "OPTIONS"};
  const auto refuse = [&](const char* field, const std::string& message, const char* hint) {
    report.node(node, field, "export.cors", message, hint);
  };
  const std::pair<const char*, bool> set[] = {{"cors_allow_methods", !c.corsAllowMethods.empty()},
                                              {"cors_allow_headers", !c.corsAllowHeaders.empty()},
                                              {"cors_expose_headers", !c.corsExposeHeaders.empty()},
                                              {"cors_allow_credentials", c.corsAllowCredentials},
                                              {"cors_max_age", c.corsMaxAge > 0}};
  for (const auto& [field, isSet] : set)
    if (isSet && c.corsAllowOrigins.empty())
      refuse(field, "'" + node.name + "' has CORS settings and no origin that may call",
             "name the origins in cors_allow_origins, or take the setting out");
  // Lambda's own check takes six letters, which OPTIONS has not.
  const std::span known(methods, of == CorsOf::HttpApi ? std::size(methods) : std::size(methods) - 1);
  for (const std::string& m : c.corsAllowMethods)
    if (std::find(known.begin(), known.end(), m) == known.end())
      refuse("cors_allow_methods", "CORS can't allow the method '" + m + "'", "use GET, POST ..., or *");
  for (const std::string& origin : c.corsAllowOrigins) {
    if (origin != "*" && (origin.find("://") == std::string::npos || !isVisibleAscii(origin)))
      refuse("cors_allow_origins", "'" + origin + "' is no origin",
             "write it with its scheme: https://app.example.com, or *");
    if (origin == "*" && c.corsAllowCredentials)
      refuse("cors_allow_credentials", "Credentials can't be allowed to every origin",
             "name the origins instead of *");
  }
  const auto header = [](const std::string& name) { return name == "*" || isHeaderName(name); };
  for (const auto& [field, names] :
       {std::pair<const char*, const Texts&>{"cors_allow_headers", c.corsAllowHeaders},
        {"cors_expose_headers", c.corsExposeHeaders}})
    if (!std::all_of(names.begin(), names.end(), header))
      refuse(field, "A name in it can't be the name of a header", "use letters, digits and -, or *");
}

}  // namespace headway::exporting
