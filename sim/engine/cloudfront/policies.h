// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/http/message.h"
#include "sim/model/distribution.h"

namespace headway::cloudfront {

/// What a behavior's settings say about headers, cookies and query strings: cache policy and origin request
/// policy together, or legacy settings (fact: the values of the key are always sent to the origin too).
/// Points into the distribution it was made from.
class Forwarding {
 public:
  Forwarding(const DistributionConfig& distribution, const Behavior& behavior);

  bool legacy() const noexcept { return legacy_; }
  const CachePolicy* cachePolicy() const noexcept { return cache_; }
  const OriginRequestPolicy* originRequestPolicy() const noexcept { return origin_; }

  /// In the key, and so sent.
  bool headerInKey(std::string_view name) const;
  /// Who sends a header of the viewer on: "cache policy X", "origin request policy Y", "legacy settings", or
  /// "".
  std::string headerSentBy(std::string_view name) const;
  /// Names of CloudFront-* headers to add, and who asks for them.
  const Texts& cloudFrontHeaders() const;
  /// The managed policy adds them without listing them.
  bool addsCloudFrontHeaders() const;

  bool cookieInKey(std::string_view name) const;
  bool cookieSent(std::string_view name) const;
  bool anyCookieSent() const;
  bool queryInKey(std::string_view name) const;
  bool querySent(std::string_view name) const;
  bool allQuerySent() const;
  bool anyQuerySent() const;
  /// Both policies have exception lists for cookies or for query strings.
  bool bothExcept() const;

  bool gzip() const { return cache_ && cache_->gzip; }
  bool brotli() const { return cache_ && cache_->brotli; }
  /// The codings of a viewer's Accept-Encoding that are part of the key and sent on: "br", "gzip". HTTP/1.0
  /// gets none.
  Texts codings(const http::Request& request) const;
  /// TTLs in seconds, of the cache policy or of the legacy settings. A default below the minimum and a
  /// maximum below the default are raised to it, as the API does. A maximum of 0: nothing is cached.
  int minTtl() const;
  int defaultTtl() const;
  int maxTtl() const;
  /// Answers to requests of that method may be stored: GET, HEAD and, where chosen, OPTIONS.
  bool methodCached(std::string_view method) const;

 private:
  /// Legacy settings that forward every header cache nothing.
  bool cachesNothing() const;

  const DistributionConfig& distribution_;
  const Behavior& behavior_;
  bool legacy_;
  const CachePolicy* cache_ = nullptr;
  const OriginRequestPolicy* origin_ = nullptr;
  mutable std::optional<Texts> cloudFrontHeaders_;  ///< made when asked for first
};

/// An Accept-Encoding header names this coding.
bool acceptsCoding(std::string_view acceptEncoding, std::string_view coding);

}  // namespace headway::cloudfront
