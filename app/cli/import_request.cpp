// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "sim/format/project_yaml.h"
#include "sim/import/request_text.h"
#include "sim/model/edits.h"
#include "sim/support/text.h"

namespace headway::cli {
namespace {

using Json = nlohmann::ordered_json;

// One byte more than any reader takes, so that it says that the text is too long.
constexpr std::size_t kLongest = (64U << 20U) + 1;

Result<std::string> readText(const std::string& file, std::istream& standardInput) {
  std::ifstream opened;
  std::error_code ignored;
  if (file != "-" && !std::filesystem::is_directory(file, ignored)) opened.open(file, std::ios::binary);
  std::istream& in = file == "-" ? standardInput : opened;
  if (file != "-" && !opened.is_open())
    return makeError("file.unreadable", "'" + file + "' can't be read",
                     "name a file, or - for standard input");
  std::string text;
  char buffer[65536];
  while (text.size() < kLongest && in) {
    in.read(buffer, sizeof buffer);
    text.append(buffer, static_cast<std::size_t>(in.gcount()));
  }
  return text;
}

/// All notes, each once however many requests have it.
Diagnostics notesOf(const ImportedRequests& read) {
  Diagnostics out = read.notes;
  for (const ImportedRequest& r : read.requests)
    for (const Diagnostic& d : r.notes)
      if (std::find(out.begin(), out.end(), d) == out.end()) out.push_back(d);
  return out;
}

/// Those of the numbers that are wanted, from 1; none wanted: all.
Result<std::vector<SampleRequest>> chosen(const ImportedRequests& read, const std::vector<int>& entries) {
  std::vector<SampleRequest> out;
  for (const int n : entries) {
    if (n < 1 || n > static_cast<int>(read.requests.size()))
      return makeError("import.no-entry", "There is no request " + std::to_string(n),
                       "they are numbered from 1 to " + std::to_string(read.requests.size()));
    out.push_back(read.requests[static_cast<std::size_t>(n - 1)].request);
  }
  if (entries.empty())
    for (const ImportedRequest& r : read.requests) out.push_back(r.request);
  return out;
}

/// The lines of a project file that hold these requests.
std::string fragment(const Project& project) {
  const std::string file = writeProject(project);
  const std::size_t begin = file.find("requests:\n");
  return begin == std::string::npos ? file : file.substr(begin);
}

Json json(const std::vector<SampleRequest>& requests, const Diagnostics& notes) {
  Json list = Json::array(), said = Json::array();
  for (const SampleRequest& r : requests) {
    Json headers = Json::array();
    for (const auto& [name, value] : r.headers) headers.push_back({name, value});
    list.push_back(
        {{"name", r.name}, {"method", r.method}, {"url", r.url}, {"headers", headers}, {"body", r.body}});
  }
  for (const Diagnostic& d : notes)
    said.push_back({{"code", d.code}, {"message", d.message}, {"hint", d.hint}, {"line", d.where.line}});
  return {{"requests", list}, {"notes", said}};
}

Result<void> append(Project& project, const std::string& file, std::vector<SampleRequest>& requests,
                    const std::string& text, const Surroundings& s) {
  const std::size_t before = project.requests.size();
  const Project after = edits::insertRequests(project, before, requests);
  const SaveText save = textToSave(after, project, text);
  for (const std::string& comment : save.lostComments)
    s.err << printable("headway: a comment has no place any more: " + comment + "\n");
  requests.assign(after.requests.begin() + static_cast<std::ptrdiff_t>(before), after.requests.end());
  return writeFileAtomically(file, save.text);
}

}  // namespace

int importRequestCommand(const ImportOptions& o, const Surroundings& s) {
  const auto text = readText(o.file, s.in);
  if (!text) return fail(text.error(), s);
  const auto placed = [&](Diagnostic d) {
    if (d.where.line > 0) d.where.file = o.file;
    return d;
  };
  const auto read = readRequests(*text);
  if (!read) return fail(placed(read.error()), s);
  auto requests = chosen(*read, o.entries);
  if (!requests) return fail(requests.error(), s);
  if (!o.into.empty()) {
    std::string file;
    auto project = loadProject(o.into, &file);
    if (!project) {
      printDiagnostics(project.error(), s);
      return kUsage;
    }
    if (auto ok = append(*project, o.into, *requests, file, s); !ok) return fail(ok.error(), s);
  }
  Diagnostics notes = notesOf(*read);
  std::transform(notes.begin(), notes.end(), notes.begin(), placed);
  if (o.format == "json") {
    s.out << json(*requests, notes).dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
    return kGood;
  }
  printDiagnostics(notes, s);
  const Style style(s.colour);
  if (o.into.empty()) {
    s.out << printable(fragment(edits::insertRequests({}, 0, *requests)));
    return kGood;
  }
  std::string said = style.bold("Added") + " to " + o.into + "\n";
  for (const SampleRequest& r : *requests)
    said += "  " + style.bold(r.name) + "  " + r.method + " " + r.url + "\n";
  s.out << printable(said);
  return kGood;
}

}  // namespace headway::cli
