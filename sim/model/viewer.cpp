// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/viewer.h"

#include "sim/model/describe.h"

namespace headway {
namespace {
constexpr std::string_view kHeadersPage =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-cloudfront-headers.html";
}

template <>
const Described<ViewerConfig>& describe<ViewerConfig>() {
  using V = ViewerConfig;
  using describing::field;
  static const auto all = describing::described<V>(
      "viewer", "Viewer", "The browser or client that sends the request.",
      {
          field(&V::address, {.name = "address",
                              .label = "Address",
                              .help = "The IP address CloudFront sees the viewer connect from.",
                              .source = "RFC 5737 for addresses that are safe in examples"}),
          field(
              &V::httpVersion,
              {.name = "http_version",
               .label = "HTTP version",
               .help = "The version the viewer speaks; it shows in Via and decides some statuses.",
               .source =
                   "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesGeneral.html"}),
          field(&V::userAgent, {.name = "user_agent",
                                .label = "User-Agent",
                                .help = "Sent unless the request brings its own; empty sends none.",
                                .source = "RFC 9110, section 10.1.5"}),
          field(&V::accept, {.name = "accept",
                             .label = "Accept",
                             .help = "Sent unless the request brings its own; empty sends none.",
                             .source = "RFC 9110, section 12.5.1",
                             .rare = true}),
          field(&V::acceptLanguage, {.name = "accept_language",
                                     .label = "Accept-Language",
                                     .help = "Sent unless the request brings its own; empty sends none.",
                                     .source = "RFC 9110, section 12.5.4",
                                     .rare = true}),
          field(&V::acceptEncoding, {.name = "accept_encoding",
                                     .label = "Accept-Encoding",
                                     .help = "Sent unless the request brings its own; empty sends none.",
                                     .source = "RFC 9110, section 12.5.3",
                                     .rare = true}),
          field(&V::port, {.name = "port", .label = "Port", .help = "The port the viewer connects from.", .source = kHeadersPage,
 .min = 1, .max = 65535, .rare = true}),
          field(&V::tlsVersion, {.name = "tls_version", .label = "TLS version", .help = "The version the viewer agrees on.", .source = kHeadersPage, .rare = true}),
          field(&V::tlsCipher, {.name = "tls_cipher", .label = "TLS cipher", .help = "The cipher suite the viewer agrees on.", .source = kHeadersPage, .rare = true}),
          field(&V::countryCode, {.name = "country", .label = "Country", .help = "Code of two letters; empty: AWS does not know it.", .source = kHeadersPage, .rare = true}),
          field(&V::countryName, {.name = "country_name", .label = "Country name", .help = "Empty: AWS does not know it.", .source = kHeadersPage, .rare = true}),
          field(&V::regionCode, {.name = "region", .label = "Region", .help = "Code of up to three characters; empty: AWS does not know it.", .source = kHeadersPage, .rare = true}),
          field(&V::regionName, {.name = "region_name", .label = "Region name", .help = "Empty: AWS does not know it.", .source = kHeadersPage, .rare = true}),
          field(&V::city, {.name = "city", .label = "City", .help = "Empty: AWS does not know it.", .source = kHeadersPage, .rare = true}),
          field(&V::postalCode, {.name = "postal_code", .label = "Postal code", .help = "Empty: AWS does not know it.", .source = kHeadersPage, .rare = true}),
          field(&V::metroCode, {.name = "metro_code", .label = "Metro code", .help = "United States only; empty: none.", .source = kHeadersPage, .rare = true}),
          field(&V::latitude, {.name = "latitude", .label = "Latitude", .help = "In degrees; empty: AWS does not know it.", .source = kHeadersPage, .rare = true}),
          field(&V::longitude, {.name = "longitude", .label = "Longitude", .help = "In degrees; empty: AWS does not know it.", .source = kHeadersPage, .rare = true}),
          field(&V::timeZone, {.name = "time_zone", .label = "Time zone", .help = "IANA name, such as Europe/Berlin; empty: AWS does not know it.", .source = kHeadersPage, .rare = true}),
          field(&V::asn, {.name = "asn", .label = "Network (ASN)", .help = "Number of the autonomous system; empty: AWS does not know it.", .source = kHeadersPage, .rare = true}),
          field(&V::ja3, {.name = "ja3", .label = "JA3 fingerprint", .help = "Taken as it is; Headway computes none.", .source = kHeadersPage, .rare = true}),
          field(&V::ja4, {.name = "ja4", .label = "JA4 fingerprint", .help = "Taken as it is; Headway computes none.", .source = kHeadersPage, .rare = true}),
          field(&V::fromAwsNetwork, {.name = "from_aws_network", .label = "From the AWS network", .help = "CloudFront tells nothing of the place for such requests.", .source = kHeadersPage, .rare = true}),
      });
  return all;
}

}  // namespace headway
