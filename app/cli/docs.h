// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headway::cli {

/// A page of docs/ that is made from the program's own tables.
struct DocsPage {
  std::string_view name;  ///< "rules"
  std::string_view file;  ///< "docs/rules.md"
  std::string (*make)();
};
std::span<const DocsPage> docsPages();
std::vector<std::string_view> docsPageNames();

/// How sure Headway is of its rules, and what it leaves out.
std::string fidelityPage();

/// The manual page, in roff, from the same description as --help.
std::string manPage();
/// A completion script for "bash", "zsh" or "fish"; "" for anything else.
std::string completionScript(std::string_view shell);

}  // namespace headway::cli
