// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "sim/model/project.h"
#include "sim/support/result.h"

namespace headway {

/// The format this program writes, and the only one there has been. A newer one is refused; when there is a
/// second, older files are migrated one step at a time while they are read.
inline constexpr int kProjectFormat = 1;

/// Reads a project file. Nothing is read from disk; `file` is only used in diagnostics. Up to 50 diagnostics
/// in the order of the file, each with file, line, column and the line itself (left out when over 500 bytes
/// long), and the node, link, field or request it concerns. Codes:
///   format.missing, format.newer              not a project file; made by a newer Headway
///   yaml.syntax, yaml.encoding                not YAML; not UTF-8, or with control characters
///   yaml.unsupported                          anchors, aliases, tags, more than one document
///   yaml.size, yaml.depth                     over 4 MB or 200,000 parts; over 64 levels
///   yaml.unknown-key, yaml.duplicate, yaml.missing, yaml.type
///   yaml.reference                            no such node, or no such behavior of the distribution
///   link.illegal                              as linkBetween
///   field.choice, field.range                 as checkValue; a kind of node that there is not
/// A node without a name gets its id as its name. Safe for files of strangers: time and memory are bounded.
Read<Project> readProject(std::string_view text, std::string_view file);

/// The project as a file: fixed key order, settings that have their default left out.
/// readProject(writeProject(p)) == p for every project that keeps the rules of the model (ids, legal links,
/// known behaviors, request names used once), and writing what was read from such a text gives the same
/// bytes. Bytes that are not UTF-8 become U+FFFD.
std::string writeProject(const Project& project);

/// What to save over a file that was opened as `opened` from `text` and is now `now`.
struct SaveText {
  std::string text;
  /// Comments of the old text that have no place in the new one; ask before they are lost.
  std::vector<std::string> lostComments;
};
/// An unchanged project gives the old bytes. Else it is writeProject's text with the comments and blank lines
/// of the old one at the same keys, and settings that were written out there stay written out.
SaveText textToSave(const Project& now, const Project& opened, std::string_view text);

/// Reads the file at `path`, and gives its text if `text` is not null. Errors: "file.unreadable", and those
/// of readProject; `text` is set with the latter too.
Read<Project> loadProject(const std::string& path, std::string* text = nullptr);

/// Writes atomically: a temporary file in the same folder, flushed to the disk, then renamed. Permissions of
/// a file that is replaced are kept; symbolic links are followed, so that they stay links. Error
/// "file.unwritable" says why; the old file is untouched then.
Result<void> writeFileAtomically(const std::string& path, std::string_view text);

}  // namespace headway
