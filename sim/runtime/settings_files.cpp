// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/runtime/settings_files.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "sim/runtime/frames.h"
#include "sim/support/text.h"

namespace headway {
namespace {

namespace fs = std::filesystem;

constexpr int kFoldersUp = 6;

Diagnostic encodingError(const std::string& shown, const std::string& message, std::string_view text,
                         std::size_t at) {
  Diagnostic d = makeError("settings.encoding", message, "save it as UTF-8");
  d.where.file = shown;
  d.where.line = 1 + static_cast<int>(std::count(text.begin(), text.begin() + at, '\n'));
  const std::size_t start = text.rfind('\n', at == 0 ? 0 : at - 1);
  d.where.column =
      static_cast<int>(at - (start == std::string_view::npos || start >= at ? 0 : start + 1)) + 1;
  return d;
}

bool isInside(const fs::path& file, const fs::path& folder) {
  const auto [end, ignored] = std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
  return end == folder.end();
}

bool isThere(const fs::path& path) {
  std::error_code error;
  return fs::exists(path, error);
}

/// Where Python would start to look for the project's modules, as far as files tell.
fs::path projectFolder(const fs::path& settingsFolder) {
  fs::path at = settingsFolder;
  for (int up = 0; up <= kFoldersUp && at != at.root_path(); ++up, at = at.parent_path())
    if (isThere(at / "manage.py") || isThere(at / "pyproject.toml") || isThere(at / ".git")) return at;
  at = settingsFolder;
  for (int up = 0; up < kFoldersUp && isThere(at / "__init__.py"); ++up) at = at.parent_path();
  return at;
}

Result<std::string> readLimited(const fs::path& file, const std::string& shown, std::size_t limit) {
  Diagnostic unreadable = makeError("settings.unreadable", "'" + shown + "' can't be read",
                                    "give the path of a settings module, such as mysite/settings.py");
  unreadable.where.file = shown;
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return unreadable;
  std::ifstream in(file, std::ios::binary);
  if (!in) return unreadable;
  std::string text(limit + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (text.size() > limit) {
    Diagnostic d = makeError("settings.size", "'" + shown + "' is larger than any settings module",
                             "files of up to " + std::to_string(limit >> 10) + " KB are read");
    d.where.file = shown;
    return d;
  }
  return text;
}

}  // namespace

Result<std::string> checkedPythonText(std::string text, const std::string& shown) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
    return encodingError(shown, "'" + shown + "' is UTF-16", text, 0);
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (const std::size_t at = text.find('\0'); at != std::string::npos)
    return encodingError(shown, "'" + shown + "' is no text: it has a NUL byte", text, at);
  const std::string valid = validUtf8(text);
  if (valid != text) {
    const auto at = std::mismatch(text.begin(), text.end(), valid.begin(), valid.end()).first - text.begin();
    return encodingError(shown, "'" + shown + "' is not UTF-8", text, static_cast<std::size_t>(at));
  }
  // Python takes the three ends of lines for the same.
  return text::replaceAll(text::replaceAll(std::move(text), "\r\n", "\n"), "\r", "\n");
}

Result<SettingsFiles> SettingsFiles::open(const std::string& path, std::size_t sizeLimit,
                                          std::size_t countLimit) {
  SettingsFiles out;
  out.sizeLimit_ = sizeLimit;
  out.countLimit_ = countLimit;
  out.main_ = path;
  out.given_ = fs::path(path).parent_path().string();
  std::error_code error;
  const fs::path real = fs::canonical(path, error);
  auto text = readLimited(error ? fs::path(path) : real, path, sizeLimit);
  if (!text) return text.error();
  auto checked = checkedPythonText(std::move(text).value(), path);
  if (!checked) return checked.error();
  out.folder_ = real.parent_path();
  out.root_ = projectFolder(out.folder_);
  out.texts_[path] = std::move(checked).value();
  out.paths_[path] = real;
  return out;
}

std::string SettingsFiles::shown(const fs::path& file) const {
  return (fs::path(given_) / file.lexically_relative(folder_)).lexically_normal().string();
}

SettingsFiles::Found SettingsFiles::read(const fs::path& file) {
  for (const auto& [name, path] : paths_)
    if (path == file) return {name, {}};
  if (!isInside(file, root_)) return {{}, "it lies outside the project's folder"};
  if (texts_.size() >= countLimit_)
    return {{}, "more than " + std::to_string(countLimit_) + " files are not read"};
  const std::string name = shown(file);
  auto text = readLimited(file, name, sizeLimit_);
  if (!text) return {{}, text.error().message};
  auto checked = checkedPythonText(std::move(text).value(), name);
  if (!checked) return {{}, checked.error().message};
  texts_[name] = std::move(checked).value();
  paths_[name] = file;
  return {name, {}};
}

/// `base`: path of a module without its ending.
SettingsFiles::Found SettingsFiles::take(const fs::path& base) {
  fs::path module = base;
  module += ".py";
  for (const fs::path& file : {module, base / "__init__.py"}) {
    std::error_code error;
    const fs::path real = fs::canonical(file, error);
    if (!error) return read(real);
  }
  return {};
}

SettingsFiles::Found SettingsFiles::resolve(const std::string& from, int level, const std::string& module) {
  if (module.find_first_of("/\\") != std::string::npos) return {};
  const auto importer = paths_.find(from);
  if (importer == paths_.end()) return {};
  fs::path folder = level > 0 ? importer->second.parent_path() : root_;
  for (int up = 1; up < level; ++up) folder = folder.parent_path();
  if (!isInside(folder, root_)) return {{}, "it lies outside the project's folder"};
  if (module.empty()) {
    std::error_code error;
    const fs::path real = fs::canonical(folder / "__init__.py", error);
    return error ? Found{} : read(real);
  }
  fs::path base = folder;
  for (const std::string& part : text::split(module, '.')) {
    if (part.empty() || part == "..") return {};
    base /= part;
  }
  Found found = take(base);
  // A project may keep its modules in a folder of their own, such as src/.
  if (level == 0 && found.shown.empty() && found.why.empty())
    for (fs::path at = folder_; isInside(at, root_) && at != root_; at = at.parent_path()) {
      fs::path other = at;
      for (const std::string& part : text::split(module, '.')) other /= part;
      if (found = take(other); !found.shown.empty()) break;
    }
  return found;
}

}  // namespace headway
