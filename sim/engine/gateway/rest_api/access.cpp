// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/gateway/rest_api/access.h"

#include <algorithm>

#include "sim/engine/gateway/rest_api/mapping.h"
#include "sim/engine/gateway/wording.h"
#include "sim/http/cidr.h"
#include "sim/support/text.h"

namespace headway::gateway::rest {
namespace {

using Decision = AuthorizerDecision;

constexpr int kAccountRate = 10'000, kAccountBurst = 5'000;  // limits
constexpr std::size_t kMaxArn = 1600;                        // limits

/// Who may call: each method is one gate, false if it answered.
class Gates {
 public:
  Gates(Stage& stage, const Surroundings& around, Call& call)
      : stage_(stage), around_(around), api_(around.config()), call_(call), method_(call.method()) {}

  bool pass() {
    // A user pool authenticates first; otherwise the policy is asked before the authorizer.
    const bool cognito = method_.authorization == MethodAuthorization::Cognito;
    if (!arnFits()) return false;
    if (!cognito && !policy()) return false;
    if (!authorizer()) return false;
    if (cognito && !policy()) return false;
    return apiKey() && throttle();
  }

 private:
  bool refuse(const OwnAnswer& own, std::string sentence, const std::string& detail = {}) {
    answerItself(stage_, placeOf(stage_, api_, call_), own, std::move(sentence), detail);
    return false;
  }

  bool arnFits() {
    if (method_.authorization == MethodAuthorization::None) return true;
    const std::size_t size = methodArn(api_, call_).size();
    if (size <= kMaxArn) return true;
    return refuse(ownAnswer("gateway.rest-api.arn-too-long"),
                  "The method's ARN has " + std::to_string(size) + " bytes; 1,600 are allowed.");
  }

  bool policy() {
    const Texts& blocks = api_.allowedSourceIps;
    if (blocks.empty()) return true;
    const auto covers = [&](const std::string& block) { return http::inBlock(call_.sourceIp, block); };
    if (std::any_of(blocks.begin(), blocks.end(), covers)) {
      stage_.note(rule("gateway.rest-api.policy.allows"), call_.sourceIp);
      return true;
    }
    return refuse(ownAnswer("gateway.rest-api.policy.denies"),
                  "The API sees " + call_.sourceIp + ", and its resource policy allows only " +
                      text::join(blocks, ", ") + ".",
                  methodArn(api_, call_));
  }

  bool authorizer() {
    switch (method_.authorization) {
      case MethodAuthorization::None: return true;
      case MethodAuthorization::Iam: return bySignature();
      case MethodAuthorization::Token:
      case MethodAuthorization::Request: return tokenThere() && byFunction();
      case MethodAuthorization::Cognito: return tokenThere() && byUserPool();
    }
    return true;
  }

  bool bySignature() {
    const std::string_view header = call_.asked.headers.get("Authorization");
    if (!header.starts_with("AWS4-HMAC-SHA256") &&
        call_.asked.query.value_or("").find("X-Amz-Signature=") == std::string::npos)
      return refuse(ownAnswer("gateway.rest-api.iam.unsigned"),
                    "The method wants AWS_IAM, and no signature arrives.");
    switch (around_.decision) {
      case Decision::Allow: break;
      case Decision::Expired:
        return refuse(ownAnswer("gateway.rest-api.iam.expired"), "The caller's security token has expired.");
      case Decision::Fail:
        return refuse(ownAnswer("gateway.rest-api.iam.signature"), "The signature does not fit.");
      case Decision::Deny:
      case Decision::ScopeMissing:
        return refuse(ownAnswer("gateway.rest-api.iam.denies"), "IAM does not let the caller in.",
                      methodArn(api_, call_));
    }
    call_.authorizer.kind = AuthorizerKind::Iam;
    return allowed("the signature is taken to be good");
  }

  bool tokenThere() {
    for (const std::string& source : method_.identitySources) {
      const NameValues context = contextOf(api_, call_, stage_.clock.epochMilliseconds());
      const auto value = valueOf(source, {call_.asked, nullptr, {}, context, api_.stageVariables});
      if (!value || value->empty())
        return refuse(ownAnswer("gateway.rest-api.authorizer.no-token"),
                      "The request has no " + source + ".");
    }
    return true;
  }

  bool byFunction() {
    switch (around_.decision) {
      case Decision::Allow: break;
      case Decision::Expired:
        return refuse(ownAnswer("gateway.rest-api.authorizer.unauthorized"),
                      "The authorizer finds the token expired.");
      case Decision::Fail:
        return refuse(ownAnswer("gateway.rest-api.authorizer.fails"), "The authorizer's function fails.");
      case Decision::Deny:
      case Decision::ScopeMissing:
        return refuse(ownAnswer("gateway.rest-api.authorizer.denies"), "The authorizer denies the request.");
    }
    call_.authorizer = {AuthorizerKind::Lambda, {{"principalId", "user"}}, {}};
    return allowed("the Lambda authorizer allows it");
  }

  bool byUserPool() {
    if (around_.decision == Decision::Expired)
      return refuse(ownAnswer("gateway.rest-api.cognito.expired"), "The token has expired.");
    if (around_.decision != Decision::Allow)
      return refuse(ownAnswer("gateway.rest-api.cognito.refuses"),
                    "The user pool's authorizer refuses the token: " +
                        std::string(refusalText(around_.decision)) + ".");
    call_.authorizer = {AuthorizerKind::Cognito, {{"sub", "user"}}, {}};
    return allowed("the user pool's token is taken to be good");
  }

  bool allowed(const char* why) {
    stage_.note(rule("gateway.rest-api.authorizer.allows"), why);
    return true;
  }

  /// Fills key_ if the method needs one.
  bool apiKey() {
    if (!method_.apiKeyRequired) return true;
    const bool header = api_.apiKeySource == ApiKeySource::Header;
    if (header)
      key_ = std::string(call_.asked.headers.get("x-api-key"));
    else if (call_.authorizer.kind == AuthorizerKind::Lambda && !api_.apiKeys.empty())
      key_ = api_.apiKeys.front();
    if (!key_.empty() && std::find(api_.apiKeys.begin(), api_.apiKeys.end(), key_) != api_.apiKeys.end()) {
      stage_.note(rule("gateway.rest-api.api-key.valid"), header ? "from x-api-key" : "from the authorizer");
      return true;
    }
    return refuse(ownAnswer("gateway.rest-api.api-key.refused"),
                  !key_.empty() ? "The API key in x-api-key belongs to no usage plan."
                  : header      ? "The request has no x-api-key."
                                : "No Lambda authorizer gives an API key.");
  }

  bool throttle() {
    const std::int64_t now = stage_.clock.epochMilliseconds();
    const std::string name = "rest/" + api_.apiId;
    const std::string key = name + "/key/" + key_;
    if (!key_.empty() && api_.quota > 0 && !around_.counters.use(key, api_.quota, period(), now))
      return refuse(ownAnswer("gateway.rest-api.quota"),
                    "The key has made its " + std::to_string(api_.quota) + " requests of the " +
                        text::lower(enumName(api_.quotaPeriod)) + ".");
    if (!key_.empty() && api_.keyRate > 0 && api_.keyBurst > 0 &&
        !around_.counters.take(key, api_.keyRate, api_.keyBurst, now))
      return refuse(ownAnswer("gateway.rest-api.key-throttled"), tooManyText(api_.keyBurst, "with this key"));
    const int rate = api_.throttlingRate > 0 ? api_.throttlingRate : kAccountRate;
    const int burst = api_.throttlingBurst > 0 ? api_.throttlingBurst : kAccountBurst;
    const bool own = api_.throttlingRate > 0 || api_.throttlingBurst > 0;
    if (around_.counters.take(own ? name + "/" + call_.at.stage : "account/" + api_.region, rate, burst, now))
      return true;
    return refuse(ownAnswer("gateway.rest-api.throttled"), tooManyText(burst));
  }

  std::int64_t period() const {
    constexpr std::int64_t day = 86'400;
    switch (api_.quotaPeriod) {
      case QuotaPeriod::Day: return day;
      case QuotaPeriod::Week: return 7 * day;
      case QuotaPeriod::Month: return 30 * day;
    }
    return day;
  }

  Stage& stage_;
  const Surroundings& around_;
  const RestApiConfig& api_;
  Call& call_;
  const MethodLink& method_;
  std::string key_;  ///< the API key that counts; "" = none is needed
};

}  // namespace

bool mayCall(Stage& stage, const Surroundings& around, Call& call) {
  return Gates(stage, around, call).pass();
}

}  // namespace headway::gateway::rest
