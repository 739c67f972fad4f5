// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sim/support/result.h"

namespace headway {

/// One word of a command line, without its quotes.
struct ShellWord {
  std::string text;
  std::size_t at = 0;  ///< byte of the command where it begins
};

struct ShellWords {
  std::vector<ShellWord> words;
  Diagnostics notes;  ///< what was not read: a pipe, a variable
};

/// The first command of a text in the quoting of POSIX shells (with bash's $'...'), or of Windows' cmd if
/// carets are its quoting. Nothing is run or expanded: variables and substitutions stay as they are written,
/// with a note. Errors: "shell.quote" for a quote that is not closed.
Result<ShellWords> shellWords(std::string_view command);

/// Where byte `at` of the text is.
Place placeIn(std::string_view text, std::size_t at, std::size_t length = 1);

}  // namespace headway
