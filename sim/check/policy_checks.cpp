// SPDX-License-Identifier: GPL-3.0-or-later
// What CloudFront's API refuses of a cache or origin request policy. Each hint ends with the API's error.
#include <algorithm>

#include "sim/check/checks.h"
#include "sim/engine/cloudfront/origin_request.h"
#include "sim/support/text.h"

namespace headway::checks {
namespace {

// Quotas of the CloudFront limits page.
constexpr std::size_t kMostNames = 10, kLongestNames = 1024, kLongestComment = 128, kMostPolicies = 20;

bool contains(const Texts& names, std::string_view name) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& n) { return text::equalsIgnoreCase(n, name); });
}

/// Findings about one policy: all name its record in the node.
class PolicyFindings {
 public:
  PolicyFindings(Findings& findings, const Node& node, std::string record, std::string policy)
      : findings_(findings), node_(node), record_(std::move(record)), policy_(std::move(policy)) {}

  void add(const char* field, const char* code, const std::string& message, std::string hint,
           Severity severity = Severity::Error) {
    findings_.node(severity, node_, record_ + "." + field, code, policy_ + " " + message, std::move(hint));
  }

  void comment(const std::string& text) {
    if (text.size() > kLongestComment)
      add("comment", "comment-too-long", "has a comment of " + std::to_string(text.size()) + " characters",
          "128 are allowed (InvalidArgument)");
  }

  /// A list goes with the behaviors that take names, and only with them.
  void list(const char* field, bool takesNames, const Texts& names, const char* tooMany) {
    if (takesNames && names.empty())
      add(field, "list-empty", "names nothing in " + std::string(field),
          "name something or choose none (InvalidArgument)");
    if (!takesNames && !names.empty())
      add(field, "list-without-use", "names " + text::join(names, ", ") + " where no list is asked for",
          "choose whitelist or allExcept, or empty the list (InvalidArgument)");
    std::size_t letters = 0;
    for (const std::string& n : names) letters += n.size();
    if (names.size() > kMostNames)
      add(field, "too-many-names", "names " + std::to_string(names.size()) + " of " + field,
          "10 are allowed (" + std::string(tooMany) + ")");
    if (letters > kLongestNames)
      add(field, "names-too-long", "has names of " + std::to_string(letters) + " characters in " + field,
          "together they may have 1,024 (InvalidArgument)");
  }

 private:
  Findings& findings_;
  const Node& node_;
  std::string record_, policy_;
};

bool takesNames(ListBehavior b) { return b == ListBehavior::Whitelist || b == ListBehavior::AllExcept; }

void lifetimes(const CachePolicy& p, PolicyFindings& f) {
  if (p.minTtl > p.defaultTtl || p.defaultTtl > p.maxTtl)
    f.add("max_ttl", "ttl-order", "has its TTLs out of order",
          "minimum, default and maximum must not go down (InvalidTTLOrder)");
  const bool key = p.headerBehavior != CacheHeaders::None || p.cookieBehavior != ListBehavior::None ||
                   p.queryStringBehavior != ListBehavior::None || p.gzip || p.brotli;
  if (p.maxTtl == 0 && key)
    f.add("max_ttl", "ttl-zero-with-key",
          "switches caching off but has a cache key, which CloudFront is reported to refuse",
          "set the maximum TTL to 1 or more, or use CachingDisabled with an origin request policy "
          "(InvalidArgument)");
}

void cacheHeaders(const CachePolicy& p, PolicyFindings& f) {
  f.list("headers", p.headerBehavior == CacheHeaders::Whitelist, p.headers, "TooManyHeadersInCachePolicy");
  for (const std::string& name : p.headers)
    if (!cloudfront::allowedInCachePolicy(name))
      f.add("headers", "header-not-in-key", "puts " + name + " in the cache key, which CloudFront refuses",
            text::startsWithIgnoreCase(name, "CloudFront-")
                ? "name it in an origin request policy (InvalidArgument)"
                : "leave it out (InvalidArgument)");
  if ((p.gzip || p.brotli) && contains(p.headers, "Accept-Encoding"))
    f.add("headers", "accept-encoding-listed", "lists Accept-Encoding, so CloudFront compresses nothing",
          "leave it out: gzip and brotli already put it in the key", Severity::Warning);
}

void originHeaders(const OriginRequestPolicy& p, PolicyFindings& f) {
  const bool names = p.headerBehavior == OriginHeaders::Whitelist ||
                     p.headerBehavior == OriginHeaders::AllExcept ||
                     p.headerBehavior == OriginHeaders::AllViewerAndWhitelistCloudFront;
  f.list("headers", names, p.headers, "TooManyHeadersInOriginRequestPolicy");
  if (p.headerBehavior == OriginHeaders::AllViewerAndWhitelistCloudFront)
    for (const std::string& name : p.headers)
      if (!text::startsWithIgnoreCase(name, "CloudFront-"))
        f.add("headers", "not-a-cloudfront-header", "lists " + name + " among CloudFront's headers",
              "only names that begin with CloudFront- can be listed here (InvalidArgument)");
  if (p.headerBehavior != OriginHeaders::Whitelist) return;
  if (contains(p.headers, "Authorization"))
    f.add("headers", "authorization-in-origin-policy",
          "lists Authorization: CloudFront refused that for years, its guide allows it since 2024",
          "if it is refused (InvalidArgument), put it in the cache policy or use AllViewerExceptHostHeader",
          Severity::Warning);
  if (contains(p.headers, "Accept-Encoding"))
    f.add("headers", "accept-encoding-listed",
          "lists Accept-Encoding, which has no effect where the cache policy has gzip or Brotli on",
          "switch them on or off in the cache policy instead", Severity::Warning);
}

template <class Policy, class AllManaged>
void names(const std::vector<Policy>& own, const AllManaged& managed, const Node& node,
           const std::string& list, const char* taken, const char* tooMany, Findings& f) {
  for (std::size_t i = 0; i < own.size(); ++i) {
    const auto same = [&](const Policy& p) { return p.name == own[i].name; };
    const bool ofAws =
        std::any_of(managed.begin(), managed.end(), [&](const auto& m) { return same(m.policy); });
    if (ofAws || std::any_of(own.begin(), own.begin() + static_cast<std::ptrdiff_t>(i), same))
      f.node(Severity::Error, node, list + "[" + std::to_string(i) + "].name", "policy-name-taken",
             "the name " + own[i].name + " is taken", "choose another (" + std::string(taken) + ")");
  }
  if (own.size() > kMostPolicies)
    f.node(Severity::Error, node, list, "too-many-policies",
           "there are " + std::to_string(own.size()) + " own policies of one kind",
           "an account has 20 of each kind unless AWS raises it (" + std::string(tooMany) + ")");
}

}  // namespace

void checkPolicies(const Node& node, Findings& findings) {
  const auto& d = std::get<DistributionConfig>(node.config);
  for (std::size_t i = 0; i < d.cachePolicies.size(); ++i) {
    const CachePolicy& p = d.cachePolicies[i];
    PolicyFindings f(findings, node, "cache_policies[" + std::to_string(i) + "]", p.name);
    lifetimes(p, f);
    cacheHeaders(p, f);
    f.list("cookies", takesNames(p.cookieBehavior), p.cookies, "TooManyCookiesInCachePolicy");
    f.list("query_strings", takesNames(p.queryStringBehavior), p.queryStrings,
           "TooManyQueryStringsInCachePolicy");
    f.comment(p.comment);
  }
  for (std::size_t i = 0; i < d.originRequestPolicies.size(); ++i) {
    const OriginRequestPolicy& p = d.originRequestPolicies[i];
    PolicyFindings f(findings, node, "origin_request_policies[" + std::to_string(i) + "]", p.name);
    originHeaders(p, f);
    f.list("cookies", takesNames(p.cookieBehavior), p.cookies, "TooManyCookiesInOriginRequestPolicy");
    f.list("query_strings", takesNames(p.queryStringBehavior), p.queryStrings,
           "TooManyQueryStringsInOriginRequestPolicy");
    f.comment(p.comment);
  }
  names(d.cachePolicies, managedCachePolicies(), node, "cache_policies", "CachePolicyAlreadyExists",
        "TooManyCachePolicies", findings);
  names(d.originRequestPolicies, managedOriginRequestPolicies(), node, "origin_request_policies",
        "OriginRequestPolicyAlreadyExists", "TooManyOriginRequestPolicies", findings);
  names(d.responseHeadersPolicies, managedResponseHeadersPolicies(), node, "response_headers_policies",
        "ResponseHeadersPolicyAlreadyExists", "TooManyResponseHeadersPolicies", findings);
}

}  // namespace headway::checks
