// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/response_headers.h"

#include <algorithm>
#include <optional>

#include "sim/engine/cloudfront/error_page.h"
#include "sim/engine/cloudfront/response_rules.h"
#include "sim/support/text.h"

namespace headway::cloudfront {
namespace {

using response::rule;

constexpr std::string_view kAllowOrigin = "Access-Control-Allow-Origin";
constexpr std::string_view kAllMethods = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";

/// scheme://host:port in its parts; the parts left out are empty.
struct OriginParts {
  std::string_view scheme, host;
  std::optional<std::string_view> port;

  explicit OriginParts(std::string_view s) {
    if (const auto end = s.find("://"); end != std::string_view::npos) {
      scheme = s.substr(0, end);
      s.remove_prefix(end + 3);
    }
    if (const auto colon = s.rfind(':'); colon != std::string_view::npos && !s.ends_with(']')) {
      port = s.substr(colon + 1);
      s = s.substr(0, colon);
    }
    host = s;
  }
};

bool portFits(const std::optional<std::string_view>& pattern, const std::optional<std::string_view>& port) {
  if (!pattern) return !port;
  return port ? text::globMatch(*pattern, *port) : *pattern == "*";
}

class PolicyRun {
 public:
  PolicyRun(Stage& stage, const http::Request& viewer, const ResponseHeadersPolicy& policy)
      : stage_(stage), edit_(stage.edit), viewer_(viewer), policy_(policy) {}

  void run() {
    remove();
    cors();
    security();
    for (const AddedHeader& h : policy_.customHeaders)
      add(rule("cloudfront.response-headers.custom"), h.name, h.value, h.override);
    serverTiming();
  }

 private:
  const http::Headers& headers() const { return edit_.response().headers; }

  void remove() {
    for (const std::string& name : policy_.removeHeaders) {
      if (responseHeaderStays(name)) {
        stage_.note(rule("cloudfront.response-headers.stays"), name);
        continue;
      }
      const bool own = text::equalsIgnoreCase(name, "Server") || text::equalsIgnoreCase(name, "Date");
      if (!own)
        edit_.removeHeader(rule("cloudfront.response-headers.removed"), name);
      else if (headers().contains(name))
        edit_.setHeader(rule("cloudfront.response-headers.own-server"), name,
                        text::equalsIgnoreCase(name, "Server") ? "CloudFront"
                                                               : httpDate(stage_.clock.epochMilliseconds()));
    }
  }

  void add(RuleId why, std::string_view name, const std::string& value, bool override) {
    if (headers().contains(name) && !override)
      return stage_.note(rule("cloudfront.response-headers.origin-wins"),
                         std::string(name) + ": " + std::string(headers().get(name)));
    edit_.setHeader(why, name, value);
  }

  void cors() {
    if (policy_.corsAllowOrigins.empty()) return;
    const std::string* origin = viewer_.headers.find("Origin");
    if (!origin) return stage_.note(rule("cloudfront.response-headers.cors-no-origin"), "");
    if (!policy_.corsOverride)
      for (const auto& f : headers().fields())
        if (text::startsWithIgnoreCase(f.name, "Access-Control-"))
          return stage_.note(rule("cloudfront.response-headers.cors-origin-wins"), f.name + ": " + f.value);
    const Texts& allowed = policy_.corsAllowOrigins;
    if (std::find(allowed.begin(), allowed.end(), "*") != allowed.end()) {
      cors(kAllowOrigin, "*");
    } else if (std::any_of(allowed.begin(), allowed.end(),
                           [&](const std::string& entry) { return originAllowed(entry, *origin); })) {
      edit_.setHeader(rule("cloudfront.response-headers.cors-echo"), kAllowOrigin, *origin);
    } else {
      return stage_.note(rule("cloudfront.response-headers.cors-not-allowed"), *origin);
    }
    if (policy_.corsAllowCredentials) cors("Access-Control-Allow-Credentials", "true");
    const bool preflight =
        viewer_.method == "OPTIONS" && viewer_.headers.contains("Access-Control-Request-Method");
    exposed(preflight);
    if (preflight) corsPreflight();
  }

  void cors(std::string_view name, std::string value) {
    edit_.setHeader(rule("cloudfront.response-headers.cors"), name, std::move(value));
  }

  void exposed(bool preflight) {
    if (policy_.corsExposeHeaders.empty()) return;
    const auto* managed = findManagedResponseHeadersPolicy(policy_.name);
    if (!preflight && managed && &managed->policy == &policy_)
      return stage_.note(rule("cloudfront.response-headers.cors-expose-unclear"), policy_.name);
    cors("Access-Control-Expose-Headers", text::join(policy_.corsExposeHeaders, ", "));
  }

  void corsPreflight() {
    const Texts& methods = policy_.corsAllowMethods;
    const bool all = std::find(methods.begin(), methods.end(), "ALL") != methods.end();
    if (!methods.empty())
      cors("Access-Control-Allow-Methods", all ? std::string(kAllMethods) : text::join(methods, ", "));
    const Texts& names = policy_.corsAllowHeaders;
    if (std::any_of(names.begin(), names.end(),
                    [](const std::string& n) { return n != "*" && n.find('*') != std::string::npos; }))
      stage_.note(rule("cloudfront.response-headers.cors-header-pattern"), text::join(names, ", "));
    if (!names.empty()) cors("Access-Control-Allow-Headers", text::join(names, ", "));
    if (policy_.corsMaxAge >= 0) cors("Access-Control-Max-Age", std::to_string(policy_.corsMaxAge));
  }

  void security() {
    const ResponseHeadersPolicy& p = policy_;
    security("Content-Security-Policy", p.contentSecurityPolicy, p.contentSecurityPolicyOverride);
    if (p.referrerPolicy != ReferrerPolicy::None)
      security("Referrer-Policy", std::string(enumName(p.referrerPolicy)), p.referrerPolicyOverride);
    if (p.hstsMaxAge >= 0) security("Strict-Transport-Security", hsts(), p.hstsOverride);
    security("X-Content-Type-Options", p.contentTypeOptions ? "nosniff" : "", p.contentTypeOptionsOverride);
    if (p.frameOptions != FrameOptions::None)
      security("X-Frame-Options", std::string(enumName(p.frameOptions)), p.frameOptionsOverride);
    security("X-XSS-Protection", xss(), p.xssProtectionOverride);
  }

  void security(std::string_view name, const std::string& value, bool override) {
    if (!value.empty()) add(rule("cloudfront.response-headers.security"), name, value, override);
  }

  std::string hsts() const {
    return "max-age=" + std::to_string(policy_.hstsMaxAge) +
           (policy_.hstsIncludeSubdomains ? "; includeSubDomains" : "") +
           (policy_.hstsPreload ? "; preload" : "");
  }

  std::string xss() const {
    static constexpr std::string_view values[] = {"", "0", "1", "1; mode=block"};
    std::string value(values[static_cast<std::size_t>(policy_.xssProtection)]);
    if (!value.empty() && !policy_.xssReportUri.empty()) value += "; report=" + policy_.xssReportUri;
    return value;
  }

  void serverTiming() {
    if (policy_.serverTiming.empty()) return;
    const bool asked = text::equalsIgnoreCase(viewer_.headers.get("Pragma"), "server-timing");
    const double rate = std::strtod(policy_.serverTiming.c_str(), nullptr);
    if (!asked && rate < 100) {
      if (rate > 0)
        stage_.note(rule("cloudfront.response-headers.server-timing-sampled"), policy_.serverTiming + " %");
      return;
    }
    const std::string_view xCache = headers().get("X-Cache");
    const bool hit = xCache.starts_with("Hit");
    std::string value = hit                                ? "cdn-cache-hit,"
                        : xCache.starts_with("RefreshHit") ? "cdn-cache-refresh,"
                        : xCache.starts_with("Miss")       ? "cdn-cache-miss,"
                                                           : "";
    value += "cdn-pop;desc=\"" + std::string(kPop) + "\",cdn-rid;desc=\"" +
             std::string(headers().get("X-Amz-Cf-Id")) + "\"" + (hit ? ",cdn-hit-layer;desc=\"EDGE\"" : "");
    // A hit carries CloudFront's own metrics only.
    if (const auto origin = headers().joined("Server-Timing", ","); origin && !hit) value += "," + *origin;
    edit_.setHeader(rule("cloudfront.response-headers.server-timing"), "Server-Timing", std::move(value));
  }

  Stage& stage_;
  MessageEditor& edit_;
  const http::Request& viewer_;
  const ResponseHeadersPolicy& policy_;
};

std::string lineOf(const Change& c) { return c.after ? c.name + ": " + *c.after : c.name + " is removed"; }

}  // namespace

bool originAllowed(std::string_view entry, std::string_view origin) {
  const OriginParts pattern(entry), asked(origin);
  if (!pattern.scheme.empty() && !text::equalsIgnoreCase(pattern.scheme, asked.scheme)) return false;
  const bool host = pattern.host.starts_with("*.")
                        ? text::lower(asked.host).ends_with(text::lower(pattern.host.substr(1)))
                        : text::equalsIgnoreCase(pattern.host, asked.host);
  return host && portFits(pattern.port, asked.port);
}

void applyResponseHeaders(Stage& stage, const http::Request& viewerRequest,
                          const DistributionConfig& distribution, const Behavior& behavior) {
  if (behavior.responseHeadersPolicy.empty()) return;
  if (const auto* policy = findResponseHeadersPolicy(distribution, behavior.responseHeadersPolicy))
    PolicyRun(stage, viewerRequest, *policy).run();
}

void applyToOwnAnswer(Stage& stage, const http::Request& viewerRequest,
                      const DistributionConfig& distribution, const Behavior& behavior) {
  if (!behavior.responseHeadersPolicy.empty()) {
    applyResponseHeaders(stage, viewerRequest, distribution, behavior);
    stage.note(rule("cloudfront.response-headers.own-answer"), behavior.responseHeadersPolicy);
  }
  for (const Change& c : stage.hop.changes) stage.note(c.rule, lineOf(c));
  stage.hop.changes.clear();
}

}  // namespace headway::cloudfront
