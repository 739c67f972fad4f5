// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "sim/model/project.h"
#include "sim/support/result.h"

namespace headway {

/// The format this program writes. Older ones are migrated while reading; newer ones are refused.
inline constexpr int kProjectFormat = 1;

/// Reads a project file. `file` is only used in diagnostics. Every diagnostic has file, line, column and the
/// line itself. Codes: "yaml.syntax", "yaml.unknown-key", "yaml.type", "yaml.missing", "yaml.duplicate",
/// "yaml.reference", "format.newer", "format.missing" and those of checkValue. Nothing is read from disk.
Read<Project> readProject(std::string_view text, std::string_view file);

/// The project as a file: fixed key order, settings that have their default left out.
/// readProject(writeProject(p)) == p, and writing what was read from such a text gives the same bytes.
std::string writeProject(const Project& project);

/// What to save over a file that was opened as `opened` from `text` and is now `now`.
struct SaveText {
  std::string text;
  /// Comments of the old text that have no place in the new one; ask before they are lost.
  std::vector<std::string> lostComments;
};
/// An unchanged project gives the old bytes; else comments are carried over to the same keys.
SaveText textToSave(const Project& now, const Project& opened, std::string_view text);

/// Reads the file at `path`. Errors: "file.unreadable", and those of readProject.
Read<Project> loadProject(const std::string& path, std::string* text = nullptr);

/// Writes atomically: a temporary file in the same folder, flushed, then renamed.
/// Error "file.unwritable" says why; the old file is untouched then.
Result<void> writeFileAtomically(const std::string& path, std::string_view text);

}  // namespace headway
