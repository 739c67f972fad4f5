// SPDX-License-Identifier: GPL-3.0-or-later
// Simulated visits, played a second time against a real Django with its admin: the requests are those that
// the simulation brought to Django's node, and every answer must look as the node's own.
#include <algorithm>

#include <gtest/gtest.h>

#include "sim/engine/fakes.h"
#include "sim/engine/visit.h"
#include "sim/format/project_yaml.h"
#include "sim/runtime/njs.h"
#include "sim/support/text.h"
#include "tests/django/real_django.h"

using namespace headway;
using oracle::Json;

namespace {

constexpr const char* kScenario = HEADWAY_SOURCE_DIR "/tests/scenarios/58-visit-admin.headway.yaml";

/// What the node of Django got, and what it answered.
struct Exchanged {
  http::Request request;
  http::Response answer;
  bool credentials = true;
};

std::vector<Exchanged> atDjango(const VisitTrace& visit) {
  std::vector<Exchanged> out;
  for (const VisitEntry& entry : visit.entries)
    for (const Hop& hop : entry.trace.hops) {
      const auto* request = std::get_if<http::Request>(&hop.in);
      const auto* answer = std::get_if<http::Response>(&hop.out);
      if (hop.node.value == "django" && request && answer)
        out.push_back({*request, *answer, entry.sent.credentials});
    }
  return out;
}

VisitTrace simulated(const ProjectPtr& project, const SampleRequest& request) {
  static NjsRuntime functions;
  OkOrigin origin;
  FixedClock clock;
  SeededIds ids;
  return simulateVisit(project, request, {functions, origin, clock, ids});
}

Json settingsOf(const DjangoConfig& c) {
  return {{"ALLOWED_HOSTS", c.allowedHosts},
          {"MIDDLEWARE", c.middleware},
          {"USE_X_FORWARDED_HOST", c.useXForwardedHost},
          {"SECURE_PROXY_SSL_HEADER", c.secureProxySslHeader},
          {"SECURE_SSL_REDIRECT", c.secureSslRedirect},
          {"SECURE_HSTS_SECONDS", c.secureHstsSeconds},
          {"CSRF_COOKIE_SECURE", c.csrfCookieSecure},
          {"SESSION_COOKIE_SECURE", c.sessionCookieSecure}};
}

Json lineOf(const Exchanged& e) {
  Json headers = Json::array();
  for (const auto& f : e.request.headers.fields()) headers.push_back({f.name, f.value});
  return {{"method", e.request.method},
          {"path", http::pathAndQuery(e.request)},
          {"headers", headers},
          {"body", e.request.body},
          {"credentials", e.credentials}};
}

/// The real site's answers, one a request.
std::vector<Json> played(const Json& settings, const std::vector<Exchanged>& visit) {
  const std::string base = HEADWAY_BINARY_DIR "/tests/headway-real-visit";
  std::vector<Json> lines = {{{"settings", settings}}};
  for (const Exchanged& e : visit) lines.push_back(lineOf(e));
  std::ofstream(base + ".in.jsonl") << oracle::toLines(lines);
  const std::string command = std::string(oracle::pythonWithDjango()) +
                              " '" HEADWAY_SOURCE_DIR "/tests/django/visit_site.py' <'" + base +
                              ".in.jsonl' >'" + base + ".out.jsonl'";
  EXPECT_EQ(std::system(command.c_str()), 0) << command;
  return oracle::readLines(base + ".out.jsonl");
}

/// A Set-Cookie without what chance and time decide: the value, unless it is empty, and the date.
std::string tidyCookie(const std::string& text) {
  std::vector<std::string> parts = text::split(text, ';');
  for (std::string& part : parts) part = std::string(text::trim(part));
  const auto equals = parts[0].find('=');
  if (parts[0].substr(equals + 1) != "\"\"") parts[0].resize(equals);
  for (std::string& part : parts)
    if (part.starts_with("expires=") && part.find("1970") == part.npos) part = "expires";
  return text::join(parts, "; ");
}

/// What is compared, a line a header; cookies in the order of their names.
std::string outline(int status, const std::vector<std::pair<std::string, std::string>>& headers) {
  std::vector<std::string> lines;
  for (const auto& [name, value] : headers) {
    if (text::equalsIgnoreCase(name, "Set-Cookie")) lines.push_back("set-cookie: " + tidyCookie(value));
    for (const char* compared : {"Location", "Vary", "Cache-Control", "Content-Type", "X-Frame-Options",
                                 "X-Content-Type-Options", "Referrer-Policy", "Strict-Transport-Security"})
      if (text::equalsIgnoreCase(name, compared)) lines.push_back(text::lower(name) + ": " + value);
  }
  std::sort(lines.begin(), lines.end());
  return std::to_string(status) + "\n" + text::join(lines, "\n");
}

std::string outline(const http::Response& r) {
  std::vector<std::pair<std::string, std::string>> headers;
  for (const auto& f : r.headers.fields()) headers.emplace_back(f.name, f.value);
  return outline(r.status, headers);
}

std::string outline(const Json& answer) {
  return outline(answer["status"], answer["headers"].get<std::vector<std::pair<std::string, std::string>>>());
}

}  // namespace

TEST(RealVisit, EveryStepIsAnsweredAsByRealDjango) {
  if (!oracle::requireRealDjango()) return;
  auto loaded = loadProject(kScenario);
  ASSERT_TRUE(loaded) << render(loaded.error().front());
  const auto project = std::make_shared<const Project>(std::move(loaded).value());
  const Node* node = project->find(NodeId{"django"});
  ASSERT_NE(node, nullptr);
  const Json settings = settingsOf(std::get<DjangoConfig>(node->config));
  for (const SampleRequest& request : project->requests) {
    const auto visit = atDjango(simulated(project, request));
    EXPECT_EQ(visit.size(), request.steps.size()) << request.name;
    const auto answers = played(settings, visit);
    ASSERT_EQ(answers.size(), visit.size()) << request.name;
    for (std::size_t i = 0; i < visit.size(); ++i)
      EXPECT_EQ(outline(visit[i].answer), outline(answers[i]))
          << request.name << ", step " << i + 1 << ": " << lineOf(visit[i]).dump();
  }
}
