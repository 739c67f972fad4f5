// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>

#include <nlohmann/json.hpp>

#include "sim/export/export.h"
#include "sim/support/text.h"

namespace headway {
namespace {

namespace fs = std::filesystem;
using Sums = std::map<std::string, std::string>;

/// FNV-1a: enough to see that somebody has changed a file; nobody gains by a collision.
std::string checksum(std::string_view text) {
  std::uint64_t h = 14695981039346656037u;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211u;
  char out[17];
  std::snprintf(out, sizeof out, "%016llx", static_cast<unsigned long long>(h));
  return out;
}

Diagnostic problem(const char* code, const std::string& path, const std::string& what, const char* hint) {
  Diagnostic d = makeError(code, "'" + path + "' " + what, hint);
  d.where.file = path;
  return d;
}

std::optional<std::string> readAll(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) return std::nullopt;
  return text.str();
}

/// What earlier exports wrote; an unreadable list knows nothing, so every file there is the person's own.
Sums readManifest(const fs::path& folder) {
  Sums out;
  const auto text = readAll(folder / kExportManifest);
  if (!text) return out;
  const auto json = nlohmann::json::parse(*text, nullptr, false);
  if (!json.is_object() || !json.contains("files") || !json["files"].is_object()) return out;
  for (const auto& [path, sum] : json["files"].items())
    if (sum.is_string()) out[path] = sum.get<std::string>();
  return out;
}

std::string manifestText(const Sums& sums) {
  nlohmann::ordered_json json = {
      {"about",
       "What Headway wrote here. It replaces these files without asking as long as nobody has changed them."},
      {"files", nlohmann::ordered_json::object()}};
  for (const auto& [path, sum] : sums) json["files"][path] = sum;
  return json.dump(2) + "\n";
}

bool staysInside(const std::string& path) {
  if (std::any_of(path.begin(), path.end(),
                  [](char c) { return c <= 0x20 || c >= 0x7F || c == '\\' || c == ':'; }))
    return false;
  const auto parts = text::split(path, '/');
  return std::none_of(parts.begin(), parts.end(),
                      [](const std::string& part) { return part.empty() || part == "." || part == ".."; });
}

/// No part of the way below `folder` may lead elsewhere, and the end must be a file or nothing.
Result<void> checkPlace(const fs::path& folder, const std::string& path) {
  std::error_code ignored;
  fs::path at = folder;
  const auto parts = text::split(path, '/');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    at /= parts[i];
    const auto status = fs::symlink_status(at, ignored);
    const bool last = i + 1 == parts.size();
    if (fs::is_symlink(status))
      return problem("export.symlink", at.string(), "is a symbolic link, and an export does not follow those",
                     "remove it, or choose another folder");
    if (fs::exists(status) && (last ? !fs::is_regular_file(status) : !fs::is_directory(status)))
      return problem("export.not-a-file", at.string(),
                     last ? "is there and is not a file" : "is there and is not a folder",
                     "move it away, or choose another folder");
  }
  return {};
}

/// The files being put in place, each with the way back.
class Placement {
 public:
  explicit Placement(const fs::path& staging) : staging_(staging) {}
  ~Placement() {
    std::error_code ignored;
    if (!done_) undo();
    fs::remove_all(staging_, ignored);
    for (auto it = made_.rbegin(); !done_ && it != made_.rend(); ++it) fs::remove(*it, ignored);
  }

  /// Makes a folder with those above it and remembers which were new.
  std::error_code makeFolder(const fs::path& folder) {
    std::error_code error;
    if (folder.empty() || fs::is_directory(folder, error)) return {};
    if (const auto above = makeFolder(folder.parent_path())) return above;
    fs::create_directory(folder, error);
    if (!error) made_.push_back(folder);
    return error;
  }

  std::error_code stage(std::size_t i, const std::string& text) {
    std::ofstream out(staged(i), std::ios::binary);
    out << text;
    out.close();
    return out ? std::error_code() : std::make_error_code(std::errc::io_error);
  }

  std::error_code place(std::size_t i, const fs::path& target) {
    std::error_code error;
    if (const auto folder = makeFolder(target.parent_path())) return folder;
    if (fs::exists(target, error)) {
      fs::rename(target, old(i), error);
      if (error) return error;
      replaced_.emplace_back(old(i), target);
    }
    fs::rename(staged(i), target, error);
    if (!error) placed_.push_back(target);
    return error;
  }

  void done() { done_ = true; }

 private:
  fs::path staged(std::size_t i) const { return staging_ / std::to_string(i); }
  fs::path old(std::size_t i) const { return staging_ / (std::to_string(i) + ".old"); }
  void undo() {
    std::error_code ignored;
    for (const fs::path& target : placed_) fs::remove(target, ignored);
    for (const auto& [from, to] : replaced_) fs::rename(from, to, ignored);
  }

  fs::path staging_;
  std::vector<fs::path> made_, placed_;
  std::vector<std::pair<fs::path, fs::path>> replaced_;
  bool done_ = false;
};

Result<void> placeAll(std::span<const ExportFile> files, const fs::path& folder) {
  const fs::path staging = folder / ".headway-export.new";
  const auto failed = [&](const fs::path& at, const std::error_code& error) {
    return problem("export.unwritable", at.string(), "could not be written: " + error.message(),
                   "see that the folder is yours and the disk has room");
  };
  Placement placement(staging);
  if (const auto error = placement.makeFolder(folder)) return failed(folder, error);
  std::error_code error;
  fs::remove_all(staging, error);  // left by an export that was interrupted
  if (error || !fs::create_directory(staging, error)) return failed(staging, error);
  for (std::size_t i = 0; i < files.size(); ++i)
    if (const auto bad = placement.stage(i, files[i].text)) return failed(folder / files[i].path, bad);
  for (std::size_t i = 0; i < files.size(); ++i)
    if (const auto bad = placement.place(i, folder / files[i].path))
      return failed(folder / files[i].path, bad);
  placement.done();
  return {};
}

}  // namespace

Result<void> writeExport(std::span<const ExportFile> files, const std::string& folderName, bool overwrite) {
  std::error_code unknown;
  const fs::path folder = fs::absolute(folderName, unknown).lexically_normal();
  if (unknown || folderName.empty())
    return problem("export.unwritable", folderName, "is not a folder to write to", "name one");
  Sums sums = readManifest(folder);
  std::set<std::string> seen;
  std::vector<ExportFile> all(files.begin(), files.end());
  for (const ExportFile& file : files) {
    if (!staysInside(file.path) || file.path == kExportManifest ||
        !seen.insert(text::lower(file.path)).second)
      return problem("export.path", file.path, "can't be the name of an exported file",
                     "this is a mistake of Headway's; please report it");
    if (auto ok = checkPlace(folder, file.path); !ok) return ok;
    const auto there = readAll(folder / file.path);
    const auto known = sums.find(file.path);
    const bool ours =
        there && (*there == file.text || (known != sums.end() && known->second == checksum(*there)));
    std::error_code ignored;
    if (fs::exists(folder / file.path, ignored) && !ours && !overwrite)
      return problem("export.exists", (folder / file.path).string(),
                     "is there already and was not written by an export, or has been changed since",
                     "choose another folder, move the file away, or say that it may be overwritten");
  }
  for (const ExportFile& file : files) sums[file.path] = checksum(file.text);
  all.push_back({std::string(kExportManifest), manifestText(sums)});
  if (auto ok = checkPlace(folder, all.back().path); !ok) return ok;
  return placeAll(all, folder);
}

}  // namespace headway
