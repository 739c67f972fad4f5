// SPDX-License-Identifier: GPL-3.0-or-later
// What checkProject says of adapters, servers and nginx, and of settings without effect.
#include <algorithm>

#include <gtest/gtest.h>

#include "sim/check/check.h"
#include "sim/model/edits.h"

using namespace headway;

namespace {

/// viewer -> HTTP API -> Django, set up well.
class Design {
 public:
  Design() {
    for (const NodeKind kind : {NodeKind::Viewer, NodeKind::HttpApi, NodeKind::Django})
      project = *edits::addNode(project, kind, {});
    project = *edits::connect(project, {"viewer"}, {"http-api"});
    project = *edits::connect(project, {"http-api"}, {"django"});
    django().allowedHosts = {"www.example.com"};
  }

  DjangoConfig& django() {
    for (Node& n : project.nodes)
      if (auto* d = std::get_if<DjangoConfig>(&n.config)) return *d;
    throw std::out_of_range("django");
  }
  IntegrationLink& integration() {
    for (Link& l : project.links)
      if (auto* i = std::get_if<IntegrationLink>(&l.config)) return *i;
    throw std::out_of_range("integration");
  }

  /// "code field" of each finding these checks make.
  std::vector<std::string> found() const {
    static constexpr std::string_view ours[] = {
        "check.adapter-door", "check.trusted-address", "check.nginx-variable", "check.base-path-slash",
        "check.status-range", "check.without-effect",  "check.nginx-upstream", "check.script-name-slash"};
    std::vector<std::string> out;
    for (const Diagnostic& d : checkProject(project)) {
      if (std::find(std::begin(ours), std::end(ours), d.code) == std::end(ours)) continue;
      EXPECT_FALSE(d.hint.empty()) << render(d);
      EXPECT_TRUE(!d.where.node.empty() || !d.where.link.empty()) << render(d);
      out.push_back(d.code.substr(6) + " " + d.where.field);
    }
    return out;
  }

  Project project;
};

using Found = std::vector<std::string>;

TEST(RuntimeChecks, NothingToSayOfAGoodDesign) { EXPECT_EQ(Design().found(), Found{}); }

TEST(RuntimeChecks, AnAdapterNeedsEventsAndAServerHttp) {
  Design d;
  d.django().runsIn = DjangoHost::Gunicorn;
  EXPECT_EQ(d.found(), Found{"adapter-door type"});
  d.django().runsIn = DjangoHost::LambdaWebAdapter;
  EXPECT_EQ(d.found(), Found{});
  d.integration().type = IntegrationType::HttpProxy;
  d.integration().uri = "https://backend.example.com";
  EXPECT_EQ(d.found(), Found{"adapter-door type"});
  d.django().runsIn = DjangoHost::Uvicorn;
  EXPECT_EQ(d.found(), Found{});
}

TEST(RuntimeChecks, SettingsWithoutEffect) {
  Design d;
  d.django().limitRequestLine = 100;
  d.django().proxySetHeader = {{"Host", "$host"}};
  d.integration().uri = "https://backend.example.com";
  Found found = d.found();
  std::sort(found.begin(), found.end());
  EXPECT_EQ(found, (Found{"without-effect limit_request_line", "without-effect proxy_set_header",
                          "without-effect uri"}));
}

TEST(RuntimeChecks, TrustedAddresses) {
  Design d;
  d.django().runsIn = DjangoHost::LambdaWebAdapter;
  d.django().forwardedAllowIps = {"10.0.0.0/16", "::1", "*", "10.0.0.0/33", "load-balancer"};
  EXPECT_EQ(d.found(), (Found{"trusted-address forwarded_allow_ips", "trusted-address forwarded_allow_ips"}));
}

TEST(RuntimeChecks, NginxVariables) {
  Design d;
  d.django().runsIn = DjangoHost::Gunicorn;
  d.integration().type = IntegrationType::HttpProxy;
  d.integration().uri = "https://backend.example.com";
  d.django().inFront = InFront::Nginx;
  d.django().proxySetHeader = {{"Host", "$http_host"},
                               {"X-Real-Ip", "${remote_addr}"},
                               {"X-Port", "$server_port"},
                               {"X-Up", "$proxy_host"},
                               {"Forwarded", "for=$remote_addr;proto=$scheme"},
                               {"X-Forwarded-For", "$proxy_add_x_forwarded_for"}};
  EXPECT_EQ(d.found(), Found{});
  d.django().proxySetHeader.push_back({"X-Id", "$hosst"});
  EXPECT_EQ(d.found(), Found{"nginx-variable proxy_set_header"});
}

TEST(RuntimeChecks, WhatNginxPassesTo) {
  Design d;
  d.django().runsIn = DjangoHost::Gunicorn;
  d.integration().type = IntegrationType::HttpProxy;
  d.integration().uri = "https://backend.example.com";
  d.django().inFront = InFront::Nginx;
  for (const char* pass :
       {"app:8000", "http://app:8000", "unix:/run/app.sock", "http://unix:/run/app.sock"}) {
    d.django().upstream = pass;
    EXPECT_EQ(d.found(), Found{}) << pass;
  }
  for (const char* pass : {"", "http://", "https://app"}) {
    d.django().upstream = pass;
    EXPECT_EQ(d.found(), Found{"nginx-upstream proxy_pass"}) << pass;
  }
}

TEST(RuntimeChecks, ScriptNameEndsWithoutASlash) {
  Design d;
  d.django().runsIn = DjangoHost::LambdaWebAdapter;
  for (const char* name : {"/shop/", "/"}) {
    d.django().scriptName = name;
    EXPECT_EQ(d.found(), Found{"script-name-slash script_name"}) << name;
  }
  d.django().scriptName = "/shop";
  EXPECT_EQ(d.found(), Found{});
  d.django().scriptName = "/shop/";
  d.django().webServer = WebServer::Uvicorn;
  EXPECT_EQ(d.found(), Found{});
}

TEST(RuntimeChecks, BasePathsAndStatuses) {
  Design d;
  d.django().runsIn = DjangoHost::Zappa;
  d.django().basePath = "/prod";
  EXPECT_EQ(d.found(), Found{"base-path-slash base_path"});
  d.django().runsIn = DjangoHost::Mangum;
  EXPECT_EQ(d.found(), Found{});
  d.django().runsIn = DjangoHost::LambdaWebAdapter;
  d.django().errorStatusCodes = {"500", "502-504", "5xx"};
  EXPECT_EQ(d.found(), Found{"status-range error_status_codes"});
}

}  // namespace
