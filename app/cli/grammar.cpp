// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/grammar.h"

#include <ostream>

#include "app/cli/docs.h"
#include "sim/export/export.h"
#include "sim/format/templates.h"

namespace headway::cli {
namespace {

const std::string kFile = "Project file (*.headway.yaml), or - for standard input";

std::vector<std::string> exportKeys() {
  std::vector<std::string> out;
  for (const Exporter& e : exporters()) out.emplace_back(e.key);
  return out;
}

}  // namespace

Grammar::Grammar() {
  app_.set_version_flag("--version", std::string("headway ") + HEADWAY_VERSION);
  app_.require_subcommand(1);
  app_.footer(
      "Exit codes: 0 good; 1 the request is refused, or an expectation or a check fails; 2 usage or unreadable input.");
  addTrace();
  addCompare();
  addReport();
  addCheck();
  addExport();
  addRules();
  addFunction();
  addImport();
  addRest();
}

void Grammar::addTrace() {
  CLI::App* c =
      app_.add_subcommand("trace", "Take one request along the path and show every change with its reason");
  c->add_option("file", trace_.file, kFile)->required()->type_name("FILE");
  c->add_option("url", trace_.url, "URL to ask for; makes a request of its own")->type_name("URL");
  c->add_option("--request,-r", trace_.request,
                "Name of a sample request of the file (default: the first); a visit shows every step")
      ->type_name("NAME");
  c->add_option("--method,-X", trace_.method, "HTTP method")->type_name("METHOD");
  c->add_option("--header,-H", trace_.headers, "Header to add, 'Name: value'; may be repeated")
      ->type_name("HEADER")
      ->allow_extra_args(false);
  c->add_option("--data,-d", trace_.data, "Request body; makes the method POST")->type_name("BODY");
  c->add_option("--after", trace_.after, "Sample request to send before; the caches hold what it leaves")
      ->type_name("NAME");
  c->add_option("--wait", trace_.wait, "Seconds that pass before the request is sent, each time")
      ->check(CLI::Range(0, 1000000000))
      ->type_name("SECONDS");
  c->add_option("--times", trace_.times, "Send it so often, with one cache; the last time is shown")
      ->check(CLI::Range(1, 100000))
      ->type_name("N");
  CLI::Option* follow = c->add_flag("--follow", trace_.follow,
                                    "Follow redirects as a browser does; a loop is named after its settings");
  c->add_flag("--cookies", trace_.cookies, "Keep and send cookies on the way, as a browser does")
      ->needs(follow);
  c->add_flag("--cache", trace_.cache, "List what the caches hold afterwards");
  c->add_option(
       "--format", trace_.format,
       "How to print the trace; event: the event of the Lambda function alone; curl: a command that sends it")
      ->check(CLI::IsMember({"text", "json", "markdown", "event", "curl"}))
      ->type_name("FORMAT");
}

void Grammar::addCompare() {
  CLI::App* c = app_.add_subcommand(
      "compare", "Put two results beside each other, stop by stop, and say where they part");
  c->add_option("file", compare_.file, kFile)->required()->type_name("FILE");
  c->add_option("other", compare_.other, "A second project file; without it two requests of the first")
      ->type_name("OTHER_FILE");
  c->add_option("--request,-r", compare_.requests,
                "Name of the sample request; twice: of the left and of the right (default: the first)")
      ->type_name("NAME")
      ->allow_extra_args(false);
  c->add_option("--format", compare_.format, "How to print the comparison")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORMAT");
  c->footer(
      "The text shows only what differs; JSON has every line. Of a visit the last request is compared.\n"
      "Exit codes: 0 the same at every stop; 1 they differ; 2 usage or unreadable input.");
}

void Grammar::addReport() {
  CLI::App* c =
      app_.add_subcommand("report", "Write what becomes of a request as one HTML page to send to somebody");
  c->add_option("file", report_.file, kFile)->required()->type_name("FILE");
  c->add_option("--request,-r", report_.request, "Name of a sample request of the file (default: the first)")
      ->type_name("NAME");
  c->add_option("--out,-o", report_.out, "File to write, replaced if it is there (default: print the page)")
      ->type_name("OUT.html");
  c->footer("The page needs nothing else: no files beside it, no network, no scripts.");
}

void Grammar::addCheck() {
  CLI::App* c = app_.add_subcommand(
      "check", "Run every sample request, compare with what is expected, and look for contradictions");
  c->add_option("files", check_.files, kFile)->required()->type_name("FILE...");
  c->add_option("--format", check_.format, "How to print the result")
      ->check(CLI::IsMember({"text", "json", "junit"}))
      ->type_name("FORMAT");
  c->add_flag("--expectations-only", check_.expectationsOnly,
              "Run the requests, but do not look for contradictions in the design");
}

void Grammar::addExport() {
  CLI::App* c = app_.add_subcommand("export", "Write AWS CDK code or Django settings for the design");
  c->add_option("file", export_.file, kFile)->required()->type_name("FILE");
  c->add_option("--to", export_.target, "What to write")
      ->required()
      ->check(CLI::IsMember(exportKeys()))
      ->type_name("TARGET");
  c->add_option("--out,-o", export_.out, "Folder to write to (default: print the files)")->type_name("DIR");
  c->add_flag("--overwrite", export_.overwrite,
              "Replace files that Headway did not write, or that were changed since");
}

void Grammar::addRules() {
  CLI::App* c =
      app_.add_subcommand("rules", "Explain the behaviours that Headway simulates: why, source, confidence");
  c->add_option("key", rules_.key, "A rule, or the beginning of several, such as cloudfront.host")
      ->type_name("KEY");
  c->add_option("--table", rules_.table, "Print a whole table, found out by running the engine")
      ->check(CLI::IsMember({"cloudfront.request-headers"}))
      ->type_name("TABLE");
}

void Grammar::addFunction() {
  CLI::App* c = app_.add_subcommand(
      "function", "Run a test event against one function alone and print what AWS's TestFunction would");
  c->add_option("action", function_.action, "What to do")
      ->required()
      ->check(CLI::IsMember({"test"}))
      ->type_name("ACTION");
  c->add_option("file", function_.file, kFile)->required()->type_name("FILE");
  c->add_option("node", function_.node, "Id of the function's node")->required()->type_name("NODE");
  c->add_option("event", function_.event,
                "Event as the CloudFront console shows it, a JSON file, or - for standard input")
      ->required()
      ->type_name("EVENT");
  c->footer(
      "ComputeUtilization is an estimate from the time the function takes here. As at AWS only the code is tested;\n"
      "what CloudFront would refuse of its result is said on standard error. Exit codes: 0 good; 1 the function failed; 2 usage.");
}

void Grammar::addImport() {
  CLI::App* c = app_.add_subcommand(
      "import", "Read the settings of a Django project, or requests copied as cURL or HAR; nothing is run");
  c->add_option("what", import_.what, "What to read")
      ->required()
      ->check(CLI::IsMember({"settings", "request"}))
      ->type_name("WHAT");
  c->add_option(
       "file", import_.file,
       "Settings module, such as mysite/settings.py; or a curl command or HAR file, - for standard input")
      ->required()
      ->type_name("SOURCE");
  c->add_option("--into", import_.into, "Project file to change (default: print what was read)")
      ->type_name("FILE");
  c->add_option("--node", import_.node, "Id of the Django node, if the project has several")
      ->type_name("NODE");
  c->add_option("--entry", import_.entries,
                "Number of a request of a HAR file; may be repeated (default: all)")
      ->type_name("N")
      ->allow_extra_args(false);
  c->add_option("--format", import_.format, "How to print the report")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORMAT");
  c->footer(
      "Values from the environment are taken from their defaults in the file. What can't be read is listed with\n"
      "its line and left as it is in the node. Needs python3; nothing of the project is imported or run.\n"
      "Requests: a curl command in the quoting of a POSIX shell or of cmd, a HAR file, or one of its entries.\n"
      "Files that a command names (@file) are not read.");
}

void Grammar::addRest() {
  CLI::App* n =
      app_.add_subcommand("new", "Write the worked example, or another template, as a new project file");
  std::vector<std::string> templates;
  for (const ProjectTemplate& t : projectTemplates()) templates.emplace_back(t.id);
  n->add_option("file", new_.file, "File to make, or - for standard output")->required()->type_name("FILE");
  n->add_option("--template", new_.from, "What it begins with")
      ->capture_default_str()
      ->check(CLI::IsMember(templates))
      ->type_name("NAME");
  CLI::App* d = app_.add_subcommand(
      "django", "Answer as Django would: JSON lines {id, settings, environ} in, one answer a line out");
  d->add_option("--version", django_.version, "Release of Django")
      ->check(CLI::IsMember({"3.2", "4.2", "5.2", "6.0"}))
      ->type_name("VERSION");
  CLI::App* p = app_.add_subcommand(
      "docs", "Print a reference page made from the program's tables, or the manual page");
  std::vector<std::string> pages = {"man"};
  for (const std::string_view name : docsPageNames()) pages.emplace_back(name);
  p->add_option("page", docs_.page, "Page to print")
      ->required()
      ->check(CLI::IsMember(pages))
      ->type_name("PAGE");
  CLI::App* s = app_.add_subcommand("completion", "Print a completion script for your shell");
  s->add_option("shell", shell_, "Shell to complete for")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}))
      ->type_name("SHELL");
  s->footer("For bash: source <(headway completion bash)");
}

int Grammar::chosen(const Surroundings& s) const {
  const std::string name = app_.get_subcommands().front()->get_name();
  if (name == "trace") return traceCommand(trace_, s);
  if (name == "compare") return compareCommand(compare_, s);
  if (name == "report") return reportCommand(report_, s);
  if (name == "check") return checkCommand(check_, s);
  if (name == "export") return exportCommand(export_, s);
  if (name == "rules") return rulesCommand(rules_, s);
  if (name == "function") return functionCommand(function_, s);
  if (name == "import")
    return import_.what == "request" ? importRequestCommand(import_, s) : importCommand(import_, s);
  if (name == "new") return newCommand(new_, s);
  if (name == "django") return djangoCommand(django_, s);
  if (name == "completion") {
    s.out << completionScript(shell_);
    return kGood;
  }
  return docsCommand(docs_, s);
}

}  // namespace headway::cli
