// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>
#include <string_view>

#include "sim/model/project.h"
#include "sim/model/request.h"
#include "ui/inspector/field_editor.h"

class QLabel;
class QPushButton;

namespace headway::ui {

class SettingsForm;

/// What a sample request is expected to come to: typed, taken from its present result, or nothing.
class ExpectationEditor : public QWidget {
  Q_OBJECT

 public:
  ExpectationEditor(Suggestions offers, QWidget* parent);

  /// Shows it without a signal. The project offers its nodes.
  void show(const Project& project, const Expectation& expected);
  /// What the request came to just now, and what of that is not as expected; nothing while it runs.
  void setPresent(std::optional<Expectation> present, const QStringList& mismatches);

 signals:
  /// `field`: name of the setting in describe<Expectation>().
  void edited(const QString& label, const char* field, const headway::Expectation& changed);
  void finished();
  /// The present result is what is expected from now on.
  void presentWanted();

 private:
  void layOut();
  void connectAll();
  void offer(std::string_view field, const QStringList& values);
  void showButtons();

  Expectation shown_;
  std::optional<Expectation> present_;
  QLabel* mismatches_;
  QPushButton *usePresent_, *expectNothing_;
  SettingsForm* form_;
};

}  // namespace headway::ui
