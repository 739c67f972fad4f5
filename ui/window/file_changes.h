// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <optional>

#include "sim/support/diagnostic.h"
#include "ui/document/file_watch.h"

namespace headway::ui {

class MainWindow;

/// What other programs do to the window's file. An unedited document follows the file, as a step that can be
/// undone; otherwise a notice says what happened and the document stays as it is.
class FileChanges : public QObject {
  Q_OBJECT
 public:
  explicit FileChanges(MainWindow& window);

  /// Looks at the file now. Done by itself when it changes and when the program comes to the front.
  void look();
  /// False if a save would write over what another program wrote; a notice asks then.
  bool mayWrite();

 private:
  using Bytes = std::optional<QByteArray>;  ///< nothing: there is no such file
  Bytes onDisk() const;
  Bytes known() const;
  void settle();
  void reload();
  void takeBack();
  void lose();
  void ask();
  void askToWrite();
  void sayBroken(const Diagnostics& errors);
  void writeOver();
  QString title() const;

  MainWindow& window_;
  FileWatch watch_;
  Bytes seen_;                 ///< what was acted on last
  Bytes kept_;                 ///< the person wants their own work instead of this
  bool lostUnedited_ = false;  ///< the file went, and there are no edits but that
};

}  // namespace headway::ui
