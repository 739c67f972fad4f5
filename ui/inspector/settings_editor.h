// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>
#include <memory>

#include "ui/inspector/settings_run.h"

namespace headway::ui {

class CodeEditor;

/// The settings of a Django node as a piece of settings.py. What is typed is read after a pause and told as
/// the settings it makes; settings that change elsewhere change their own lines of the text, and comments
/// stay.
class SettingsEditor : public QWidget {
  Q_OBJECT
 public:
  SettingsEditor(std::shared_ptr<SettingsReader> reader, QWidget* parent);

  /// Follows the node. `text` is what the person wrote before, or empty: it is made from the settings.
  void begin(const DjangoConfig& config, const QString& text);
  void setConfig(const DjangoConfig& config);
  QString text() const;
  const DjangoConfig& config() const { return config_; }
  CodeEditor* editor() const { return editor_; }

 signals:
  void edited(const headway::DjangoConfig& config);  ///< once a pause
  void read();                                       ///< marks are up to date

 private:
  void readNow();
  void show(const Read<SettingsReport>& report);
  void mark(const SettingsReport& report);

  CodeEditor* editor_;
  SettingsRun run_;
  QTimer pause_;
  DjangoConfig config_;  ///< that the text stands for
};

}  // namespace headway::ui
