// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sim/support/result.h"

namespace headway {

/// What a reader found in a settings module and in the modules of the project that it imports.
struct SettingsFacts {
  std::string json;                          ///< what sim/import/read_settings.py printed
  std::string main;                          ///< key of the settings module itself in `files`
  std::map<std::string, std::string> files;  ///< every file that was read: path as shown to people, text
};

/// Port to the Python that takes settings apart. Implemented by PythonSettings (sim/runtime).
class SettingsReader {
 public:
  virtual ~SettingsReader() = default;
  /// The file at `path`, with the project's own files it imports. Only values of the `wanted` names leave the
  /// reader, so a secret key never does.
  virtual Read<SettingsFacts> readFile(const std::string& path, const std::vector<std::string>& wanted) = 0;
  /// A text that is in no file. `name` stands in messages. Imports of project files are not followed.
  virtual Read<SettingsFacts> readText(const std::string& text, const std::string& name,
                                       const std::vector<std::string>& wanted) = 0;
};

}  // namespace headway
