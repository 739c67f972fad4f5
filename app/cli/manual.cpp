// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/cli/docs.h"
#include "app/cli/grammar.h"
#include "sim/support/text.h"

namespace headway::cli {
namespace {

std::string roff(const std::string& s) {
  return text::replaceAll(text::replaceAll(s, "\\", "\\e"), "-", "\\-");
}

bool isFlagLike(const CLI::Option* o) { return !o->get_lnames().empty() || !o->get_snames().empty(); }

std::string optionNames(const CLI::Option* o) {
  std::string out;
  for (const std::string& n : o->get_snames()) out += (out.empty() ? "-" : ", -") + n;
  for (const std::string& n : o->get_lnames()) out += (out.empty() ? "--" : ", --") + n;
  return out;
}

std::vector<const CLI::App*> commands(const CLI::App& app) {
  const auto all = app.get_subcommands([](const CLI::App*) { return true; });
  return {all.begin(), all.end()};
}

// The allowed words of an option, as CLI11 describes its check: "{a,b,c}".
std::vector<std::string> choices(const CLI::Option* o) {
  const std::string type = o->get_type_name();
  const auto open = type.find('{');
  const auto close = type.find('}', open == std::string::npos ? 0 : open);
  if (open == std::string::npos || close == std::string::npos) return {};
  return text::split(std::string_view(type).substr(open + 1, close - open - 1), ',');
}

std::string plainType(const CLI::Option* o) {
  const std::string type = o->get_type_name();
  return std::string(text::trim(std::string_view(type).substr(0, type.find(':'))));
}

/// Words that may follow a command: its options and the choices of its arguments.
std::vector<std::string> wordsOf(const CLI::App* command) {
  std::vector<std::string> words;
  for (const CLI::Option* o : command->get_options()) {
    for (const std::string& n : o->get_lnames()) words.push_back("--" + n);
    for (const std::string& c : choices(o)) words.push_back(c);
  }
  return words;
}

}  // namespace

std::string manPage() {
  Grammar grammar;
  const CLI::App& app = grammar.app();
  std::string out =
      ".TH HEADWAY 1 \"\" \"Headway " HEADWAY_VERSION "\" \"User Commands\"\n.SH NAME\nheadway \\- " +
      roff(app.get_description()) + "\n.SH SYNOPSIS\n.B headway\n.I COMMAND\n[OPTIONS]\n.SH COMMANDS\n";
  for (const CLI::App* c : commands(app)) {
    out += ".SS headway " + c->get_name();
    for (const CLI::Option* o : c->get_options())
      if (!isFlagLike(o))
        out += o->get_required() ? " " + roff(plainType(o)) : " [" + roff(plainType(o)) + "]";
    out += "\n" + roff(c->get_description()) + ".\n";
    for (const CLI::Option* o : c->get_options()) {
      if (o->get_lnames() == std::vector<std::string>{"help"}) continue;
      const std::vector<std::string> words = choices(o);
      out += ".TP\n.B " + roff(isFlagLike(o) ? optionNames(o) + " " + plainType(o) : plainType(o)) + "\n" +
             roff(o->get_description());
      if (!words.empty()) out += ". One of: " + roff(text::join(words, ", "));
      out += ".\n";
    }
  }
  return out +
         ".SH EXIT STATUS\n.TP\n0\nGood.\n.TP\n1\nThe request is refused, or an expectation or a check fails.\n.TP\n2\nUsage or unreadable input.\n";
}

std::string completionScript(std::string_view shell) {
  Grammar grammar;
  const auto all = commands(grammar.app());
  std::string names, cases, fish;
  for (const CLI::App* c : all) {
    const std::vector<std::string> words = wordsOf(c);
    names += (names.empty() ? "" : " ") + c->get_name();
    cases += "    " + c->get_name() + ") words='" + text::join(words, " ") + "' ;;\n";
    fish += "complete -c headway -n __fish_use_subcommand -a " + c->get_name() + " -d '" +
            text::replaceAll(c->get_description(), "'", "") + "'\n";
    for (const std::string& w : words)
      fish += "complete -c headway -n '__fish_seen_subcommand_from " + c->get_name() + "' " +
              (w.starts_with("--") ? "-l " + w.substr(2) : "-a " + w) + "\n";
  }
  if (shell == "fish") return fish;
  const std::string bash =
      "_headway() {\n  local words cur=${COMP_WORDS[COMP_CWORD]}\n  case ${COMP_WORDS[1]} in\n" + cases +
      "    *) words='" + names + " --help --version' ;;\n  esac\n  [ \"$COMP_CWORD\" = 1 ] && words='" +
      names +
      " --help --version'\n  mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\"; [ \"$COMP_CWORD\" -gt 1 ] && compgen -f -- \"$cur\")\n}\n"
      "complete -F _headway headway\n";
  if (shell == "bash") return bash;
  return "autoload -U +X bashcompinit && bashcompinit\n" + bash;
}

}  // namespace headway::cli
