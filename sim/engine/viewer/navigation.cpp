// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/viewer/navigation.h"

#include <algorithm>
#include <utility>

#include "sim/engine/viewer/site.h"
#include "sim/support/text.h"

namespace headway::viewer {
namespace {

constexpr std::string_view kPolicies[] = {
    "no-referrer",   "no-referrer-when-downgrade",      "origin",     "origin-when-cross-origin",
    "strict-origin", "strict-origin-when-cross-origin", "unsafe-url", "same-origin",
};
constexpr std::string_view kDefaultPolicy = "strict-origin-when-cross-origin";

std::string_view policyOf(const Navigation& n) {
  return n.referrerPolicy.empty() ? kDefaultPolicy : std::string_view(n.referrerPolicy);
}

/// Of two foreign origins, one sent the browser to the other.
bool isTainted(const Navigation& n) {
  const http::Url* last = nullptr;
  const auto taints = [&](const http::Url& url) {
    const bool yes = last && !sameOrigin(url, *last) && !sameOrigin(*n.page, *last);
    last = &url;
    return yes;
  };
  return std::any_of(n.redirects.begin(), n.redirects.end(), taints) || taints(n.url);
}

}  // namespace

std::string referrerPolicyOf(std::string_view header) {
  std::string out;
  for (const std::string& part : text::split(header, ',')) {
    std::string policy = text::lower(text::trim(part));
    if (std::find(std::begin(kPolicies), std::end(kPolicies), policy) != std::end(kPolicies))
      out = std::move(policy);
  }
  return out;
}

std::string refererOf(const Navigation& n) {
  if (!n.page) return {};
  const std::string_view policy = policyOf(n);
  const bool same = sameOrigin(*n.page, n.url);
  const bool downgrade = isTrustworthy(*n.page) && !isTrustworthy(n.url);
  if (policy == "no-referrer" || (policy == "same-origin" && !same)) return {};
  const bool strict = policy == "strict-origin" || policy == "no-referrer-when-downgrade" ||
                      (policy == "strict-origin-when-cross-origin" && !same);
  if (strict && downgrade) return {};
  const bool whole = policy == "unsafe-url" || policy == "no-referrer-when-downgrade" ||
                     (same && policy != "origin" && policy != "strict-origin");
  const std::string query = n.page->query ? "?" + *n.page->query : std::string{};
  return originOf(*n.page) + (whole ? n.page->path + query : "/");
}

std::string originHeaderOf(const Navigation& n) {
  if (!n.page || n.method == "GET" || n.method == "HEAD") return {};
  const std::string_view policy = policyOf(n);
  const bool downgrade = n.page->scheme == "https" && n.url.scheme != "https";
  const bool never = policy == "no-referrer" || (policy == "same-origin" && !sameOrigin(*n.page, n.url));
  const bool always = policy == "origin" || policy == "origin-when-cross-origin" || policy == "unsafe-url" ||
                      policy == "same-origin";
  return isTainted(n) || never || (downgrade && !always) ? "null" : originOf(*n.page);
}

std::string_view fetchSiteOf(const Navigation& n) {
  if (!n.page) return "none";
  bool same = true, site = true;
  const auto look = [&](const http::Url& url) {
    same = same && sameOrigin(*n.page, url);
    site = site && sameSite(*n.page, url);
  };
  for (const http::Url& url : n.redirects) look(url);
  look(n.url);
  return same ? "same-origin" : site ? "same-site" : "cross-site";
}

bool isCrossSite(const Navigation& n) { return n.page && !sameSite(*n.page, n.url); }

bool isRedirect(int status) noexcept {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

Navigation redirected(Navigation n, int status, http::Url target) {
  const bool drops = status == 303 ? n.method != "GET" && n.method != "HEAD"
                                   : (status == 301 || status == 302) && n.method == "POST";
  if (drops) {
    n.method = "GET";
    n.body.clear();
    n.contentType.clear();
  }
  n.redirects.push_back(std::exchange(n.url, std::move(target)));
  n.extraFields.clear();
  return n;
}

}  // namespace headway::viewer
