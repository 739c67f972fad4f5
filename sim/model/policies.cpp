// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/policies.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "sim/model/describe.h"
#include "sim/support/embedded.h"

namespace headway {
namespace {

using nlohmann::json;

Texts textsOf(const json& j) { return j.is_array() ? j.get<Texts>() : Texts{}; }

// "all" or a list of names, as managed.json writes cookies and query strings.
void readList(const json& item, const char* key, ListBehavior& behavior, Texts& names) {
  const auto it = item.find(key);
  if (it == item.end()) return;
  behavior = it->is_array() ? ListBehavior::Whitelist : ListBehavior::All;
  names = textsOf(*it);
}

template <class Policy>
Managed<Policy> readCommon(const json& section, const json& item) {
  Managed<Policy> m;
  m.policy.name = item["name"].get<std::string>();
  m.id = item["id"].get<std::string>();
  m.cdkName = item["cdk"].get<std::string>();
  m.source = item.value("source", section["source"].get<std::string>());
  readList(item, "cookies", m.policy.cookieBehavior, m.policy.cookies);
  readList(item, "query_strings", m.policy.queryStringBehavior, m.policy.queryStrings);
  return m;
}

const json& document() {
  static const json all = json::parse(embedded::managedPolicies);
  return all;
}

template <class Policy>
const Managed<Policy>* findNamed(const std::vector<Managed<Policy>>& all, std::string_view name) {
  const auto it = std::find_if(all.begin(), all.end(),
                               [&](const auto& m) { return m.policy.name == name || m.id == name; });
  return it == all.end() ? nullptr : &*it;
}

constexpr std::string_view kCacheApi =
    "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CachePolicyConfig.html";
constexpr std::string_view kOriginApi =
    "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginRequestPolicyConfig.html";

}  // namespace

template <>
const Described<CachePolicy>& describe<CachePolicy>() {
  using P = CachePolicy;
  using describing::field;
  static const auto all = describing::described<P>(
      "cache-policy", "Cache policy", "Cache key and lifetimes.",
      {
          field(&P::name,
                {.name = "name", .label = "Name", .help = "Letters, digits, - and _.", .source = kCacheApi}),
          field(&P::comment, {.name = "comment",
                              .label = "Comment",
                              .help = "Up to 128 characters.",
                              .source = kCacheApi,
                              .rare = true}),
          field(&P::minTtl, {.name = "min_ttl",
                             .label = "Minimum TTL",
                             .help = "More than 0 makes CloudFront keep even private answers that long.",
                             .source = kCacheApi,
                             .unit = "s",
                             .min = 0}),
          field(&P::defaultTtl, {.name = "default_ttl",
                                 .label = "Default TTL",
                                 .help = "For answers that name no lifetime.",
                                 .source = kCacheApi,
                                 .unit = "s",
                                 .min = 0}),
          field(&P::maxTtl, {.name = "max_ttl",
                             .label = "Maximum TTL",
                             .help = "0 switches caching off; the key must be empty then.",
                             .source = kCacheApi,
                             .unit = "s",
                             .min = 0}),
          field(&P::headerBehavior, {.name = "header_behavior",
                                     .label = "Headers",
                                     .help = "Which headers are in the key.",
                                     .source = kCacheApi}),
          field(&P::headers, {.name = "headers",
                              .label = "Header names",
                              .help = "Up to 10 names.",
                              .source = kCacheApi,
                              .suggest = Suggest::Headers}),
          field(&P::cookieBehavior, {.name = "cookie_behavior",
                                     .label = "Cookies",
                                     .help = "Which cookies are in the key.",
                                     .source = kCacheApi}),
          field(&P::cookies,
                {.name = "cookies", .label = "Cookie names", .help = "Up to 10 names.", .source = kCacheApi}),
          field(&P::queryStringBehavior, {.name = "query_string_behavior",
                                          .label = "Query strings",
                                          .help = "Which query parameters are in the key.",
                                          .source = kCacheApi}),
          field(&P::queryStrings, {.name = "query_strings",
                                   .label = "Parameter names",
                                   .help = "Up to 10 names.",
                                   .source = kCacheApi}),
          field(&P::gzip, {.name = "gzip",
                           .label = "Gzip",
                           .help = "Normalise Accept-Encoding and keep gzip variants.",
                           .source = kCacheApi}),
          field(&P::brotli, {.name = "brotli",
                             .label = "Brotli",
                             .help = "Normalise Accept-Encoding and keep Brotli variants.",
                             .source = kCacheApi}),
      });
  return all;
}

template <>
const Described<OriginRequestPolicy>& describe<OriginRequestPolicy>() {
  using P = OriginRequestPolicy;
  using describing::field;
  static const auto all = describing::described<P>(
      "origin-request-policy", "Origin request policy", "What reaches the origin besides the cache key.",
      {
          field(&P::name,
                {.name = "name", .label = "Name", .help = "Letters, digits, - and _.", .source = kOriginApi}),
          field(&P::comment, {.name = "comment",
                              .label = "Comment",
                              .help = "Up to 128 characters.",
                              .source = kOriginApi,
                              .rare = true}),
          field(&P::headerBehavior, {.name = "header_behavior",
                                     .label = "Headers",
                                     .help = "Which headers are sent on.",
                                     .source = kOriginApi}),
          field(
              &P::headers,
              {.name = "headers",
               .label = "Header names",
               .help = "For whitelist and allExcept; CloudFront-* names for allViewerAndWhitelistCloudFront.",
               .source = kOriginApi,
               .suggest = Suggest::Headers}),
          field(&P::cookieBehavior, {.name = "cookie_behavior",
                                     .label = "Cookies",
                                     .help = "Which cookies are sent on.",
                                     .source = kOriginApi}),
          field(
              &P::cookies,
              {.name = "cookies", .label = "Cookie names", .help = "Up to 10 names.", .source = kOriginApi}),
          field(&P::queryStringBehavior, {.name = "query_string_behavior",
                                          .label = "Query strings",
                                          .help = "Which query parameters are sent on.",
                                          .source = kOriginApi}),
          field(&P::queryStrings, {.name = "query_strings",
                                   .label = "Parameter names",
                                   .help = "Up to 10 names.",
                                   .source = kOriginApi}),
      });
  return all;
}

const std::vector<Managed<CachePolicy>>& managedCachePolicies() {
  static const auto all = [] {
    std::vector<Managed<CachePolicy>> out;
    const json& section = document()["cache_policies"];
    for (const json& item : section["items"]) {
      auto m = readCommon<CachePolicy>(section, item);
      m.policy.minTtl = item["ttl"][0].get<int>();
      m.policy.defaultTtl = item["ttl"][1].get<int>();
      m.policy.maxTtl = item["ttl"][2].get<int>();
      m.policy.headers = textsOf(item.value("headers", json::array()));
      if (!m.policy.headers.empty()) m.policy.headerBehavior = CacheHeaders::Whitelist;
      m.policy.gzip = item.value("gzip", false);
      m.policy.brotli = item.value("brotli", false);
      out.push_back(std::move(m));
    }
    return out;
  }();
  return all;
}

const std::vector<Managed<OriginRequestPolicy>>& managedOriginRequestPolicies() {
  static const auto all = [] {
    std::vector<Managed<OriginRequestPolicy>> out;
    const json& section = document()["origin_request_policies"];
    const Texts cloudFrontHeaders = textsOf(section["cloudfront_headers"]);
    for (const json& item : section["items"]) {
      auto m = readCommon<OriginRequestPolicy>(section, item);
      m.policy.headerBehavior = *enumFrom<OriginHeaders>(item["headers"].get<std::string>());
      const json names = item.value("names", json::array());
      m.policy.headers = names.is_string() ? cloudFrontHeaders : textsOf(names);
      if (item.value("adds_cloudfront_headers", false)) m.addsHeaders = cloudFrontHeaders;
      out.push_back(std::move(m));
    }
    return out;
  }();
  return all;
}

const Managed<CachePolicy>* findManagedCachePolicy(std::string_view name) {
  return findNamed(managedCachePolicies(), name);
}
const Managed<OriginRequestPolicy>* findManagedOriginRequestPolicy(std::string_view name) {
  return findNamed(managedOriginRequestPolicies(), name);
}

}  // namespace headway
