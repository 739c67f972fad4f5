// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include <gtest/gtest.h>

#include "sim/export/export.h"
#include "sim/export/names.h"
#include "sim/export/quote.h"
#include "sim/support/text.h"
#include "tests/support/builders.h"

using namespace headway;
using headway::testing::articleProject;
using headway::testing::config;
using headway::testing::wire;
namespace fs = std::filesystem;

namespace {

std::string slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

void spill(const fs::path& path, std::string_view text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::string firstDifference(const std::string& got, const std::string& want) {
  std::istringstream a(got), b(want);
  std::string left, right;
  for (int line = 1;; ++line) {
    const bool more = static_cast<bool>(std::getline(a, left)),
               wanted = static_cast<bool>(std::getline(b, right));
    if (!more && !wanted) return "only the end differs";
    if (more != wanted || left != right)
      return "line " + std::to_string(line) + "\n  got:  " + (more ? left : "(end)") +
             "\n  want: " + (wanted ? right : "(end)");
  }
}

/// The codes of an export's diagnostics, or "" if it works.
std::string codes(const Project& p, std::string_view exporter = "cdk-typescript") {
  const auto files = findExporter(exporter)->run(p);
  std::string out;
  if (!files)
    for (const Diagnostic& d : files.error()) {
      EXPECT_FALSE(d.hint.empty()) << d.code;
      EXPECT_FALSE(d.message.empty()) << d.code;
      out += (out.empty() ? "" : " ") + d.code;
    }
  return out;
}

std::string fileOf(const std::vector<ExportFile>& files, std::string_view path) {
  for (const ExportFile& f : files)
    if (f.path == path) return f.text;
  ADD_FAILURE() << "no file " << path;
  return {};
}

}  // namespace

TEST(Quote, EveryTextIsOneTokenOnOneLine) {
  EXPECT_EQ(quote::typescript("a'b\\c\n${x}`"), R"('a\'b\\c\n${x}`')");
  EXPECT_EQ(quote::typescript("\xE2\x80\xA8"), R"('\u2028')");
  EXPECT_EQ(quote::typescript("\xE2\x80\xAE"), R"('\u202e')")
      << "text that runs backwards is shown as an escape";
  EXPECT_EQ(quote::typescript("\xF3\xA0\x80\x81"), R"('\u{e0001}')");
  EXPECT_EQ(quote::python("\xF3\xA0\x80\x81"), "\"\\U000e0001\"");
  EXPECT_EQ(quote::python("a\"b\\\n\0"), "\"a\\\"b\\\\\\n\"");
  EXPECT_EQ(quote::typescript(std::string("\0\x7f", 2)), R"('\x00\x7f')");
  EXPECT_EQ(quote::typescript("Grüße 🚀"), "'Grüße 🚀'");
  EXPECT_EQ(quote::typescript("\xff\xC0\xAF\xED\xA0\x80"
                              "a"),
            "'\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"
            "a'");
  EXPECT_EQ(quote::comment("x */ y\r\nz\xE2\x80\xA9**//"), "x * / y  z ** //");
  EXPECT_EQ(quote::plain("Größe\n", 4), "Gr??");
  EXPECT_EQ(quote::markdown("[x](http://a)<b>"), "\\[x\\](http://a)\\<b\\>");
}

TEST(Names, AreValidAndDiffer) {
  EXPECT_EQ(slug("Django behind CloudFront!", "x"), "django-behind-cloudfront");
  EXPECT_EQ(slug("../../etc/passwd", "x"), "etc-passwd");
  EXPECT_EQ(slug("404 日本", "fallback"), "fallback");
  EXPECT_EQ(slug(std::string(200, 'a'), "x").size(), 40u);
  EXPECT_EQ(pascalCase("forward-host_2"), "ForwardHost2");
  UniqueNames names;
  EXPECT_EQ(names.take("Edge"), "Edge");
  EXPECT_EQ(names.take("edge"), "edge2");
  EXPECT_EQ(names.take("Edge2"), "Edge22");
}

TEST(ExportCdk, TheArticleIsTheGoldenFolder) {
  const fs::path golden = fs::path(HEADWAY_SOURCE_DIR) / "tests/golden/export/article";
  const auto files = findExporter("cdk-typescript")->run(articleProject());
  ASSERT_TRUE(files) << render(files.error()[0]);
  auto all = *files;
  const auto settings = findExporter("django-settings")->run(articleProject());
  ASSERT_TRUE(settings);
  all.insert(all.end(), settings->begin(), settings->end());
  if (std::getenv("HEADWAY_WRITE_GOLDEN")) {
    fs::remove_all(golden);
    for (const ExportFile& f : all) spill(golden / f.path, f.text);
  }
  for (const ExportFile& f : all) {
    const std::string want = slurp(golden / f.path);
    EXPECT_TRUE(f.text == want)
        << f.path << ": " << firstDifference(f.text, want)
        << "\nIf the new text is right: HEADWAY_WRITE_GOLDEN=1 build/tests/test_export, then look at git diff.";
  }
  std::size_t count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(golden)) count += entry.is_regular_file();
  EXPECT_EQ(count, all.size()) << "a file in the golden folder is not exported any more";
}

TEST(ExportCdk, TheFunctionsCodeIsItsFile) {
  const auto files = *findExporter("cdk-typescript")->run(articleProject());
  Project p = articleProject();
  EXPECT_EQ(fileOf(files, "functions/forward-host.js"), config<FunctionConfig>(p, "forward-host").code);
}

TEST(ExportCdk, TheHandlerHasTheAdaptersSettings) {
  const auto text = [](DjangoHost host, void (*set)(DjangoConfig&)) {
    Project p = articleProject();
    auto& django = config<DjangoConfig>(p, "django");
    django.runsIn = host;
    set(django);
    std::string out;
    const auto files = findExporter("cdk-typescript")->run(p);
    EXPECT_TRUE(files) << enumName(host);
    if (files)
      for (const ExportFile& f : *files) out += f.text;
    return out;
  };
  const auto has = [](const std::string& all, const char* part) {
    return all.find(part) != std::string::npos;
  };
  EXPECT_TRUE(has(text(DjangoHost::ApigWsgi, [](DjangoConfig& d) { d.binarySupport = BinarySupport::On; }),
                  "make_lambda_handler(get_wsgi_application(), binary_support=True)"));
  EXPECT_TRUE(has(text(DjangoHost::Mangum, [](DjangoConfig& d) { d.basePath = "/prod"; }),
                  "lifespan=\"off\", api_gateway_base_path=\"/prod\")"));
  const std::string wsgi = text(DjangoHost::ServerlessWsgi, [](DjangoConfig& d) {
    d.basePath = "prod";
    d.stripStagePath = true;
    d.functionTimeout = 7;
  });
  EXPECT_TRUE(has(wsgi, "serverless_wsgi.handle_request(application, event, context)"));
  EXPECT_TRUE(has(wsgi, "API_GATEWAY_BASE_PATH: 'prod', STRIP_STAGE_PATH: 'yes'"));
  EXPECT_TRUE(has(wsgi, "cdk.Duration.seconds(7)"));
  EXPECT_TRUE(has(wsgi, "serverless-wsgi>=3,<4"));
}

TEST(ExportCdk, RefusesWhatAwsRefuses) {
  struct Case {
    const char* code;
    std::function<void(Project&)> change;
  };
  const auto edge = [](Project& p) -> DistributionConfig& { return config<DistributionConfig>(p, "edge"); };
  const auto origin = [](Project& p) -> OriginLink& { return wire<OriginLink>(p, "edge->api"); };
  const auto api = [](Project& p) -> HttpApiConfig& { return config<HttpApiConfig>(p, "api"); };
  const auto routes = [](Project& p) -> IntegrationLink& { return wire<IntegrationLink>(p, "api->django"); };
  // The same distribution with one more origin, for a behavior of its own or as second to the API.
  const auto second = [&](Project& p, NodeConfig config) -> OriginLink& {
    const std::string id = "more-" + std::to_string(p.nodes.size());
    auto* bucket = std::get_if<BucketConfig>(&config);
    auto* url = std::get_if<FunctionUrlConfig>(&config);
    for (std::string* region : {bucket ? &bucket->region : nullptr, url ? &url->region : nullptr})
      if (region && *region == "us-east-1") *region = api(p).region;
    p.nodes.push_back({{id}, "More", std::move(config)});
    p.links.push_back({{}, {"edge"}, {id}, OriginLink{.domain = ""}});
    renumberLinks(p);
    auto& link = std::get<OriginLink>(p.links.back().config);
    if (p.nodes.back().kind() == NodeKind::Django) link.domain = "a.example.com";
    return link;
  };
  const auto behind = [&](Project& p, NodeConfig config) -> OriginLink& {
    edge(p).behaviors.insert(edge(p).behaviors.begin(), Behavior{.path = "/more/*"});
    OriginLink& link = second(p, std::move(config));
    link.behaviors = {"/more/*"};
    return link;
  };
  const std::vector<Case> cases = {
      {"export.cache-policy-off", [&](Project& p) { edge(p).cachePolicies[0].maxTtl = 0; }},
      {"export.cache-policy-ttl", [&](Project& p) { edge(p).cachePolicies[0].minTtl = 9; }},
      {"export.empty-list",
       [&](Project& p) { edge(p).cachePolicies[0].cookieBehavior = ListBehavior::Whitelist; }},
      {"export.policy-unknown", [&](Project& p) { edge(p).behaviors[0].cachePolicy = "CachingOff"; }},
      {"export.policy-unknown", [&](Project& p) { edge(p).behaviors[0].originRequestPolicy = "AllViewers"; }},
      {"export.policy-header",
       [&](Project& p) {
         edge(p).originRequestPolicies = {
             {.name = "Own", .headerBehavior = OriginHeaders::Whitelist, .headers = {"authorization"}}};
         edge(p).behaviors[0].originRequestPolicy = "Own";
       }},
      {"export.alias", [&](Project& p) { edge(p).aliases = {"https://shop.example.com"}; }},
      {"export.alias", [&](Project& p) { edge(p).aliases = {"'); process.exit(); //"}; }},
      {"export.alias-twice",
       [&](Project& p) {
         edge(p).aliases = {"a.example.com", "A.example.com"};
       }},
      {"export.default-behavior", [&](Project& p) { edge(p).behaviors[0].path = "/app/*"; }},
      {"export.behavior-twice", [&](Project& p) { edge(p).behaviors.push_back(edge(p).behaviors[0]); }},
      {"export.path-pattern",
       [&](Project& p) { edge(p).behaviors.insert(edge(p).behaviors.begin(), Behavior{.path = "/a b"}); }},
      {"export.origin-missing",
       [&](Project& p) {
         origin(p).behaviors = {"/app/*"};
         edge(p).behaviors.insert(edge(p).behaviors.begin(), Behavior{.path = "/app/*"});
       }},
      {"export.behavior-unknown export.origin-missing", [&](Project& p) { origin(p).behaviors = {"/ap/*"}; }},
      {"export.origin-twice",
       [&](Project& p) {
         p.links.push_back({{}, {"edge"}, {"django"}, OriginLink{.domain = "a.example.com"}});
         renumberLinks(p);
       }},
      {"export.function-twice",
       [&](Project& p) {
         p.links.push_back({{}, {"edge"}, {"forward-host"}, FunctionLink{}});
         renumberLinks(p);
       }},
      {"export.function-size",
       [&](Project& p) { config<FunctionConfig>(p, "forward-host").code += std::string(10240, ' '); }},
      {"export.function-empty", [&](Project& p) { config<FunctionConfig>(p, "forward-host").code = "\n"; }},
      {"export.origin-domain", [&](Project& p) { origin(p).domain = "https://api.example.com"; }},
      {"export.origin-domain", [&](Project& p) { api(p).disableExecuteApiEndpoint = true; }},
      {"export.origin-path", [&](Project& p) { origin(p).path = "/prod/"; }},
      {"export.origin-port", [&](Project& p) { origin(p).httpPort = 81; }},
      {"export.custom-header",
       [&](Project& p) {
         origin(p).customHeaders = {{"Host", "a"}};
       }},
      {"export.custom-header",
       [&](Project& p) {
         origin(p).customHeaders = {{"X-Edge-Key", "a"}};
       }},
      {"export.custom-header",
       [&](Project& p) {
         origin(p).customHeaders = {{"X-A", "a"}, {"x-a", "b"}};
       }},
      {"export.custom-header",
       [&](Project& p) {
         origin(p).customHeaders = {{"X A", "a"}};
       }},
      {"export.custom-header",
       [&](Project& p) {
         origin(p).customHeaders = {{"X-A", "a\r\nB: c"}};
       }},
      {"export.stage", [&](Project& p) { api(p).stage = "pr od"; }},
      {"export.region", [&](Project& p) { api(p).region = "Europe (Ireland)"; }},
      {"export.route", [&](Project& p) { routes(p).routes = {"TRACE /x"}; }},
      {"export.route", [&](Project& p) { routes(p).routes = {"GET /x/"}; }},
      {"export.route-twice",
       [&](Project& p) {
         routes(p).routes = {"GET /x", "GET /x"};
       }},
      {"export.integration", [&](Project& p) { routes(p).type = IntegrationType::HttpProxy; }},
      {"export.integration",
       [&](Project& p) { config<DjangoConfig>(p, "django").runsIn = DjangoHost::Gunicorn; }},
      {"export.integration",
       [&](Project& p) { config<DjangoConfig>(p, "django").runsIn = DjangoHost::Uvicorn; }},
      {"export.adapter", [&](Project& p) { config<DjangoConfig>(p, "django").runsIn = DjangoHost::Zappa; }},
      {"export.adapter",
       [&](Project& p) { config<DjangoConfig>(p, "django").runsIn = DjangoHost::LambdaWebAdapter; }},
      {"export.token",
       [&](Project& p) {
         origin(p).customHeaders = {{"X-A", "${Token[AWS.Region.4]}"}};
       }},
      {"export.token",
       [&](Project& p) { config<FunctionConfig>(p, "forward-host").code += "// ${Token[AWS.Region.4]}\n"; }},
      {"export.nothing", [&](Project& p) { p = Project{}; }},
      {"export.origin-access", [&](Project& p) { origin(p).accessControl = OriginAccess::Always; }},
      {"export.vpc-origin", [&](Project& p) { origin(p).vpcOrigin = true; }},
      {"export.origin-setting", [&](Project& p) { origin(p).responseCompletionTimeout = 9; }},
      {"export.origin-setting", [&](Project& p) { origin(p).sslProtocols = {"TLSv1.3"}; }},
      {"export.region", [&](Project& p) { origin(p).originShield = "Ireland"; }},
      {"export.failover-code",
       [&](Project& p) {
         second(p, DjangoConfig{}).failoverCodes = {"503", "418"};
       }},
      {"export.origin-twice",
       [&](Project& p) {
         second(p, BucketConfig{}).failoverCodes = {"503"};
         second(p, BucketConfig{}).failoverCodes = {"503"};
       }},
      {"export.bucket", [&](Project& p) { behind(p, BucketConfig{.name = "Files"}); }},
      {"export.bucket", [&](Project& p) { behind(p, BucketConfig{.publicRead = true}); }},
      {"export.bucket", [&](Project& p) { behind(p, BucketConfig{.endpoint = BucketEndpoint::Website}); }},
      {"export.bucket",
       [&](Project& p) { behind(p, BucketConfig{.allowsOac = false}).accessControl = OriginAccess::Always; }},
      {"export.origin-setting", [&](Project& p) { behind(p, BucketConfig{}).readTimeout = 60; }},
      {"export.origin-domain", [&](Project& p) { behind(p, BucketConfig{}).domain = "a.example.com"; }},
      {"export.region", [&](Project& p) { behind(p, BucketConfig{.region = "eu-north-1"}); }},
      {"export.integration", [&](Project& p) { behind(p, FunctionUrlConfig{}); }},
  };
  EXPECT_EQ(codes(articleProject()), "");
  for (const Case& c : cases) {
    Project p = articleProject();
    c.change(p);
    EXPECT_EQ(codes(p), c.code);
  }
}

TEST(ExportCdk, RefusesSettingsWithTheirPlace) {
  struct Case {
    const char* code;
    const char* field;
    std::function<void(Project&)> change;
  };
  const auto edge = [](Project& p) -> DistributionConfig& { return config<DistributionConfig>(p, "edge"); };
  const auto last = [&](Project& p) -> Behavior& { return edge(p).behaviors.back(); };
  const auto function = [](Project& p) -> FunctionConfig& {
    return config<FunctionConfig>(p, "forward-host");
  };
  const auto error = [&](Project& p) -> CustomErrorResponse& {
    return edge(p).customErrorResponses.emplace_back();
  };
  const auto lambda = [&](Project& p) -> LambdaEdge& {
    last(p).lambdaEdge.push_back({.arn = "arn:aws:lambda:us-east-1:123456789012:function:name:3"});
    return last(p).lambdaEdge.back();
  };
  const auto headers = [&](Project& p) -> ResponseHeadersPolicy& {
    edge(p).responseHeadersPolicies = {{.name = "Own",
                                        .corsAllowOrigins = {"*"},
                                        .corsAllowMethods = {"GET"},
                                        .corsAllowHeaders = {"X-A"},
                                        .serverTiming = "0"}};
    last(p).responseHeadersPolicy = "Own";
    return edge(p).responseHeadersPolicies[0];
  };
  const auto legacy = [&](Project& p) -> Behavior& {
    last(p).forwarding = ForwardingMode::Legacy;
    last(p).originRequestPolicy.clear();
    return last(p);
  };
  const std::vector<Case> cases = {
      {"export.not-held", "viewer_mtls", [&](Project& p) { edge(p).viewerMtls = true; }},
      {"export.not-held", "continuous_deployment", [&](Project& p) { edge(p).continuousDeployment = true; }},
      {"export.not-held", "behaviors[0].restrict_viewer_access",
       [&](Project& p) { last(p).restrictViewerAccess = true; }},
      {"export.not-held", "behaviors[0].field_level_encryption",
       [&](Project& p) { last(p).fieldLevelEncryption = true; }},
      {"export.security-policy", "security_policy",
       [&](Project& p) {
         edge(p).aliases.clear();
         edge(p).securityPolicy = SecurityPolicy::Tls132025;
       }},
      {"export.default-root-object", "default_root_object",
       [&](Project& p) { edge(p).defaultRootObject = "/index.html"; }},
      {"export.empty-list", "geo_countries",
       [&](Project& p) { edge(p).geoRestriction = GeoRestriction::Blacklist; }},
      {"export.country", "geo_countries",
       [&](Project& p) {
         edge(p).geoRestriction = GeoRestriction::Blacklist;
         edge(p).geoCountries = {"de"};
       }},
      {"export.error-response", "custom_error_responses[0].error_code",
       [&](Project& p) { error(p).errorCode = 418; }},
      {"export.error-response", "custom_error_responses[1].error_code",
       [&](Project& p) {
         error(p);
         error(p);
       }},
      {"export.error-response", "custom_error_responses[0].response_code",
       [&](Project& p) { error(p).responseCode = 200; }},
      {"export.error-response", "custom_error_responses[0].response_page_path",
       [&](Project& p) { error(p).responsePagePath = "404.html"; }},
      {"export.cached-methods", "behaviors[0].cached_methods",
       [&](Project& p) {
         last(p).cachedMethods = CachedMethods::GetHeadOptions;
         last(p).allowedMethods = AllowedMethods::GetHead;
       }},
      {"export.grpc", "behaviors[0].grpc",
       [&](Project& p) {
         last(p).grpc = true;
         edge(p).httpVersions = HttpVersions::Http3;
       }},
      {"export.lambda-edge", "behaviors[0].lambda_edge[0].arn",
       [&](Project& p) { lambda(p).arn = "arn:aws:lambda:eu-west-1:123456789012:function:name:3"; }},
      {"export.lambda-edge", "behaviors[0].lambda_edge[0].arn",
       [&](Project& p) { lambda(p).arn = "arn:aws:lambda:us-east-1:123456789012:function:name:$LATEST"; }},
      {"export.lambda-edge", "behaviors[0].lambda_edge[0].include_body",
       [&](Project& p) {
         lambda(p).includeBody = true;
         last(p).lambdaEdge[0].event = LambdaEdgeEvent::OriginResponse;
       }},
      {"export.function-twice", "behaviors[0].lambda_edge[1].event",
       [&](Project& p) {
         lambda(p);
         lambda(p);
       }},
      {"export.functions-mixed", "behaviors[0].lambda_edge[0].event",
       [&](Project& p) { lambda(p).event = LambdaEdgeEvent::ViewerResponse; }},
      {"export.policy-unknown", "behaviors[0].response_headers_policy",
       [&](Project& p) { last(p).responseHeadersPolicy = "Security"; }},
      {"export.policy-comment", "cache_policies[0].comment",
       [&](Project& p) { edge(p).cachePolicies[0].comment = std::string(129, 'x'); }},
      {"export.policy-twice", "cache_policies[1].name",
       [&](Project& p) { edge(p).cachePolicies.push_back(CachePolicy(edge(p).cachePolicies[0])); }},
      {"export.response-headers-policy", "response_headers_policies[0].cors_allow_origins",
       [&](Project& p) { headers(p).corsAllowOrigins.clear(); }},
      {"export.response-headers-policy", "response_headers_policies[0].cors_allow_methods",
       [&](Project& p) { headers(p).corsAllowMethods = {"TRACE"}; }},
      {"export.response-headers-policy", "response_headers_policies[0].cors_allow_methods",
       [&](Project& p) { headers(p).corsAllowMethods.clear(); }},
      {"export.response-headers-policy", "response_headers_policies[0].cors_allow_headers",
       [&](Project& p) {
         headers(p).corsAllowCredentials = true;
         edge(p).responseHeadersPolicies[0].corsAllowHeaders = {"*"};
       }},
      {"export.response-headers-policy", "response_headers_policies[0].content_security_policy",
       [&](Project& p) { headers(p).contentSecurityPolicy = "default-src\n*"; }},
      {"export.response-headers-policy", "response_headers_policies[0].xss_report_uri",
       [&](Project& p) {
         headers(p).xssProtection = XssProtection::Block;
         edge(p).responseHeadersPolicies[0].xssReportUri = "/xss";
       }},
      {"export.response-headers-policy", "response_headers_policies[0].custom_headers",
       [&](Project& p) {
         headers(p).customHeaders = {{"X A", "b", false}};
       }},
      {"export.response-headers-policy", "response_headers_policies[0].remove_headers",
       [&](Project& p) { headers(p).removeHeaders = {"Via"}; }},
      {"export.response-headers-policy", "response_headers_policies[0].server_timing",
       [&](Project& p) { headers(p).serverTiming = "050"; }},
      {"export.response-headers-policy", "response_headers_policies[0].server_timing",
       [&](Project& p) { headers(p).serverTiming = "1, x: process.exit(3)"; }},
      {"export.response-headers-policy", "response_headers_policies[0]",
       [&](Project& p) {
         headers(p);
         edge(p).responseHeadersPolicies[0] = {.name = "Own"};
       }},
      {"export.legacy", "behaviors[0].origin_request_policy",
       [&](Project& p) { legacy(p).originRequestPolicy = "AllViewer"; }},
      {"export.legacy", "behaviors[0].legacy_query_string_keys",
       [&](Project& p) { legacy(p).legacyQueryStringKeys = {"q"}; }},
      {"export.legacy", "behaviors[0].legacy_default_ttl", [&](Project& p) { legacy(p).legacyMaxTtl = 5; }},
      {"export.key-value-store", "key_value_store_name",
       [&](Project& p) { function(p).keyValueStoreName = "my store"; }},
      {"export.key-value-store", "key_value_store",
       [&](Project& p) {
         function(p).keyValueStore = {{"a", "b"}, {"a", "c"}};
       }},
      {"export.key-value-store", "key_value_store",
       [&](Project& p) {
         function(p).keyValueStore = {{"a", std::string(1025, 'x')}};
       }},
      {"export.key-value-store", "runtime",
       [&](Project& p) {
         function(p).keyValueStoreName = "store";
         function(p).runtime = FunctionRuntimeVersion::Js10;
       }},
      {"export.key-value-store", "key_value_store",
       [&](Project& p) {
         function(p).keyValueStoreName = "store";
         p.nodes.push_back({{"second"},
                            "Second",
                            FunctionConfig{.keyValueStoreName = "store", .keyValueStore = {{"a", "b"}}}});
         p.links.push_back({{}, {"edge"}, {"second"}, FunctionLink{.event = FunctionEvent::ViewerResponse}});
         renumberLinks(p);
       }},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(std::string(c.code) + " " + c.field);
    Project p = articleProject();
    c.change(p);
    EXPECT_EQ(codes(p), c.code);
    const auto files = findExporter("cdk-typescript")->run(p);
    EXPECT_EQ(files ? "" : files.error()[0].where.field, c.field);
  }
}

TEST(ExportCdk, ADiagnosticSaysWhere) {
  Project p = articleProject();
  config<DistributionConfig>(p, "edge").cachePolicies[0].maxTtl = 0;
  const Diagnostics errors = findExporter("cdk-typescript")->run(p).error();
  EXPECT_EQ(errors[0].where.node, "edge");
  EXPECT_EQ(errors[0].where.field, "cache_policies[0].max_ttl");
}

TEST(ExportCdk, NamesStayWhenOtherNodesChange) {
  Project p = articleProject();
  const std::string before = fileOf(*findExporter("cdk-typescript")->run(p),
                                    "lib/django-behind-cloudfront-and-api-gateway-stack.ts");
  p.nodes.insert(p.nodes.begin(), {{"aa"}, "Another", FunctionConfig{}});
  config<DistributionConfig>(p, "edge").behaviors[0].compress = false;
  const std::string after = fileOf(*findExporter("cdk-typescript")->run(p),
                                   "lib/django-behind-cloudfront-and-api-gateway-stack.ts");
  EXPECT_NE(before, after);
  EXPECT_EQ(text::replaceAll(after, "compress: false", "compress: true"), before);
}

TEST(ExportDjango, RecommendsTrustedOriginsAndSecureCookies) {
  Project p = articleProject();
  const Node& django = *p.find(NodeId{"django"});
  DjangoConfig with = exportedDjango(p, django);
  EXPECT_EQ(with.csrfTrustedOrigins, Texts{"https://shop.example.com"});
  EXPECT_TRUE(with.sessionCookieSecure && with.csrfCookieSecure);

  config<DistributionConfig>(p, "edge").aliases = {"*.example.com"};
  config<DistributionConfig>(p, "edge").behaviors[0].viewerProtocolPolicy = ViewerProtocolPolicy::AllowAll;
  config<DjangoConfig>(p, "django").version = DjangoVersion::V32;
  with = exportedDjango(p, django);
  EXPECT_EQ(with.csrfTrustedOrigins, Texts{".example.com"}) << "3.2 wants no scheme";
  EXPECT_FALSE(with.sessionCookieSecure) << "a viewer on http would lose the cookie";

  config<DjangoConfig>(p, "django").csrfTrustedOrigins = {"https://other.example.com"};
  EXPECT_EQ(exportedDjango(p, django).csrfTrustedOrigins, Texts{"https://other.example.com"})
      << "the design's own stay";
}

TEST(ExportDjango, OneFileANodeAndNoneWithoutDjango) {
  EXPECT_EQ(codes(Project{}, "django-settings"), "export.no-django");
  Project p = articleProject();
  p.nodes.push_back({{"class"}, "Second", DjangoConfig{}});
  p.nodes.push_back({{"Class"}, "Third", DjangoConfig{}});
  const auto files = *findExporter("django-settings")->run(p);
  ASSERT_EQ(files.size(), 3u);
  EXPECT_EQ(files[0].path, "edge_settings_django.py");
  EXPECT_EQ(files[1].path, "edge_settings_class.py");
  EXPECT_EQ(files[2].path, "edge_settings_class2.py");
}

namespace {

class WriteExport : public ::testing::Test {
 protected:
  void SetUp() override { fs::remove_all(base_); }
  void TearDown() override { fs::remove_all(base_); }
  std::string code(const std::vector<ExportFile>& files, bool overwrite = false) const {
    const auto done = writeExport(files, folder_.string(), overwrite);
    return done ? "" : done.error().code;
  }
  std::size_t entries() const {
    std::size_t n = 0;
    if (fs::exists(folder_))
      for (const auto& e : fs::recursive_directory_iterator(folder_))
        n += e.is_regular_file() || e.is_symlink();
    return n;
  }
  const fs::path base_ =
      fs::path(HEADWAY_BINARY_DIR) /
      ("export_" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
  const fs::path folder_ = base_ / "out/app";
};

}  // namespace

TEST_F(WriteExport, ReplacesItsOwnFilesAndNoOthers) {
  const std::vector<ExportFile> first = {{"a.txt", "one"}, {"lib/b.txt", "two"}};
  EXPECT_EQ(code(first), "");
  EXPECT_EQ(slurp(folder_ / "lib/b.txt"), "two");
  EXPECT_EQ(code({{"a.txt", "ONE"}, {"lib/b.txt", "TWO"}}), "") << "its own, unchanged since";
  EXPECT_EQ(slurp(folder_ / "a.txt"), "ONE");

  spill(folder_ / "lib/b.txt", "mine");
  EXPECT_EQ(code(first), "export.exists");
  EXPECT_EQ(slurp(folder_ / "a.txt"), "ONE") << "all or nothing";
  EXPECT_EQ(slurp(folder_ / "lib/b.txt"), "mine");
  EXPECT_EQ(code(first, true), "");
  EXPECT_EQ(slurp(folder_ / "lib/b.txt"), "two");
  EXPECT_EQ(entries(), 3u) << "two files and the list";
}

TEST_F(WriteExport, KeepsFilesOfThePersonEvenIfTheListIsGoneOrBroken) {
  spill(folder_ / "a.txt", "mine");
  EXPECT_EQ(code({{"b.txt", "x"}, {"a.txt", "y"}}), "export.exists");
  EXPECT_EQ(entries(), 1u);
  for (const char* list : {"", "{", "[]", "{\"files\": []}", "{\"files\": {\"a.txt\": 5}}"}) {
    spill(folder_ / kExportManifest, list);
    EXPECT_EQ(code({{"a.txt", "y"}}), "export.exists") << list;
  }
  EXPECT_EQ(slurp(folder_ / "a.txt"), "mine");
}

TEST_F(WriteExport, TwoExportsShareAFolder) {
  EXPECT_EQ(code({{"a.txt", "1"}}), "");
  EXPECT_EQ(code({{"b.txt", "2"}}), "");
  EXPECT_EQ(code({{"a.txt", "3"}}), "");
  EXPECT_EQ(slurp(folder_ / "a.txt"), "3");
}

TEST_F(WriteExport, NeverLeavesTheFolder) {
  for (const char* path :
       {"../a", "a/../../b", "/etc/passwd", "a//b", "./a", "a\\b", "", "c:a", ".headway-export.json", "a\nb"})
    EXPECT_EQ(code({{path, "x"}}, true), "export.path") << path;
  EXPECT_EQ(code({{"a", "x"}, {"A", "y"}}), "export.path") << "one file where case does not count";
  EXPECT_FALSE(fs::exists(folder_));
}

TEST_F(WriteExport, FollowsNoSymbolicLink) {
  spill(base_ / "outside/b.txt", "theirs");
  fs::create_directories(folder_);
  fs::create_directory_symlink(base_ / "outside", folder_ / "lib");
  EXPECT_EQ(code({{"a.txt", "x"}, {"lib/b.txt", "x"}}, true), "export.symlink");
  fs::create_symlink(base_ / "outside/b.txt", folder_ / "c.txt");
  EXPECT_EQ(code({{"c.txt", "x"}}, true), "export.symlink");
  fs::create_symlink(base_ / "outside/new.txt", folder_ / "d.txt");
  EXPECT_EQ(code({{"d.txt", "x"}}, true), "export.symlink") << "a link to nothing yet";
  fs::create_symlink(base_ / "outside/b.txt", folder_ / kExportManifest);
  EXPECT_EQ(code({{"e.txt", "x"}}, true), "export.symlink");
  EXPECT_EQ(slurp(base_ / "outside/b.txt"), "theirs");
  EXPECT_FALSE(fs::exists(base_ / "outside/new.txt"));
}

TEST_F(WriteExport, LeavesNothingBehindWhenItCanNotFinish) {
  spill(folder_ / "z", "a file where a folder must be");
  EXPECT_EQ(code({{"a.txt", "x"}, {"z/b.txt", "x"}}, true), "export.not-a-file");
  fs::create_directories(folder_ / "y.txt");
  EXPECT_EQ(code({{"a.txt", "x"}, {"y.txt", "x"}}, true), "export.not-a-file");
  spill(base_ / "plain", "x");
  EXPECT_FALSE(writeExport(std::vector<ExportFile>{{"a", "b"}}, (base_ / "plain/sub").string(), true));
  EXPECT_EQ(entries(), 1u);
}
