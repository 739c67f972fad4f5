// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/viewer/site.h"

#include <algorithm>

#include "sim/http/cidr.h"
#include "sim/support/text.h"

namespace headway::viewer {
namespace {

// Rows of https://publicsuffix.org/list/ with more than one label; a star is any one label.
constexpr std::string_view kSuffixes[] = {
    "cloudfront.net",
    "execute-api.*.amazonaws.com",
    "lambda-url.*.on.aws",
    "*.elb.amazonaws.com",
    "s3.amazonaws.com",
    "s3.*.amazonaws.com",
    "s3-website.*.amazonaws.com",
    "elasticbeanstalk.com",
    "*.elasticbeanstalk.com",
    "*.awsapprunner.com",
    "amplifyapp.com",
    "github.io",
    "herokuapp.com",
    "netlify.app",
    "ngrok.io",
    "vercel.app",
    "ac.uk",
    "co.uk",
    "gov.uk",
    "org.uk",
    "com.au",
    "net.au",
    "org.au",
    "com.br",
    "com.mx",
    "com.tr",
    "co.in",
    "co.jp",
    "co.kr",
    "co.nz",
    "co.za",
};

std::string_view lastLabel(std::string_view& name) {
  const auto dot = name.rfind('.');
  const std::string_view label = dot == std::string_view::npos ? name : name.substr(dot + 1);
  name = dot == std::string_view::npos ? std::string_view{} : name.substr(0, dot);
  return label;
}

/// How many characters at the end of the host the suffix stands for; 0 if it does not fit.
std::size_t lengthOf(std::string_view suffix, std::string_view host) {
  const std::size_t whole = host.size();
  while (!suffix.empty()) {
    if (host.empty()) return 0;
    const std::string_view want = lastLabel(suffix), label = lastLabel(host);
    if (want != "*" && !text::equalsIgnoreCase(want, label)) return 0;
  }
  return host.empty() ? whole : whole - host.size() - 1;
}

std::size_t suffixLength(std::string_view host) {
  const auto dot = host.rfind('.');
  std::size_t longest = dot == std::string_view::npos ? host.size() : host.size() - dot - 1;
  for (const std::string_view suffix : kSuffixes) longest = std::max(longest, lengthOf(suffix, host));
  return longest;
}

int portOf(const http::Url& url) { return url.port != 0 ? url.port : http::defaultPort(url.scheme); }

}  // namespace

bool isAddress(std::string_view host) {
  return host.starts_with('[') ||
         (!host.empty() && host.back() >= '0' && host.back() <= '9' && http::parseAddress(host).has_value());
}

bool isPublicSuffix(std::string_view host) {
  return !isAddress(host) && suffixLength(host) == host.size() && host != "localhost";
}

std::string_view registrableDomain(std::string_view host) {
  if (isAddress(host)) return host;
  const std::size_t suffix = suffixLength(host);
  if (suffix == host.size()) return host;
  const auto dot = host.substr(0, host.size() - suffix - 1).rfind('.');
  return dot == std::string_view::npos ? host : host.substr(dot + 1);
}

std::string originOf(const http::Url& url) {
  std::string out = url.scheme + "://" + text::lower(url.host);
  if (portOf(url) != http::defaultPort(url.scheme)) out += ":" + std::to_string(url.port);
  return out;
}

bool sameOrigin(const http::Url& a, const http::Url& b) {
  return a.scheme == b.scheme && text::equalsIgnoreCase(a.host, b.host) && portOf(a) == portOf(b);
}

bool sameSite(const http::Url& a, const http::Url& b) {
  return a.scheme == b.scheme &&
         (a.host == b.host || text::equalsIgnoreCase(registrableDomain(a.host), registrableDomain(b.host)));
}

bool isTrustworthy(const http::Url& url) {
  const std::string host = text::lower(url.host);
  return url.scheme == "https" || host == "localhost" || host.ends_with(".localhost") || host == "[::1]" ||
         host == "127.0.0.1";
}

}  // namespace headway::viewer
