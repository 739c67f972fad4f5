// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "sim/import/imported_request.h"
#include "sim/support/result.h"

namespace headway {

/// Whether the text is worth reading as one: its first word is curl, or follows a prompt.
bool looksLikeCurl(std::string_view text);

/// The request a curl command would send (curl 7.88, `man curl`), without what curl adds of itself to every
/// request (User-Agent, Accept). Nothing is run, no file is read, nothing is reached. Of several URLs the
/// first one is taken. Errors: "shell.quote", "curl.not-curl", "curl.no-url", "curl.option" (a value is
/// missing), "curl.file" (a part of the request is in a file), "curl.method", "curl.too-long",
/// "curl.not-text", "url.malformed".
Result<ImportedRequest> readCurl(std::string_view text);

}  // namespace headway
