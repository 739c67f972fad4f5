// SPDX-License-Identifier: GPL-3.0-or-later
// django/middleware/cache.py, clickjacking.py, gzip.py
#include <algorithm>
#include <cctype>
#include <charconv>

#include "sim/engine/django/exchange.h"
#include "sim/engine/django/page_cache.h"
#include "sim/engine/django/rules.h"
#include "sim/support/text.h"

namespace headway::django {
namespace {

constexpr std::size_t kShortestZipped = 200;

bool variesBy(const Page& page, std::string_view name) {
  for (const std::string& part : text::split(page.headers.get("Vary"), ','))
    if (text::equalsIgnoreCase(text::trim(part), name)) return true;
  return false;
}

/// The word by itself, as Django's expression \bgzip\b finds it.
bool acceptsGzip(std::string_view accepted) {
  const auto isWord = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
  for (auto at = accepted.find("gzip"); at != accepted.npos; at = accepted.find("gzip", at + 1)) {
    const bool begins = at == 0 || !isWord(accepted[at - 1]);
    if (begins && (at + 4 == accepted.size() || !isWord(accepted[at + 4]))) return true;
  }
  return false;
}

/// get_max_age(): the number of Cache-Control's max-age, if it has one.
std::optional<long> maxAge(std::string_view cacheControl) {
  for (const std::string& part : text::split(cacheControl, ',')) {
    const std::string_view directive = text::trim(part);
    if (!text::startsWithIgnoreCase(directive, "max-age=")) continue;
    long value = 0;
    const auto [end, fault] =
        std::from_chars(directive.data() + 8, directive.data() + directive.size(), value);
    if (fault == std::errc{}) return value;
  }
  return std::nullopt;
}

bool mayBeCached(const Exchange& x, const Page& page) {
  if (!x.updateCache || (page.status != 200 && page.status != 304)) return false;
  // Debian's 3.2 has the fix of 2026, which no longer asks whether the request had cookies.
  const bool anyCookies = !x.cookies.empty() && x.settings.version != Version::V3_2;
  if (!anyCookies && !page.cookies.empty() && variesBy(page, "Cookie")) return false;
  const std::string_view control = page.headers.get("Cache-Control");
  if (control.find("private") != control.npos) return false;
  // 6.0 respects these two as well.
  return x.settings.version != Version::V6_0 ||
         (control.find("no-cache") == control.npos && control.find("no-store") == control.npos);
}

}  // namespace

Asked<Early> fetchFromCacheRequest(Exchange& x) {
  if (x.method != "GET" && x.method != "HEAD") return Early{};
  // The key of the cached page is its absolute URI.
  const auto uri = x.absoluteUri();
  if (!uri) return uri.error();
  if (auto page = cachedPage(x, *uri)) return Early(std::move(*page));
  x.updateCache = true;
  return Early{};
}

Asked<Page> updateCacheResponse(Exchange& x, Page page) {
  if (!mayBeCached(x, page)) return page;
  const auto given = maxAge(page.headers.get("Cache-Control"));
  if (given == 0) return page;
  const long age = given.value_or(std::max(0L, x.settings.cacheMiddlewareSeconds));
  if (!page.headers.contains("Expires")) page.headers.add("Expires", httpDate(x.moment.epochSeconds + age));
  if (!given) {
    const std::string_view before = page.headers.get("Cache-Control");
    page.headers.set("Cache-Control",
                     (before.empty() ? "" : std::string(before) + ", ") + "max-age=" + std::to_string(age));
  }
  keepPage(x, page, age);
  x.note(rule("django.cache.headers"), "The page may be cached for " + std::to_string(age) + " seconds.");
  return page;
}

Asked<Page> xFrameOptionsResponse(Exchange& x, Page page) {
  if (!page.headers.contains("X-Frame-Options")) {
    std::string value = x.settings.xFrameOptions;
    for (char& c : value) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    page.headers.add("X-Frame-Options", std::move(value));
    x.note(rule("django.frame-options"), "XFrameOptionsMiddleware adds X-Frame-Options.");
  }
  return page;
}

Asked<Page> gzipResponse(Exchange& x, Page page) {
  // Django's debug pages are longer than ours.
  if ((page.body.size() < kShortestZipped && !page.debug) || page.headers.contains("Content-Encoding"))
    return page;
  page.patchVary("Accept-Encoding");
  if (!acceptsGzip(x.environ.get("HTTP_ACCEPT_ENCODING"))) return page;
  page.headers.remove("Content-Length");
  page.zipped = true;
  page.headers.add("Content-Encoding", "gzip");
  x.note(rule("django.gzip"), "The page is compressed; it is shown here as it was before, without a length.");
  return page;
}

}  // namespace headway::django
