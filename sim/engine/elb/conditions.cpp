// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/elb/conditions.h"

#include <algorithm>
#include <vector>

#include "sim/http/cidr.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::elb {
namespace {

bool globFolded(std::string_view pattern, std::string_view s) {
  return text::globMatch(text::lower(pattern), text::lower(s));
}

/// One of the values fits, or there is no such condition.
template <class Fits>
bool anyOf(const Texts& values, Fits fits) {
  return values.empty() || std::any_of(values.begin(), values.end(), fits);
}

/// Rows of one name are values of one condition, of which one must fit; each name is a condition of its own.
template <class Fits>
bool eachName(const NameValues& rows, Fits fits) {
  return std::all_of(rows.begin(), rows.end(), [&](const auto& condition) {
    return std::any_of(rows.begin(), rows.end(), [&](const auto& row) {
      return text::equalsIgnoreCase(row.first, condition.first) && fits(row.first, row.second);
    });
  });
}

bool headerFits(const http::Request& r, const std::string& name, const std::string& pattern) {
  const auto values = r.headers.all(name);
  return std::any_of(values.begin(), values.end(),
                     [&](std::string_view v) { return globFolded(pattern, v); });
}

bool queryFits(const http::Request& r, const std::string& key, const std::string& pattern) {
  const auto parameters = http::splitQuery(r.query.value_or(""));
  return std::any_of(parameters.begin(), parameters.end(), [&](const auto& p) {
    return (key.empty() || globFolded(key, p.first)) && globFolded(pattern, p.second);
  });
}

void add(Texts& out, const char* name, const Texts& values) {
  if (!values.empty()) out.push_back(std::string(name) + " " + text::join(values, " or "));
}

void add(Texts& out, const char* name, const NameValues& values) {
  for (const auto& [key, value] : values)
    out.push_back(std::string(name) + " " + (key.empty() ? value : key + "=" + value));
}

bool comesBefore(const ListenerRule* a, const ListenerRule* b) {
  if (isDefault(*a) != isDefault(*b)) return isDefault(*b);
  return a->priority < b->priority;
}

}  // namespace

std::string domainOf(std::string_view host) {
  const auto bracket = host.rfind(']');
  const auto colon = host.find(':', bracket == std::string_view::npos ? 0 : bracket);
  return text::lower(host.substr(0, colon));
}

bool isDefault(const ListenerRule& r) {
  return r.hostHeader.empty() && r.pathPattern.empty() && r.methods.empty() && r.sourceIp.empty() &&
         r.httpHeader.empty() && r.queryString.empty();
}

bool matches(const ListenerRule& rule, const http::Request& r) {
  const std::string domain = domainOf(r.headers.get("Host"));
  return anyOf(rule.hostHeader, [&](const std::string& p) { return globFolded(p, domain); }) &&
         anyOf(rule.pathPattern, [&](const std::string& p) { return text::globMatch(p, r.path); }) &&
         anyOf(rule.methods, [&](const std::string& m) { return m == r.method; }) &&
         anyOf(rule.sourceIp, [&](const std::string& block) { return http::inBlock(r.peer, block); }) &&
         eachName(rule.httpHeader,
                  [&](const std::string& n, const std::string& p) { return headerFits(r, n, p); }) &&
         eachName(rule.queryString,
                  [&](const std::string& k, const std::string& p) { return queryFits(r, k, p); });
}

std::string conditionText(const ListenerRule& rule) {
  Texts out;
  add(out, "host-header", rule.hostHeader);
  add(out, "path-pattern", rule.pathPattern);
  add(out, "http-request-method", rule.methods);
  add(out, "source-ip", rule.sourceIp);
  add(out, "http-header", rule.httpHeader);
  add(out, "query-string", rule.queryString);
  return text::join(out, ", ");
}

const ListenerRule* ruleFor(const LoadBalancerConfig& balancer, int listenerPort,
                            const http::Request& request) {
  std::vector<const ListenerRule*> order;
  for (const ListenerRule& r : balancer.rules)
    if (r.listenerPort == 0 || r.listenerPort == listenerPort) order.push_back(&r);
  std::stable_sort(order.begin(), order.end(), comesBefore);
  const auto at =
      std::find_if(order.begin(), order.end(), [&](const ListenerRule* r) { return matches(*r, request); });
  return at == order.end() ? nullptr : *at;
}

}  // namespace headway::elb
