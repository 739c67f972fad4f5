// SPDX-License-Identifier: GPL-3.0-or-later
// A window comes back as it was left.
#include <QSettings>
#include <QSplitter>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

#include "sim/runtime/njs.h"
#include "tests/ui/offscreen.h"
#include "tests/ui/studio.h"
#include "ui/main_window.h"
#include "ui/trace/trace_panel.h"
#include "ui/window/commands.h"
#include "ui/window/workspace.h"

using namespace headway;
using namespace headway::ui;

class TestLayout : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { prepareStudio(settings_.path()); }
  void init() { QSettings().clear(); }

  void aFirstWindowHasTheStandardLayout() {
    const auto window = open();
    QCOMPARE(window->workspace().trace().shownTab(), int(TracePanel::HeadersTab));
    for (QSplitter* splitter : splitters(*window)) QVERIFY(!splitter->sizes().contains(0));
  }

  void sizeAndPlaceComeBack() {
    const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
    auto window = open();
    const QRect wish(QPoint(24, 32), window->minimumSizeHint().expandedTo(screen.size() - QSize(120, 100)));
    window->setGeometry(wish);
    QTRY_COMPARE(window->geometry(), wish);
    QVERIFY(window->close());
    QTRY_COMPARE(open()->geometry(), wish);
  }

  void splittersComeBack() {
    auto window = open();
    QMap<QString, QList<int>> left;
    for (QSplitter* splitter : splitters(*window)) {
      showTabOf(*window, *splitter);
      const QList<int> before = splitter->sizes();
      dragHandle(*splitter, 24);
      QVERIFY(splitter->sizes() != before);
    }
    for (QSplitter* splitter : splitters(*window)) {
      showTabOf(*window, *splitter);
      left[splitter->objectName()] = splitter->sizes();
    }
    QCOMPARE(left.size(), splitters(*window).size());  // each has a name of its own
    QVERIFY(left.size() >= 6);
    QVERIFY(window->close());
    window = open();
    for (QSplitter* splitter : splitters(*window)) {
      showTabOf(*window, *splitter);
      QTRY_COMPARE(splitter->sizes(), left[splitter->objectName()]);
    }
  }

  void theChosenTabComesBack() {
    auto window = open();
    const int tabs = tabBar(*window)->count();
    QVERIFY(tabs > TracePanel::BeliefsTab);
    for (int tab = tabs - 1; tab >= 0; --tab) {
      QTest::mouseClick(tabBar(*window), Qt::LeftButton, {}, tabBar(*window)->tabRect(tab).center());
      QCOMPARE(window->workspace().trace().shownTab(), tab);
      QVERIFY(window->close());
      window = open();
      QCOMPARE(window->workspace().trace().shownTab(), tab);
    }
  }

  void whatCanNotBeReadIsLeftOut() {
    QSettings().setValue("window/geometry", QByteArray("nonsense"));
    QSettings().setValue("window/sizes", QByteArray("nonsense"));
    QSettings().setValue("window/tab", 400);
    const auto window = open();
    QCOMPARE(window->workspace().trace().shownTab(), int(TracePanel::HeadersTab));
    QVERIFY(!window->size().isEmpty());
    for (QSplitter* splitter : splitters(*window)) QVERIFY(!splitter->sizes().contains(0));
  }

 private:
  static std::unique_ptr<MainWindow> open() {
    auto window = std::make_unique<MainWindow>(engineSimulation(std::make_shared<NjsRuntime>()));
    window->show();
    if (!QTest::qWaitForWindowExposed(window.get())) qFatal("no window");
    return window;
  }
  static QTabBar* tabBar(MainWindow& window) {
    return window.workspace().trace().findChild<QTabWidget*>()->tabBar();
  }
  static QList<QSplitter*> splitters(MainWindow& window) {
    return window.workspace().findChildren<QSplitter*>();
  }
  static void showTabOf(MainWindow& window, const QSplitter& splitter) {
    auto* tabs = window.workspace().trace().findChild<QTabWidget*>();
    for (int i = 0; i < tabs->count(); ++i)
      if (tabs->widget(i)->isAncestorOf(&splitter)) tabs->setCurrentIndex(i);
  }
  static void dragHandle(QSplitter& splitter, int by) {
    QWidget* handle = splitter.handle(1);
    const QPoint from = handle->rect().center();
    const QPoint to = from + (splitter.orientation() == Qt::Horizontal ? QPoint(by, 0) : QPoint(0, by));
    QTest::mousePress(handle, Qt::LeftButton, {}, from);
    QMouseEvent move(QEvent::MouseMove, to, handle->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(handle, &move);
    QTest::mouseRelease(handle, Qt::LeftButton, {}, to);
  }

  QTemporaryDir settings_;
};

int main(int argc, char** argv) {
  OffscreenScreen screen(1920, 1200);  // windows are never restored larger than it
  QApplication app(argc, argv);
  TestLayout test;
  return QTest::qExec(&test, argc, argv);
}
#include "test_layout.moc"
