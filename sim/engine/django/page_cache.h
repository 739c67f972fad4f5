// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/django/exchange.h"

/// What the cache middleware keeps between requests (django/utils/cache.py). Without a store nothing is kept.
namespace headway::django {

/// The page kept for this method, URI, language and the headers it varies by, with its Age since 5.1.
std::optional<Page> cachedPage(Exchange& x, const std::string& uri);
/// Keeps the page for so many seconds.
void keepPage(Exchange& x, const Page& page, long seconds);

}  // namespace headway::django
