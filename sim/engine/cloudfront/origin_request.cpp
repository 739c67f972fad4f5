// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/origin_request.h"

#include <algorithm>

#include "sim/engine/cloudfront/error_page.h"
#include "sim/engine/cloudfront/function_rules.h"
#include "sim/engine/cloudfront/origin_access.h"
#include "sim/engine/cloudfront/origin_faults.h"
#include "sim/engine/cloudfront/rules.h"
#include "sim/engine/cloudfront/viewer_rules.h"
#include "sim/engine/elb/listener.h"
#include "sim/engine/gateway/api_names.h"
#include "sim/http/cookies.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::cloudfront {
namespace {

using T = Treatment;
using K = InCacheKey;

constexpr HeaderRow kTable[] = {
    {"Accept", T::RemoveUnlessListed, T::RemoveUnlessListed, T::Pass, K::Yes},
    {"Accept-Charset", T::RemoveUnlessListed, T::RemoveUnlessListed, T::Pass, K::Yes},
    {"Accept-Encoding", T::Special, T::Special, T::Special, K::Flags},
    {"Accept-Language", T::RemoveUnlessListed, T::RemoveUnlessListed, T::Pass, K::Yes},
    {"Authorization", T::Special, T::Special, T::Pass, K::Yes},
    {"Cache-Control", T::Pass, T::Pass, T::Pass, K::No},
    {"CloudFront-*", T::Special, T::Special, T::Special, K::Some},
    {"Connection", T::Special, T::Special, T::Special, K::No},
    {"Content-Length", T::Pass, T::Pass, T::Pass, K::No},
    {"Content-MD5", T::Pass, T::Pass, T::Pass, K::Yes},
    {"Content-Type", T::Pass, T::Pass, T::Pass, K::Yes},
    {"Cookie", T::Special, T::Special, T::Special, K::OwnSetting},
    {"Date", T::Pass, T::PassUnclear, T::Pass, K::Discouraged},
    {"Expect", T::Remove, T::Remove, T::Special, K::Yes},
    {"From", T::Pass, T::PassUnclear, T::Pass, K::Yes},
    {"Host", T::Special, T::Special, T::Special, K::Yes},
    {"If-Match", T::Pass, T::Pass, T::Pass, K::Yes},
    {"If-Modified-Since", T::Pass, T::Pass, T::Pass, K::Yes},
    {"If-None-Match", T::Pass, T::Pass, T::Pass, K::Yes},
    {"If-Range", T::Pass, T::Pass, T::Pass, K::Yes},
    {"If-Unmodified-Since", T::Pass, T::Pass, T::Pass, K::Yes},
    {"Max-Forwards", T::Pass, T::PassUnclear, T::Pass, K::No},
    {"Origin", T::Pass, T::Special, T::Pass, K::Yes},
    {"Pragma", T::Pass, T::PassUnclear, T::Pass, K::No},
    {"Proxy-Authenticate", T::Remove, T::Remove, T::Remove, K::No},
    {"Proxy-Authorization", T::Remove, T::Remove, T::Remove, K::No},
    {"Proxy-Connection", T::Remove, T::Remove, T::Remove, K::No},
    {"Range", T::Pass, T::Pass, T::Pass, K::Always},
    {"Referer", T::RemoveUnlessListed, T::RemoveUnlessListed, T::Pass, K::Yes},
    {"Request-Range", T::Pass, T::PassUnclear, T::Pass, K::No},
    {"TE", T::Remove, T::Remove, T::Remove, K::No},
    {"Trailer", T::Remove, T::Remove, T::Remove, K::No},
    {"Transfer-Encoding", T::Pass, T::Pass, T::Pass, K::No},
    {"Upgrade", T::Remove, T::Remove, T::Remove, K::No},
    {"User-Agent", T::Special, T::Special, T::Pass, K::Discouraged},
    {"Via", T::Special, T::Special, T::Special, K::Yes},
    {"Warning", T::Pass, T::PassUnclear, T::Pass, K::Yes},
    {"X-Amz-Cf-Id", T::Special, T::Special, T::Special, K::No},
    {"X-Edge-*", T::Remove, T::Remove, T::Remove, K::No},
    {"X-Forwarded-For", T::Special, T::Special, T::Special, K::Yes},
    {"X-Forwarded-Proto", T::Special, T::Special, T::Special, K::No},
    {"X-HTTP-Method-Override", T::RemoveUnlessListed, T::RemoveUnlessListed, T::Pass, K::Yes},
    {"X-Real-IP", T::Remove, T::Remove, T::Remove, K::No},
};

const HeaderRow* rowOf(std::string_view name) {
  for (const HeaderRow& row : kTable) {
    const bool prefix = row.name.ends_with('*');
    if (prefix ? text::startsWithIgnoreCase(name, row.name.substr(0, row.name.size() - 1))
               : text::equalsIgnoreCase(name, row.name))
      return &row;
  }
  return nullptr;
}

/// Treats the viewer's headers one by one; each method is one group of rows of the table.
class HeaderPass {
 public:
  HeaderPass(Stage& stage, const Forwarding& forwarding) : stage_(stage), forwarding_(forwarding) {}

  void run() {
    // From the end, so that removing does not move what is still to come.
    for (std::size_t i = stage_.request().headers.size(); i-- > 0;) one(i);
  }

 private:
  void one(std::size_t index) {
    const std::string name = stage_.request().headers.fields()[index].name;
    const std::string by = forwarding_.headerSentBy(name);
    const HeaderRow* row = rowOf(name);
    if (!row) return other(index, name, by);
    const Treatment t = !by.empty() ? row->listed : forwarding_.legacy() ? row->legacy : row->policies;
    switch (t) {
      case T::Pass:
        if (by.empty())
          stage_.note(rule("cloudfront.header.default-pass"), name);
        else
          stage_.note(rule("cloudfront.header.forwarded"), name + " by " + by);
        if (text::equalsIgnoreCase(name, "Authorization")) listedAuthorization();
        return;
      case T::PassUnclear: stage_.note(rule("cloudfront.header.default-pass-unclear"), name); return;
      case T::Remove: stage_.edit.removeHeaderAt(rule("cloudfront.header.removed"), index); return;
      case T::RemoveUnlessListed:
        stage_.edit.removeHeaderAt(rule("cloudfront.header.removed-unless-listed"), index);
        return;
      case T::Special: special(index, name); return;
    }
  }

  void other(std::size_t index, const std::string& name, const std::string& by) {
    if (!by.empty()) return stage_.note(rule("cloudfront.header.forwarded"), name + " by " + by);
    if (forwarding_.legacy()) return stage_.note(rule("cloudfront.legacy.forwarded"), name);
    stage_.edit.removeHeaderAt(rule("cloudfront.header.not-forwarded"), index);
  }

  // The special rows that concern one field by itself; the others are treated as a whole afterwards.
  void special(std::size_t index, const std::string& name) {
    if (text::equalsIgnoreCase(name, "Authorization")) return authorization(index);
    if (text::equalsIgnoreCase(name, "Expect"))
      return stage_.edit.removeHeaderAt(rule("cloudfront.header.expect-all-viewer"), index);
    if (text::equalsIgnoreCase(name, "Origin"))
      return stage_.edit.removeHeaderAt(rule("cloudfront.header.origin-contradiction"), index);
    if (text::equalsIgnoreCase(name, "X-Forwarded-Proto"))
      return stage_.edit.removeHeaderAt(rule("cloudfront.x-forwarded-proto.removed"), index);
    if (text::startsWithIgnoreCase(name, "CloudFront-")) spoofed(index, name);
  }

  void authorization(std::size_t index) {
    const std::string& method = stage_.request().method;
    if (forwarding_.methodCached(method))
      return stage_.edit.removeHeaderAt(rule("cloudfront.authorization.removed"), index);
    stage_.note(rule("cloudfront.authorization.kept"), "Authorization with " + method);
  }

  void listedAuthorization() {
    const OriginRequestPolicy* policy = forwarding_.originRequestPolicy();
    if (policy && policy->headerBehavior == OriginHeaders::Whitelist &&
        !forwarding_.headerInKey("Authorization"))
      stage_.note(viewer_side::rule("cloudfront.authorization.origin-policy"), policy->name);
  }

  void spoofed(std::size_t index, const std::string& name) {
    const Texts& added = forwarding_.cloudFrontHeaders();
    const bool configured = std::any_of(
        added.begin(), added.end(), [&](const std::string& n) { return text::equalsIgnoreCase(n, name); });
    if (configured) return;  // overwritten when the viewer's request came in
    if (forwarding_.headerSentBy(name).empty() && !forwarding_.legacy())
      return stage_.edit.removeHeaderAt(rule("cloudfront.header.not-forwarded"), index);
    stage_.note(rule("cloudfront.cloudfront-header.spoofable"), name);
  }

  Stage& stage_;
  const Forwarding& forwarding_;
};

void acceptEncoding(Stage& stage, const Forwarding& forwarding) {
  const std::string* header = stage.request().headers.find("Accept-Encoding");
  if (!header) return;
  if (stage.request().version == "1.0")
    return stage.edit.removeHeader(rule("cloudfront.accept-encoding.http10"), "Accept-Encoding");
  if (forwarding.legacy()) {
    if (acceptsCoding(*header, "gzip"))
      stage.edit.setHeader(rule("cloudfront.accept-encoding.legacy"), "Accept-Encoding", "gzip");
    return;
  }
  if (!forwarding.gzip() && !forwarding.brotli()) {
    const std::string by = forwarding.headerSentBy("Accept-Encoding");
    if (by.empty())
      stage.edit.removeHeader(rule("cloudfront.header.not-forwarded"), "Accept-Encoding");
    else
      stage.note(rule("cloudfront.header.forwarded"), "Accept-Encoding by " + by);
    return;
  }
  const Texts codings = forwarding.codings(stage.request());
  stage.edit.setHeader(rule("cloudfront.accept-encoding.normalised"), "Accept-Encoding",
                       codings.empty() ? "identity" : text::join(codings, ","));
}

void cookies(Stage& stage, const Forwarding& forwarding) {
  const auto header = stage.request().headers.joined("Cookie", "; ");
  if (!header) return;
  if (!forwarding.anyCookieSent())
    return stage.edit.removeHeader(rule("cloudfront.cookies.removed"), "Cookie");
  http::Cookies sent = http::parseCookies(*header);
  const auto dropped = std::erase_if(sent, [&](const auto& c) { return !forwarding.cookieSent(c.first); });
  std::stable_sort(sent.begin(), sent.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  if (sent.empty()) return stage.edit.removeHeader(rule("cloudfront.cookies.filtered"), "Cookie");
  const RuleId why = dropped > 0 ? rule("cloudfront.cookies.filtered") : rule("cloudfront.cookies.sorted");
  stage.edit.setHeader(why, "Cookie", http::formatCookies(sent));
}

void query(Stage& stage, const Forwarding& forwarding) {
  const std::optional<std::string> raw = stage.request().query;
  if (!raw || forwarding.allQuerySent()) return;
  if (!forwarding.anyQuerySent()) return stage.edit.setQuery(rule("cloudfront.query.removed"), std::nullopt);
  std::vector<std::string> kept;
  for (const std::string& part : text::split(*raw, '&'))
    if (!part.empty() && forwarding.querySent(part.substr(0, part.find('=')))) kept.push_back(part);
  stage.edit.setQuery(rule("cloudfront.query.filtered"),
                      kept.empty() ? std::nullopt : std::optional(text::join(kept, "&")));
}

void host(Stage& stage, const Forwarding& forwarding, const OriginTarget& target,
          const OriginOverride& settings) {
  const auto& chosen = settings.hostHeader ? settings.hostHeader : settings.domain;
  if (chosen) return stage.edit.setHeader(function::rule("function.origin.host"), "Host", *chosen);
  const std::string by = forwarding.headerSentBy("Host");
  if (by.empty()) return stage.edit.setHeader(rule("cloudfront.host.origin-domain"), "Host", target.domain);
  const OriginRequestPolicy* orp = forwarding.originRequestPolicy();
  const bool excepted = orp && orp->headerBehavior == OriginHeaders::AllExcept &&
                        forwarding.headerInKey("Host") &&
                        std::any_of(orp->headers.begin(), orp->headers.end(),
                                    [](const std::string& n) { return text::equalsIgnoreCase(n, "Host"); });
  stage.note(excepted ? rule("cloudfront.host.key-beats-except") : rule("cloudfront.host.viewer"),
             "Host " + std::string(stage.request().headers.get("Host")) + " by " + by);
}

void added(Stage& stage, const Forwarding& forwarding) {
  MessageEditor& edit = stage.edit;
  const http::Headers& headers = stage.request().headers;
  edit.setHeader(rule("cloudfront.connection.keep-alive"), "Connection", "Keep-Alive");
  if (forwarding.headerSentBy("User-Agent").empty())
    edit.setHeader(rule("cloudfront.user-agent.replaced"), "User-Agent", "Amazon CloudFront");
  const std::string version = stage.request().version;
  if (version == "3.0") stage.note(rule("cloudfront.via.http3"), "Via: 3.0");
  const std::string element = version + " " + viaName(stage.ids);
  const auto via = headers.joined("Via", ", ");
  edit.setHeader(rule("cloudfront.via.appended"), "Via", via ? *via + ", " + element : element);
  const auto chain = headers.joined("X-Forwarded-For", ",");
  const std::string& viewer = stage.request().peer;
  edit.setHeader(rule("cloudfront.x-forwarded-for.appended"), "X-Forwarded-For",
                 chain ? *chain + "," + viewer : viewer);
  edit.setHeader(rule("cloudfront.request-id.added"), "X-Amz-Cf-Id", requestId(stage.ids));
}

void customHeaders(Stage& stage, const OriginLink& link) {
  for (const auto& [name, value] : link.customHeaders) {
    if (customHeaderForbidden(name))
      return stage.unknown(rule("cloudfront.custom-header.forbidden"),
                           "CloudFront takes no custom header " + name + ", so this origin can't be set up.");
    if (text::equalsIgnoreCase(name, "X-Forwarded-Proto"))
      stage.note(rule("cloudfront.custom-header.x-forwarded-proto"), name + ": " + value + " is left out");
    else
      stage.edit.setHeader(rule("cloudfront.custom-header"), name, value);
  }
}

/// The TLS name a function chose, or nothing.
std::optional<std::string> chosenServerName(const OriginOverride& settings) {
  if (settings.sni) return settings.sni;
  return settings.hostHeader ? settings.hostHeader : settings.domain;
}

void connect(Stage& stage, const Forwarding& forwarding, const OriginLink& link, const OriginTarget& target,
             const OriginOverride& settings) {
  MessageEditor& edit = stage.edit;
  const bool viewerHttps = stage.request().scheme == "https";
  const bool https = link.protocolPolicy == OriginProtocolPolicy::HttpsOnly ||
                     (link.protocolPolicy == OriginProtocolPolicy::MatchViewer && viewerHttps);
  const RuleId why = rule("cloudfront.origin.connect");
  edit.setScheme(why, https ? "https" : "http");
  edit.setVersion(why, "1.1");
  edit.setTarget(why, target.domain);
  edit.setPort(why, https ? link.httpsPort : link.httpPort);
  edit.setPeer(why, std::string(kEdgeAddress));
  if (!link.path.empty()) edit.setPath(rule("cloudfront.origin.path"), link.path + stage.request().path);
  const auto chosen = chosenServerName(settings);
  if (chosen && https) return edit.setServerName(function::rule("function.origin.sni"), *chosen);
  const std::string forwardedHost(stage.request().headers.get("Host"));
  const bool hostForwarded = !forwarding.headerSentBy("Host").empty();
  if (!https) return edit.setServerName(why, "");
  edit.setServerName(rule("cloudfront.origin.sni"), hostForwarded ? forwardedHost : target.domain);
  stage.note(rule("cloudfront.origin.sni"), "TLS name " + stage.request().serverName);
}

bool certificateCovers(const Texts& names, std::string_view host) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& n) {
    if (!n.starts_with("*.")) return text::equalsIgnoreCase(n, host);
    const auto dot = host.find('.');  // a wildcard stands for exactly one label (RFC 6125, section 6.4.3)
    return dot != std::string_view::npos &&
           text::equalsIgnoreCase(std::string_view(n).substr(1), host.substr(dot));
  });
}

void checkCertificate(Stage& stage, const OriginTarget& target, const OriginOverride& settings) {
  const http::Request& r = stage.request();
  if (r.scheme != "https") return;
  const Texts allowed = settings.allowedCertificateNames.value_or(Texts{});
  const auto good = [&](const std::string& name) {
    const auto under = [&](const std::string& shown) { return certificateCovers({name}, shown); };
    return certificateCovers(target.certificateNames, name) ||
           std::any_of(target.certificateNames.begin(), target.certificateNames.end(), under);
  };
  const auto fits = std::find_if(allowed.begin(), allowed.end(), good);
  if (fits != allowed.end()) return stage.note(function::rule("function.origin.certificate-names"), *fits);
  const bool asked = certificateCovers(target.certificateNames, r.serverName);
  if (!asked && certificateCovers(target.certificateNames, target.domain))
    return stage.note(rule("cloudfront.origin.certificate-domain-only"),
                      "asked for " + r.serverName + ", shown " + text::join(target.certificateNames, ", "));
  if (asked)
    return stage.note(rule("cloudfront.origin.certificate-ok"),
                      "certificate for " + text::join(target.certificateNames, ", "));
  const std::string names = text::join(target.certificateNames, ", ");
  stage.answer(rule("cloudfront.origin.certificate-mismatch"),
               errorPage(stage, 502, "CloudFront wasn't able to connect to the origin."),
               "The certificate at " + target.domain + " is for " + (names.empty() ? "another name" : names) +
                   ", neither the origin domain nor the forwarded host.",
               true);
}

/// The name a node has by itself.
std::string ownDomain(const Node& origin) {
  if (const auto* api = std::get_if<HttpApiConfig>(&origin.config)) return executeApiDomain(*api);
  if (const auto* api = std::get_if<RestApiConfig>(&origin.config)) return executeApiDomain(*api);
  if (const auto* url = std::get_if<FunctionUrlConfig>(&origin.config)) return functionUrlDomain(*url);
  if (const auto* balancer = std::get_if<LoadBalancerConfig>(&origin.config)) return balancer->dnsName;
  if (const auto* bucket = std::get_if<BucketConfig>(&origin.config)) return bucketDomain(*bucket);
  return origin.id.value + ".example.net";
}

/// The names on the certificates a node shows; a load balancer may have none that fits.
Texts certificatesOf(const Node& origin, const std::string& domain, int port) {
  if (const auto* balancer = std::get_if<LoadBalancerConfig>(&origin.config))
    return elb::certificateNames(*balancer, port).value_or(Texts{domain});
  if (const auto* url = std::get_if<FunctionUrlConfig>(&origin.config))
    return {"*.lambda-url." + url->region + ".on.aws"};
  if (const auto* bucket = std::get_if<BucketConfig>(&origin.config)) return {bucketDomain(*bucket)};
  const ApiNames* api = gateway::apiNames(origin);
  if (!api) return {domain};
  // API Gateway shows the certificate of its own name and those of its custom domains.
  Texts out = api->customDomains;
  for (const ApiMapping& m : api->apiMappings) out.push_back(m.domain);
  out.push_back("*.execute-api." + api->region + ".amazonaws.com");
  return out;
}

}  // namespace

std::span<const HeaderRow> headerTable() { return kTable; }

bool allowedInCachePolicy(std::string_view header) {
  static constexpr std::string_view originOnly[] = {
      "CloudFront-Viewer-Address",         "CloudFront-Viewer-ASN", "CloudFront-Viewer-JA3-Fingerprint",
      "CloudFront-Viewer-JA4-Fingerprint", "CloudFront-Viewer-TLS", "CloudFront-Viewer-Cert-Validity",
      "CloudFront-Viewer-Cert-Pem"};
  if (std::any_of(std::begin(originOnly), std::end(originOnly),
                  [&](std::string_view n) { return text::equalsIgnoreCase(n, header); }))
    return false;
  const HeaderRow* row = rowOf(header);
  return !row || (row->key != K::No && row->key != K::OwnSetting);
}

OriginTarget targetOf(const OriginLink& link, const Node& origin) {
  OriginTarget t{link.domain, link.certificateNames};
  if (t.domain.empty()) t.domain = ownDomain(origin);
  if (t.certificateNames.empty()) t.certificateNames = certificatesOf(origin, t.domain, link.httpsPort);
  return t;
}

void makeOriginRequest(Stage& stage, const Forwarding& forwarding, const OriginLink& link, const Node& origin,
                       const OriginAnswer* answer, const OriginOverride& settings) {
  const OriginTarget target = targetOf(link, origin);
  if (forwarding.bothExcept())
    stage.note(rule("cloudfront.policy.both-except"), "the union of what both let through is sent");
  HeaderPass(stage, forwarding).run();
  acceptEncoding(stage, forwarding);
  cookies(stage, forwarding);
  query(stage, forwarding);
  host(stage, forwarding, target, settings);
  added(stage, forwarding);
  customHeaders(stage, link);
  if (!stage.forwarded()) return;
  connect(stage, forwarding, link, target, settings);
  applyOriginAccess(stage, link, origin);
  if (!stage.forwarded()) return;
  if (const auto fault = connectionFault(stage.request(), link, origin, answer))
    return answerFault(stage, *fault);
  checkCertificate(stage, target, settings);
  if (!stage.forwarded()) return;
  if (const auto fault = tlsFault(stage.request(), link, answer)) answerFault(stage, *fault);
}

}  // namespace headway::cloudfront
