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

/// Refuses what the CloudFront runtime (not the njs installed here, which may know more) cannot compile:
/// - 1.0 has `var` only, no async functions and no import (its syntax is that of njs 0.4:
/// functions-javascript-
///   runtime-10.html and njs' own history);
/// - both: optional chaining and logical assignment (njs has them from 0.9.6 on), `return` outside a
/// function, brackets that close too much;
/// - 2.0: `await` inside a call's arguments, by the rule of njs 0.8.8 to 0.9.6 (src/njs_parser.c, in_args).
/// Never throws. An unknown `runtime` is treated as "cloudfront-js-2.0".
PreparedCode prepareCode(std::string_view code, std::string_view runtime);

/// Name of the function prepareCode() calls in the place of an import.
inline constexpr std::string_view kImportFunction = "__headway_import";

}  // namespace headway
