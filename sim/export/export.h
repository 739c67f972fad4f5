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
  /// Errors "export.*" name what the project lacks or what the target can't express.
  Read<std::vector<ExportFile>> (*run)(const Project& project);
};
std::span<const Exporter> exporters();
const Exporter* findExporter(std::string_view key);

/// Writes the files below `folder`, making folders as needed. A file that is there already and does not carry
/// Headway's own first line is refused ("export.exists") unless `overwrite`; then nothing at all is written.
Result<void> writeExport(std::span<const ExportFile> files, const std::string& folder, bool overwrite);

}  // namespace headway
