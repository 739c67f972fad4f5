// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/engine/django/environ.h"
#include "sim/engine/django/raised.h"
#include "sim/engine/django/settings.h"

namespace headway::django {

/// The paths of a request as views see them (django/core/handlers/wsgi.py and asgi.py).
struct Paths {
  std::string scriptName;
  std::string pathInfo;  ///< what the URLconf is matched with, but for its first '/'
  std::string path;
  bool operator==(const Paths&) const = default;
};
/// Raises UnicodeDecodeError for a script name that is not UTF-8, UnicodeEncodeError for WSGI text that is
/// not latin-1: Django can't even make its request object then.
Asked<Paths> paths(const Settings& settings, const Environ& environ);

/// request.get_full_path(force_append_slash): the path percent-encoded, with the query.
std::string getFullPath(const Paths& paths, const Environ& environ, bool forceAppendSlash = false);

/// request.build_absolute_uri(location). Raises what scheme() and getHost() raise.
Asked<std::string> buildAbsoluteUri(const Settings& settings, const Environ& environ,
                                    std::optional<std::string_view> location = std::nullopt);

}  // namespace headway::django
