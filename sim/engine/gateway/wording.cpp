// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/gateway/wording.h"

namespace headway::gateway {
namespace {

std::string seconds(std::int64_t milliseconds) {
  const std::string tenths = std::to_string(milliseconds % 1000 / 100);
  return std::to_string(milliseconds / 1000) + (tenths == "0" ? "" : "." + tenths) + " s";
}

}  // namespace

std::string_view failureText(OriginFailure failure) noexcept {
  switch (failure) {
    case OriginFailure::Dns: return "its name is not found in DNS";
    case OriginFailure::Refused: return "it refuses the connection";
    case OriginFailure::Tls: return "the TLS handshake with it fails";
    case OriginFailure::Reset: return "it resets the connection";
    case OriginFailure::None: break;
  }
  return "it answers";
}

std::string_view refusalText(AuthorizerDecision decision) noexcept {
  switch (decision) {
    case AuthorizerDecision::Deny: return "the caller has no permission";
    case AuthorizerDecision::ScopeMissing: return "a scope is missing";
    case AuthorizerDecision::Expired: return "the credentials have expired";
    case AuthorizerDecision::Fail: return "the credentials can't be checked";
    case AuthorizerDecision::Allow: break;
  }
  return "nothing speaks against it";
}

std::string tooManyText(int allowed, std::string_view of) {
  const std::string whose = of.empty() ? " " : " " + std::string(of) + " ";
  if (allowed == 1) return "A second request" + whose + "came at once.";
  return "More than " + std::to_string(allowed) + " requests" + whose + "came at once.";
}

std::string slowText(std::int64_t took, std::int64_t allowed, std::string_view who) {
  std::string is = seconds(took), waits = seconds(allowed);
  if (is == waits) {
    is = std::to_string(took) + " ms";
    waits = std::to_string(allowed) + " ms";
  }
  return "The integration takes " + is + "; " + std::string(who) + " waits " + waits + ".";
}

}  // namespace headway::gateway
