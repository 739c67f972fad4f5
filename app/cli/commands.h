// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of `headway`, each with its options as data. cli.cpp parses, these do.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/cli/cli.h"
#include "sim/model/project.h"

namespace headway::cli {

struct TraceOptions {
  std::string file, request, method, url, data, format = "text";
  std::vector<std::string> headers;
  std::string after;     ///< sample request sent before it
  int wait = 0;          ///< seconds before it is sent, each time
  int times = 1;         ///< how often it is sent; the last time is shown
  bool cache = false;    ///< list what the caches hold afterwards
  bool follow = false;   ///< follow redirects as a browser does
  bool cookies = false;  ///< and keep cookies meanwhile
};
int traceCommand(const TraceOptions& o, const Surroundings& s);

struct CompareOptions {
  std::string file, other, format = "text";
  std::vector<std::string> requests;  ///< left, right; one = of both files
};
/// 0 = the same at every stop, 1 = not.
int compareCommand(const CompareOptions& o, const Surroundings& s);

struct ReportOptions {
  std::string file, request;
  std::string out;  ///< "" = standard output
};
/// Writes what becomes of a sample request as one HTML page. Fails like traceCommand; a refused request is a
/// good report.
int reportCommand(const ReportOptions& o, const Surroundings& s);

struct CheckOptions {
  std::vector<std::string> files;
  std::string format = "text";
  bool expectationsOnly = false;  ///< run the requests, do not look for contradictions
};
int checkCommand(const CheckOptions& o, const Surroundings& s);

struct ExportOptions {
  std::string file, target, out;
  bool overwrite = false;
};
int exportCommand(const ExportOptions& o, const Surroundings& s);

struct RulesOptions {
  std::string key, format = "text";
  std::string table;  ///< "cloudfront.request-headers" prints that table instead of rules
};
int rulesCommand(const RulesOptions& o, const Surroundings& s);

struct NewOptions {
  std::string file, from = "article";
};
int newCommand(const NewOptions& o, const Surroundings& s);

struct FunctionOptions {
  std::string action, file, node, event;
};
/// Runs one event against one function and prints what AWS's TestFunction would. 1 = the function failed.
int functionCommand(const FunctionOptions& o, const Surroundings& s);

struct DjangoOptions {
  std::string version = "5.2";
};
int djangoCommand(const DjangoOptions& o, const Surroundings& s);

struct ImportOptions {
  std::string what, file, into, node, format = "text";
  std::vector<int> entries;  ///< which requests of an archive, from 1; none: all
};
/// Reads a settings.py without running it; prints what it says, or puts it into a node of a project file.
int importCommand(const ImportOptions& o, const Surroundings& s);
/// Reads a curl command, an HTTP archive or a URL as sample requests; prints them, or adds them to a project
/// file. Says what it could not carry over.
int importRequestCommand(const ImportOptions& o, const Surroundings& s);

struct DocsOptions {
  std::string page;
};
int docsCommand(const DocsOptions& o, const Surroundings& s);

/// The project of that file, or nothing after its diagnostics went to s.err. "-" is standard input.
std::optional<ProjectPtr> openProject(const std::string& file, const Surroundings& s);

/// The sample request of that name, or the first for "". Errors: "trace.no-request", "trace.unknown-request".
Result<SampleRequest> requestNamed(const Project& project, const std::string& name);

/// Prints diagnostics as they read best.
void printDiagnostics(const Diagnostics& all, const Surroundings& s);
int fail(const Diagnostic& d, const Surroundings& s);

}  // namespace headway::cli
