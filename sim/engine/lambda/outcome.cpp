// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/lambda/outcome.h"

namespace headway::lambda {
namespace {

constexpr std::size_t kMegabyte = std::size_t{1024} * 1024;

}  // namespace

std::string sentence(Outcome outcome) {
  switch (outcome) {
    case Outcome::Ok: return "";
    case Outcome::TimedOut: return "it ran longer than its timeout";
    case Outcome::TooLarge: return "its answer is over the limit of Lambda";
    case Outcome::Crashed: return "it raised an error";
  }
  return "";
}

std::size_t payloadLimit(gateway::EventKind door) noexcept {
  return door == gateway::EventKind::LoadBalancer ? kMegabyte : 6 * kMegabyte;
}

bool tooLarge(const gateway::LambdaEvent& event) {
  if (event.body.size() < payloadLimit(event.kind) / 8) return false;  // spares the text of usual events
  const bool bodyAlone = event.kind == gateway::EventKind::LoadBalancer;
  return (bodyAlone ? event.body.size() : eventJson(event).size()) > payloadLimit(event.kind);
}

Outcome outcomeOf(const DjangoConfig& function, gateway::EventKind door, std::int64_t milliseconds,
                  const http::Response& answer) {
  if (milliseconds > std::int64_t{function.functionTimeout} * 1000) return Outcome::TimedOut;
  return answer.body.size() > payloadLimit(door) ? Outcome::TooLarge : Outcome::Ok;
}

}  // namespace headway::lambda
