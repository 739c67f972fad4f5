// SPDX-License-Identifier: GPL-3.0-or-later
// Load balancers as doors to Django: which Host reaches it, what is written on the way, what is refused, row
// by row of what AWS documents.
#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/engine/elb/actions.h"
#include "sim/engine/elb/conditions.h"
#include "sim/engine/elb/health_check.h"
#include "sim/engine/elb/listener.h"
#include "sim/engine/elb/transforms.h"
#include "sim/engine/fakes.h"
#include "sim/engine/run.h"
#include "sim/http/cidr.h"

using namespace headway;

namespace {

class NoFunctions : public FunctionRuntime {
 public:
  std::vector<FunctionRun> run(const FunctionJob&) override { return {}; }
};

/// viewer -> load balancer -> Django on gunicorn.
class Path {
 public:
  LoadBalancerConfig balancer;
  TargetLink target;
  DjangoConfig django;
  SampleRequest request;

  Path() {
    balancer.dnsName = "lb.example.com";
    django.runsIn = DjangoHost::Gunicorn;
    django.allowedHosts = {"*"};
    request.url = "http://lb.example.com/";
  }

  Path& listen(ListenerProtocol protocol, int port) {
    balancer.listener = protocol;
    balancer.listenerPort = port;
    const bool tls = protocol == ListenerProtocol::Https || protocol == ListenerProtocol::Tls;
    const bool network = protocol == ListenerProtocol::Tcp || protocol == ListenerProtocol::Tls;
    if (network) balancer.type = BalancerType::Network;
    if (tls) balancer.certificateNames = {"lb.example.com"};
    request.url = std::string(tls ? "https" : "http") + "://lb.example.com:" + std::to_string(port) + "/";
    return *this;
  }
  Path& send(std::string name, std::string value) {
    request.headers.emplace_back(std::move(name), std::move(value));
    return *this;
  }

  Trace run() const {
    auto p = std::make_shared<Project>();
    p->nodes = {{{"viewer"}, "Viewer", ViewerConfig{}},
                {{"lb"}, "Load balancer", balancer},
                {{"django"}, "Django", django}};
    p->links = {{{}, {"viewer"}, {"lb"}, ViewerLink{}}, {{}, {"lb"}, {"django"}, target}};
    renumberLinks(*p);
    NoFunctions functions;
    OkOrigin origin;
    FixedClock clock;
    SeededIds ids;
    Trace trace = simulate(p, request, {functions, origin, clock, ids});
    EXPECT_TRUE(checkInvariants(trace)) << factLines(trace);
    return trace;
  }

  /// The request as Django got it; an empty one if it did not.
  http::Request atDjango() const {
    const Trace trace = run();
    for (const Hop& hop : trace.hops)
      if (hop.node.value == "django" && hop.phase == Phase::Request) return std::get<http::Request>(hop.in);
    ADD_FAILURE() << "Django was not reached\n" << factLines(trace);
    return {};
  }
  std::string header(const char* name) const { return std::string(atDjango().headers.get(name)); }
};

struct HostRow {
  ListenerProtocol protocol;
  int port;
  const char* sent;
  const char* changed;    ///< Host at Django by default
  const char* preserved;  ///< with routing.http.preserve_host_header.enabled
};

constexpr auto H = ListenerProtocol::Http, S = ListenerProtocol::Https;

const HostRow kHostRows[] = {
    {H, 80, "example.com", "example.com", "example.com"},
    {S, 443, "example.com", "example.com", "example.com"},
    {H, 8080, "example.com", "example.com:8080", "example.com"},
    {S, 8443, "example.com", "example.com:8443", "example.com"},
    {H, 80, "example.com:80", "example.com", "example.com:80"},
    {S, 443, "example.com:443", "example.com", "example.com:443"},
    {H, 80, "example.com:443", "example.com:443", "example.com:443"},
    {H, 443, "example.com", "example.com", "example.com"},
    {H, 8080, "example.com:9000", "example.com:9000", "example.com:9000"},
    {H, 8080, "[2001:db8::1]", "[2001:db8::1]:8080", "[2001:db8::1]"},
};

TEST(BalancerHost, FollowsTheTable) {
  for (const HostRow& row : kHostRows) {
    Path path;
    path.listen(row.protocol, row.port).send("Host", row.sent);
    EXPECT_EQ(path.header("Host"), row.changed) << row.sent << " on " << row.port;
    path.balancer.preserveHost = true;
    EXPECT_EQ(path.header("Host"), row.preserved) << row.sent << " on " << row.port << ", preserved";
  }
}

TEST(BalancerDoor, AnyHostIsTaken) {
  for (const char* host : {"www.example.com", "evil.example.net", "lb.example.com"})
    EXPECT_EQ(Path().send("Host", host).run().verdict.kind, Verdict::Kind::Delivered) << host;
}

TEST(BalancerDoor, TheDefaultActionTakesWhatNoRuleTakes) {
  Path path;
  path.balancer.rules = {{.priority = 1, .hostHeader = {"www.example.com"}},
                         {.action = RuleAction::FixedResponse, .status = 403, .body = "no"}};
  const Trace refused = path.send("Host", "evil.example.net").run();
  EXPECT_EQ(refused.verdict.status, 403) << factLines(refused);
  EXPECT_EQ(refused.verdict.rule.key(), "elb.action.fixed-response");
  path.request.headers = {{"Host", "WWW.Example.com"}};
  EXPECT_EQ(path.run().verdict.kind, Verdict::Kind::Delivered);
}

TEST(BalancerDoor, WritesItsForwardingHeaders) {
  Path path;
  path.listen(S, 443).send("X-Forwarded-For", "198.51.100.9").send("X-Forwarded-Proto", "http");
  const http::Request r = path.atDjango();
  EXPECT_EQ(r.headers.get("X-Forwarded-For"), "198.51.100.9, 203.0.113.7");
  EXPECT_EQ(r.headers.get("X-Forwarded-Proto"), "https");
  EXPECT_EQ(r.headers.get("X-Forwarded-Port"), "443");
  EXPECT_TRUE(r.headers.get("X-Amzn-Trace-Id").starts_with("Root=1-"));
  EXPECT_FALSE(r.headers.contains("X-Forwarded-Host"));
  EXPECT_EQ(r.scheme, "http");
  EXPECT_EQ(r.version, "1.1");
}

TEST(BalancerDoor, TraceIdsKeepTheirRoot) {
  const std::string root = "Root=1-11111111-111111111111111111111111";
  EXPECT_TRUE(Path().send("X-Amzn-Trace-Id", root).header("X-Amzn-Trace-Id").starts_with("Self=1-"));
  EXPECT_TRUE(Path().send("X-Amzn-Trace-Id", root).header("X-Amzn-Trace-Id").ends_with(";" + root));
  const std::string both =
      Path().send("X-Amzn-Trace-Id", "Self=1-0-0;" + root + ";A=b").header("X-Amzn-Trace-Id");
  EXPECT_TRUE(both.ends_with(";" + root + ";A=b")) << both;
  EXPECT_EQ(both.find("Self=1-0-0"), std::string::npos) << both;
  const std::string limit = root + ";A=" + std::string(7 * 1024 - root.size() - 3, 'a');
  EXPECT_TRUE(Path().send("X-Amzn-Trace-Id", limit).header("X-Amzn-Trace-Id").ends_with(limit));
  EXPECT_TRUE(Path().send("X-Amzn-Trace-Id", limit + "a").header("X-Amzn-Trace-Id").starts_with("Root=1-"));
}

std::string addresses(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += (i ? ", 192.0.2." : "192.0.2.") + std::to_string(i + 1);
  return out;
}

TEST(BalancerDoor, ThirtyAddressesPassAndOneMoreDoesNot) {
  EXPECT_EQ(Path().send("X-Forwarded-For", addresses(30)).run().verdict.kind, Verdict::Kind::Delivered);
  const Trace refused = Path().send("X-Forwarded-For", addresses(31)).run();
  EXPECT_EQ(refused.verdict.status, 463) << factLines(refused);
}

struct Limit {
  const char* what;
  SampleRequest last;  ///< still passes
  SampleRequest over;
  int status;
};

SampleRequest with(std::string path, NameValues headers) {
  SampleRequest r;
  r.url = "http://lb.example.com" + path;
  r.headers = std::move(headers);
  return r;
}

TEST(BalancerDoor, LimitsOfRequests) {
  const std::string fill(16384 - std::string("GET / HTTP/1.1").size(), 'a');
  const std::string header(16384 - std::string("X-A: \r\n").size() + 1,
                           'a');  // the line: name, value, ": ", CRLF
  const std::string value(16384 - 7, 'a');
  const NameValues four = {{"X-A", value}, {"X-B", value}, {"X-C", value}};
  NameValues five = four;
  five.emplace_back("X-D", value);
  const Limit rows[] = {{"request line", with("/" + fill, {}), with("/" + fill + "a", {}), 414},
                        {"one header", with("/", {{"X-A", value}}), with("/", {{"X-A", header}}), 400},
                        {"all headers", with("/", four), with("/", five), 400}};
  for (const Limit& row : rows) {
    Path path;
    path.request = row.last;
    EXPECT_EQ(path.run().verdict.by.value, "django") << row.what;
    path.request = row.over;
    const Trace refused = path.run();
    EXPECT_EQ(refused.verdict.status, row.status) << row.what;
    EXPECT_EQ(refused.verdict.by.value, "lb") << row.what;
  }
}

TEST(BalancerDoor, PagesHaveTheirKnownSizes) {
  const auto length = [](const Trace& trace) {
    return std::string(trace.response->headers.get("Content-Length"));
  };
  Path path;
  path.request.answers = {{.node = "django", .failure = OriginFailure::Reset}};
  Trace trace = path.run();
  EXPECT_EQ(trace.response->status, 502);
  EXPECT_EQ(length(trace), "122");
  EXPECT_EQ(trace.response->headers.get("Server"), "awselb/2.0");
  EXPECT_EQ(trace.response->headers.get("Content-Type"), "text/html");
  path.balancer.rules = {{.pathPattern = {"*"}, .target = "nobody"}};
  trace = path.run();
  EXPECT_EQ(trace.response->status, 503);
  EXPECT_EQ(length(trace), "162");
  EXPECT_EQ(
      trace.response->body,
      "<html>\r\n<head><title>503 Service Temporarily Unavailable</title></head>\r\n<body>\r\n<center><h1>503 "
      "Service Temporarily Unavailable</h1></center>\r\n</body>\r\n</html>\r\n");
}

TEST(BalancerDoor, WaitsAsLongAsItsIdleTimeout) {
  Path path;
  path.balancer.idleTimeout = 120;
  path.request.answers = {{.node = "django", .milliseconds = 120'000}};
  EXPECT_EQ(path.run().verdict.status, 200);
  path.request.answers.front().milliseconds = 120'001;
  EXPECT_EQ(path.run().verdict.status, 504);
}

TEST(BalancerDoor, EventsOfFunctions) {
  Path path;
  path.django.runsIn = DjangoHost::ApigWsgi;
  path.target.type = TargetType::Lambda;
  path.request.url = "http://lb.example.com/a%20b/?q=x%2Fy&q=z";
  path.send("X-Twice", "1").send("X-Twice", "2");
  const auto event = [&] {
    for (const Hop& hop : path.run().hops)
      if (hop.node.value == "lb" && hop.phase == Phase::Request)
        return nlohmann::json::parse(hop.extras.lambdaEvent.text());
    return nlohmann::json();
  };
  const auto plain = event();
  EXPECT_EQ(plain["path"], "/a%20b/");
  EXPECT_EQ(plain["queryStringParameters"]["q"], "z");
  EXPECT_EQ(plain["headers"]["x-twice"], "2");
  EXPECT_EQ(plain["headers"]["x-forwarded-for"], "203.0.113.7");
  EXPECT_EQ(plain["headers"]["x-forwarded-proto"], "http");
  EXPECT_EQ(plain["headers"]["host"], "lb.example.com");
  EXPECT_TRUE(plain["requestContext"]["elb"].contains("targetGroupArn"));
  path.target.multiValueHeaders = true;
  const auto lists = event();
  EXPECT_EQ(lists["multiValueHeaders"]["x-twice"], (nlohmann::json{"1", "2"}));
  EXPECT_EQ(lists["multiValueQueryStringParameters"]["q"], (nlohmann::json{"x%2Fy", "z"}));
  path.request = {.name = {}, .viewer = "lb", .url = ""};
  path.target.multiValueHeaders = false;
  EXPECT_EQ(event()["headers"], (nlohmann::json{{"user-agent", "ELB-HealthChecker/2.0"}}));
}

TEST(NetworkBalancer, TouchesNoHeader) {
  Path path;
  path.listen(ListenerProtocol::Tcp, 8080)
      .send("Host", "www.example.com")
      .send("x_odd", "1")
      .send("X-Forwarded-For", addresses(40));
  const Trace trace = path.run();
  http::Headers sent, received;
  for (const Hop& hop : trace.hops) {
    if (hop.node.value == "viewer" && hop.phase == Phase::Request)
      sent = std::get<http::Request>(hop.out).headers;
    if (hop.node.value == "django") received = std::get<http::Request>(hop.in).headers;
  }
  EXPECT_FALSE(sent.empty());
  EXPECT_EQ(sent, received) << factLines(trace);
}

TEST(NetworkBalancer, WhoDjangoSees) {
  Path path;
  path.listen(ListenerProtocol::Tcp, 80);
  EXPECT_EQ(path.atDjango().peer, "10.0.0.12");
  path.target.preserveClientIp = true;
  EXPECT_EQ(path.atDjango().peer, "203.0.113.7");
}

TEST(Listeners, TakeTheirOwnProtocolAndPort) {
  LoadBalancerConfig b;
  b.moreListeners = {{S, 443, {"www.example.com"}}};
  EXPECT_TRUE(elb::listens(b, "http", 80));
  EXPECT_TRUE(elb::listens(b, "https", 443));
  EXPECT_FALSE(elb::listens(b, "https", 80));
  EXPECT_FALSE(elb::listens(b, "http", 443));
  EXPECT_EQ(elb::certificateNames(b, 443), (Texts{"www.example.com"}));
  EXPECT_EQ(elb::certificateNames(b, 80), Texts{});
  EXPECT_EQ(elb::firstListenerFor(b, "https")->port, 443);
  b.type = BalancerType::Network;
  EXPECT_FALSE(elb::listens(b, "http", 80)) << "a network load balancer has no http listener";
  b.listener = ListenerProtocol::Tcp;
  EXPECT_TRUE(elb::listens(b, "http", 80));
  EXPECT_TRUE(elb::listens(b, "https", 80));
  EXPECT_FALSE(elb::certificateNames(b, 80)) << "the server shows its own";
}

struct ConditionRow {
  ListenerRule rule;
  const char* method;
  const char* host;
  const char* url;
  NameValues headers;
  bool matches;
};

TEST(RuleConditions, FollowTheTable) {
  const ConditionRow rows[] = {
      {{.hostHeader = {"www.example.com"}}, "GET", "WWW.EXAMPLE.COM", "/", {}, true},
      {{.hostHeader = {"www.example.com"}}, "GET", "www.example.com:8080", "/", {}, true},
      {{.hostHeader = {"*.example.com"}}, "GET", "a.b.example.com", "/", {}, true},
      {{.hostHeader = {"*.example.com"}}, "GET", "example.com", "/", {}, false},
      {{.hostHeader = {"w?w.example.com"}}, "GET", "wxw.example.com", "/", {}, true},
      {{.hostHeader = {"a.example.com", "b.example.com"}}, "GET", "b.example.com", "/", {}, true},
      {{.pathPattern = {"/api/*"}}, "GET", "x", "/api/a/b", {}, true},
      {{.pathPattern = {"/api/*"}}, "GET", "x", "/api", {}, false},
      {{.pathPattern = {"/api/*"}}, "GET", "x", "/API/a", {}, false},
      {{.pathPattern = {"/a"}}, "GET", "x", "/a?b=c", {}, true},
      {{.pathPattern = {"/a b"}}, "GET", "x", "/a%20b", {}, false},
      {{.methods = {"GET", "HEAD"}}, "HEAD", "x", "/", {}, true},
      {{.methods = {"get"}}, "GET", "x", "/", {}, false},
      {{.methods = {"*"}}, "GET", "x", "/", {}, false},
      {{.sourceIp = {"203.0.113.0/24"}}, "GET", "x", "/", {}, true},
      {{.sourceIp = {"198.51.100.0/24"}}, "GET", "x", "/", {{"X-Forwarded-For", "198.51.100.9"}}, false},
      {{.httpHeader = {{"User-Agent", "*CHROME*"}}}, "GET", "x", "/", {{"User-Agent", "a Chrome b"}}, true},
      {{.httpHeader = {{"User-Agent", "*Chrome*"}}}, "GET", "x", "/", {}, false},
      {{.httpHeader = {{"X-A", "1"}, {"x-a", "2"}}}, "GET", "x", "/", {{"X-A", "2"}}, true},
      {{.httpHeader = {{"X-A", "1"}, {"X-B", "2"}}}, "GET", "x", "/", {{"X-A", "1"}}, false},
      {{.httpHeader = {{"X-A", "1"}, {"X-B", "2"}}}, "GET", "x", "/", {{"X-A", "1"}, {"X-B", "2"}}, true},
      {{.queryString = {{"version", "V1"}}}, "GET", "x", "/?a=b&version=v1", {}, true},
      {{.queryString = {{"version", "v1"}}}, "GET", "x", "/?other=v1", {}, false},
      {{.queryString = {{"", "*example*"}}}, "GET", "x", "/?q=my-example-x", {}, true},
      {{.hostHeader = {"x"}, .pathPattern = {"/a"}}, "GET", "x", "/b", {}, false},
  };
  for (const ConditionRow& row : rows) {
    http::Request r;
    r.method = row.method;
    r.peer = "203.0.113.7";
    const std::string url = row.url;
    r.path = url.substr(0, url.find('?'));
    if (url.find('?') != url.npos) r.query = url.substr(url.find('?') + 1);
    r.headers.add("Host", row.host);
    for (const auto& [name, value] : row.headers) r.headers.add(name, value);
    EXPECT_EQ(elb::matches(row.rule, r), row.matches)
        << elb::conditionText(row.rule) << " on " << row.host << row.url;
  }
}

TEST(RuleConditions, LowPriorityNumbersFirstAndTheDefaultLast) {
  LoadBalancerConfig b;
  b.rules = {{.priority = 1, .body = "default"},
             {.priority = 30, .pathPattern = {"/a*"}, .body = "third"},
             {.listenerPort = 443, .priority = 5, .pathPattern = {"/*"}, .body = "other listener"},
             {.priority = 20, .pathPattern = {"/ab*"}, .body = "second"}};
  http::Request r;
  const auto body = [&](const char* path) {
    r.path = path;
    const ListenerRule* rule = elb::ruleFor(b, 80, r);
    return rule ? rule->body : "(none)";
  };
  EXPECT_EQ(body("/abc"), "second");
  EXPECT_EQ(body("/ac"), "third");
  EXPECT_EQ(body("/x"), "default");
  b.rules.erase(b.rules.begin());
  EXPECT_EQ(body("/x"), "(none)");
}

TEST(Redirects, FillInTheParts) {
  http::Request r;
  r.scheme = "http";
  r.path = "/a/b";
  r.headers.add("Host", "www.example.com:8080");
  ListenerRule rule;
  EXPECT_EQ(elb::locationFor(rule, r, 8080), "https://www.example.com:443/a/b");
  r.query = "x=1&y=2";
  EXPECT_EQ(elb::locationFor(rule, r, 8080), "https://www.example.com:443/a/b?x=1&y=2");
  rule.location = "https://#{host}/?#{query}&a=1";
  EXPECT_EQ(elb::locationFor(rule, r, 8080), "https://www.example.com/?x=1&y=2&a=1");
  r.query = std::nullopt;
  EXPECT_EQ(elb::locationFor(rule, r, 8080), "https://www.example.com/?&a=1") << "more follows";
  rule.location = "#{protocol}://new.#{host}:#{port}/old/#{path}";
  EXPECT_EQ(elb::locationFor(rule, r, 8080), "http://new.www.example.com:8080/old/a/b");
  EXPECT_FALSE(elb::redirectsToItself(rule));
  rule.location = "#{protocol}://#{host}:#{port}/#{path}?x=#{query}";
  EXPECT_TRUE(elb::redirectsToItself(rule)) << "another query alone is not enough";
}

TEST(Transforms, ReplaceWhatTheyFind) {
  const auto result = [](const char* e, const char* to, const char* s) {
    const auto out = elb::rewritten(e, to, s);
    return !out ? "(error)" : !*out ? "(no match)" : **out;
  };
  EXPECT_EQ(result("^mywebsite-(.+).com$", "internal.$1.example.com", "mywebsite-a.com"),
            "internal.a.example.com");
  EXPECT_EQ(result("^/dp/([A-Za-z0-9]+)/?$", "/product.php?id=$1", "/dp/B09G3HRMW"),
            "/product.php?id=B09G3HRMW");
  EXPECT_EQ(result("^/new", "/old", "/other"), "(no match)");
  EXPECT_EQ(result("a", "b", "banana"), "bbnana") << "the first match";
  EXPECT_EQ(result("(", "b", "banana"), "(error)");
}

TEST(Transforms, LeaveOutWhatAwsLeavesOut) {
  for (const char* bad :
       {"a(?=b)", "a(?!b)", "(?<=a)b", "(a)\\1", "[", "(a{1000}){1000}", "a{99999}", "(a?b?c?){1000}"})
    EXPECT_TRUE(elb::expressionFault(bad)) << bad;
  EXPECT_TRUE(elb::expressionFault(std::string(1025, 'a')));
  for (const char* good : {"^/a/(.*)$", "[a-z]{2,4}", "\\.php", "(?:a|b)+", "\\\\1"})
    EXPECT_FALSE(elb::expressionFault(good)) << good << ": " << elb::expressionFault(good)->message;
}

// With a matcher that tries one way after the other each of these would take for ever.
TEST(Transforms, EndWhateverTheExpression) {
  const std::string text = "/" + std::string(1000, 'a') + "!", tooLong(16000, 'a');
  for (const char* e : {"^/(a+)+$", "^/(a|aa)+$", "(.*)*b", "^/(a*)*(a*)*$", "(a|a)*b"}) {
    EXPECT_TRUE(elb::rewritten(e, "/", text)) << e;
    const auto refused = elb::rewritten(e, "/", tooLong);
    EXPECT_TRUE(!refused && refused.error().code == "expression.limit") << e;
  }
}

TEST(HealthChecks, MatchersNameStatuses) {
  const auto healthy = elb::isHealthy;
  EXPECT_TRUE(healthy("200", 200));
  EXPECT_FALSE(healthy("200", 201));
  EXPECT_TRUE(healthy("200,302", 302));
  EXPECT_TRUE(healthy("200-399", 301));
  EXPECT_FALSE(healthy("200-399", 400));
  EXPECT_TRUE(healthy("200, 404-405", 405));
  for (const char* bad : {"", "2xx", "200-", "399-200", "99", "200;201"})
    EXPECT_FALSE(elb::isMatcher(bad)) << bad;
}

TEST(HealthChecks, AskLikeALoadBalancer) {
  Path path;
  path.target.healthCheckPath = "/health/?full=1";
  path.request = {.name = {}, .viewer = "lb", .url = ""};
  const http::Request r = path.atDjango();
  EXPECT_EQ(http::pathAndQuery(r), "/health/?full=1");
  ASSERT_EQ(r.headers.size(), 3u);
  EXPECT_EQ(r.headers.get("Host"), "10.0.1.4:8000");
  EXPECT_EQ(r.headers.get("User-Agent"), "ELB-HealthChecker/2.0");
  EXPECT_EQ(r.headers.get("Connection"), "close");
  EXPECT_EQ(path.run().verdict.kind, Verdict::Kind::Delivered);
  path.django.allowedHosts = {"www.example.com"};
  const Trace refused = path.run();
  EXPECT_EQ(refused.verdict.kind, Verdict::Kind::Refused);
  EXPECT_EQ(refused.verdict.by.value, "django");
  EXPECT_EQ(refused.verdict.rule.key(), "django.host.not-allowed");
}

TEST(AddressBlocks, HoldTheirAddresses) {
  EXPECT_TRUE(http::inBlock("10.0.1.4", "10.0.0.0/16"));
  EXPECT_FALSE(http::inBlock("10.1.1.4", "10.0.0.0/16"));
  EXPECT_TRUE(http::inBlock("10.1.1.4", "0.0.0.0/0"));
  EXPECT_TRUE(http::inBlock("2001:db8::1", "2001:db8::/32"));
  EXPECT_FALSE(http::inBlock("10.0.1.4", "::/0"));
  EXPECT_TRUE(http::inBlock("10.0.1.4", "10.0.1.4"));
  for (const char* bad : {"10.0.0.0/33", "10.0.0/8", "10.0.0.0/", "10.0.0.0/8x", "10.0.0.0/-1", "x/8", ""})
    EXPECT_FALSE(http::parseBlock(bad)) << bad;
}

}  // namespace
