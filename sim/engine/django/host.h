// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/engine/django/environ.h"
#include "sim/engine/django/raised.h"
#include "sim/engine/django/settings.h"
#include "sim/engine/trace.h"

/// What Django's HttpRequest believes about host, port and scheme (django/http/request.py). Pure functions.
namespace headway::django {

/// A decision with the rule that made it.
struct Port {
  std::string text;  ///< as it came; Django never checks it
  RuleId rule;
};
struct Scheme {
  std::optional<std::string> name;  ///< absent: the server gave none (Python's None)
  RuleId rule;
};

/// request.get_port(). Raises KeyError without SERVER_PORT.
Asked<Port> port(const Settings& settings, const Environ& environ);
/// request.scheme. Raises ImproperlyConfigured if SECURE_PROXY_SSL_HEADER does not hold two values.
Asked<Scheme> scheme(const Settings& settings, const Environ& environ);
Asked<std::string> getPort(const Settings& settings, const Environ& environ);
/// request.is_secure().
Asked<bool> isSecure(const Settings& settings, const Environ& environ);

/// request._get_raw_host(): X-Forwarded-Host if it is obeyed, else Host, else SERVER_NAME with its port.
Asked<std::string> rawHost(const Settings& settings, const Environ& environ);

struct DomainPort {
  std::string domain;  ///< lower case, without port and one final dot; "" if the host is malformed
  std::string port;
  bool operator==(const DomainPort&) const = default;
};
/// split_domain_port(host).
DomainPort splitDomainPort(std::string_view host, Version version);
/// validate_host(domain, allowed_hosts).
bool validateHost(std::string_view domain, const AllowedHosts& allowed) noexcept;

/// request.get_host() with its reasons.
struct HostVerdict {
  std::string host;  ///< the raw host
  DomainPort split;
  RuleId source;                 ///< where the host came from
  RuleId rule;                   ///< why it is accepted or refused
  std::string pattern;           ///< the pattern that allowed it
  std::optional<Raised> raised;  ///< set if get_host() raises
};
HostVerdict hostVerdict(const Settings& settings, const Environ& environ);
/// request.get_host(): the raw host unchanged, or DisallowedHost, or what rawHost() raises.
Asked<std::string> getHost(const Settings& settings, const Environ& environ);

/// The exact text of DisallowedHost.
std::string disallowedHostMessage(std::string_view host, std::string_view domain);

}  // namespace headway::django
