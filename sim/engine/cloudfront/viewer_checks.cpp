// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/viewer_checks.h"

#include <algorithm>
#include <limits>

#include "sim/engine/cloudfront/error_page.h"
#include "sim/engine/cloudfront/viewer_rules.h"
#include "sim/http/cookies.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::cloudfront {
namespace {

using viewer_side::rule;

constexpr std::string_view kKeyPair = "Key-Pair-Id";

std::string hostOnly(std::string_view host) {
  const auto colon = host.rfind(':');
  if (colon != std::string_view::npos && host.find(']', colon) == std::string_view::npos)
    host = host.substr(0, colon);
  return text::lower(host);
}

bool contains(const Texts& list, std::string_view name) {
  return std::any_of(list.begin(), list.end(),
                     [&](const std::string& n) { return text::equalsIgnoreCase(n, name); });
}

/// Where a request carries its signature: names of query parameters or of cookies.
struct Signature {
  bool keyPair = false, signature = false, term = false;

  void take(std::string_view name) {
    keyPair = keyPair || name == kKeyPair;
    signature = signature || name == "Signature";
    term = term || name == "Expires" || name == "Policy";
  }
  bool whole() const { return keyPair && signature && term; }
};

Signature inQuery(const http::Request& r) {
  Signature s;
  for (const auto& [name, value] : http::splitQuery(r.query.value_or(""))) s.take(name);
  return s;
}

Signature inCookies(const http::Request& r) {
  constexpr std::string_view prefix = "CloudFront-";
  Signature s;
  for (const auto& [name, value] : http::parseCookies(r.headers.joined("Cookie", "; ").value_or("")))
    if (name.starts_with(prefix)) s.take(std::string_view(name).substr(prefix.size()));
  return s;
}

http::Response xmlError(Stage& stage, std::string_view code, std::string_view message) {
  http::Response r = ownResponse(stage, 403, "Error from cloudfront");
  r.body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + std::string(code) +
           "</Code><Message>" + std::string(message) + "</Message></Error>";
  r.headers.insertAt(2, {"Content-Type", "text/xml"});
  r.headers.insertAt(3, {"Content-Length", std::to_string(r.body.size())});
  return r;
}

}  // namespace

int nameFit(const DistributionConfig& distribution, std::string_view host) {
  const std::string name = hostOnly(host);
  constexpr int whole = std::numeric_limits<int>::max();
  int fit = name == text::lower(distribution.domain) ? whole : 0;
  for (const std::string& alias : distribution.aliases) {
    const std::string a = text::lower(alias);
    if (a == name) fit = whole;
    // The wildcard stands for one or more labels.
    const bool covers = a.starts_with("*.") && name.size() > a.size() - 1 && name.ends_with(a.substr(1));
    if (covers) fit = std::max(fit, static_cast<int>(a.size()));
  }
  return fit;
}

const Node& servedBy(const Project& project, const Node& reached, std::string_view host) {
  const Node* best = &reached;
  int fit = nameFit(std::get<DistributionConfig>(reached.config), host);
  for (const Node& node : project.nodes) {
    const auto* d = std::get_if<DistributionConfig>(&node.config);
    if (!d || nameFit(*d, host) <= fit) continue;
    best = &node;
    fit = nameFit(*d, host);
  }
  return *best;
}

void checkTlsName(Stage& stage, const Project& project, const Node& distribution) {
  const http::Request& r = stage.request();
  const std::string host(r.headers.get("Host"));
  const Node* connected = r.scheme == "https" ? &servedBy(project, distribution, r.serverName) : nullptr;
  for (const Node& other : project.nodes) {
    const auto* d = std::get_if<DistributionConfig>(&other.config);
    if (!d || other.id == distribution.id) continue;
    if (nameFit(*d, host) > 0)
      stage.note(rule("cloudfront.alias.most-specific"),
                 "'" + host + "' fits " + distribution.name + " better than " + other.name);
    if (connected != &other) continue;
    stage.answer(
        rule("cloudfront.viewer.misdirected"),
        errorPage(
            stage, 421,
            "The distribution does not match the certificate for which the HTTPS connection was established with."),
        "The connection was made to '" + r.serverName + "' of " + other.name + " and Host asks for '" + host +
            "' of " + distribution.name + ".",
        true);
    return;
  }
}

void agreeOnVersion(Stage& stage, const DistributionConfig& distribution) {
  const http::Request& r = stage.request();
  const HttpVersions on = distribution.httpVersions;
  std::string version = r.version;
  const bool tls = r.scheme == "https";
  if (version == "3.0" && !(tls && (on == HttpVersions::Http3 || on == HttpVersions::Http2And3)))
    version = "2.0";
  if (version == "2.0" && !(tls && (on == HttpVersions::Http2 || on == HttpVersions::Http2And3)))
    version = "1.1";
  stage.edit.setVersion(rule("cloudfront.viewer.http-version"), version);
}

void checkCountry(Stage& stage, const DistributionConfig& distribution, const ViewerConfig& viewer) {
  if (distribution.geoRestriction == GeoRestriction::None) return;
  if (viewer.countryCode.empty())
    return stage.note(rule("cloudfront.viewer.geo-unknown"), "the viewer has no country");
  if (!countryKeptOut(distribution, viewer)) return;
  stage.answer(
      rule("cloudfront.viewer.geo-blocked"),
      errorPage(stage, 403,
                "The Amazon CloudFront distribution is configured to block access from your country."),
      "The viewer comes from " + viewer.countryCode + ", which the distribution keeps out.", true);
}

bool countryKeptOut(const DistributionConfig& distribution, const ViewerConfig& viewer) {
  if (distribution.geoRestriction == GeoRestriction::None || viewer.countryCode.empty()) return false;
  const bool listed = contains(distribution.geoCountries, viewer.countryCode);
  return listed != (distribution.geoRestriction == GeoRestriction::Whitelist);
}

bool signatureMissing(const http::Request& request, const Behavior& behavior) {
  return behavior.restrictViewerAccess && !inQuery(request).whole() && !inCookies(request).whole();
}

void checkSignature(Stage& stage, const Behavior& behavior) {
  if (!behavior.restrictViewerAccess) return;
  const Signature query = inQuery(stage.request()), cookies = inCookies(stage.request());
  if (query.whole() || cookies.whole())
    return stage.note(rule("cloudfront.viewer.signature-assumed"),
                      query.whole() ? "signed URL" : "signed cookies");
  if (!query.keyPair && !cookies.keyPair)
    return stage.answer(rule("cloudfront.viewer.not-signed"),
                        xmlError(stage, "MissingKey", "Missing Key-Pair-Id query parameter or cookie value"),
                        "The behavior " + behavior.path + " wants a signed URL or signed cookies.", true);
  stage.answer(rule("cloudfront.viewer.half-signed"), xmlError(stage, "AccessDenied", "Access denied"),
               "Key-Pair-Id is there, but not all of Signature and Expires or Policy.", true);
}

void offerHttp3(Stage& stage, const DistributionConfig& distribution) {
  if (distribution.httpVersions == HttpVersions::Http3 ||
      distribution.httpVersions == HttpVersions::Http2And3)
    stage.edit.setHeader(rule("cloudfront.viewer.alt-svc"), "Alt-Svc", "h3=\":443\"; ma=86400");
}

}  // namespace headway::cloudfront
