// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "sim/import/settings_reader.h"

namespace headway {

struct PythonLimits {
  std::chrono::milliseconds time{10'000};  ///< for everything, all files included
  std::size_t addressSpace = 1u << 30;     ///< bytes, of the process
  std::size_t fileSize = 1u << 20;         ///< bytes; larger files are not read
  std::size_t files = 20;                  ///< settings module included
};

/// Takes settings modules apart with Python's own `ast`: `python3 -I -S -B -c SCRIPT` with the texts on
/// standard input, in a sandboxed process (sim/runtime/sandbox.h). The script (sim/import/read_*.py) imports,
/// compiles and calls nothing of the project; it never sees a file system path it could open.
///
/// Imports lead only to regular files inside the project's folder, wherever links point: the nearest folder
/// above the settings with a manage.py, pyproject.toml or .git, at most six up; else the folder that holds
/// the outermost package. Cycles end.
///
/// Errors, each with a place where there is one: "settings.unreadable", "settings.size", "settings.encoding",
/// "settings.python-missing", "settings.python-old", "settings.python-failed", "settings.too-much".
/// Safe to use from several threads at once; keeps nothing between calls.
class PythonSettings : public SettingsReader {
 public:
  /// `program`: a path, or a name looked up in PATH.
  explicit PythonSettings(PythonLimits limits = {}, std::string program = "python3");
  Read<SettingsFacts> readFile(const std::string& path, const std::vector<std::string>& wanted) override;
  Read<SettingsFacts> readText(const std::string& text, const std::string& name,
                               const std::vector<std::string>& wanted) override;

 private:
  PythonLimits limits_;
  std::string program_;
};

}  // namespace headway
