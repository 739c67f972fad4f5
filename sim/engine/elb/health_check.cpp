// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/elb/health_check.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "sim/engine/elb/rules.h"
#include "sim/engine/elb/target.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::elb {
namespace {

std::optional<int> statusOf(std::string_view s) {
  s = text::trim(s);
  int out = 0;
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), out);
  if (error != std::errc{} || end != s.data() + s.size() || out < 100 || out > 599) return std::nullopt;
  return out;
}

/// First and last status of a part of the matcher.
std::optional<std::pair<int, int>> rangeOf(std::string_view part) {
  const auto dash = part.find('-');
  const auto first = statusOf(part.substr(0, dash));
  const auto last = dash == part.npos ? first : statusOf(part.substr(dash + 1));
  if (!first || !last || *first > *last) return std::nullopt;
  return std::pair(*first, *last);
}

void ask(Stage& stage, const TargetLink& target) {
  MessageEditor& edit = stage.edit;
  const RuleId why = rule("elb.health.probe");
  const std::string path = target.healthCheckPath.empty() ? "/" : target.healthCheckPath;
  const auto mark = path.find('?');
  edit.setPath(why, path.substr(0, mark));
  if (mark != path.npos) edit.setQuery(why, path.substr(mark + 1));
  edit.setScheme(why, std::string(enumName(target.protocol)));
  edit.setVersion(why, "1.1");
  edit.setTarget(why, std::string(kTargetAddress));
  edit.setPort(why, target.port);
  edit.setPeer(why, std::string(kBalancerAddress));
  edit.addHeader(why, "Host", std::string(kTargetAddress) + ":" + std::to_string(target.port));
  edit.addHeader(why, "User-Agent", "ELB-HealthChecker/2.0");
  edit.addHeader(why, "Connection", "close");
}

void callFunction(Stage& stage, const Link& wire, std::optional<gateway::LambdaEvent>& event) {
  const auto& target = std::get<TargetLink>(wire.config);
  const RuleId why = rule("elb.health.event");
  stage.edit.setPath(why, target.healthCheckPath.empty() ? "/" : target.healthCheckPath);
  stage.edit.setPeer(why, std::string(kBalancerAddress));
  stage.edit.addHeader(why, "User-Agent", "ELB-HealthChecker/2.0");
  gateway::EventShape shape;
  shape.kind = gateway::EventKind::LoadBalancer;
  shape.multiValue = target.multiValueHeaders;
  shape.targetGroupArn = targetGroupArn(wire);
  event = gateway::lambdaEvent(stage, shape, kBalancerAddress);
}

}  // namespace

const Link* probe(Stage& stage, const Project& project, const Node& node, std::string_view url,
                  std::optional<gateway::LambdaEvent>& event) {
  const auto asked = http::parseUrl(url);
  const auto links = project.linksFrom(node.id);
  const bool choice = links.size() > 1;  // of one target alone the URL need not say which
  const Link* wire = targetWire(project, node, asked && choice ? asked->host : "");
  if (!wire) {
    stage.unknown(rule("elb.health.no-target"),
                  "No wire leads from '" + node.name + "' to " + (asked ? asked->host : "a target") + ".");
    return nullptr;
  }
  const auto& target = std::get<TargetLink>(wire->config);
  const bool network = std::get<LoadBalancerConfig>(node.config).type == BalancerType::Network;
  if (network && target.healthCheckPath.empty()) {
    stage.note(rule("elb.health.healthy"), "it takes connections");
    stage.unknown(rule("elb.health.tcp"), "A connection to port " + std::to_string(target.port) +
                                              " is all that is tried; no request is sent.");
    return nullptr;
  }
  if (target.type == TargetType::Lambda)
    callFunction(stage, *wire, event);
  else
    ask(stage, target);
  return wire;
}

bool isHealthy(std::string_view matcher, int status) {
  const auto parts = text::split(matcher, ',');
  return std::any_of(parts.begin(), parts.end(), [&](const std::string& part) {
    const auto range = rangeOf(part);
    return range && status >= range->first && status <= range->second;
  });
}

bool isMatcher(std::string_view matcher) {
  const auto parts = text::split(matcher, ',');
  return std::all_of(parts.begin(), parts.end(), [](const std::string& p) { return rangeOf(p).has_value(); });
}

void judge(Stage& stage, const TargetLink& target, int status) {
  const std::string said = "it answers " + std::to_string(status) + ", and " +
                           (target.healthCheckMatcher.empty() ? "no status" : target.healthCheckMatcher);
  if (isHealthy(target.healthCheckMatcher, status))
    return stage.note(rule("elb.health.healthy"), said + " counts as healthy");
  stage.note(rule("elb.health.unhealthy"),
             said + (target.healthCheckMatcher.empty() ? "" : " alone") + " counts as healthy");
  stage.note(rule("elb.health.fail-open"), "if no other target is healthy");
}

void judgeFailure(Stage& stage, OriginFailure failure) {
  const std::string what(enumName(failure));
  stage.note(rule("elb.health.unhealthy"), "it gives no answer: " + what);
  stage.unknown(rule("elb.health.unhealthy"), "The target gives no answer: " + what + ".");
}

}  // namespace headway::elb
