// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/django/host.h"

#include "sim/engine/django/python_text.h"
#include "sim/engine/django/rules.h"
#include "sim/http/cidr.h"

namespace headway::django {
namespace {

bool isName(char c) { return (c >= 'a' && c <= 'z') || (c >= '-' && c <= '9' && c != '/'); }
bool isHex(char c) { return (c >= 'a' && c <= 'f') || (c >= '0' && c <= '9'); }

template <class Test>
std::size_t run(std::string_view s, std::size_t from, Test test) {
  std::size_t at = from;
  while (at < s.size() && test(s[at])) ++at;
  return at;
}

/// End of "[...]" at the start of the host, or 0.
std::size_t bracketEnd(std::string_view s) {
  const std::size_t colon = run(s, 1, isHex);
  if (colon >= s.size() || s[colon] != ':') return 0;
  const std::size_t close = run(s, colon + 1, [](char c) { return isHex(c) || c == '.' || c == ':'; });
  return close > colon + 1 && close < s.size() && s[close] == ']' ? close + 1 : 0;
}

/// End of the digits that begin at `from`. Up to 4.0 any Unicode decimal digit counts.
std::size_t digitsEnd(std::string_view s, std::size_t from, Version version) {
  if (version != Version::V3_2) return run(s, from, [](char c) { return c >= '0' && c <= '9'; });
  while (const std::size_t length = py::decimalDigitLength(s.substr(from))) from += length;
  return from;
}

/// The regular expression host_validation_re on a host in lower case.
bool isWellFormed(std::string_view s, Version version) {
  if (s.empty()) return false;
  std::size_t at = s.front() == '[' ? bracketEnd(s) : run(s, 0, isName);
  if (at == 0) return false;
  if (at < s.size() && s[at] == ':') {
    const std::size_t end = digitsEnd(s, at + 1, version);
    if (end > at + 1) at = end;
  }
  if (at == s.size()) return true;
  // Up to 4.2 the pattern ends in "$", which one line feed at the very end does not disturb.
  return version <= Version::V4_2 && at + 1 == s.size() && s[at] == '\n';
}

Raised keyError(std::string_view key) { return {"KeyError", py::repr(key)}; }

struct RawHost {
  const std::string* given;  ///< an entry of the environ; null: `made` is the host
  std::string made;
  RuleId source;

  std::string_view host() const { return given ? *given : made; }
  std::string take() && {
    if (given) return *given;
    return std::move(made);
  }
};

Asked<RawHost> rawHostWithSource(const Settings& settings, const Environ& environ) {
  const std::string* forwarded = environ.find("HTTP_X_FORWARDED_HOST");
  if (forwarded && settings.useXForwardedHost)
    return RawHost{forwarded, {}, rule("django.host.from-forwarded")};
  if (const std::string* host = environ.find("HTTP_HOST"))
    return RawHost{host, {}, forwarded ? rule("django.host.forwarded-off") : rule("django.host.from-header")};
  const std::string* name = environ.find("SERVER_NAME");
  if (!name) return keyError("SERVER_NAME");
  const auto port = getPort(settings, environ);
  if (!port) return port.error();
  const auto secure = isSecure(settings, environ);
  if (!secure) return secure.error();
  const bool usual = *port == (*secure ? "443" : "80");
  return RawHost{nullptr, usual ? *name : *name + ":" + *port, rule("django.host.from-server-name")};
}

struct Split {
  std::string_view domain, port;
};

/// split_domain_port(). What it returns is part of the host or of `lower`, the host in lower case if it was
/// not.
Split split(std::string_view host, Version version, std::string& lower) {
  if (host.empty() || run(host, 0, isName) < host.size()) {
    host = lower = py::lowerHost(host);
    if (!isWellFormed(host, version)) return {};
  }
  if (host.back() == ']') return {host, {}};
  Split out;
  if (const auto colon = host.rfind(':'); colon != host.npos) {
    out.port = host.substr(colon + 1);
    host = host.substr(0, colon);
  }
  if (host.ends_with('.')) host.remove_suffix(1);
  out.domain = host;
  return out;
}

/// The patterns of a development server: DEBUG on and nothing allowed by name.
const AllowedHosts& debugHosts() {
  static const AllowedHosts hosts(std::vector<std::string>{".localhost", "127.0.0.1", "[::1]"});
  return hosts;
}

RuleId allowedRule(bool byDebug, const std::string& pattern, std::string_view domain) {
  if (byDebug) return rule("django.host.debug-default");
  if (pattern == "*") return rule("django.host.allowed-any");
  return pattern.front() == '.' && domain.size() + 1 != pattern.size() ? rule("django.host.allowed-subdomain")
                                                                       : rule("django.host.allowed");
}

std::string_view withoutBrackets(std::string_view domain) {
  return domain.starts_with('[') ? domain.substr(1, domain.size() - 2) : domain;
}

/// The block of ALLOWED_CIDR_NETS that has the address, or null (allow_cidr/middleware.py).
const std::string* netOf(const Settings& settings, std::string_view address) {
  for (const std::string& net : settings.allowedCidrNets)
    if (http::inBlock(withoutBrackets(address), net)) return &net;
  return nullptr;
}

/// What allows a domain.
struct Allowed {
  bool byDebug = false;
  const std::string* pattern = nullptr;  ///< of ALLOWED_HOSTS
  const std::string* net = nullptr;      ///< of ALLOWED_CIDR_NETS, where no pattern does
  bool hidden = false;                   ///< the port hides the address from that net
  explicit operator bool() const { return pattern || (net && !hidden); }
};

Allowed whatAllows(const Settings& settings, const Split& host) {
  Allowed out;
  out.byDebug = settings.debug && settings.allowedHosts.empty();
  const AllowedHosts& hosts = out.byDebug ? debugHosts() : settings.allowedHosts;
  if (!host.domain.empty()) out.pattern = hosts.match(host.domain);
  if (!out.pattern) out.net = netOf(settings, host.domain);
  out.hidden = out.net && settings.cidrSeesPort && !host.port.empty();
  return out;
}

}  // namespace

Asked<Port> port(const Settings& settings, const Environ& environ) {
  const std::string* forwarded = environ.find("HTTP_X_FORWARDED_PORT");
  if (forwarded && settings.useXForwardedPort) return Port{*forwarded, rule("django.port.from-forwarded")};
  const std::string* server = environ.find("SERVER_PORT");
  if (!server) return keyError("SERVER_PORT");
  return Port{*server, forwarded ? rule("django.port.forwarded-off") : rule("django.port.from-server")};
}

Asked<std::string> getPort(const Settings& settings, const Environ& environ) {
  auto answer = port(settings, environ);
  if (!answer) return answer.error();
  return std::move(answer->text);
}

Asked<Scheme> scheme(const Settings& settings, const Environ& environ) {
  const auto& header = settings.secureProxySslHeader;
  RuleId fromServer = rule("django.scheme.from-server");
  if (!header.empty()) {
    if (header.size() != 2)
      return Raised{"ImproperlyConfigured",
                    "The SECURE_PROXY_SSL_HEADER setting must be a tuple containing two values."};
    if (const std::string* value = environ.find(header[0])) {
      std::string_view seen = *value;
      if (settings.version != Version::V3_2) seen = py::strip(seen.substr(0, seen.find(',')));
      return seen == header[1] ? Scheme{"https", rule("django.scheme.from-header")}
                               : Scheme{"http", rule("django.scheme.header-otherwise")};
    }
    fromServer = rule("django.scheme.header-absent");
  } else if (environ.contains("HTTP_X_FORWARDED_PROTO")) {
    fromServer = rule("django.scheme.header-off");
  }
  const std::string* server = environ.find("wsgi.url_scheme");
  return Scheme{server ? std::optional(*server) : std::nullopt, fromServer};
}

Asked<bool> isSecure(const Settings& settings, const Environ& environ) {
  const auto answer = scheme(settings, environ);
  if (!answer) return answer.error();
  return answer->name == "https";
}

Asked<std::string> rawHost(const Settings& settings, const Environ& environ) {
  auto raw = rawHostWithSource(settings, environ);
  if (!raw) return raw.error();
  return std::move(*raw).take();
}

DomainPort splitDomainPort(std::string_view host, Version version) {
  std::string made;
  const Split parts = split(host, version, made);
  return {std::string(parts.domain), std::string(parts.port)};
}

bool validateHost(std::string_view domain, const AllowedHosts& allowed) noexcept {
  return allowed.match(domain) != nullptr;
}

std::string disallowedHostMessage(std::string_view host, std::string_view domain) {
  const std::string begin = "Invalid HTTP_HOST header: " + py::repr(host) + ".";
  if (domain.empty()) return begin + " The domain name provided is not valid according to RFC 1034/1035.";
  return begin + " You may need to add " + py::repr(domain) + " to ALLOWED_HOSTS.";
}

HostVerdict hostVerdict(const Settings& settings, const Environ& environ) {
  HostVerdict out;
  auto raw = rawHostWithSource(settings, environ);
  if (!raw) {
    out.source = out.rule = rule("django.host.none");
    out.raised = raw.error();
    return out;
  }
  out.source = raw->source;
  out.host = std::move(*raw).take();
  std::string made;
  const Split parts = split(out.host, settings.version, made);
  out.split = {std::string(parts.domain), std::string(parts.port)};
  const Allowed allowed = whatAllows(settings, parts);
  if (allowed.pattern) {
    out.pattern = *allowed.pattern;
    out.rule = allowedRule(allowed.byDebug, *allowed.pattern, parts.domain);
  } else if (allowed) {
    out.pattern = *allowed.net;
    out.rule = rule("django.host.allowed-cidr");
  } else {
    out.rule = parts.domain.empty() ? rule("django.host.malformed")
               : allowed.hidden     ? rule("django.host.cidr-port")
                                    : rule("django.host.not-allowed");
    out.raised = Raised{"DisallowedHost", disallowedHostMessage(out.host, parts.domain)};
  }
  return out;
}

// hostVerdict() without its reasons: it is asked several times a request.
Asked<std::string> getHost(const Settings& settings, const Environ& environ) {
  auto raw = rawHostWithSource(settings, environ);
  if (!raw) return raw.error();
  if (settings.allowedHosts.names(raw->host())) return std::move(*raw).take();
  std::string made;
  const Split parts = split(raw->host(), settings.version, made);
  if (whatAllows(settings, parts)) return std::move(*raw).take();
  return Raised{"DisallowedHost", disallowedHostMessage(raw->host(), parts.domain)};
}

}  // namespace headway::django
