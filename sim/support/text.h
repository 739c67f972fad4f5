// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headway::text {

/// ASCII only: HTTP, host names and AWS names are compared so, whatever the locale.
char lower(char c) noexcept;
std::string lower(std::string_view s);
bool equalsIgnoreCase(std::string_view a, std::string_view b) noexcept;
bool startsWithIgnoreCase(std::string_view s, std::string_view prefix) noexcept;

/// Without the blanks and tabs at both ends.
std::string_view trim(std::string_view s) noexcept;

/// Parts between the separators; an empty text gives one empty part.
std::vector<std::string> split(std::string_view s, char separator);
std::string join(std::span<const std::string> parts, std::string_view separator);
std::string replaceAll(std::string s, std::string_view from, std::string_view to);

/// Text matches a pattern in which `*` stands for any run (also of `/`) and `?` for one character.
/// Everything else is compared byte by byte.
bool globMatch(std::string_view pattern, std::string_view s) noexcept;

/// The choice nearest in spelling to `word`, or "" if none is near (more than a third of it differs).
std::string nearest(std::string_view word, std::span<const std::string_view> choices);

/// "did you mean 'x'?", or "" when nothing is near.
std::string didYouMean(std::string_view word, std::span<const std::string_view> choices);

/// "one of: a, b, c".
std::string listChoices(std::span<const std::string_view> choices);

}  // namespace headway::text
