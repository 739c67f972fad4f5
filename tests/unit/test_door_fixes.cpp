// SPDX-License-Identifier: GPL-3.0-or-later
// What bars a request at an API, a function URL or a load balancer is mended by a fix that was run.
#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "sim/check/check.h"
#include "sim/engine/fakes.h"
#include "sim/engine/run.h"
#include "sim/format/project_yaml.h"
#include "sim/runtime/njs.h"

using namespace headway;

namespace {

struct Case {
  const char* name;
  const char* api;   ///< settings of the node in front of Django
  const char* edge;  ///< settings of the wire to it
  const char* wire;  ///< settings of the wire to Django
  const char* django;
  const char* answer;
  const char* fix;  ///< label of a fix that must be offered
};

constexpr Case kCases[] = {
    {"EndpointDisabled", "kind: http-api, disable_execute_api_endpoint: true", "", "", "", "",
     "Switch the execute-api name on"},
    {"StageMissing", "kind: rest-api", "", "", "", "", "Set the origin path to /prod"},
    {"StageTooMuch", "kind: http-api", ", path: /prod", ", routes: ['GET /']", "", "",
     "Leave the origin path empty"},
    {"NoRoute", "kind: http-api", "", ", routes: ['GET /other']", "", "", "Add the route $default"},
    {"NoMethod", "kind: rest-api", ", path: /prod", ", methods: ['GET /other']", "", "",
     "Add the methods ANY / and ANY /{proxy+}"},
    {"InvokeNotAllowed", "kind: http-api", "", ", allows_invoke: false", "", "",
     "Let the API call the function"},
    {"TimeoutTooShort", "kind: http-api", "", ", timeout: 1000", "", "milliseconds: 5000",
     "Let the API wait 30 s, the most it can"},
    {"UrlGrantMissing", "kind: function-url, allows_invoke_function: false", "", "", "", "",
     "Grant lambda:InvokeFunction"},
    {"BothGrantsMissing",
     "kind: function-url, allows_invoke_function: false, allows_invoke_function_url: false", "", "", "", "",
     "Grant lambda:InvokeFunctionUrl and lambda:InvokeFunction"},
    {"NoConcurrency", "kind: function-url, reserved_concurrency: 0", "", "", "", "",
     "Reserve no concurrency"},
    {"NginxHost",
     "kind: load-balancer, listener: https, listener_port: 443, certificate_names: [lb.example.com]",
     ", domain: lb.example.com", "", ", runs_in: gunicorn, in_front: nginx", "", "Let nginx pass Host on"},
    {"BackendHost", "kind: http-api", "", ", type: http-proxy, uri: 'https://backend.example.com'",
     ", runs_in: gunicorn", "", "Let the API write www.example.com into Host"},
};

Project projectOf(const Case& c) {
  const std::string text =
      std::string("headway: 1\nname: p\nnodes:\n  viewer: {kind: viewer}\n") +
      "  edge:\n    kind: distribution\n    aliases: [www.example.com]\n    behaviors:\n" +
      "      - {path: '*', cache_policy: CachingDisabled, origin_request_policy: "
      "AllViewerExceptHostHeader}\n  door: {" +
      c.api +
      "}\n  django: {kind: django, ALLOWED_HOSTS: [www.example.com, lb.example.com, "
      "'.amazonaws.com', '.on.aws']" +
      c.django + "}\nlinks:\n  - {from: viewer, to: edge}\n  - {from: edge, to: door" + c.edge +
      "}\n  - {from: door, to: django" + c.wire +
      "}\nrequests:\n  - {name: page, url: 'https://www.example.com/'" +
      (*c.answer ? std::string(", answers: [{node: django, ") + c.answer + "}]" : "") + "}\n";
  auto read = readProject(text, "p");
  EXPECT_TRUE(read) << (read ? "" : render(read.error().front()));
  return read ? std::move(read).value() : Project{};
}

class DoorFixes : public ::testing::TestWithParam<Case> {};

}  // namespace

TEST_P(DoorFixes, AreOfferedAndWork) {
  const auto project = std::make_shared<const Project>(projectOf(GetParam()));
  ASSERT_FALSE(project->requests.empty());
  NjsRuntime functions;
  OkOrigin origin;
  FixedClock clock;
  SeededIds ids;
  const Ports ports{functions, origin, clock, ids, nullptr};
  const SampleRequest& request = project->requests.front();
  const Trace refused = simulate(project, request, ports);
  ASSERT_EQ(refused.verdict.kind, Verdict::Kind::Refused) << factLines(refused);
  const auto fixes = findFixes(project, request, refused, ports);
  const auto offered =
      std::find_if(fixes.begin(), fixes.end(), [](const Fix& f) { return f.label == GetParam().fix; });
  std::string labels;
  for (const Fix& f : fixes) labels += f.label + "\n";
  ASSERT_NE(offered, fixes.end()) << labels << factLines(refused);
  const auto after = std::make_shared<const Project>(offered->after);
  EXPECT_EQ(simulate(after, request, ports).verdict.kind, Verdict::Kind::Delivered);
}

INSTANTIATE_TEST_SUITE_P(Doors, DoorFixes, ::testing::ValuesIn(kCases),
                         [](const auto& test) { return std::string(test.param.name); });
