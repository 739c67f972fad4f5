// SPDX-License-Identifier: GPL-3.0-or-later
// Light, dark and the theme of the system, chosen in the window. That the desktop's choice is seen at all is
// tested with the program itself: e2e/e2e_theme.cpp.
#include <QMenu>

#include "tests/ui/editing.h"

using namespace headway;
using namespace headway::ui;

namespace {
const char* const kThemes[] = {"view.light", "view.dark", "view.system"};
}

class TestTheme : public Editing {
  Q_OBJECT

 private slots:
  void initTestCase() { startUp(); }
  void init() { openWindow(); }
  void cleanup() {
    closeWindow();
    Theme::instance().setMode(Theme::Mode::System);
  }

  void theSystemsIsTheFirst() {
    QCOMPARE(checked(), QStringList{"view.system"});
    QCOMPARE(Theme::instance().mode(), Theme::Mode::System);
    QVERIFY(!Theme::instance().isDark());  // as this desktop is
  }

  void oneOfThreeIsChosenAndSeen() {
    for (const char* id : kThemes) QCOMPARE(window().commands().menuOf(id), headway::ui::Menu::View);
    choose("view.dark");
    QCOMPARE(checked(), QStringList{"view.dark"});
    QVERIFY(brightness() < 80);
    choose("view.light");
    QCOMPARE(checked(), QStringList{"view.light"});
    QVERIFY(brightness() > 220);
    choose("view.dark");
    choose("view.system");
    QCOMPARE(checked(), QStringList{"view.system"});
    QVERIFY(brightness() > 220);
  }

  void theChoiceIsRemembered() {
    for (const char* id : kThemes) {
      choose(id);
      QVERIFY(window().close());
      closeWindow();
      Theme::instance().setMode(Theme::Mode::System);  // as a program that just started
      MainWindow next(engineSimulation(std::make_shared<NjsRuntime>()));
      QVERIFY(next.commands().find(id)->isChecked());
      QCOMPARE(Theme::instance().isDark(), id == QByteArray("view.dark"));
      init();
    }
  }

  void allWindowsHaveTheSame() {
    MainWindow other(engineSimulation(std::make_shared<NjsRuntime>()));
    choose("view.dark");
    QVERIFY(other.commands().find("view.dark")->isChecked());
    QVERIFY(!other.commands().find("view.system")->isChecked());
    QVERIFY(other.palette().color(QPalette::Window).lightness() < 80);
  }

  void aChangeOfTheDesktopIsTakenOnceAndOnlyBySystem() {
    QSignalSpy changed(&Theme::instance(), &Theme::changed);
    tellOfTheDesktop();
    QTRY_COMPARE(changed.count(), 1);
    QTest::qWait(50);
    QCOMPARE(changed.count(), 1);  // its own palette is no news
    choose("view.dark");
    changed.clear();
    tellOfTheDesktop();
    QTest::qWait(50);
    QCOMPARE(changed.count(), 0);
    QVERIFY(brightness() < 80);
  }

 private:
  void choose(const char* id) { command(id)->trigger(); }
  QStringList checked() {
    QStringList out;
    for (const char* id : kThemes)
      if (command(id)->isChecked()) out << id;
    return out;
  }
  /// Of the whole window, 0 to 255.
  int brightness() {
    return qGray(window().grab().toImage().scaled(1, 1, {}, Qt::SmoothTransformation).pixel(0, 0));
  }
  static void tellOfTheDesktop() {
    QEvent news(QEvent::ApplicationPaletteChange);
    QApplication::sendEvent(qApp, &news);
  }
};

QTEST_MAIN(TestTheme)
#include "test_theme.moc"
