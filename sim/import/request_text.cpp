// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/request_text.h"

#include <utility>

#include "sim/http/url.h"
#include "sim/import/curl_request.h"
#include "sim/import/har_requests.h"
#include "sim/support/text.h"

namespace headway {
namespace {

constexpr std::size_t kLongestUrl = 8192;

std::string_view strip(std::string_view s) {
  const std::size_t begin = s.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return s.substr(begin, s.find_last_not_of(" \t\r\n") - begin + 1);
}

bool looksLikeUrl(std::string_view text) {
  const std::string_view url = strip(text);
  return url.size() <= kLongestUrl && url.find_first_of(" \t\r\n") == std::string_view::npos &&
         (text::startsWithIgnoreCase(url, "http://") || text::startsWithIgnoreCase(url, "https://"));
}

Result<ImportedRequests> readUrl(std::string_view text) {
  const auto url = http::parseUrl(strip(text));
  if (!url) return url.error();
  ImportedRequest only;
  only.request.url = url->text();
  only.request.name = importedName(only.request);
  return ImportedRequests{{std::move(only)}, {}};
}

}  // namespace

bool looksLikeRequest(std::string_view text) {
  return looksLikeUrl(text) || looksLikeCurl(text) || looksLikeHar(text);
}

Result<ImportedRequests> readRequests(std::string_view text) {
  if (looksLikeUrl(text)) return readUrl(text);
  if (looksLikeHar(text)) return readHar(text);
  if (looksLikeCurl(text)) {
    auto read = readCurl(text);
    if (!read) return read.error();
    return ImportedRequests{{std::move(read).value()}, {}};
  }
  return makeError("request.unknown", "This is no request",
                   "copy one as cURL or as HAR from the browser's network panel, or a URL");
}

}  // namespace headway
