// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/cloudfront_headers.h"

#include <algorithm>
#include <optional>

#include "sim/engine/cloudfront/rules.h"
#include "sim/support/text.h"

namespace headway::cloudfront {
namespace {

// What AWS's data would say of a viewer in Berlin; labelled as examples by their rule.
struct Example {
  std::string_view name, value;
};
constexpr Example kExamples[] = {
    {"CloudFront-Viewer-ASN", "3320"},          {"CloudFront-Viewer-City", "Berlin"},
    {"CloudFront-Viewer-Country", "DE"},        {"CloudFront-Viewer-Country-Name", "Germany"},
    {"CloudFront-Viewer-Country-Region", "BE"}, {"CloudFront-Viewer-Country-Region-Name", "Land Berlin"},
    {"CloudFront-Viewer-Latitude", "52.51960"}, {"CloudFront-Viewer-Longitude", "13.40690"},
    {"CloudFront-Viewer-Postal-Code", "10178"}, {"CloudFront-Viewer-Time-Zone", "Europe/Berlin"},
};

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

// Facts that follow from the request itself; empty where they do not exist (TLS facts on http).
std::optional<std::string> known(const http::Request& r, std::string_view name) {
  if (text::equalsIgnoreCase(name, "CloudFront-Forwarded-Proto")) return r.scheme;
  if (text::equalsIgnoreCase(name, "CloudFront-Viewer-Http-Version")) return r.version;
  if (text::equalsIgnoreCase(name, "CloudFront-Viewer-Address")) return r.peer + ":46532";
  if (text::equalsIgnoreCase(name, "CloudFront-Viewer-Header-Count")) return std::to_string(r.headers.size());
  if (text::equalsIgnoreCase(name, "CloudFront-Viewer-Header-Order")) return headerOrder(r.headers);
  return std::nullopt;
}

std::optional<std::string> example(const http::Request& r, const Device& device, std::string_view name) {
  if (text::equalsIgnoreCase(name, "CloudFront-Viewer-TLS"))
    return r.scheme == "https" ? std::optional<std::string>("TLSv1.3:TLS_AES_128_GCM_SHA256:fullHandshake")
                               : std::nullopt;
  if (const auto is = device.answer(name)) return *is ? "true" : "false";
  for (const Example& e : kExamples)
    if (text::equalsIgnoreCase(e.name, name)) return std::string(e.value);
  return std::nullopt;
}

}  // namespace

void addCloudFrontHeaders(Stage& stage, const Forwarding& forwarding) {
  // The managed policy that leaves Host out adds them without listing them: another rule, the same values.
  const RuleId why = forwarding.addsCloudFrontHeaders() ? rule("cloudfront.cloudfront-header.except-host")
                                                        : rule("cloudfront.cloudfront-header.added");
  const Texts names = forwarding.cloudFrontHeaders();
  if (names.empty()) return;
  const http::Request viewer = stage.request();
  const Device device(viewer.headers.get("User-Agent"));
  Texts examples;
  for (const std::string& name : names) {
    auto value = known(viewer, name);
    if (!value) {
      value = example(viewer, device, name);
      if (value) examples.push_back(name);
    }
    if (value)
      stage.edit.setHeader(why, name, *value);
    else if (viewer.headers.contains(name))
      stage.note(rule("cloudfront.cloudfront-header.spoofable"), name);
  }
  if (!examples.empty())
    stage.note(rule("cloudfront.cloudfront-header.example"),
               std::to_string(examples.size()) + " headers carry example values");
}

}  // namespace headway::cloudfront
