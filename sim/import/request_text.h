// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "sim/import/imported_request.h"
#include "sim/support/result.h"

namespace headway {

/// Whether readRequests would try: a curl command, JSON that speaks of a request, or a single URL.
bool looksLikeRequest(std::string_view text);

/// The requests of a text that a person copied elsewhere: a curl command (see readCurl), an HTTP archive or
/// one of its entries (see readHar), or an http(s) URL. Nothing is run, read or reached. Errors: theirs, and
/// "request.unknown" if the text is none of them.
Result<ImportedRequests> readRequests(std::string_view text);

}  // namespace headway
