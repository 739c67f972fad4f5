// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/django/page_cache.h"

#include <algorithm>

#include "sim/engine/django/rules.h"
#include "sim/http/cache_control.h"
#include "sim/support/text.h"

namespace headway::django {
namespace {

std::string keyOf(const Exchange& x, const std::string& method, const std::string& uri,
                  const std::vector<std::string>& headers) {
  std::string key = method + " " + uri + "\n" + x.language;
  for (const std::string& name : headers) key += "\n" + std::string(x.environ.get(metaKey(name)));
  return key;
}

const StoredPage* find(const Exchange& x, const std::string& method, const std::string& uri,
                       const std::vector<std::string>& headers) {
  const auto& pages = x.backend.store->pages;
  const auto at = pages.find(keyOf(x, method, uri, headers));
  return at == pages.end() || at->second.expires <= x.moment.epochSeconds ? nullptr : &at->second;
}

void addAge(const Exchange& x, Page& page) {
  const auto expires = http::parseHttpDate(page.headers.get("Expires"));
  const auto age = http::parseCacheControl(page.headers.get("Cache-Control")).maxAge;
  if (!expires || !age) return;
  const std::int64_t left = *expires / 1000 - x.moment.epochSeconds;
  page.headers.set("Age", std::to_string(std::max<std::int64_t>(0, *age - left)));
}

}  // namespace

std::optional<Page> cachedPage(Exchange& x, const std::string& uri) {
  if (!x.backend.store) return std::nullopt;
  x.cacheUri = uri;
  const auto known = x.backend.store->pageHeaders.find(uri + "\n" + x.language);
  if (known == x.backend.store->pageHeaders.end()) return std::nullopt;
  const StoredPage* kept = find(x, "GET", uri, known->second);
  if (!kept && x.method == "HEAD") kept = find(x, "HEAD", uri, known->second);
  if (!kept) return std::nullopt;
  Page page;
  page.status = kept->status;
  page.headers = kept->headers;
  page.cookies = kept->cookies;
  page.body = kept->body;
  if (x.settings.version >= Version::V5_2) addAge(x, page);
  x.decide(rule("django.cache.hit"), "The page of " + uri + " comes from the cache.", false);
  return page;
}

void keepPage(Exchange& x, const Page& page, long seconds) {
  if (!x.backend.store || page.status != 200 || seconds <= 0 || x.cacheUri.empty()) return;
  std::vector<std::string> names;
  for (const std::string& part : text::split(page.headers.get("Vary"), ',')) {
    std::string name = text::lower(text::trim(part));
    // The language is in the key by itself.
    if (!name.empty() && name != "accept-language") names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  x.backend.store->pages[keyOf(x, x.method, x.cacheUri, names)] = {
      page.status, page.headers, page.cookies, page.body, x.moment.epochSeconds + seconds};
  x.backend.store->pageHeaders[x.cacheUri + "\n" + x.language] = std::move(names);
}

}  // namespace headway::django
