// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QPrintDialog>
#include <QPrinter>
#include <QRegularExpression>
#include <QSet>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextDocument>
#include <QTimer>

#include "sim/model/edits.h"
#include "sim/runtime/njs.h"
#include "tests/ui/studio.h"
#include "ui/canvas/canvas_pane.h"
#include "ui/main_window.h"
#include "ui/theme.h"
#include "ui/window/commands.h"
#include "ui/window/file_flow.h"
#include "ui/window/notice_bar.h"
#include "ui/window/paged_text.h"
#include "ui/window/trace_print.h"
#include "ui/window/workspace.h"

using namespace headway;
using namespace headway::ui;

namespace {

int coloursOf(const QImage& image) {
  QSet<QRgb> seen;
  for (int y = 0; y < image.height(); y += 2)
    for (int x = 0; x < image.width(); x += 2) seen.insert(image.pixel(x, y));
  return static_cast<int>(seen.size());
}

QByteArray bytesOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

qsizetype pagesIn(const QByteArray& pdf) {
  static const QRegularExpression page("/Type\\s*/Page[^s]");
  auto found = page.globalMatch(QString::fromLatin1(pdf));
  qsizetype count = 0;
  for (; found.hasNext(); found.next()) ++count;
  return count;
}

}  // namespace

class TestPrint : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { prepareStudio(dir_.path()); }
  void init() {
    QSettings().clear();
    window_ = std::make_unique<MainWindow>(engineSimulation(std::make_shared<NjsRuntime>()));
    window_->show();
    QVERIFY(!print()->isEnabled());  // there is nothing to print
    QSignalSpy shown(window_.get(), &MainWindow::traceShown);
    window_->files().openExample();
    QVERIFY(!shown.isEmpty() || shown.wait(10000));
  }
  void cleanup() {
    window_.reset();
    Theme::instance().setMode(Theme::Mode::Light);
  }

  void aFileHasThePathAndTheHeaders() {
    QPrinter printer;
    const QString path = toFile(printer, "whole.pdf");
    const int pages = printTrace(*window_, printer);
    QVERIFY(pages >= 2);
    const QByteArray pdf = bytesOf(path);
    QVERIFY(pdf.startsWith("%PDF"));
    QCOMPARE(pagesIn(pdf), pages);
    QVERIFY(pdf.size() > 20000);
  }

  void theFirstPageShowsTheResult() {
    const QImage delivered = firstPage();
    QVERIFY(coloursOf(delivered) > 50);
    QCOMPARE(delivered.pixelColor(2, delivered.height() - 2), QColor(Qt::white));
    QSignalSpy shown(window_.get(), &MainWindow::traceShown);
    Document& d = window_->document();
    QVERIFY(
        d.apply("set", edits::setNodeField(*d.snapshot(), NodeId{"django"}, "USE_X_FORWARDED_HOST", false)));
    QVERIFY(!shown.isEmpty() || shown.wait(10000));
    QVERIFY(firstPage() != delivered);
  }

  void paperIsLightAndHasNoSelection() {
    const QImage light = firstPage();
    Theme::instance().setMode(Theme::Mode::Dark);
    window_->workspace().canvas().scene().select(NodeId{"api"});
    QCOMPARE(firstPage(), light);
    QCOMPARE(Theme::instance().mode(), Theme::Mode::Dark);
    QCOMPARE(window_->workspace().canvas().scene().selectedNodes().size(), std::size_t(1));
  }

  void chosenPagesAlone() {
    QPrinter printer;
    const QString path = toFile(printer, "one.pdf");
    printer.setPrintRange(QPrinter::PageRange);
    printer.setFromTo(2, 2);
    QVERIFY(printTrace(*window_, printer) >= 2);
    QCOMPARE(pagesIn(bytesOf(path)), 1);
  }

  void everySheetWorks() {
    for (const auto size : {QPageSize::A6, QPageSize::Letter, QPageSize::A3})
      for (const auto way : {QPageLayout::Portrait, QPageLayout::Landscape}) {
        QPrinter printer(QPrinter::HighResolution);
        const QString path = toFile(printer, "sheet.pdf");
        printer.setPageSize(QPageSize(size));
        printer.setPageOrientation(way);
        const int pages = printTrace(*window_, printer);
        QVERIFY(pages >= 2);
        QCOMPARE(pagesIn(bytesOf(path)), pages);
      }
  }

  void aTableIsCutBetweenItsRows() {
    QString rows = "<thead><tr style=\"background-color:#0000ff\"><th>Name</th></tr></thead>";
    for (int i = 0; i < 40; ++i)
      rows += QString("<tr style=\"background-color:#00ff00\"><td>%1<br>and</td></tr>").arg(i);
    QTextDocument text;
    text.setHtml("<table width=\"100%\" cellspacing=\"0\">" + rows + "</table>");
    const QSize size(300, 200);
    const PagedText pages(text, size);
    QVERIFY(pages.count() > 5);
    int green = 0, ends = -1;
    for (int i = 0; i < pages.count(); ++i) {
      QImage page(size, QImage::Format_RGB32);
      page.fill(Qt::white);
      QPainter painter(&page);
      pages.paint(painter, i, {0, 0});
      painter.end();
      QCOMPARE(page.pixelColor(250, 5), QColor(Qt::blue));
      int last = 0;
      for (int y = 0; y < size.height(); ++y)
        if (page.pixelColor(250, y) == QColor(Qt::green)) last = y, ++green;
      if (i + 1 == pages.count()) break;
      if (ends >= 0) QVERIFY(qAbs(last - ends) <= 1);  // rows are alike, so pages are
      QVERIFY(last < size.height() - 1);
      ends = last;
    }
    const qreal whole = text.size().height();
    QVERIFY(green > whole * 0.9 && green < whole);  // every row once
    QTextDocument empty;
    QCOMPARE(PagedText(empty, size).count(), 0);
  }

  void noHeadAndNoSheetIsTooMuch() {
    QTextDocument text;
    text.setHtml("<table><thead><tr><th>" + QString("long name ").repeated(400) + "</th></tr></thead>" +
                 QString("<tr><td>row</td></tr>").repeated(20) + "</table>");
    for (const QSize size : {QSize(300, 200), QSize(100, 10), QSize(40, 1)}) {
      const PagedText pages(text, size);  // comes to an end
      QVERIFY(pages.count() > 0);
      QVERIFY(pages.count() < 4000);
    }
  }

  void nowhereToWriteIsSaid() {
    QPrinter printer;
    toFile(printer, "no-such-folder/whole.pdf");
    QCOMPARE(printTrace(*window_, printer), 0);
  }

  void theMenuAsksForThePrinter() {
    QTimer::singleShot(0, this, [] {
      auto* dialog = qobject_cast<QPrintDialog*>(QApplication::activeModalWidget());
      QVERIFY(dialog);
      QCOMPARE(dialog->printer()->pageLayout().orientation(), QPageLayout::Landscape);
      dialog->printer()->setOutputFormat(QPrinter::PdfFormat);
      dialog->printer()->setOutputFileName("/no-such-folder/whole.pdf");
      dialog->done(QDialog::Accepted);
    });
    print()->trigger();
    QVERIFY(window_->notices().bar("print")->text().startsWith("Nothing was printed."));
  }

 private:
  QAction* print() { return window_->commands().find("file.print"); }
  QString toFile(QPrinter& printer, const QString& name) {
    printer.setOutputFormat(QPrinter::PdfFormat);
    printer.setPageSize(QPageSize(QPageSize::A4));
    printer.setPageOrientation(QPageLayout::Landscape);
    printer.setOutputFileName(dir_.filePath(name));
    return dir_.filePath(name);
  }
  QImage firstPage() {
    const LightForPaper light;
    QImage out(1040, 720, QImage::Format_RGB32);
    out.fill(Qt::white);
    QPainter painter(&out);
    paintPathPage(*window_, painter, out.rect());
    return out;
  }

  QTemporaryDir dir_;
  std::unique_ptr<MainWindow> window_;
};

QTEST_MAIN(TestPrint)
#include "test_print.moc"
