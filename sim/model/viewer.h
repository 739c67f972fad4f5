// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/model/field.h"

namespace headway {

enum class HttpVersion { Http10, Http11, Http2, Http3 };
template <>
struct EnumNames<HttpVersion> {
  static constexpr std::string_view rows[] = {"1.0", "1.1", "2.0", "3.0"};
};

/// The person's browser or client: what it sends unasked. A header of a sample request replaces these.
struct ViewerConfig {
  std::string address = "203.0.113.7";
  HttpVersion httpVersion = HttpVersion::Http2;
  std::string userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  std::string accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
  std::string acceptLanguage = "en-US,en;q=0.5";
  std::string acceptEncoding = "gzip, deflate, br, zstd";

  bool operator==(const ViewerConfig&) const = default;
};
template <>
const Described<ViewerConfig>& describe<ViewerConfig>();

}  // namespace headway
