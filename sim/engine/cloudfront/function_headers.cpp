// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/function_headers.h"

#include <algorithm>

#include "sim/support/text.h"

namespace headway::cloudfront {
namespace {

// A '*' stands for any ending.
constexpr std::string_view kDisallowed[] = {
    "connection",
    "expect",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "trailer",
    "upgrade",
    "x-accel-buffering",
    "x-accel-charset",
    "x-accel-limit-rate",
    "x-accel-redirect",
    "x-amz-cf-*",
    "x-amzn-auth",
    "x-amzn-cf-billing",
    "x-amzn-cf-id",
    "x-amzn-cf-xff",
    "x-amzn-errortype",
    "x-amzn-fle-profile",
    "x-amzn-header-count",
    "x-amzn-header-order",
    "x-amzn-lambda-integration-tag",
    "x-amzn-requestid",
    "x-cache",
    "x-edge-*",
    "x-forwarded-proto",
    "x-real-ip",
    "cloudfront-viewer-cert-pem",
    "client-cert",
    "client-cert-chain",
};
constexpr std::string_view kReadOnlyInRequests[] = {"cdn-loop", "content-length", "host", "transfer-encoding",
                                                    "via"};
constexpr std::string_view kReadOnlyInResponses[] = {"via", "warning"};

}  // namespace

bool functionHeaderDisallowed(std::string_view name) noexcept {
  return std::any_of(std::begin(kDisallowed), std::end(kDisallowed), [name](std::string_view row) {
    if (row.back() == '*') return text::startsWithIgnoreCase(name, row.substr(0, row.size() - 1));
    return text::equalsIgnoreCase(name, row);
  });
}

bool functionHeaderReadOnly(std::string_view name, FunctionEvent event) noexcept {
  const auto named = [name](std::string_view row) { return text::equalsIgnoreCase(name, row); };
  return event == FunctionEvent::ViewerRequest
             ? std::any_of(std::begin(kReadOnlyInRequests), std::end(kReadOnlyInRequests), named)
             : std::any_of(std::begin(kReadOnlyInResponses), std::end(kReadOnlyInResponses), named);
}

std::string functionHeaderName(std::string_view name) {
  std::string out(name);
  bool first = true;
  for (char& c : out) {
    if (first && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    first = c == '-';
  }
  return out;
}

}  // namespace headway::cloudfront
