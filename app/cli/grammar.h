// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <CLI/CLI.hpp>

#include "app/cli/commands.h"

namespace headway::cli {

/// The one description of the command line: --help, the manual page and shell completion are made from it.
class Grammar {
 public:
  Grammar();
  Grammar(const Grammar&) = delete;

  CLI::App& app() { return app_; }
  /// Runs the command that was parsed.
  int chosen(const Surroundings& s) const;

 private:
  void addTrace();
  void addCompare();
  void addReport();
  void addCheck();
  void addExport();
  void addRules();
  void addFunction();
  void addImport();
  void addRest();

  CLI::App app_{"See what happens to a web request on its way through CloudFront and API Gateway to Django.",
                "headway"};
  TraceOptions trace_;
  CompareOptions compare_;
  ReportOptions report_;
  CheckOptions check_;
  ExportOptions export_;
  RulesOptions rules_;
  NewOptions new_;
  FunctionOptions function_;
  DjangoOptions django_;
  ImportOptions import_;
  DocsOptions docs_;
  std::string shell_;
};

}  // namespace headway::cli
