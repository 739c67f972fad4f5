// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/django/python_url.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "sim/engine/django/python_text.h"
#include "sim/support/text.h"

namespace headway::django::py {
namespace {

constexpr std::string_view kUsesRelative[] = {
    "",    "ftp",      "http", "gopher", "nntp", "imap", "wais",    "file", "https", "shttp",
    "mms", "prospero", "rtsp", "rtspu",  "sftp", "svn",  "svn+ssh", "ws",   "wss"};
constexpr std::string_view kUsesNetlocToo[] = {"telnet", "snews", "rsync", "nfs", "git", "git+ssh"};
constexpr std::string_view kUsesParams[] = {"",     "ftp",   "hdl",   "prospero", "http",
                                            "imap", "https", "shttp", "rtsp",     "rtspu",
                                            "sip",  "sips",  "mms",   "sftp",     "tel"};

template <std::size_t N>
bool oneOf(std::string_view s, const std::string_view (&list)[N]) {
  return std::find(std::begin(list), std::end(list), s) != std::end(list);
}

bool isAlpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isHex(char c) { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool isSchemeChar(char c) { return isAlpha(c) || isDigit(c) || c == '+' || c == '-' || c == '.'; }

Raised valueError(std::string message) { return {"ValueError", std::move(message)}; }

/// ipaddress.IPv4Address(s) accepts it.
bool isIpv4(std::string_view s) {
  const auto octets = text::split(s, '.');
  return octets.size() == 4 && std::all_of(octets.begin(), octets.end(), [](const std::string& o) {
           if (o.empty() || o.size() > 3 || !std::all_of(o.begin(), o.end(), isDigit)) return false;
           return (o.size() == 1 || o.front() != '0') && std::stoi(o) <= 255;
         });
}

/// ipaddress.IPv6Address(s) accepts it.
bool isIpv6(std::string_view s) {
  if (const auto percent = s.find('%'); percent != s.npos) {
    const std::string_view zone = s.substr(percent + 1);
    if (zone.empty() || zone.find('%') != zone.npos) return false;
    s = s.substr(0, percent);
  }
  auto parts = text::split(s, ':');
  if (parts.size() < 3) return false;
  if (parts.back().find('.') != std::string::npos) {
    if (!isIpv4(parts.back())) return false;
    parts.back() = "0";
    parts.emplace_back("0");
  }
  if (parts.size() > 9) return false;
  std::size_t skip = 0;
  for (std::size_t i = 1; i + 1 < parts.size(); ++i) {
    if (!parts[i].empty()) continue;
    if (skip) return false;
    skip = i;
  }
  const bool emptyFront = parts.front().empty(), emptyBack = parts.back().empty();
  if (skip) {
    if ((emptyFront && skip != 1) || (emptyBack && skip != parts.size() - 2)) return false;
    if (parts.size() - 1 - emptyFront - emptyBack > 7) return false;
  } else if (parts.size() != 8 || emptyFront || emptyBack) {
    return false;
  }
  return std::all_of(parts.begin(), parts.end(), [](const std::string& p) {
    return p.size() <= 4 && std::all_of(p.begin(), p.end(), isHex);
  });
}

/// _check_bracketed_host: what stands between [ and ].
std::optional<Raised> checkBracketed(std::string_view host) {
  if (host.starts_with('v')) {
    const auto dot = host.find('.');
    const bool ok = dot != host.npos && dot > 1 && dot + 1 < host.size() &&
                    std::all_of(host.begin() + 1, host.begin() + static_cast<std::ptrdiff_t>(dot), isHex) &&
                    host.find('\n') == host.npos;
    if (!ok) return valueError("IPvFuture address is invalid");
    return std::nullopt;
  }
  if (isIpv4(host)) return valueError("An IPv4 address cannot be in brackets");
  if (!isIpv6(host)) return valueError(repr(host) + " does not appear to be an IPv4 or IPv6 address");
  return std::nullopt;
}

/// The bracketed part of a netloc as newer Pythons cut it: nothing may stand before or behind the brackets.
Asked<std::string_view> strictBracketed(std::string_view netloc) {
  if (const auto at = netloc.rfind('@'); at != netloc.npos) netloc.remove_prefix(at + 1);
  const auto open = netloc.find('[');
  if (open == netloc.npos) return netloc.substr(0, netloc.find(':'));
  const std::string_view rest = netloc.substr(open + 1);
  const auto close = rest.find(']');
  const std::string_view behind = close == rest.npos ? std::string_view{} : rest.substr(close + 1);
  if (open != 0 || (!behind.empty() && behind.front() != ':')) return valueError("Invalid IPv6 URL");
  return rest.substr(0, close);
}

std::optional<Raised> checkBrackets(std::string_view netloc, Version version) {
  const auto open = netloc.find('[');
  const bool hasClose = netloc.find(']') != netloc.npos;
  if ((open != netloc.npos) != hasClose) return valueError("Invalid IPv6 URL");
  if (!hasClose) return std::nullopt;
  if (version == Version::V3_2) {
    const auto inside = strictBracketed(netloc);
    return inside ? checkBracketed(*inside) : inside.error();
  }
  const std::string_view rest = netloc.substr(open + 1);
  return checkBracketed(rest.substr(0, rest.find(']')));
}

/// Cuts `rest` at the first `mark`; what stood behind it is returned.
std::string cutAt(std::string& rest, char mark) {
  const auto at = rest.find(mark);
  if (at == rest.npos) return {};
  std::string behind = rest.substr(at + 1);
  rest.resize(at);
  return behind;
}

Asked<SplitUrl> splitWithDefault(std::string_view input, std::string_view scheme, Version version) {
  const auto begin =
      std::find_if(input.begin(), input.end(), [](char c) { return static_cast<unsigned char>(c) > 0x20; });
  std::string rest(begin, input.end());
  std::erase_if(rest, [](char c) { return c == '\t' || c == '\r' || c == '\n'; });
  SplitUrl out;
  out.scheme = scheme;
  const auto colon = rest.find(':');
  if (colon != rest.npos && colon > 0 && isAlpha(rest.front()) &&
      std::all_of(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(colon), isSchemeChar)) {
    out.scheme = text::lower(rest.substr(0, colon));
    rest.erase(0, colon + 1);
  }
  if (rest.starts_with("//")) {
    const auto end = std::min(rest.find_first_of("/?#", 2), rest.size());
    out.netloc = rest.substr(2, end - 2);
    rest.erase(0, end);
    if (auto bad = checkBrackets(out.netloc, version)) return *bad;
  }
  out.fragment = cutAt(rest, '#');
  out.query = cutAt(rest, '?');
  out.path = std::move(rest);
  return out;
}

/// urlparse() takes ";params" off the last path segment.
std::string takeParams(SplitUrl& url) {
  if (!oneOf(url.scheme, kUsesParams)) return {};
  const auto slash = url.path.rfind('/');
  const auto semicolon = url.path.find(';', slash == url.path.npos ? 0 : slash);
  if (semicolon == url.path.npos) return {};
  std::string params = url.path.substr(semicolon + 1);
  url.path.resize(semicolon);
  return params;
}

std::string unsplitWithParams(SplitUrl url, const std::string& params) {
  if (!params.empty()) url.path += ";" + params;
  return urlUnsplit(url);
}

/// RFC 3986, section 5.2.4, in Python's way.
std::string resolveDots(const std::string& basePath, const std::string& path) {
  std::vector<std::string> segments = text::split(path, '/');
  if (!path.starts_with('/')) {
    auto base = text::split(basePath, '/');
    if (!base.back().empty()) base.pop_back();
    base.insert(base.end(), segments.begin(), segments.end());
    if (base.size() > 2)
      base.erase(std::remove(base.begin() + 1, base.end() - 1, std::string{}), base.end() - 1);
    segments = std::move(base);
  }
  std::vector<std::string> resolved;
  for (const std::string& s : segments) {
    if (s == "..") {
      if (!resolved.empty()) resolved.pop_back();
    } else if (s != ".") {
      resolved.push_back(s);
    }
  }
  if (segments.back() == "." || segments.back() == "..") resolved.emplace_back();
  const std::string joined = text::join(resolved, "/");
  return joined.empty() ? "/" : joined;
}

}  // namespace

Asked<SplitUrl> urlSplit(std::string_view url, Version version) { return splitWithDefault(url, "", version); }

std::string urlUnsplit(const SplitUrl& p) {
  std::string url = p.path;
  const bool usesNetloc =
      !p.scheme.empty() && (oneOf(p.scheme, kUsesRelative) || oneOf(p.scheme, kUsesNetlocToo));
  if (!p.netloc.empty() || (usesNetloc && !url.starts_with("//"))) {
    if (!url.empty() && url.front() != '/') url.insert(0, "/");
    url = "//" + p.netloc + url;
  }
  if (!p.scheme.empty()) url = p.scheme + ":" + url;
  if (!p.query.empty()) url += "?" + p.query;
  if (!p.fragment.empty()) url += "#" + p.fragment;
  return url;
}

Asked<std::string> urlJoin(std::string_view baseText, std::string_view urlText, Version version) {
  if (baseText.empty()) return std::string(urlText);
  if (urlText.empty()) return std::string(baseText);
  auto base = urlSplit(baseText, version);
  if (!base) return base.error();
  const std::string baseParams = takeParams(*base);
  auto url = splitWithDefault(urlText, base->scheme, version);
  if (!url) return url.error();
  const std::string params = takeParams(*url);
  if (url->scheme != base->scheme || !oneOf(url->scheme, kUsesRelative)) return std::string(urlText);
  if (!url->netloc.empty()) return unsplitWithParams(*url, params);
  url->netloc = base->netloc;
  if (url->path.empty() && params.empty()) {
    url->path = base->path;
    if (url->query.empty()) url->query = base->query;
    return unsplitWithParams(*url, baseParams);
  }
  url->path = resolveDots(base->path, url->path);
  return unsplitWithParams(*url, params);
}

}  // namespace headway::django::py
