// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "app/cli/cli.h"
#include "app/cli/terminal.h"
#include "sim/runtime/njs.h"
#include "sim/runtime/python_settings.h"

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  headway::NjsRuntime functions;
  headway::PythonSettings settings;
  return headway::cli::run({argv + 1, argv + argc}, {std::cin, std::cout, std::cerr, functions,
                                                     headway::cli::wantsColour(), &settings});
}
