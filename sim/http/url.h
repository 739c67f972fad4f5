// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/support/result.h"

namespace headway::http {

/// An absolute http(s) URL in its raw parts (RFC 3986, section 3). The fragment is dropped: it is never sent.
struct Url {
  std::string scheme;                ///< lower case
  std::string host;                  ///< as typed, without port; IPv6 keeps its brackets
  int port = 0;                      ///< 0 = the scheme's default
  std::string path = "/";            ///< raw
  std::optional<std::string> query;  ///< raw, without '?'

  bool operator==(const Url&) const = default;
  /// Host with the port if it was typed.
  std::string authority() const;
  std::string text() const;
};

/// Errors: "url.malformed" with what is missing. A name without a scheme is read as https.
Result<Url> parseUrl(std::string_view text);

/// What a reference on the page of that URL leads to (RFC 3986, section 5), read as browsers do: blanks
/// around it do not count, '\\' is '/', and what a URL can't hold is percent-encoded. The fragment is
/// dropped. Errors: "url.malformed"; other schemes than http and https too.
Result<Url> resolveReference(const Url& base, std::string_view reference);

int defaultPort(std::string_view scheme) noexcept;

/// %XX -> bytes; a '%' that begins no escape stays.
std::string percentDecode(std::string_view s);
/// Everything outside unreserved and `keep` becomes %XX.
std::string percentEncode(std::string_view s, std::string_view keep);

/// The parameters of a raw query, in order, neither decoded nor merged; "a" and "a=" both give {"a",""}.
std::vector<std::pair<std::string, std::string>> splitQuery(std::string_view raw);

/// Path with "." and ".." resolved and runs of '/' made one, the way CloudFront normalises before it
/// compares path patterns (CloudFront Developer Guide, DownloadDistValuesCacheBehavior, path pattern).
std::string normalizePath(std::string_view path);

}  // namespace headway::http
