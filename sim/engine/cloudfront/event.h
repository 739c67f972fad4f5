// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/http/message.h"

namespace headway::cloudfront {

/// What an event says besides the request.
struct EventContext {
  std::string distributionDomainName;  ///< "d111111abcdef8.cloudfront.net"
  std::string distributionId;          ///< "EDFDVBD6EXAMPLE"
  std::string requestId;
};

/// The JSON text of a viewer-request event (DeveloperGuide/functions-event-structure.html), keys in the order
/// of AWS's documentation: header names in lower case, `multiValue` only where a name occurs more than once,
/// cookies apart from the headers, query parameters as they were sent (not decoded), headers that functions
/// may not see left out. `viewer.ip` is the request's peer. Text that is no UTF-8 is read as ISO-8859-1.
std::string viewerRequestEvent(const http::Request& request, const EventContext& context);

/// The same of a viewer-response event: `request` is the request as CloudFront has it after the
/// viewer-request function. The response has no body: functions never see it. Cookies have `attributes`
/// beside their `value`.
std::string viewerResponseEvent(const http::Request& request, const http::Response& response,
                                const EventContext& context);

}  // namespace headway::cloudfront
