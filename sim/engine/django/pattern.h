// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/support/result.h"

namespace headway::django {

/// The first of the regular expressions that re.search() finds in the text, or null. Expressions are read as
/// ECMAScript ones, with "(?i)" in front and \A, \Z understood. If none is found and one could not be tried
/// (see Expression), that error, with the expression in its message.
Result<const std::string*> firstMatch(const std::vector<std::string>& expressions, std::string_view text);

/// Why the expression can't be tried, or nothing if it can.
std::optional<std::string> patternFault(const std::string& expression);

}  // namespace headway::django
