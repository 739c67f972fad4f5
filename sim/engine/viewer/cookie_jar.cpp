// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/viewer/cookie_jar.h"

#include <algorithm>

#include "sim/engine/stage.h"
#include "sim/engine/viewer/rules.h"
#include "sim/engine/viewer/site.h"
#include "sim/support/text.h"

namespace headway::viewer {
namespace {

constexpr std::size_t kLongestPair = 4096;
constexpr std::int64_t kLongestLife = std::int64_t{400} * 86400;
constexpr std::int64_t kLaxExceptionSeconds = 120;

/// The host is the domain or below it.
bool domainMatches(std::string_view host, std::string_view domain) {
  if (host == domain) return true;
  return host.size() > domain.size() && host.ends_with(domain) &&
         host[host.size() - domain.size() - 1] == '.' && !isAddress(host);
}

bool pathMatches(std::string_view path, std::string_view cookiePath) {
  if (!path.starts_with(cookiePath)) return false;
  return path.size() == cookiePath.size() || cookiePath.ends_with('/') || path[cookiePath.size()] == '/';
}

std::string defaultPath(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == std::string::npos || slash == 0 ? "/" : path.substr(0, slash);
}

bool hasControlCharacter(std::string_view line) {
  return std::any_of(line.begin(), line.end(), [](char c) {
    const auto u = static_cast<unsigned char>(c);
    return (u < 0x20 && u != 0x09) || u == 0x7F;
  });
}

bool hasPrefix(const SetCookie& read, std::string_view prefix) {
  return text::startsWithIgnoreCase(read.name.empty() ? read.value : read.name, prefix);
}

struct Refusal {
  RuleId rule;
  std::string why;
};

/// Why the line is not even a cookie.
std::optional<Refusal> malformed(std::string_view line, const SetCookie& read) {
  if (hasControlCharacter(line))
    return Refusal{rule("viewer.cookie.malformed"), "it has a control character"};
  if (read.name.empty() && read.value.empty())
    return Refusal{rule("viewer.cookie.malformed"), "it has neither name nor value"};
  if (read.name.size() + read.value.size() > kLongestPair)
    return Refusal{rule("viewer.cookie.too-large"),
                   std::to_string(read.name.size() + read.value.size()) + " bytes"};
  return std::nullopt;
}

std::optional<Refusal> wrongDomain(SetCookie& read, const std::string& host) {
  if (read.domain.empty()) return std::nullopt;
  if (isPublicSuffix(read.domain) && read.domain == host) {
    read.domain.clear();
    return std::nullopt;
  }
  // Above the registrable domain of the host stands nothing but public suffixes.
  const std::string_view own = registrableDomain(host);
  if (isPublicSuffix(read.domain) || (own.size() > read.domain.size() && domainMatches(host, read.domain)))
    return Refusal{rule("viewer.cookie.public-suffix"), "Domain=" + read.domain};
  if (!domainMatches(host, read.domain))
    return Refusal{rule("viewer.cookie.foreign-domain"), "Domain=" + read.domain + ", from " + host};
  return std::nullopt;
}

std::optional<Refusal> wrongFlags(const SetCookie& read, bool secureChannel) {
  if (read.secure && !secureChannel)
    return Refusal{rule("viewer.cookie.secure-over-http"), "it is Secure and comes over http"};
  if (read.sameSite == SameSite::None && !read.secure)
    return Refusal{rule("viewer.cookie.none-needs-secure"), "SameSite=None without Secure"};
  if (hasPrefix(read, "__Host-") && !(read.secure && read.domain.empty() && read.path == "/"))
    return Refusal{rule("viewer.cookie.prefix"), "__Host- wants Secure, Path=/ and no Domain"};
  if (hasPrefix(read, "__Secure-") && !read.secure)
    return Refusal{rule("viewer.cookie.prefix"), "__Secure- wants Secure"};
  return std::nullopt;
}

/// A cookie over http would take the place of a Secure one.
bool shadowsSecure(const Cookie& made, const Cookie& there) {
  return there.secure && there.name == made.name &&
         (domainMatches(there.domain, made.domain) || domainMatches(made.domain, there.domain)) &&
         pathMatches(made.path, there.path);
}

Cookie cookieOf(SetCookie&& read, const http::Url& from, const std::string& host, std::int64_t now) {
  Cookie out;
  out.name = std::move(read.name);
  out.value = std::move(read.value);
  out.hostOnly = read.domain.empty();
  out.domain = out.hostOnly ? host : read.domain;
  out.path = read.path ? std::move(*read.path) : defaultPath(from.path);
  out.secure = read.secure;
  out.httpOnly = read.httpOnly;
  out.sameSite = read.sameSite;
  out.created = now;
  if (read.maxAge)
    out.expires = *read.maxAge <= 0 ? now : now + std::min(*read.maxAge, kLongestLife);
  else if (read.expires)
    out.expires = std::min(*read.expires, now + kLongestLife);
  return out;
}

std::string described(const Cookie& c) {
  std::string out = c.name + " for " + (c.hostOnly ? "" : "every name in ") + c.domain + c.path;
  out += c.expires ? ", until " + httpDate(*c.expires * 1000) : ", until the browser is closed";
  if (c.secure) out += ", Secure";
  if (c.httpOnly) out += ", HttpOnly";
  if (c.sameSite != SameSite::Default) out += ", SameSite=" + std::string(sameSiteName(c.sameSite));
  return out;
}

bool isSafe(std::string_view method) {
  return method == "GET" || method == "HEAD" || method == "OPTIONS" || method == "TRACE";
}

/// What keeps a cookie of this host and path at home.
std::optional<Refusal> withheld(const Cookie& c, const http::Url& to, const std::string& host,
                                std::string_view method, bool crossSite, std::int64_t now) {
  if (c.hostOnly ? c.domain != host : !domainMatches(host, c.domain))
    return Refusal{rule("viewer.cookie.other-host"),
                   "it is for " + std::string(c.hostOnly ? "" : "names in ") + c.domain};
  if (!pathMatches(to.path, c.path)) return Refusal{rule("viewer.cookie.other-path"), "it is for " + c.path};
  if (c.secure && !isTrustworthy(to)) return Refusal{rule("viewer.cookie.needs-https"), "this is http"};
  if (!crossSite || c.sameSite == SameSite::None) return std::nullopt;
  if (c.sameSite == SameSite::Strict)
    return Refusal{rule("viewer.cookie.strict"), "the request comes from another site"};
  if (isSafe(method)) return std::nullopt;
  if (c.sameSite == SameSite::Default && now - c.created < kLaxExceptionSeconds)
    return Refusal{rule("viewer.cookie.lax-two-minutes"),
                   "it is " + std::to_string(now - c.created) + " s old"};
  return Refusal{rule("viewer.cookie.lax"), std::string(method) + " from another site"};
}

}  // namespace

CookieJar::Taken CookieJar::take(std::string_view line, const http::Url& from, std::int64_t now) {
  SetCookie read = parseSetCookie(line);
  const std::string host = text::lower(from.host);
  auto refusal = malformed(line, read);
  if (!refusal) refusal = wrongDomain(read, host);
  if (!refusal) refusal = wrongFlags(read, isTrustworthy(from));
  if (refusal) return {{refusal->rule, read.name + ": " + refusal->why}, {}};

  const bool shortened =
      read.maxAge ? *read.maxAge > kLongestLife : read.expires && *read.expires > now + kLongestLife;
  Cookie made = cookieOf(std::move(read), from, host, now);
  const auto shadows = [&](const Cookie& c) { return shadowsSecure(made, c); };
  if (!made.secure && !isTrustworthy(from) && std::any_of(cookies_.begin(), cookies_.end(), shadows))
    return {{rule("viewer.cookie.leaves-secure"), made.name + ": one that is Secure is there"}, {}};

  const auto there = std::find_if(cookies_.begin(), cookies_.end(), [&](const Cookie& c) {
    return c.name == made.name && c.domain == made.domain && c.hostOnly == made.hostOnly &&
           c.path == made.path;
  });
  if (made.expires && *made.expires <= now) {
    const std::string text = made.name + (there == cookies_.end() ? ": there was none" : "");
    if (there != cookies_.end()) cookies_.erase(there);
    return {{rule("viewer.cookie.deleted"), text}, {}};
  }
  const RuleId how = shortened                 ? rule("viewer.cookie.shortened")
                     : there != cookies_.end() ? rule("viewer.cookie.replaced")
                                               : rule("viewer.cookie.kept");
  Taken out{{how, described(made)}, made.name};
  if (there == cookies_.end()) {
    cookies_.push_back(std::move(made));
  } else {
    made.created = there->created;
    *there = std::move(made);
  }
  return out;
}

CookieJar::Sending CookieJar::send(const http::Url& to, std::string_view method, bool crossSite,
                                   std::int64_t now) {
  Sending out;
  std::erase_if(cookies_, [&](const Cookie& c) {
    const bool over = c.expires && *c.expires <= now;
    if (over)
      out.notes.push_back({rule("viewer.cookie.expired"), c.name + ", at " + httpDate(*c.expires * 1000)});
    return over;
  });
  const std::string host = text::lower(to.host);
  std::vector<const Cookie*> sent;
  for (const Cookie& c : cookies_)
    if (const auto why = withheld(c, to, host, method, crossSite, now))
      out.notes.push_back({why->rule, c.name + ": " + why->why});
    else
      sent.push_back(&c);
  std::stable_sort(sent.begin(), sent.end(),
                   [](const Cookie* a, const Cookie* b) { return a->path.size() > b->path.size(); });
  for (const Cookie* c : sent) {
    if (!out.header.empty()) out.header += "; ";
    out.header += c->name.empty() ? c->value : c->name + "=" + c->value;
  }
  return out;
}

}  // namespace headway::viewer
