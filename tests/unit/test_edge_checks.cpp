// SPDX-License-Identifier: GPL-3.0-or-later
// What CloudFront's API would refuse of a design, each with the API's error; origins that CORS lists allow;
// the table of what is not modelled.
#include <functional>

#include <gtest/gtest.h>

#include "sim/check/check.h"
#include "sim/engine/cloudfront/response_headers.h"
#include "sim/engine/unmodelled.h"
#include "sim/model/project.h"
#include "sim/support/text.h"

using namespace headway;

namespace {

struct Design {
  DistributionConfig edge;
  OriginLink origin;
  ViewerConfig viewer;
  DistributionConfig other;

  Behavior& behavior() { return edge.behaviors.front(); }
  CachePolicy& cachePolicy() { return edge.cachePolicies.emplace_back(CachePolicy{.name = "mine"}); }
  OriginRequestPolicy& originPolicy() {
    return edge.originRequestPolicies.emplace_back(OriginRequestPolicy{.name = "mine"});
  }
  ResponseHeadersPolicy& responsePolicy() {
    return edge.responseHeadersPolicies.emplace_back(ResponseHeadersPolicy{.name = "mine"});
  }

  Diagnostics check() const {
    Project p;
    p.nodes = {{NodeId{"viewer"}, "Viewer", viewer},
               {NodeId{"edge"}, "Edge", edge},
               {NodeId{"other"}, "Other", other},
               {NodeId{"django"}, "Django", DjangoConfig{}}};
    p.links = {{LinkId{"l1"}, NodeId{"viewer"}, NodeId{"edge"}, ViewerLink{}},
               {LinkId{"l2"}, NodeId{"edge"}, NodeId{"django"}, origin}};
    return checkProject(p);
  }
};

const Diagnostic* find(const Diagnostics& all, std::string_view code) {
  for (const Diagnostic& d : all)
    if (d.code == code) return &d;
  return nullptr;
}

Texts names(int count, const std::string& prefix = "X-") {
  Texts out;
  for (int i = 0; i < count; ++i) out.push_back(prefix + std::to_string(i));
  return out;
}

struct Row {
  const char *code, *awsError;  ///< part of the hint
  std::function<void(Design&)> spoil;
};

const Row kRows[] = {
    {"check.ttl-order", "InvalidTTLOrder", [](Design& d) { d.cachePolicy().minTtl = 100000; }},
    {"check.ttl-order", "InvalidTTLOrder",
     [](Design& d) {
       d.behavior().forwarding = ForwardingMode::Legacy;
       d.behavior().legacyMinTtl = 100000;
     }},
    {"check.ttl-zero-with-key", "InvalidArgument",
     [](Design& d) {
       CachePolicy& p = d.cachePolicy();
       p.defaultTtl = p.maxTtl = 0;
       p.gzip = true;
     }},
    {"check.list-empty", "InvalidArgument",
     [](Design& d) { d.cachePolicy().headerBehavior = CacheHeaders::Whitelist; }},
    {"check.list-without-use", "InvalidArgument", [](Design& d) { d.cachePolicy().cookies = {"a"}; }},
    {"check.too-many-names", "TooManyHeadersInCachePolicy",
     [](Design& d) {
       CachePolicy& p = d.cachePolicy();
       p.headerBehavior = CacheHeaders::Whitelist;
       p.headers = names(11);
     }},
    {"check.too-many-names", "TooManyCookiesInCachePolicy",
     [](Design& d) {
       CachePolicy& p = d.cachePolicy();
       p.cookieBehavior = ListBehavior::AllExcept;
       p.cookies = names(11);
     }},
    {"check.too-many-names", "TooManyQueryStringsInOriginRequestPolicy",
     [](Design& d) {
       OriginRequestPolicy& p = d.originPolicy();
       p.queryStringBehavior = ListBehavior::Whitelist;
       p.queryStrings = names(11);
     }},
    {"check.names-too-long", "InvalidArgument",
     [](Design& d) {
       CachePolicy& p = d.cachePolicy();
       p.queryStringBehavior = ListBehavior::Whitelist;
       p.queryStrings = {std::string(1025, 'q')};
     }},
    {"check.comment-too-long", "InvalidArgument",
     [](Design& d) { d.cachePolicy().comment = std::string(129, 'c'); }},
    {"check.header-not-in-key", "origin request policy",
     [](Design& d) {
       CachePolicy& p = d.cachePolicy();
       p.headerBehavior = CacheHeaders::Whitelist;
       p.headers = {"CloudFront-Viewer-Address"};
     }},
    {"check.header-not-in-key", "InvalidArgument",
     [](Design& d) {
       CachePolicy& p = d.cachePolicy();
       p.headerBehavior = CacheHeaders::Whitelist;
       p.headers = {"X-Forwarded-Proto"};
     }},
    {"check.accept-encoding-listed", "gzip",
     [](Design& d) {
       CachePolicy& p = d.cachePolicy();
       p.gzip = true;
       p.headerBehavior = CacheHeaders::Whitelist;
       p.headers = {"accept-encoding"};
     }},
    {"check.authorization-in-origin-policy", "InvalidArgument",
     [](Design& d) {
       OriginRequestPolicy& p = d.originPolicy();
       p.headerBehavior = OriginHeaders::Whitelist;
       p.headers = {"Authorization"};
     }},
    {"check.not-a-cloudfront-header", "InvalidArgument",
     [](Design& d) {
       OriginRequestPolicy& p = d.originPolicy();
       p.headerBehavior = OriginHeaders::AllViewerAndWhitelistCloudFront;
       p.headers = {"X-Theme"};
     }},
    {"check.policy-name-taken", "CachePolicyAlreadyExists",
     [](Design& d) { d.cachePolicy().name = "CachingDisabled"; }},
    {"check.too-many-policies", "TooManyOriginRequestPolicies",
     [](Design& d) {
       for (int i = 0; i < 21; ++i) d.originPolicy().name = "p" + std::to_string(i);
     }},
    {"check.origin-policy-needs-cache-policy", "InvalidArgument",
     [](Design& d) {
       d.behavior().forwarding = ForwardingMode::Legacy;
       d.behavior().originRequestPolicy = "AllViewer";
     }},
    {"check.policy-unknown", "SecurityHeadersPolicy",
     [](Design& d) { d.behavior().responseHeadersPolicy = "SecurityHeaderPolicy"; }},
    {"check.too-many-headers", "TooManyCustomHeadersInResponseHeadersPolicy",
     [](Design& d) { d.responsePolicy().customHeaders.resize(11); }},
    {"check.too-many-headers", "TooManyRemoveHeadersInResponseHeadersPolicy",
     [](Design& d) { d.responsePolicy().removeHeaders = names(11); }},
    {"check.header-stays", "InvalidArgument", [](Design& d) { d.responsePolicy().removeHeaders = {"via"}; }},
    {"check.csp-too-long", "TooLongCSPInResponseHeadersPolicy",
     [](Design& d) { d.responsePolicy().contentSecurityPolicy = std::string(1784, 'x'); }},
    {"check.xss-block-and-report", "InvalidArgument",
     [](Design& d) {
       ResponseHeadersPolicy& p = d.responsePolicy();
       p.xssProtection = XssProtection::Block;
       p.xssReportUri = "https://r.example.com";
     }},
    {"check.sampling-rate", "InvalidArgument", [](Design& d) { d.responsePolicy().serverTiming = "101"; }},
    {"check.sampling-rate", "InvalidArgument",
     [](Design& d) { d.responsePolicy().serverTiming = "0.12345"; }},
    {"check.cors-origin", "InvalidArgument",
     [](Design& d) { d.responsePolicy().corsAllowOrigins = {"https://test.*.example.org"}; }},
    {"check.cors-method", "InvalidArgument",
     [](Design& d) {
       ResponseHeadersPolicy& p = d.responsePolicy();
       p.corsAllowOrigins = {"*"};
       p.corsAllowMethods = {"TRACE"};
     }},
    {"check.cors-credentials-wildcard", "credentials",
     [](Design& d) {
       ResponseHeadersPolicy& p = d.responsePolicy();
       p.corsAllowOrigins = {"*"};
       p.corsAllowCredentials = true;
     }},
    {"check.cors-no-origin", "InvalidArgument",
     [](Design& d) { d.responsePolicy().corsAllowMethods = {"GET"}; }},
    {"check.path-pattern", "InvalidArgument",
     [](Design& d) { d.edge.behaviors.insert(d.edge.behaviors.begin(), Behavior{.path = "/a b*"}); }},
    {"check.cached-not-allowed", "InvalidArgument",
     [](Design& d) { d.behavior().cachedMethods = CachedMethods::GetHeadOptions; }},
    {"check.too-many-names", "TooManyHeadersInForwardedValues",
     [](Design& d) {
       d.behavior().forwarding = ForwardingMode::Legacy;
       d.behavior().legacyHeaders = names(11);
     }},
    {"check.query-keys-without-query", "InvalidArgument",
     [](Design& d) {
       d.behavior().forwarding = ForwardingMode::Legacy;
       d.behavior().legacyQueryStringKeys = {"page"};
     }},
    {"check.too-many-behaviors", "TooManyCacheBehaviors",
     [](Design& d) {
       for (int i = 0; i < 75; ++i)
         d.edge.behaviors.insert(d.edge.behaviors.begin(), Behavior{.path = "/" + std::to_string(i)});
     }},
    {"check.too-many-aliases", "TooManyDistributionCNAMEs",
     [](Design& d) { d.edge.aliases = names(101, "a"); }},
    {"check.alias-wildcard", "InvalidArgument", [](Design& d) { d.edge.aliases = {"www*.example.com"}; }},
    {"check.alias-twice", "CNAMEAlreadyExists",
     [](Design& d) { d.edge.aliases = d.other.aliases = {"shop.example.com"}; }},
    {"check.geo-no-country", "InvalidGeoRestrictionParameter",
     [](Design& d) { d.edge.geoRestriction = GeoRestriction::Whitelist; }},
    {"check.geo-country", "InvalidGeoRestrictionParameter",
     [](Design& d) { d.edge.geoCountries = {"Germany"}; }},
    {"check.viewer-tls-too-old", "security policy",
     [](Design& d) {
       d.edge.aliases = {"shop.example.com"};
       d.viewer.tlsVersion = TlsVersion::Tls11;
     }},
    {"check.error-response", "use 400",
     [](Design& d) { d.edge.customErrorResponses = {{.errorCode = 418}}; }},
    {"check.default-root-object", "InvalidDefaultRootObject",
     [](Design& d) { d.edge.defaultRootObject = "/index.html"; }},
    {"check.too-many-custom-headers", "TooManyOriginCustomHeaders",
     [](Design& d) {
       for (const std::string& n : names(31)) d.origin.customHeaders.emplace_back(n, "1");
     }},
    {"check.custom-header-too-long", "InvalidArgument",
     [](Design& d) {
       d.origin.customHeaders = {{"X-Long", std::string(1784, 'v')}};
     }},
    {"check.custom-headers-too-long", "InvalidArgument",
     [](Design& d) {
       for (const std::string& n : names(7)) d.origin.customHeaders.emplace_back(n, std::string(1700, 'v'));
     }},
    {"check.custom-header-listed", "InvalidArgument",
     [](Design& d) {
       OriginRequestPolicy& p = d.originPolicy();
       p.headerBehavior = OriginHeaders::Whitelist;
       p.headers = {"x-secret"};
       d.behavior().originRequestPolicy = "mine";
       d.origin.customHeaders = {{"X-Secret", "1"}};
     }},
};

}  // namespace

TEST(EdgeChecks, EachContradictionIsFoundAndNamesTheError) {
  const Diagnostics sound = Design{}.check();
  for (const Row& row : kRows) {
    EXPECT_FALSE(find(sound, row.code)) << row.code << " is found where nothing is wrong";
    Design d;
    row.spoil(d);
    const Diagnostics found = d.check();
    const auto fits = [&](const Diagnostic& x) {
      return x.code == row.code && (x.hint + x.message).find(row.awsError) != std::string::npos;
    };
    EXPECT_TRUE(std::any_of(found.begin(), found.end(), fits)) << row.code << " " << row.awsError;
  }
}

// The table of the developer guide.
TEST(Cors, OriginsFitAsTheGuideSays) {
  const struct {
    const char *entry, *origin;
    bool fits;
  } rows[] = {
      {"http://*.example.org", "http://www.example.org", true},
      {"http://*.example.org", "https://test.example.org", false},
      {"http://*.example.org", "http://test.example.org:123", false},
      {"*.example.org", "test.example.org", true},
      {"*.example.org", "https://test.test.example.org", true},
      {"*.example.org", "http://test.example.org:123", false},
      {"*.example.org", "https://example.org", false},
      {"example.org", "http://example.org", true},
      {"example.org", "https://example.org", true},
      {"http://example.org", "https://example.org", false},
      {"http://example.org", "http://example.org:123", false},
      {"http://example.org:*", "http://example.org:123", true},
      {"http://example.org:*", "http://example.org", true},
      {"http://example.org:1*3", "http://example.org:1893", true},
      {"http://example.org:1*3", "http://example.org:13", true},
      {"http://example.org:1*3", "http://example.org:14", false},
      {"*.example.org:1*", "test.example.org:123", true},
      {"*.example.org", "null", false},
  };
  for (const auto& row : rows)
    EXPECT_EQ(cloudfront::originAllowed(row.entry, row.origin), row.fits) << row.entry << " " << row.origin;
}

TEST(Unmodelled, SettingsAndRulesAreThere) {
  for (const unmodelled::Feature& f : unmodelled::kFeatures) {
    EXPECT_TRUE(f.rule.empty() || findRule(f.rule).valid()) << f.rule;
    if (f.setting.empty()) continue;
    const auto dot = f.setting.find('.');
    const std::string_view kind = f.setting.substr(0, dot), name = f.setting.substr(dot + 1);
    const Schema& schema = kind == "behavior"      ? describe<Behavior>().schema
                           : kind == "integration" ? describe<IntegrationLink>().schema
                                                   : describe<DistributionConfig>().schema;
    EXPECT_TRUE(schema.find(name)) << f.setting;
  }
}
