// SPDX-License-Identifier: GPL-3.0-or-later
#include <QPrintDialog>
#include <QPrinter>

#include "ui/main_window.h"
#include "ui/window/commands.h"
#include "ui/window/notice_bar.h"
#include "ui/window/trace_print.h"
#include "ui/window/window_commands.h"

namespace headway::ui {
namespace {

constexpr qreal kMargin = 12;  // millimetres

void askAndPrint(MainWindow& window) {
  QPrinter printer;
  printer.setPageOrientation(QPageLayout::Landscape);
  printer.setPageMargins({kMargin, kMargin, kMargin, kMargin}, QPageLayout::Millimeter);
  QPrintDialog dialog(&printer, &window);
  dialog.setOption(QAbstractPrintDialog::PrintPageRange);
  if (dialog.exec() != QDialog::Accepted || printTrace(window, printer) > 0) return;
  window.notices().show(
      QStringLiteral("print"),
      {QStringLiteral("warning"),
       QObject::tr("Nothing was printed. Choose another printer, or a file that can be written."),
       {{QObject::tr("Print…"), [&window] { askAndPrint(window); }}}});
}

}  // namespace

void addPrintCommands(Commands& commands, MainWindow& window) {
  QAction* print =
      commands.add({"file.print", Menu::File, 2, QObject::tr("&Print…"), nullptr, QKeySequence::Print,
                    QObject::tr("The path, the verdict and the headers on paper or as a PDF file")});
  const auto refresh = [print, &window] { print->setEnabled(!window.document().snapshot()->nodes.empty()); };
  refresh();
  QObject::connect(print, &QAction::triggered, &window, [&window] { askAndPrint(window); });
  QObject::connect(&window.document(), &Document::changed, print, refresh);
}

}  // namespace headway::ui
