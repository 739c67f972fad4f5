// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace headway {

/// A function's code made ready for the engine, or the reason why CloudFront would not compile it.
struct PreparedCode {
  std::string
      code;  ///< imports of CloudFront's own modules turned into variables; lines stay where they were
  bool defers = false;  ///< uses promises: work may go on after handler() has returned
  bool leaks = false;   ///< may make global variables that outlive an event
  std::string error;    ///< "SyntaxError: ..."; empty = fine so far
  int line = 0;         ///< of the error
};

/// Refuses what the CloudFront runtime cannot compile, though the njs installed here may know it: syntax of
/// later engines (sim/runtime/later_syntax.h), `return` outside a function, brackets that close too much, and
/// in 2.0 `await` inside a call's arguments, by the rule of njs 0.8.8 to 0.9.6 (src/njs_parser.c, in_args).
/// Never throws. An unknown `runtime` is treated as "cloudfront-js-2.0".
PreparedCode prepareCode(std::string_view code, std::string_view runtime);

/// Name of the function prepareCode() calls in the place of an import.
inline constexpr std::string_view kImportFunction = "__headway_import";

}  // namespace headway
