// SPDX-License-Identifier: GPL-3.0-or-later
// No setting gets lost on the way into a CDK app: each row of the field lists, changed, changes what is
// exported or is refused with its place. A new row without an export fails here.
#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "sim/export/export.h"
#include "tests/support/builders.h"

using namespace headway;
using headway::testing::articleProject;
using headway::testing::config;

namespace {

/// A project in which as many settings as possible are in use, so that a change of one must be seen.
Project fullProject() {
  Project p = articleProject();
  auto& edge = config<DistributionConfig>(p, "edge");
  edge.geoRestriction = GeoRestriction::Whitelist;
  edge.geoCountries = {"DE"};
  edge.customErrorResponses = {
      {.errorCode = 404, .errorCachingMinTtl = 5, .responsePagePath = "/404.html", .responseCode = 200}};
  edge.cachePolicies = {{.name = "Own cache",
                         .minTtl = 1,
                         .defaultTtl = 5,
                         .maxTtl = 9,
                         .headerBehavior = CacheHeaders::Whitelist,
                         .headers = {"X-A"},
                         .cookieBehavior = ListBehavior::Whitelist,
                         .cookies = {"a"},
                         .queryStringBehavior = ListBehavior::Whitelist,
                         .queryStrings = {"q"}}};
  edge.originRequestPolicies = {{.name = "Own request",
                                 .headerBehavior = OriginHeaders::AllExcept,
                                 .headers = {"CloudFront-Viewer-Country"},
                                 .cookieBehavior = ListBehavior::Whitelist,
                                 .cookies = {"a"},
                                 .queryStringBehavior = ListBehavior::Whitelist,
                                 .queryStrings = {"q"}}};
  edge.responseHeadersPolicies = {{.name = "Own response",
                                   .corsAllowOrigins = {"https://a.example.com"},
                                   .corsAllowMethods = {"GET"},
                                   .corsAllowHeaders = {"X-A"},
                                   .contentSecurityPolicy = "default-src 'self'",
                                   .contentTypeOptions = true,
                                   .frameOptions = FrameOptions::Deny,
                                   .referrerPolicy = ReferrerPolicy::Origin,
                                   .hstsMaxAge = 60,
                                   .xssProtection = XssProtection::On,
                                   .xssReportUri = "/xss",
                                   .customHeaders = {{"X-B", "c", false}},
                                   .removeHeaders = {"Server"},
                                   .serverTiming = "50"}};
  Behavior last = edge.behaviors[0];
  last.cachePolicy = "Own cache";
  last.originRequestPolicy = "Own request";
  last.responseHeadersPolicy = "Own response";
  last.lambdaEdge = {{.arn = "arn:aws:lambda:us-east-1:123456789012:function:rewrite:3"}};
  const Behavior plain{.path = "/plain/*",
                       .allowedMethods = AllowedMethods::All,
                       .forwarding = ForwardingMode::Legacy,
                       .legacyCookies = LegacyCookies::Whitelist,
                       .legacyCookieNames = {"a"},
                       .legacyQueryString = true};
  Behavior keys = plain;
  keys.path = "/keys/*";
  keys.legacyQueryStringKeys = {"q"};
  const Behavior files{.path = "/files/*", .cachePolicy = "CachingDisabled"};
  edge.behaviors = {plain, keys, files, last};

  auto& forward = config<FunctionConfig>(p, "forward-host");
  forward.keyValueStoreName = "routes";
  forward.keyValueStore = {{"a", "b"}};
  p.nodes.push_back({{"answer"}, "Answer", FunctionConfig{}});
  p.nodes.push_back({{"files"}, "Files", BucketConfig{.name = "headway-files", .region = "eu-west-1"}});
  p.nodes.push_back({{"spare"}, "Spare", BucketConfig{.name = "headway-spare", .region = "eu-west-1"}});
  for (Link& l : p.links)
    if (auto* function = std::get_if<FunctionLink>(&l.config)) function->behaviors = {"*"};
  p.links.push_back({{},
                     {"edge"},
                     {"answer"},
                     FunctionLink{.event = FunctionEvent::ViewerResponse, .behaviors = {"/plain/*"}}});
  p.links.push_back({{}, {"edge"}, {"files"}, OriginLink{.behaviors = {"/files/*"}}});
  p.links.push_back(
      {{}, {"edge"}, {"spare"}, OriginLink{.behaviors = {"/files/*"}, .failoverCodes = {"503"}}});
  renumberLinks(p);
  return p;
}

/// Where all the structs of one kind stand in a project.
template <class T>
std::vector<T*> all(Project& p) {
  std::vector<T*> out;
  const auto add = [&](auto& list) {
    for (auto& item : list) out.push_back(&item);
  };
  auto& edge = config<DistributionConfig>(p, "edge");
  if constexpr (std::is_same_v<T, Behavior>) add(edge.behaviors);
  if constexpr (std::is_same_v<T, CachePolicy>) add(edge.cachePolicies);
  if constexpr (std::is_same_v<T, OriginRequestPolicy>) add(edge.originRequestPolicies);
  if constexpr (std::is_same_v<T, ResponseHeadersPolicy>) add(edge.responseHeadersPolicies);
  if constexpr (std::is_same_v<T, AddedHeader>) add(edge.responseHeadersPolicies[0].customHeaders);
  if constexpr (std::is_same_v<T, CustomErrorResponse>) add(edge.customErrorResponses);
  if constexpr (std::is_same_v<T, LambdaEdge>) add(edge.behaviors.back().lambdaEdge);
  for (Node& n : p.nodes)
    if constexpr (std::is_same_v<T, DistributionConfig> || std::is_same_v<T, FunctionConfig>)
      if (auto* c = std::get_if<T>(&n.config)) out.push_back(c);
  for (Link& l : p.links)
    if constexpr (std::is_same_v<T, FunctionLink> || std::is_same_v<T, OriginLink>)
      if (auto* c = std::get_if<T>(&l.config)) out.push_back(c);
  return out;
}

/// Renaming a policy renames what names it.
void follow(Project& p) {
  auto& edge = config<DistributionConfig>(p, "edge");
  Behavior& last = edge.behaviors.back();
  if (last.cachePolicy == "Own cache") last.cachePolicy = edge.cachePolicies[0].name;
  if (last.originRequestPolicy == "Own request")
    last.originRequestPolicy = edge.originRequestPolicies[0].name;
  if (last.responseHeadersPolicy == "Own response")
    last.responseHeadersPolicy = edge.responseHeadersPolicies[0].name;
}

struct Exported {
  std::string text;  ///< of all files but README.md, which only tells people about them; "" if refused
  Texts refusedFields;
};

Exported exported(const Project& p) {
  Exported out;
  const auto files = findExporter("cdk-typescript")->run(p);
  if (!files) {
    for (const Diagnostic& d : files.error()) {
      EXPECT_TRUE(!d.where.node.empty() || !d.where.link.empty()) << render(d);
      EXPECT_FALSE(d.hint.empty()) << render(d);
      out.refusedFields.push_back(d.where.field);
    }
    return out;
  }
  for (const ExportFile& f : *files)
    if (f.path != "README.md") out.text += f.path + "\n" + f.text;
  return out;
}

enum class Must { Export, Refuse, Ignore };

/// What a row needs to be told besides what its type says.
struct Row {
  Must must = Must::Export;
  std::vector<Value> values;  ///< to try; empty: made from the type
  const char* why = "";       ///< of Refuse and Ignore
};

const std::map<std::string, Row>& rows() {
  static const std::map<std::string, Row> all = {
      {"distribution.domain", {Must::Ignore, {}, "AWS gives the name"}},
      {"distribution.viewer_mtls", {Must::Refuse, {}, "needs a trust store"}},
      {"distribution.continuous_deployment", {Must::Refuse, {}, "needs a staging distribution"}},
      {"distribution.aliases", {Must::Export, {Texts{"www.example.com"}}}},
      {"distribution.geo_countries", {Must::Export, {Texts{"FR"}, Texts{"DE", "FR"}}}},
      {"behavior.restrict_viewer_access", {Must::Refuse, {}, "needs a key group"}},
      {"behavior.field_level_encryption", {Must::Refuse, {}, "needs a configuration with keys"}},
      {"behavior.cache_policy", {Must::Export, {"CachingDisabled", "Amplify-Default"}}},
      {"behavior.origin_request_policy", {Must::Export, {"", "AllViewer"}}},
      {"behavior.response_headers_policy", {Must::Export, {"", "SecurityHeadersPolicy"}}},
      {"custom-error-response.response_page_path", {Must::Export, {"/other.html"}}},
      {"custom-error-response.response_code", {Must::Export, {std::int64_t{404}, std::int64_t{500}}}},
      {"lambda-edge.arn", {Must::Export, {"arn:aws:lambda:us-east-1:123456789012:function:rewrite:4"}}},
      {"response-headers-policy.cors_allow_methods", {Must::Export, {Texts{"ALL"}, Texts{"PUT", "GET"}}}},
      {"response-headers-policy.server_timing", {Must::Export, {"", "0", "0.5"}}},
      {"function-association.behaviors", {Must::Export, {Texts{"/keys/*"}}}},
      {"origin.behaviors", {Must::Export, {Texts{"/plain/*"}, Texts{"/files/*", "/plain/*"}}}},
      {"origin.domain", {Must::Export, {"api.example.com"}}},
      {"origin.path", {Must::Export, {"/v1"}}},
      {"origin.http_port", {Must::Export, {std::int64_t{8080}}}},
      {"origin.https_port", {Must::Export, {std::int64_t{8443}}}},
      {"origin.connection_attempts", {Must::Export, {std::int64_t{2}}}},
      {"origin.connection_timeout", {Must::Export, {std::int64_t{4}}}},
      {"origin.certificate_names", {Must::Ignore, {}, "what the server shows is not CloudFront's to set"}},
      {"origin.vpc_origin", {Must::Refuse, {}, "needs the ids of a VPC"}},
      {"origin.origin_shield", {Must::Export, {"eu-west-1"}}},
      {"origin.ssl_protocols", {Must::Export, {Texts{"TLSv1.1"}}}},
      {"origin.failover_codes", {Must::Export, {Texts{"500"}}}},
      {"origin.response_completion_timeout", {Must::Export, {std::int64_t{60}}}},
  };
  return all;
}

/// Other values than the one that is there.
std::vector<Value> others(const FieldInfo& f, const Value& now) {
  std::vector<Value> out;
  switch (f.type) {
    case FieldType::Bool: out = {Value(!*now.as<bool>())}; break;
    case FieldType::Int: out = {Value(*now.as<std::int64_t>() + 1)}; break;
    case FieldType::Choice:
      for (const auto choice : f.choices) out.push_back(Value(std::string(choice)));
      break;
    case FieldType::Text:
    case FieldType::Code: out = {Value("other")}; break;
    case FieldType::TextList: out = {Value(Texts{"X-Other"})}; break;
    case FieldType::Pairs: out = {Value(NameValues{{"X-Other", "value"}})}; break;
    case FieldType::Records: break;
  }
  std::erase(out, now);
  return out;
}

std::set<std::string>& testedSchemas() {
  static std::set<std::string> all;
  return all;
}
std::set<std::string>& seenRows() {
  static std::set<std::string> all;
  return all;
}

struct Outcome {
  std::size_t exports = 0, refusals = 0;
};

/// Changes one field of one struct in every way its row asks for. Where one value makes a difference, every
/// value must make another.
template <class T>
void tryField(std::size_t index, const Field<T>& field, const Row& row, Outcome& outcome) {
  Project base = fullProject();
  const Value now = field.get(*all<T>(base)[index]);
  std::multimap<std::string, std::string> values = {{exported(base).text, display(now)}};
  for (const Value& v : row.values.empty() ? others(field.info, now) : row.values) {
    if (v == now) continue;
    Project p = fullProject();
    if (!field.set(*all<T>(p)[index], v)) continue;
    follow(p);
    const Exported after = exported(p);
    const auto named = [&](const std::string& where) { return where.ends_with(field.info.name); };
    if (after.text.empty())
      outcome.refusals += std::any_of(after.refusedFields.begin(), after.refusedFields.end(), named);
    else
      values.emplace(after.text, display(v));
  }
  std::set<std::string> texts;
  for (const auto& [text, value] : values) texts.insert(text);
  if (texts.size() == 1) return;
  outcome.exports += texts.size() - 1;
  for (auto it = values.begin(); std::next(it) != values.end(); ++it)
    EXPECT_TRUE(it->first != std::next(it)->first)
        << it->second << " and " << std::next(it)->second << " are exported alike";
}

template <class T>
void expectEveryRow() {
  const auto& described = describe<T>();
  testedSchemas().insert(std::string(described.schema.key));
  Project base = fullProject();
  ASSERT_FALSE(all<T>(base).empty()) << described.schema.key;
  for (const Field<T>& field : described.fields) {
    const std::string name = std::string(described.schema.key) + "." + std::string(field.info.name);
    SCOPED_TRACE(name);
    seenRows().insert(name);
    if (field.info.type == FieldType::Records) continue;  // the rows of its record are tried in place
    const auto known = rows().find(name);
    const Row row = known == rows().end() ? Row{} : known->second;
    Outcome outcome;
    for (std::size_t i = 0; i < all<T>(base).size(); ++i) tryField<T>(i, field, row, outcome);
    switch (row.must) {
      case Must::Export:
        EXPECT_GT(outcome.exports, 0)
            << "changing it changes nothing that is exported (refused: " << outcome.refusals << ")";
        break;
      case Must::Refuse:
        EXPECT_EQ(outcome.exports, 0) << row.why;
        EXPECT_GT(outcome.refusals, 0) << row.why;
        break;
      case Must::Ignore: EXPECT_EQ(outcome.exports + outcome.refusals, 0) << row.why; break;
    }
  }
}

/// Nested records are described by schemas of their own, which must be tested too.
void collectSchemas(const Schema& schema, std::set<std::string>& out) {
  if (!out.insert(std::string(schema.key)).second) return;
  for (const FieldInfo& f : schema.fields)
    if (f.record) collectSchemas(*f.record, out);
}

}  // namespace

TEST(ExportFields, TheBaseIsExported) {
  const auto files = findExporter("cdk-typescript")->run(fullProject());
  ASSERT_TRUE(files) << render(files.error()[0]);
}

TEST(ExportFields, EveryRowIsExportedOrRefused) {
  expectEveryRow<DistributionConfig>();
  expectEveryRow<Behavior>();
  expectEveryRow<CachePolicy>();
  expectEveryRow<OriginRequestPolicy>();
  expectEveryRow<ResponseHeadersPolicy>();
  expectEveryRow<AddedHeader>();
  expectEveryRow<CustomErrorResponse>();
  expectEveryRow<LambdaEdge>();
  expectEveryRow<FunctionConfig>();
  expectEveryRow<FunctionLink>();
  expectEveryRow<OriginLink>();

  std::set<std::string> wanted;
  for (const Schema* schema : {&describe<DistributionConfig>().schema, &describe<FunctionConfig>().schema,
                               &describe<FunctionLink>().schema, &describe<OriginLink>().schema})
    collectSchemas(*schema, wanted);
  EXPECT_EQ(testedSchemas(), wanted);
  for (const auto& [name, row] : rows()) {
    EXPECT_TRUE(seenRows().contains(name)) << name << " is no row any more";
  }
}
