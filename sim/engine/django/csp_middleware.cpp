// SPDX-License-Identifier: GPL-3.0-or-later
// django/middleware/csp.py (6.0)
#include "sim/engine/django/exchange.h"
#include "sim/engine/django/rules.h"
#include "sim/support/text.h"

namespace headway::django {
namespace {

std::string policyOf(const std::vector<std::pair<std::string, std::string>>& directives) {
  std::vector<std::string> out;
  for (const auto& [name, sources] : directives) out.push_back(sources.empty() ? name : name + " " + sources);
  return text::join(out, "; ");
}

}  // namespace

Asked<Page> cspResponse(Exchange& x, Page page) {
  if (page.debug) return page;  // debug pages bring styles of their own
  const auto add = [&](std::string_view name, const auto& directives) {
    if (directives.empty() || page.headers.contains(name)) return;
    page.headers.add(std::string(name), policyOf(directives));
    x.note(rule("django.csp"), std::string(name) + " is added.");
  };
  add("Content-Security-Policy", x.settings.secureCsp);
  add("Content-Security-Policy-Report-Only", x.settings.secureCspReportOnly);
  return page;
}

}  // namespace headway::django
