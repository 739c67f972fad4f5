// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include <functional>
#include <ostream>

#include <CLI/CLI.hpp>

#include "app/cli/commands.h"
#include "app/cli/docs.h"
#include "app/cli/grammar.h"
#include "sim/support/text.h"

namespace headway::cli {
namespace {

int usageError(const CLI::App& app, const CLI::ParseError& e, const std::vector<std::string>& arguments,
               const Surroundings& s) {
  s.err << "headway: " << e.what() << "\n";
  std::vector<std::string_view> names;
  std::vector<std::string> kept;
  for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; }))
    kept.push_back(sub->get_name());
  for (const std::string& k : kept) names.push_back(k);
  if (!arguments.empty() && !arguments.front().starts_with('-')) {
    const bool known = std::find(kept.begin(), kept.end(), arguments.front()) != kept.end();
    if (const std::string near = text::didYouMean(arguments.front(), names); !known && !near.empty())
      s.err << near << "\n";
    s.err << "headway " << (known ? arguments.front() + " " : "") << "--help tells more\n";
  } else {
    s.err << "headway --help tells more\n";
  }
  return kUsage;
}

}  // namespace

int run(const std::vector<std::string>& arguments, const Surroundings& s) {
  Grammar grammar;
  CLI::App& app = grammar.app();
  if (arguments.empty()) {
    s.out << app.help();
    return kUsage;
  }
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());  // as CLI11 wants them
    app.parse(reversed);
  } catch (const CLI::CallForHelp&) {
    s.out << app.help();
    return kGood;
  } catch (const CLI::CallForVersion& e) {
    s.out << e.what() << "\n";
    return kGood;
  } catch (const CLI::ParseError& e) {
    return usageError(app, e, arguments, s);
  }
  return grammar.chosen(s);
}

}  // namespace headway::cli
