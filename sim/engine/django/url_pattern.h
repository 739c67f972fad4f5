// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/engine/django/raised.h"

/// Routes as Django's path() reads them (django/urls/resolvers.py, converters.py): str, int, slug, uuid,
/// path.
namespace headway::django {

/// What the converters of a route caught, by name.
using Arguments = std::vector<std::pair<std::string, std::string>>;

/// The arguments if the whole path (without its first slash) fits the route.
std::optional<Arguments> matchRoute(std::string_view route, std::string_view path);

/// The path of a route, percent-encoded, without its first slash; nothing if an argument is missing or does
/// not fit its converter.
std::optional<std::string> reverseRoute(std::string_view route, const Arguments& arguments);

/// Arguments that fit every converter of the route: what a link of a page is made with.
Arguments sampleArguments(std::string_view route);

/// What Django raises when it reads such a route, or nothing.
std::optional<Raised> routeFault(std::string_view route);

}  // namespace headway::django
