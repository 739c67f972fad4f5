// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "sim/import/settings_reader.h"
#include "sim/model/django.h"
#include "sim/support/diagnostic.h"

namespace headway {

/// A setting that was read, as a value of its row in describe<DjangoConfig>().
struct TakenSetting {
  std::string name;
  Value value;
  Place where;  ///< the statement that bound it last
  /// Environment variables it depends on: what stands in the file for their absence was taken.
  std::vector<std::string> environment;
};

/// A setting that was not read, or not needed, and why.
struct LeftSetting {
  std::string name;
  std::string why;
  Place where;  ///< without the line's text where it may hold a secret
};

struct SettingsReport {
  std::vector<TakenSetting> taken;
  std::vector<LeftSetting> notRead;  ///< Headway would use them; a person has to set them
  std::vector<LeftSetting> unused;   ///< Headway does not use them; secrets among them were not looked at
  Diagnostics findings;              ///< what is probably not meant, and files that were not found
  std::vector<std::string> files;    ///< that were read, the settings module first
  bool complete = true;              ///< false: more may be set where it could not be read

  const TakenSetting* find(std::string_view name) const;
};

/// Reads a settings module, or a text. Errors are those of the reader, and "settings.syntax" with line and
/// caret.
Read<SettingsReport> readSettings(SettingsReader& reader, const std::string& path);
Read<SettingsReport> readSettingsText(SettingsReader& reader, const std::string& text,
                                      const std::string& name);

/// What a reader printed as a report. Errors: "settings.syntax"; "settings.reader" if it is not of our
/// script.
Read<SettingsReport> reportOf(const SettingsFacts& facts);

/// The node's settings as the file has them. Settings of Django that the file does not mention get their
/// default if the file was read as a whole; those that were not read, and what Django does not know
/// (runs_in, urls), stay.
DjangoConfig withSettings(const DjangoConfig& before, const SettingsReport& report);

/// Whether Headway uses the setting: rows of DjangoConfig in Django's own spelling.
bool isDjangoSetting(std::string_view name);

}  // namespace headway
