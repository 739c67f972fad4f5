// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/compression.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "sim/engine/cloudfront/response_rules.h"
#include "sim/support/text.h"

namespace headway::cloudfront {
namespace {

using response::rule;

constexpr std::int64_t kSmallest = 1000, kLargest = 10'000'000;

// "File types that CloudFront compresses".
constexpr std::string_view kTypes[] = {
    "application/dash+xml",
    "application/eot",
    "application/font",
    "application/font-sfnt",
    "application/javascript",
    "application/json",
    "application/opentype",
    "application/otf",
    "application/pdf",
    "application/pkcs7-mime",
    "application/protobuf",
    "application/rss+xml",
    "application/truetype",
    "application/ttf",
    "application/vnd.apple.mpegurl",
    "application/vnd.mapbox-vector-tile",
    "application/vnd.ms-fontobject",
    "application/wasm",
    "application/xhtml+xml",
    "application/xml",
    "application/x-font-opentype",
    "application/x-font-truetype",
    "application/x-font-ttf",
    "application/x-httpd-cgi",
    "application/x-javascript",
    "application/x-mpegurl",
    "application/x-opentype",
    "application/x-otf",
    "application/x-perl",
    "application/x-ttf",
    "font/eot",
    "font/opentype",
    "font/otf",
    "font/ttf",
    "image/svg+xml",
    "text/css",
    "text/csv",
    "text/html",
    "text/javascript",
    "text/js",
    "text/plain",
    "text/richtext",
    "text/tab-separated-values",
    "text/xml",
    "text/x-component",
    "text/x-java-source",
    "text/x-script",
    "vnd.apple.mpegurl",
};

std::optional<std::int64_t> length(const http::Headers& headers) {
  const std::string_view text = headers.get("Content-Length");
  std::int64_t n = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  return error == std::errc() && end == text.data() + text.size() && n >= 0 ? std::optional(n) : std::nullopt;
}

// Why this answer stays as it is, or "".
std::string obstacle(const http::Response& r, const http::Request& viewer) {
  if (viewer.method == "HEAD") return "there is no body";
  if (r.status != 200 && r.status != 403 && r.status != 404) return "status " + std::to_string(r.status);
  if (r.headers.contains("Content-Encoding"))
    return "it is " + std::string(r.headers.get("Content-Encoding")) + " already";
  const std::string_view header = r.headers.get("Content-Type");
  const std::string_view type = text::trim(header.substr(0, header.find(';')));
  if (std::none_of(std::begin(kTypes), std::end(kTypes),
                   [&](std::string_view t) { return text::equalsIgnoreCase(t, type); }))
    return type.empty() ? "there is no Content-Type" : "its type is " + std::string(type);
  const auto size = length(r.headers);
  if (!size) return "there is no valid Content-Length";
  if (*size < kSmallest || *size > kLargest) return "it has " + std::to_string(*size) + " bytes";
  return "";
}

// The coding the behavior's settings and the viewer agree on, or "".
std::string_view coding(const http::Request& viewer, const Forwarding& forwarding) {
  if (forwarding.legacy())
    return viewer.version != "1.0" && acceptsCoding(viewer.headers.get("Accept-Encoding"), "gzip") ? "gzip"
                                                                                                   : "";
  const Texts codings = forwarding.codings(viewer);
  if (codings.empty()) return "";
  return codings.front() == "br" ? "br" : "gzip";
}

void etag(MessageEditor& edit) {
  const std::string tag(edit.response().headers.get("ETag"));
  if (tag.empty() || tag.starts_with("W/")) return;
  if (tag.size() > 1 && tag.front() == '"' && tag.back() == '"')
    edit.setHeader(rule("cloudfront.compress.weak-etag"), "ETag", "W/" + tag);
  else
    edit.removeHeader(rule("cloudfront.compress.etag-removed"), "ETag");
}

}  // namespace

void compress(Stage& stage, const http::Request& viewerRequest, const Forwarding& forwarding,
              const Behavior& behavior) {
  MessageEditor& edit = stage.edit;
  if (!behavior.compress) return;
  const bool on =
      forwarding.legacy() || ((forwarding.gzip() || forwarding.brotli()) && forwarding.maxTtl() > 0 &&
                              !forwarding.headerInKey("Accept-Encoding"));
  const std::string why = obstacle(edit.response(), viewerRequest);
  if (!on) {
    if (why.empty()) stage.note(rule("cloudfront.compress.off"), "cache policy " + behavior.cachePolicy);
    return;
  }
  const std::string_view chosen = coding(viewerRequest, forwarding);
  if (chosen.empty() || !why.empty())
    return stage.note(rule("cloudfront.compress.skipped"),
                      why.empty() ? "the viewer does not accept it" : why);
  if (forwarding.legacy()) stage.note(rule("cloudfront.compress.legacy"), "gzip");
  edit.setHeader(rule("cloudfront.compress.compressed"), "Content-Encoding", std::string(chosen));
  edit.removeHeader(rule("cloudfront.compress.chunked"), "Content-Length");
  if (viewerRequest.version == "1.1")
    edit.setHeader(rule("cloudfront.compress.chunked"), "Transfer-Encoding", "chunked");
  etag(edit);
}

}  // namespace headway::cloudfront
