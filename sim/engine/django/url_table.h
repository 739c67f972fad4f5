// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/django/exchange.h"

/// Names and addresses of the project's pages, and what a request carries to them.
namespace headway::django {

/// reverse(name): the path with the script name in front. Raises NoReverseMatch.
Asked<std::string> reverseUrl(const Exchange& x, std::string_view name, const Arguments& arguments);

/// resolve_url(): a name of the table becomes its path; paths and URLs stay as they are, without the script
/// name. Raises NoReverseMatch for what is neither.
Asked<std::string> resolveUrl(const Exchange& x, const std::string& to);

/// STATIC_URL as templates write it: a relative one gets the script name in front.
std::string staticUrl(const Exchange& x);

/// request.POST.get(name) and request.GET.get(name): the last value, or nothing.
std::optional<std::string> posted(const Exchange& x, std::string_view name);
std::optional<std::string> queried(const Exchange& x, std::string_view name);

/// url_has_allowed_host_and_scheme() (django/utils/http.py).
bool isSafeUrl(std::string_view url, std::string_view allowedHost, bool requireHttps, Version version);

/// The text of a form field, percent-encoded as QueryDict.urlencode(safe="/") does.
std::string quoteField(std::string_view text);

}  // namespace headway::django
