// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/viewer.h"

#include "sim/model/describe.h"

namespace headway {

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
      });
  return all;
}

}  // namespace headway
