// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QSet>
#include <QSettings>
#include <QSignalSpy>
#include <QStatusBar>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "sim/runtime/njs.h"
#include "tests/ui/studio.h"
#include "ui/canvas/canvas_pane.h"
#include "ui/main_window.h"
#include "ui/theme.h"
#include "ui/window/commands.h"
#include "ui/window/file_flow.h"
#include "ui/window/notice_bar.h"
#include "ui/window/picture_commands.h"
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

}  // namespace

class TestPicture : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    prepareStudio(dir_.path());
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
  }
  void init() {
    window_ = std::make_unique<MainWindow>(engineSimulation(std::make_shared<NjsRuntime>()));
    window_->show();
    QVERIFY(!window_->commands().find("file.picture")->isEnabled());
    QSignalSpy shown(window_.get(), &MainWindow::traceShown);
    window_->files().openExample();
    QVERIFY(!shown.isEmpty() || shown.wait(10000));
  }
  void cleanup() { window_.reset(); }

  void bothFormatsShowThePath() {
    const QString svg = dir_.filePath("path.svg"), png = dir_.filePath("path.png");
    QVERIFY(savePicture(scene(), svg));
    QVERIFY(savePicture(scene(), png));
    QVERIFY(coloursOf(QImage(png)) > 20);
    QSvgRenderer renderer(svg);
    QVERIFY(renderer.isValid());
    QImage drawn(renderer.defaultSize(), QImage::Format_ARGB32);
    drawn.fill(Qt::white);
    QPainter painter(&drawn);
    renderer.render(&painter);
    painter.end();
    QVERIFY(coloursOf(drawn) > 20);
    QVERIFY(drawn.width() > drawn.height());
  }

  void theSelectionStaysAndIsNotInThePicture() {
    const QString plain = dir_.filePath("plain.png"), chosen = dir_.filePath("chosen.png");
    QVERIFY(savePicture(scene(), plain));
    scene().select(NodeId{"django"});
    QVERIFY(savePicture(scene(), chosen));
    QCOMPARE(scene().selectedItems().size(), 1);
    QCOMPARE(QImage(chosen), QImage(plain));
  }

  void theMenuWritesIt() {
    const QString path = dir_.filePath("shop.svg");
    QTimer::singleShot(0, this, [path] {
      auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
      QVERIFY(dialog);
      auto* name = dialog->findChild<QLineEdit*>("fileNameEdit");
      name->setText(path);
      QTest::keyClick(name, Qt::Key_Return);
    });
    window_->commands().find("file.picture")->trigger();
    QVERIFY(QFile::exists(path));
    QVERIFY(window_->statusBar()->currentMessage().contains("shop.svg"));
  }

  void aPictureThatCantBeWrittenIsSaidInTheWindow() {
    QTimer::singleShot(0, this, [] {
      auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
      QVERIFY(dialog);
      auto* name = dialog->findChild<QLineEdit*>("fileNameEdit");
      name->setText("/dev/null/path.svg");
      QTest::keyClick(name, Qt::Key_Return);
    });
    window_->commands().find("file.picture")->trigger();
    QVERIFY(!QApplication::activeModalWidget());
    NoticeBar* bar = window_->notices().bar("picture");
    QVERIFY(bar && bar->text().contains("not written"));
  }

  void whatIsDoneStandsInTheStatusBar() {
    window_->statusBar()->showMessage("The picture is there");
    const auto* verdict = window_->statusBar()->findChild<QLabel*>("statusVerdict");
    QVERIFY(verdict && !verdict->isVisible());  // it makes room
    window_->statusBar()->clearMessage();
    QVERIFY(verdict->isVisible());
  }

  void nothingOrNowhereIsFalse() {
    QVERIFY(!savePicture(scene(), dir_.filePath("none/path.svg")));
    QGraphicsScene empty;
    QVERIFY(!savePicture(empty, dir_.filePath("empty.png")));
    QVERIFY(!QFile::exists(dir_.filePath("empty.png")));
  }

 private:
  CanvasScene& scene() { return window_->workspace().canvas().scene(); }

  QTemporaryDir dir_;
  std::unique_ptr<MainWindow> window_;
};

QTEST_MAIN(TestPicture)
#include "test_picture.moc"
