// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "sim/engine/stage.h"
#include "sim/model/node.h"
#include "sim/model/request.h"

namespace headway::cloudfront {

/// Nothing useful came from an origin: what CloudFront answers in its place.
struct OriginFault {
  RuleId rule;
  int status = 502;          ///< 502, or 504 for what took too long
  std::string pageSentence;  ///< the specific sentence of CloudFront's page
  std::string sentence;      ///< why, in this request's own values
};

/// Why the connection of the request that was made for `origin` fails before TLS, if it does. `answer` is
/// what the sample request says of that node, or null. Sources: http-502-bad-gateway, http-504.
std::optional<OriginFault> connectionFault(const http::Request& request, const OriginLink& link,
                                           const Node& origin, const OriginAnswer* answer);
/// The same for TLS itself, after the names on the certificate.
std::optional<OriginFault> tlsFault(const http::Request& request, const OriginLink& link,
                                    const OriginAnswer* answer);
/// An answer that takes `milliseconds` is too late for this origin's timeouts.
std::optional<OriginFault> timeoutFault(const OriginLink& link, std::string_view method,
                                        std::int64_t milliseconds);

/// Answers with CloudFront's page for the fault.
void answerFault(Stage& stage, const OriginFault& fault);

}  // namespace headway::cloudfront
