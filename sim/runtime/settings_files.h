// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "sim/support/result.h"

namespace headway {

/// The text of a Python source: UTF-8 without NUL, a byte order mark taken off. Errors: "settings.encoding",
/// with the place.
Result<std::string> checkedPythonText(std::string text, const std::string& shown);

/// The files a settings module may import: those inside its project's folder.
class SettingsFiles {
 public:
  struct Found {
    std::string shown;  ///< path as people see it; "" = there is none
    std::string why;    ///< why not
  };

  /// Errors: "settings.unreadable", "settings.size", "settings.encoding".
  static Result<SettingsFiles> open(const std::string& path, std::size_t sizeLimit, std::size_t countLimit);

  /// The module `module` ("base", "config.settings.base", "" = the package) as the file shown as `from`
  /// imports it, with `level` dots before it. Reads it when it is new.
  Found resolve(const std::string& from, int level, const std::string& module);
  const std::map<std::string, std::string>& texts() const { return texts_; }
  const std::string& main() const { return main_; }

 private:
  Found take(const std::filesystem::path& base);
  Found read(const std::filesystem::path& file);
  std::string shown(const std::filesystem::path& file) const;

  std::filesystem::path root_, folder_;  ///< canonical: the project's, and that of the settings module
  std::string given_;                    ///< folder of the settings module as the person wrote it
  std::string main_;
  std::size_t sizeLimit_ = 0, countLimit_ = 0;
  std::map<std::string, std::string> texts_;
  std::map<std::string, std::filesystem::path> paths_;  ///< by what is shown
};

}  // namespace headway
