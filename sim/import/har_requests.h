// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "sim/import/imported_request.h"
#include "sim/support/result.h"

namespace headway {

/// Whether the text is worth reading as one: JSON that speaks of a request.
bool looksLikeHar(std::string_view text);

/// The requests of an HTTP archive (HAR 1.2, http://www.softwareishard.com/blog/har-12-spec/), of its list of
/// entries, of one entry, or of one entry's request: what the network panel of a browser saves and copies.
/// Host, Content-Length and the fields of HTTP/2 that begin with ':' are left out: the URL and the body say
/// them. What is no http(s) request is left out with a note. At most 5,000 requests are read. Errors:
/// "har.too-long" (over 64 MB), "har.malformed" (no JSON, or not UTF-8; with its place), "har.no-request".
Result<ImportedRequests> readHar(std::string_view text);

}  // namespace headway
