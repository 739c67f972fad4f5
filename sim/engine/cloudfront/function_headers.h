// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "sim/model/link.h"

namespace headway::cloudfront {

// Header restrictions of functions (DeveloperGuide/edge-function-restrictions-all.html).
// Names are compared without regard to case.

/// Not in the event; a function that adds it fails the request.
bool functionHeaderDisallowed(std::string_view name) noexcept;
/// In the event; a function that adds, changes or removes it fails the request.
bool functionHeaderReadOnly(std::string_view name, FunctionEvent event) noexcept;
/// "x-foo-bar" -> "X-Foo-Bar", as CloudFront writes the names of headers a function added; other bytes stay.
std::string functionHeaderName(std::string_view name);

}  // namespace headway::cloudfront
