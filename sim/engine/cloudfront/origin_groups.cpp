// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/origin_groups.h"

#include <algorithm>

#include "sim/engine/cloudfront/origin_rules.h"
#include "sim/support/text.h"

namespace headway::cloudfront {
namespace {

using origin::rule;

std::string codeOf(PrimaryResult result, int status) {
  switch (result) {
    case PrimaryResult::Answered: return std::to_string(status);
    case PrimaryResult::NotConnected: return "503";
    case PrimaryResult::TimedOut: return "504";
  }
  return "";
}

bool methodFailsOver(std::string_view method, CachedMethods cached) {
  return method == "GET" || method == "HEAD" ||
         (method == "OPTIONS" && cached == CachedMethods::GetHeadOptions);
}

bool chosen(const OriginLink& secondary, const std::string& code) {
  return std::find(secondary.failoverCodes.begin(), secondary.failoverCodes.end(), code) !=
         secondary.failoverCodes.end();
}

RuleId ruleFor(PrimaryResult result) {
  switch (result) {
    case PrimaryResult::Answered: return rule("cloudfront.failover.status");
    case PrimaryResult::NotConnected: return rule("cloudfront.failover.connection");
    case PrimaryResult::TimedOut: return rule("cloudfront.failover.timeout");
  }
  return {};
}

std::string told(PrimaryResult result, int status) {
  switch (result) {
    case PrimaryResult::Answered: return "The primary origin answered " + std::to_string(status);
    case PrimaryResult::NotConnected: return "The primary origin could not be reached, which counts as 503";
    case PrimaryResult::TimedOut: return "The primary origin took too long, which counts as 504";
  }
  return "";
}

}  // namespace

bool isFailoverCode(std::string_view code) {
  static constexpr std::string_view all[] = {"400", "403", "404", "416", "429", "500", "502", "503", "504"};
  return std::find(std::begin(all), std::end(all), code) != std::end(all);
}

bool failsOver(const OriginLink& secondary, PrimaryResult result, int status, std::string_view method,
               CachedMethods cached) {
  return methodFailsOver(method, cached) && chosen(secondary, codeOf(result, status));
}

bool askSecondary(Stage& stage, const Link& secondary, PrimaryResult result, int status,
                  const http::Request& request, CachedMethods cached) {
  const auto& link = std::get<OriginLink>(secondary.config);
  if (failsOver(link, result, status, request.method, cached)) {
    stage.hop.changes.clear();
    stage.hop.out = request;
    stage.hop.outcome = Retried{
        ruleFor(result), told(result, status) + "; CloudFront asks " + secondary.to.value + " instead."};
    return true;
  }
  if (result == PrimaryResult::Answered && status < 400) return false;
  if (!methodFailsOver(request.method, cached))
    stage.note(rule("cloudfront.failover.method"), request.method + " stays with the primary origin");
  else
    stage.note(rule("cloudfront.failover.not-chosen"),
               told(result, status) + "; the codes are " + text::join(link.failoverCodes, ", "));
  return false;
}

}  // namespace headway::cloudfront
