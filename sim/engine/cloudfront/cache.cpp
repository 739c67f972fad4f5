// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/cache.h"

#include <algorithm>

#include "sim/engine/cloudfront/cache_rules.h"
#include "sim/engine/cloudfront/freshness.h"
#include "sim/http/cache_control.h"
#include "sim/http/cookies.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::cloudfront {
namespace {

using cache::rule;

Ttls ttlsOf(const Forwarding& f) { return {f.minTtl(), f.defaultTtl(), f.maxTtl()}; }

std::vector<CacheKeyPart> keyOf(const http::Request& r, const CacheSettings& s) {
  const Forwarding& forwarding = s.forwarding;
  const std::string policy =
      forwarding.legacy() ? "legacy settings" : "cache policy " + s.behavior.cachePolicy;
  std::vector<CacheKeyPart> key;
  key.push_back({"distribution", s.distribution.domain, "every key"});
  key.push_back({"path", r.path, "every key"});
  if (r.method == "OPTIONS") key.push_back({"method", "OPTIONS", "cached methods"});
  std::vector<std::string> seen;
  for (const auto& f : r.headers.fields()) {
    if (!forwarding.headerInKey(f.name)) continue;
    std::string name = text::lower(f.name);
    if (std::find(seen.begin(), seen.end(), name) != seen.end()) continue;
    key.push_back({"header " + name, *r.headers.joined(f.name, ","), policy});
    seen.push_back(std::move(name));
  }
  // The order in which headers are sent does not matter.
  std::sort(key.end() - static_cast<std::ptrdiff_t>(seen.size()), key.end(),
            [](const CacheKeyPart& a, const CacheKeyPart& b) { return a.name < b.name; });
  if (r.query && forwarding.anyQuerySent())
    for (const auto& [name, value] : http::splitQuery(*r.query))
      if (forwarding.queryInKey(name)) key.push_back({"query " + name, value, policy});
  if (forwarding.anyCookieSent()) {
    http::Cookies cookies = http::parseCookies(r.headers.joined("Cookie", "; ").value_or(""));
    std::stable_sort(cookies.begin(), cookies.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [name, value] : cookies)
      if (forwarding.cookieInKey(name)) key.push_back({"cookie " + name, std::move(value), policy});
  }
  if (const Texts codings = forwarding.codings(r); !codings.empty())
    key.push_back({"accept-encoding", text::join(codings, ","), policy});
  return key;
}

std::string age(const StoredObject& object, std::int64_t now) {
  const std::int64_t old = object.ageAt(now), left = object.seconds - old;
  return "stored " + std::to_string(old) + " s ago" +
         (left > 0 ? ", fresh for " + std::to_string(left) + " s more"
                   : ", expired " + std::to_string(-left) + " s ago");
}

bool staleServed(const StoredObject& object, std::int64_t now) {
  return now < object.storedAt + (object.seconds + object.staleWhileRevalidate) * 1000;
}

// Puts the stored answer in the place of the one that came; headers both have stay as they are.
void replaceBy(Stage& stage, RuleId why, const http::Response& stored) {
  MessageEditor& edit = stage.edit;
  edit.setStatus(why, stored.status);
  edit.setReason(why, stored.reason);
  for (std::size_t i = edit.response().headers.size(); i-- > 0;) {
    const std::string& name = edit.response().headers.fields()[i].name;
    if (edit.response().headers.all(name) != stored.headers.all(name)) edit.removeHeaderAt(why, i);
  }
  const http::Headers kept = edit.response().headers;
  for (const auto& f : stored.headers.fields())
    if (!kept.contains(f.name)) edit.addHeader(why, f.name, f.value);
  edit.setBody(why, stored.body);
}

std::shared_ptr<StoredObject> objectOf(const http::Response& r, const Freshness& fresh, const Ttls& ttls,
                                       std::int64_t now) {
  const auto control = http::parseCacheControl(r.headers.joined("Cache-Control", ",").value_or(""));
  auto object = std::make_shared<StoredObject>();
  object->response = r;
  if (control.noCacheSetCookie) object->response.headers.remove("Set-Cookie");
  object->storedAt = now;
  object->seconds = fresh.seconds;
  object->staleWhileRevalidate = std::min(control.staleWhileRevalidate.value_or(0), ttls.maximum);
  object->staleForbidden = control.staleIfError == 0;
  object->staleOnError =
      control.staleIfError ? std::min(fresh.seconds + *control.staleIfError, ttls.maximum) : ttls.maximum;
  return object;
}

bool notModified(const http::Request& viewer, const http::Response& stored) {
  const std::string* etag = stored.headers.find("ETag");
  if (const std::string* wanted = viewer.headers.find("If-None-Match")) {
    if (!etag) return false;
    // Weak comparison (RFC 9110, section 13.1.2).
    const auto opaque = [](std::string_view tag) { return tag.starts_with("W/") ? tag.substr(2) : tag; };
    for (const std::string& one : text::split(*wanted, ','))
      if (text::trim(one) == "*" || opaque(text::trim(one)) == opaque(*etag)) return true;
    return false;
  }
  const std::string* since = viewer.headers.find("If-Modified-Since");
  const std::string* modified = stored.headers.find("Last-Modified");
  if (!since || !modified) return false;
  const auto a = http::parseHttpDate(*since), b = http::parseHttpDate(*modified);
  return a && b && *b <= *a;
}

}  // namespace

std::string keyText(const std::vector<CacheKeyPart>& parts) {
  std::string out;
  for (const CacheKeyPart& p : parts) (((out += p.name) += ": ") += p.value) += '\n';
  return out;
}

Lookup lookUp(Stage& stage, const CacheSettings& settings, const ObjectCache& objects) {
  const http::Request& r = stage.request();
  const bool cached = settings.forwarding.methodCached(r.method);
  stage.hop.extras.cacheable = cached && settings.forwarding.maxTtl() > 0;
  if (!stage.hop.extras.cacheable) {
    stage.note(rule("cloudfront.cache.not-cacheable"),
               cached ? "the maximum TTL is 0" : r.method + " is not cached");
    return {};
  }
  auto& key = stage.hop.extras.cacheKey;
  key = keyOf(r, settings);
  stage.note(rule("cloudfront.cache.key"), std::to_string(key.size()) + " parts");
  if (r.headers.contains("Range")) {
    stage.note(rule("cloudfront.cache.range"), "Range: " + std::string(r.headers.get("Range")));
    return {};
  }
  Lookup lookup{Lookup::Result::Miss, keyText(key), {}};
  lookup.object = objects.find(lookup.key);
  if (lookup.object && lookup.object->headOnly && r.method != "HEAD") {
    stage.note(rule("cloudfront.cache.head-stored"), "only an answer to HEAD is stored");
    lookup.object = nullptr;
  }
  const std::int64_t now = stage.clock.epochMilliseconds();
  if (!lookup.object) {
    stage.note(rule("cloudfront.cache.miss"), "nothing is stored under this key");
  } else if (lookup.object->freshAt(now)) {
    lookup.result = Lookup::Result::Hit;
  } else if (staleServed(*lookup.object, now)) {
    lookup.result = Lookup::Result::Hit;
    lookup.background = true;
    stage.note(rule("cloudfront.cache.stale-while-revalidate"), age(*lookup.object, now));
  } else {
    lookup.result = Lookup::Result::Expired;
    stage.note(rule("cloudfront.cache.expired"), age(*lookup.object, now));
  }
  return lookup;
}

bool servesStale(const Lookup& lookup, int status, std::int64_t now) {
  return status >= 500 && lookup.result == Lookup::Result::Expired && lookup.object->standsInAt(now);
}

void answerFromCache(Stage& stage, const Lookup& lookup) {
  const StoredObject& object = *lookup.object;
  const bool error = object.response.status >= 400;
  if (object.response.headers.contains("Set-Cookie"))
    stage.note(rule("cloudfront.cache.set-cookie-replayed"),
               std::string(object.response.headers.get("Set-Cookie")));
  stage.answer(error ? rule("cloudfront.cache.error-hit") : rule("cloudfront.cache.hit"), object.response,
               "The cache answers " + std::to_string(object.response.status) + ": " +
                   age(object, stage.clock.epochMilliseconds()) + ".",
               error);
}

void addConditions(Stage& stage, Lookup& lookup, const Forwarding& forwarding) {
  if (lookup.result != Lookup::Result::Expired) return;
  const http::Headers& stored = lookup.object->response.headers;
  const std::string* etag = stored.find("ETag");
  const std::string* modified = stored.find("Last-Modified");
  if (!etag && !modified) return;
  if (stored.get("Vary") == "*")
    return stage.note(rule("cloudfront.cache.vary-star"), "asked for without conditions");
  if (forwarding.anyCookieSent())
    return stage.note(rule("cloudfront.cache.revalidate-cookies"),
                      "the behavior sends cookies to the origin");
  lookup.conditional = true;
  const RuleId why = rule("cloudfront.cache.revalidate");
  if (etag) stage.edit.setHeader(why, "If-None-Match", *etag);
  if (modified) stage.edit.setHeader(why, "If-Modified-Since", *modified);
}

void settle(Stage& stage, Lookup& lookup, const CacheSettings& settings, const http::Request& asked,
            int originStatus, ObjectCache& objects) {
  if (lookup.result == Lookup::Result::Bypassed) return;
  const CustomErrorResponse* custom = findCustomErrorResponse(settings.distribution, originStatus);
  const ErrorCaching errors{originStatus, custom ? custom->errorCachingMinTtl : 10};
  const std::int64_t now = stage.clock.epochMilliseconds();
  const Ttls ttls = ttlsOf(settings.forwarding);
  const http::Response& answer = stage.edit.response();
  if (answer.status == 304 && lookup.conditional) {
    http::Response stored = lookup.object->response;
    for (const auto& f : answer.headers.fields())
      if (!text::startsWithIgnoreCase(f.name, "Content-")) stored.headers.set(f.name, f.value);
    const Freshness fresh = freshnessOf(stored, ttls, {stored.status, errors.minimum}, now);
    replaceBy(stage, rule("cloudfront.cache.refreshed"), stored);
    stage.note(fresh.rule, fresh.text);
    lookup.refreshed = true;
    objects.store(lookup.key, objectOf(stored, fresh, ttls, now));
    return;
  }
  if (servesStale(lookup, answer.status, now)) {
    const int status = answer.status;
    replaceBy(stage, rule("cloudfront.cache.stale-on-error"), lookup.object->response);
    stage.note(rule("cloudfront.cache.stale-on-error"),
               "in place of " + std::to_string(status) + ": " + age(*lookup.object, now));
    lookup.result = Lookup::Result::Hit;
    // For as long as the error would be kept, the origin is left alone.
    auto kept = std::make_shared<StoredObject>(*lookup.object);
    kept->seconds = (now - kept->storedAt) / 1000 + errors.minimum;
    objects.store(lookup.key, std::move(kept));
    return;
  }
  if (answer.status >= 500 && lookup.object && lookup.object->staleForbidden)
    stage.note(rule("cloudfront.cache.stale-if-error-off"), age(*lookup.object, now));
  Freshness fresh = freshnessOf(answer, ttls, errors, now);
  stage.note(fresh.rule, fresh.text);
  if (fresh.kept && answer.headers.get("Vary") == "*" && ttls.minimum == 0) {
    stage.note(rule("cloudfront.cache.vary-star"), "Vary: *");
    fresh.seconds = 0;
  }
  if (!fresh.kept) {
    objects.remove(lookup.key);  // what was there has been replaced by an answer that may not be kept
    return;
  }
  auto object = objectOf(answer, fresh, ttls, now);
  object->headOnly = asked.method == "HEAD";
  if (answer.headers.contains("Set-Cookie")) {
    const bool kept = object->response.headers.contains("Set-Cookie");
    stage.note(
        kept ? rule("cloudfront.cache.set-cookie-stored") : rule("cloudfront.cache.set-cookie-not-stored"),
        std::string(answer.headers.get("Set-Cookie")));
  }
  stage.note(rule("cloudfront.cache.stored"), "for " + std::to_string(fresh.seconds) + " s");
  objects.store(lookup.key, std::move(object));
}

void finishFromCache(Stage& stage, const Lookup& lookup, const http::Request& viewerRequest,
                     bool conditional) {
  MessageEditor& edit = stage.edit;
  const bool hit = lookup.result == Lookup::Result::Hit;
  const bool error = edit.response().status >= 400;
  if (hit)
    edit.setHeader(rule("cloudfront.response.age"), "Age",
                   std::to_string(lookup.object->ageAt(stage.clock.epochMilliseconds())));
  if (conditional && (hit || lookup.refreshed) && edit.response().status == 200 &&
      notModified(viewerRequest, edit.response())) {
    const RuleId why = rule("cloudfront.cache.not-modified");
    edit.setStatus(why, 304);
    edit.setReason(why, "Not Modified");
    edit.setBody(why, "");
  } else if (hit && viewerRequest.method == "HEAD") {
    edit.setBody(rule("cloudfront.cache.head"), "");
  }
  edit.setHeader(rule("cloudfront.response.x-cache"), "X-Cache",
                 error              ? "Error from cloudfront"
                 : lookup.refreshed ? "RefreshHit from cloudfront"
                 : hit              ? "Hit from cloudfront"
                                    : "Miss from cloudfront");
}

}  // namespace headway::cloudfront
