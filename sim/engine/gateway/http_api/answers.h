// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "sim/engine/stage.h"

namespace headway::gateway {

/// An answer that an HTTP API makes itself; none can be customised. Its body is {"message":"..."}.
struct OwnAnswer {
  int status = 500;
  std::string_view message;
  bool contentType = true;  ///< 401 of JWT authorizers and 503 of timeouts were seen without one
};

inline constexpr OwnAnswer kNotFound{404, "Not Found"};
inline constexpr OwnAnswer kForbidden{403, "Forbidden"};
inline constexpr OwnAnswer kUnauthorized{401, "Unauthorized"};
inline constexpr OwnAnswer kUnauthorizedToken{401, "Unauthorized", false};
inline constexpr OwnAnswer kTooManyRequests{429, "Too Many Requests"};
inline constexpr OwnAnswer kTooLarge{413, "Request Entity Too Large"};
inline constexpr OwnAnswer kHeadersTooLarge{431, "Request Header Fields Too Large"};
inline constexpr OwnAnswer kServerError{500, "Internal Server Error"};
inline constexpr OwnAnswer kUnavailable{503, "Service Unavailable", false};
inline constexpr OwnAnswer kTimeout{504, "Gateway Timeout"};

/// Ends the hop with that answer, which carries apigw-requestid.
/// Sources: http-api-troubleshooting-jwt, http-api-troubleshooting-lambda.
void answerItself(Stage& stage, RuleId why, const OwnAnswer& answer, std::string sentence,
                  const http::Headers& more = {});

/// The 403 of the front end that all APIs of a Region share: no API is chosen, so none names the request.
void refuseAtFrontEnd(Stage& stage, RuleId why, std::string sentence);

}  // namespace headway::gateway
