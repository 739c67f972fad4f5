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

enum class TlsVersion { Tls10, Tls11, Tls12, Tls13 };
template <>
struct EnumNames<TlsVersion> {
  static constexpr std::string_view rows[] = {"TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"};
};

/// The person's browser or client: what it sends unasked. A header of a sample request replaces these.
struct ViewerConfig {
  std::string address = "203.0.113.7";
  HttpVersion httpVersion = HttpVersion::Http2;
  std::string userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  std::string accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
  std::string acceptLanguage = "en-US,en;q=0.5";
  std::string acceptEncoding = "gzip, deflate, br, zstd";
  int port = 46532;  ///< of the viewer's end of the connection
  TlsVersion tlsVersion = TlsVersion::Tls13;
  std::string tlsCipher = "TLS_AES_128_GCM_SHA256";
  // Where the address belongs, as AWS's data would tell. "" = AWS does not know.
  std::string countryCode = "DE";  ///< ISO 3166-1 alpha-2
  std::string countryName = "Germany";
  std::string regionCode = "BE";
  std::string regionName = "Land Berlin";
  std::string city = "Berlin";
  std::string postalCode = "10178";
  std::string metroCode;  ///< United States only
  std::string latitude = "52.51960";
  std::string longitude = "13.40690";
  std::string timeZone = "Europe/Berlin";  ///< IANA name
  std::string asn = "3320";
  std::string ja3 = "773906b0efdefa24a7f2b8eb6985bf37";
  std::string ja4 = "t13d1516h2_8daaf6152771_02713d6af862";
  bool fromAwsNetwork = false;  ///< CloudFront then tells nothing of the place
  bool inVpc = false;           ///< in the VPC of the project's private nodes

  bool operator==(const ViewerConfig&) const = default;
};
template <>
const Described<ViewerConfig>& describe<ViewerConfig>();

}  // namespace headway
