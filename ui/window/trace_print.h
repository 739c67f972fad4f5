// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

class QPainter;
class QPrinter;

namespace headway::ui {

class MainWindow;

/// Paper is white: light colours for as long as this lives, whatever the screen has. The screen shows nothing
/// of it unless events are handled meanwhile.
class LightForPaper {
 public:
  LightForPaper();
  ~LightForPaper();
  LightForPaper(const LightForPaper&) = delete;
  LightForPaper& operator=(const LightForPaper&) = delete;

 private:
  int before_;
};

/// The first page: title, request, verdict, date, and the path as large as it fits. `page` in pixels of the
/// screen's size. Wants LightForPaper.
void paintPathPage(MainWindow& window, QPainter& painter, const QRectF& page);

/// Prints that page, then the headers through the path on as many as they take; of these the pages that the
/// printer is set to. Its resolution becomes that of the screen, in which fonts are measured; the text stays
/// sharp. Gives the number of pages there are, printed or not; 0: the printer or its file can't be written.
int printTrace(MainWindow& window, QPrinter& printer);

}  // namespace headway::ui
