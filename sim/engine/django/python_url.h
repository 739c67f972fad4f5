// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "sim/engine/django/raised.h"
#include "sim/engine/django/settings.h"

/// Python's urllib.parse, which Django uses on locations and on Origin and Referer headers. Its checks of
/// bracketed hosts differ by Python release: 3.2 is taken with the Python of Debian 12, the others
/// with 3.11.7.
namespace headway::django::py {

struct SplitUrl {
  std::string scheme;  ///< lower case
  std::string netloc, path, query, fragment;
};

/// urlsplit(url). Raises ValueError.
Asked<SplitUrl> urlSplit(std::string_view url, Version version);
/// urlunsplit(): a '?' or '#' with nothing behind it is lost, as in Python.
std::string urlUnsplit(const SplitUrl& parts);
/// urljoin(base, url). Raises ValueError.
Asked<std::string> urlJoin(std::string_view base, std::string_view url, Version version);

}  // namespace headway::django::py
