// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/model/project.h"
#include "sim/support/result.h"

namespace headway {

/// One file of an export; `path` is relative with '/' and never leaves the folder.
struct ExportFile {
  std::string path, text;
  bool operator==(const ExportFile&) const = default;
};

/// One kind of export.
struct Exporter {
  std::string_view key;    ///< "cdk-typescript"
  std::string_view title;  ///< "AWS CDK app in TypeScript"
  /// Errors "export.*" name what the project lacks or what the target can't express, with the node or link.
  Read<std::vector<ExportFile>> (*run)(const Project& project);
};
std::span<const Exporter> exporters();
const Exporter* findExporter(std::string_view key);

/// The list, with a checksum each, of the files that Headway wrote into a folder and has not to ask about.
inline constexpr std::string_view kExportManifest = ".headway-export.json";

/// Writes the files below `folder`, making folders as needed: all of them or, when anything is in the way,
/// none. A file that is there already is replaced only if it is byte for byte what an earlier export wrote
/// (the manifest knows) or what is to be written; `overwrite` replaces others too. Nothing is ever written
/// through a symbolic link below `folder`, even then. Errors: "export.exists", "export.path",
/// "export.symlink", "export.not-a-file", "export.unwritable".
Result<void> writeExport(std::span<const ExportFile> files, const std::string& folder, bool overwrite);

/// The settings that "django-settings" writes for a Django node: its own, and what Headway recommends where
/// the design leaves Django's default: the viewers' names as trusted origins, and secure cookies when every
/// viewer ends up on https. A trace of the project with these settings tells what Django answers with the
/// exported file.
DjangoConfig exportedDjango(const Project& project, const Node& django);

}  // namespace headway
