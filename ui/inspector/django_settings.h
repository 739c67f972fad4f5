// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "sim/model/node.h"
#include "ui/inspector/settings_run.h"
#include "ui/inspector/settings_texts.h"

class QPushButton;

namespace headway::ui {

class Document;
class SettingsEditor;

/// What stands above the form of a Django node: the import of a settings.py, and the choice between form and
/// settings text.
class DjangoSettings : public QWidget {
  Q_OBJECT
 public:
  /// `texts` outlives it.
  DjangoSettings(Document& document, NodeId node, std::shared_ptr<SettingsReader> reader,
                 SettingsTexts& texts, QWidget* parent);

  /// The form that the text takes the place of.
  void setForm(QWidget* form);
  void showForm() { showAs(false); }
  /// Reads the file and shows what it says; whether it is taken is asked.
  void importFile(const QString& path);

 private:
  void showAs(bool text);
  void follow();
  void keep();
  void chooseFile();
  void setReading(bool reading);
  void review(const Read<SettingsReport>& report);
  void apply(const QString& label, const DjangoConfig& config);
  const DjangoConfig* config() const;

  Document& document_;
  NodeId node_;
  SettingsTexts& texts_;
  std::shared_ptr<SettingsReader> reader_;
  SettingsRun run_;
  bool reading_ = false;
  QPushButton *form_, *text_, *import_;
  SettingsEditor* editor_;
  QWidget* shownForm_ = nullptr;
};

}  // namespace headway::ui
