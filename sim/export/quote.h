// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

/// Texts of a project in the language they land in. Whatever the text, the result is one token (or one piece
/// of a comment) of that language and stands on one line. Bytes that are not UTF-8 become U+FFFD; characters
/// nobody can see (controls, line and direction marks, zero-width ones) are written as escapes.
namespace headway::quote {

/// 'it\'s' for TypeScript and JavaScript.
std::string typescript(std::string_view s);
/// "it's" for Python.
std::string python(std::string_view s);
/// Text inside a comment of either language: unseen characters become blanks and neither "*/" nor a new line
/// is left.
std::string comment(std::string_view s);
/// Text of a Markdown paragraph, shown as it is.
std::string markdown(std::string_view s);
/// Printable ASCII for descriptions that AWS stores: other characters become '?', longer texts are cut.
std::string plain(std::string_view s, std::size_t maxLength);

/// typescript() of each, between commas.
std::string typescriptList(std::span<const std::string> all);
std::string pythonList(std::span<const std::string> all);

}  // namespace headway::quote
