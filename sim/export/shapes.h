// SPDX-License-Identifier: GPL-3.0-or-later
// What names and texts look like that AWS takes. Not for users of export.h.
#pragma once

#include <string_view>

namespace headway::exporting {

/// Letters and digits of ASCII, and the characters of `besides`.
bool allOf(std::string_view s, std::string_view besides);
bool isHostName(std::string_view s);
/// A host name, or "*." before one.
bool isAlias(std::string_view s);
/// No blanks, no controls, nothing outside ASCII.
bool isVisibleAscii(std::string_view s);
/// Visible ASCII and blanks.
bool isPrintableAscii(std::string_view s);
/// A token of HTTP, as names of headers are.
bool isHeaderName(std::string_view s);
/// "eu-west-1"
bool isRegion(std::string_view s);

}  // namespace headway::exporting
