// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "sim/engine/ports.h"
#include "sim/import/settings_reader.h"

namespace headway::cli {

/// What the command line talks to; tests give their own.
struct Surroundings {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  FunctionRuntime& functions;
  bool colour = false;
  SettingsReader* settings = nullptr;  ///< null: `headway import` says that it can't
};

/// Exit codes: everything is as wished; the request is refused or a check fails; usage or input can't be
/// read.
inline constexpr int kGood = 0, kRefused = 1, kUsage = 2;

/// Runs `headway` with these arguments (without the program's name).
int run(const std::vector<std::string>& arguments, const Surroundings& s);

}  // namespace headway::cli
