// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <functional>

#include "sim/support/diagnostic.h"

class QWidget;

namespace headway::ui {

class Document;

/// New, open, save and the questions that go with them. Everything a person can lose is asked for first.
class FileFlow : public QObject {
  Q_OBJECT
 public:
  /// `window`: parent of the dialogs. Both must outlive this.
  FileFlow(Document& document, QWidget& window);

  /// Files opened or saved last, newest first; kept between sessions.
  QStringList recentFiles() const;

  /// Asked before a save writes over the document's file; false leaves it as it is, and asks the person.
  void setGuard(std::function<bool()> mayWrite) { mayWrite_ = std::move(mayWrite); }
  /// Asks for a file to open; empty: none.
  QString choosePath();
  /// True if nothing unsaved is left: saved, or the person lets it go.
  bool mayLeave();

 public slots:
  void newProject();
  /// The worked example as an unsaved copy.
  void openExample() { openTemplate(QStringLiteral("article")); }
  /// Another one of sim/format/templates.h, likewise.
  void openTemplate(const QString& id);
  void chooseAndOpen();
  /// Opens that file after mayLeave(); shows what is wrong with it if it can't be read. A window that has it
  /// already is brought to the front instead.
  bool open(const QString& path);
  bool save();
  bool saveAs();

 signals:
  void recentFilesChanged();

 private:
  bool saveTo(const QString& path);
  bool agreeToLose(const std::vector<std::string>& comments);
  void showErrors(const QString& head, const Diagnostics& errors);
  void remember(const QString& path);
  QString folder() const;

  Document& document_;
  QWidget& window_;
  std::function<bool()> mayWrite_ = [] { return true; };
};

}  // namespace headway::ui
