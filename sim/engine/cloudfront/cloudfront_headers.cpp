// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/cloudfront_headers.h"

#include <algorithm>
#include <optional>

#include "sim/engine/cloudfront/rules.h"
#include "sim/engine/cloudfront/viewer_rules.h"
#include "sim/support/text.h"

namespace headway::cloudfront {
namespace {

// Headers with a value of the viewer node. The place is not told of viewers from AWS's own network.
struct Known {
  std::string_view name;
  std::string ViewerConfig::*value;
  bool place = false, httpsOnly = false;
};
constexpr Known kKnown[] = {
    {"CloudFront-Viewer-ASN", &ViewerConfig::asn},
    {"CloudFront-Viewer-City", &ViewerConfig::city, true},
    {"CloudFront-Viewer-Country", &ViewerConfig::countryCode},
    {"CloudFront-Viewer-Country-Name", &ViewerConfig::countryName, true},
    {"CloudFront-Viewer-Country-Region", &ViewerConfig::regionCode, true},
    {"CloudFront-Viewer-Country-Region-Name", &ViewerConfig::regionName, true},
    {"CloudFront-Viewer-Latitude", &ViewerConfig::latitude, true},
    {"CloudFront-Viewer-Longitude", &ViewerConfig::longitude, true},
    {"CloudFront-Viewer-Metro-Code", &ViewerConfig::metroCode, true},
    {"CloudFront-Viewer-Postal-Code", &ViewerConfig::postalCode, true},
    {"CloudFront-Viewer-Time-Zone", &ViewerConfig::timeZone, true},
    {"CloudFront-Viewer-JA3-Fingerprint", &ViewerConfig::ja3, false, true},
    {"CloudFront-Viewer-JA4-Fingerprint", &ViewerConfig::ja4, false, true},
};

const Known* knownOf(std::string_view name) {
  for (const Known& k : kKnown)
    if (text::equalsIgnoreCase(k.name, name)) return &k;
  return nullptr;
}

// Bytes outside ASCII are percent-encoded.
std::string ascii(const std::string& s) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : s) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80)
      out += c;
    else
      out += {'%', digits[byte >> 4], digits[byte & 15]};
  }
  return out;
}

/// What a User-Agent says of its device.
struct Device {
  bool android, ios, mobile, tablet, tv;

  explicit Device(std::string_view userAgent) {
    const std::string agent = text::lower(userAgent);
    const auto has = [&](std::string_view word) { return agent.find(word) != std::string::npos; };
    android = has("android");
    ios = has("iphone") || has("ipad");
    tv = has("smart-tv") || has("smarttv") || has("googletv");
    mobile = has("iphone") || (android && has("mobile"));
    tablet = has("ipad") || (android && !has("mobile") && !tv);
  }

  std::optional<bool> answer(std::string_view name) const {
    if (text::equalsIgnoreCase(name, "CloudFront-Is-Android-Viewer")) return android;
    if (text::equalsIgnoreCase(name, "CloudFront-Is-IOS-Viewer")) return ios;
    if (text::equalsIgnoreCase(name, "CloudFront-Is-Mobile-Viewer")) return mobile;
    if (text::equalsIgnoreCase(name, "CloudFront-Is-Tablet-Viewer")) return tablet;
    if (text::equalsIgnoreCase(name, "CloudFront-Is-SmartTV-Viewer")) return tv;
    if (text::equalsIgnoreCase(name, "CloudFront-Is-Desktop-Viewer")) return !mobile && !tablet && !tv;
    return std::nullopt;
  }
};

// Names in the order sent, cut as CloudFront cuts them.
std::string headerOrder(const http::Headers& headers) {
  constexpr std::size_t kLongest = 7680;
  Texts names;
  for (const auto& f : headers.fields()) names.push_back(f.name);
  return text::join(names, ":").substr(0, kLongest);
}

/// Finds the value of one CloudFront-* header; empty where CloudFront has none.
class Values {
 public:
  Values(const http::Request& request, const ViewerConfig& viewer)
      : request_(request), viewer_(viewer), device_(request.headers.get("User-Agent")) {}

  std::optional<std::string> of(std::string_view name) const {
    const auto is = [&](std::string_view other) { return text::equalsIgnoreCase(name, other); };
    if (is("CloudFront-Forwarded-Proto")) return request_.scheme;
    if (is("CloudFront-Viewer-Http-Version")) return request_.version;
    if (is("CloudFront-Viewer-Address")) return request_.peer + ":" + std::to_string(viewer_.port);
    if (is("CloudFront-Viewer-Header-Count")) return std::to_string(request_.headers.size());
    if (is("CloudFront-Viewer-Header-Order")) return headerOrder(request_.headers);
    if (is("CloudFront-Error-Uri")) return request_.path;
    if (is("CloudFront-Error-Args")) return request_.query.value_or("");
    if (is("CloudFront-Viewer-TLS")) return tls();
    if (const auto device = device_.answer(name)) return *device ? "true" : "false";
    return ofViewer(name);
  }

 private:
  std::optional<std::string> tls() const {
    if (request_.scheme != "https") return std::nullopt;
    return std::string(enumName(viewer_.tlsVersion)) + ":" + viewer_.tlsCipher + ":fullHandshake";
  }

  std::optional<std::string> ofViewer(std::string_view name) const {
    const Known* known = knownOf(name);
    if (!known || (known->httpsOnly && request_.scheme != "https") ||
        (known->place && viewer_.fromAwsNetwork) || (viewer_.*known->value).empty())
      return std::nullopt;
    return ascii(viewer_.*known->value);
  }

  const http::Request& request_;
  const ViewerConfig& viewer_;
  Device device_;
};

bool ofTheRequest(std::string_view name) {
  for (const std::string_view n :
       {"CloudFront-Forwarded-Proto", "CloudFront-Viewer-Http-Version", "CloudFront-Viewer-Address",
        "CloudFront-Viewer-Header-Count", "CloudFront-Viewer-Header-Order"})
    if (text::equalsIgnoreCase(n, name)) return true;
  return false;
}

void missing(Stage& stage, const std::string& name, const ViewerConfig& viewer) {
  const Known* known = knownOf(name);
  stage.note(known && known->place && viewer.fromAwsNetwork
                 ? viewer_side::rule("cloudfront.cloudfront-header.aws-network")
                 : viewer_side::rule("cloudfront.cloudfront-header.not-known"),
             name);
  if (stage.request().headers.contains(name))
    stage.note(rule("cloudfront.cloudfront-header.spoofable"), name);
}

}  // namespace

void addCloudFrontHeaders(Stage& stage, const Forwarding& forwarding, const ViewerConfig& viewer) {
  // The managed policy that leaves Host out adds them without listing them: another rule, the same values.
  const RuleId why = forwarding.addsCloudFrontHeaders() ? rule("cloudfront.cloudfront-header.except-host")
                                                        : rule("cloudfront.cloudfront-header.added");
  const OriginRequestPolicy* policy = forwarding.originRequestPolicy();
  if (policy && policy->headerBehavior == OriginHeaders::AllExcept && !forwarding.addsCloudFrontHeaders())
    stage.note(viewer_side::rule("cloudfront.cloudfront-header.own-except"), policy->name);
  const Texts& names = forwarding.cloudFrontHeaders();
  if (names.empty()) return;
  const http::Request asSent = stage.request();
  const Values values(asSent, viewer);
  std::size_t examples = 0;
  for (const std::string& name : names) {
    const auto value = values.of(name);
    if (!value) {
      missing(stage, name, viewer);
      continue;
    }
    if (text::startsWithIgnoreCase(name, "CloudFront-Error-"))
      stage.note(viewer_side::rule("cloudfront.cloudfront-header.error-request"), name + ": " + *value);
    stage.edit.setHeader(why, name, *value);
    if (!ofTheRequest(name)) ++examples;
  }
  if (examples > 0)
    stage.note(rule("cloudfront.cloudfront-header.example"),
               std::to_string(examples) + " headers carry the values of the viewer node");
}

}  // namespace headway::cloudfront
