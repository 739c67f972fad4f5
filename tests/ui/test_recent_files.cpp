// SPDX-License-Identifier: GPL-3.0-or-later
// File > Open recent, by mouse and by keys.
#include <QDir>
#include <QFile>
#include <QHelpEvent>
#include <QMenu>
#include <QMenuBar>
#include <QToolTip>

#include "sim/support/embedded.h"
#include "tests/ui/editing.h"
#include "ui/window/file_flow.h"

using namespace headway;
using namespace headway::ui;

class TestRecentFiles : public Editing {
  Q_OBJECT

 private slots:
  void initTestCase() { startUp(); }
  void init() {
    openWindow();
    dir_ = std::make_unique<QTemporaryDir>();
  }
  void cleanup() {
    document().undoStack().setClean();
    closeWindow();
  }

  void anEmptyListSaysSo() {
    QMenu* menu = openRecent();
    QVERIFY(menu);
    QCOMPARE(texts(*menu), QStringList{"No files yet"});
    QVERIFY(!menu->actions().front()->isEnabled());
  }

  void theNewestComesFirstAndAClickOpensIt() {
    const QString one = make("one.headway.yaml"), two = make("two.headway.yaml");
    QVERIFY(window().files().open(one) && window().files().open(two));
    QMenu* menu = openRecent();
    QVERIFY(menu);
    QCOMPARE(texts(*menu), (QStringList{"two.headway.yaml", "one.headway.yaml"}));
    QCOMPARE(menu->actions()[1]->toolTip(), one);
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(menu->actions()[1]).center());
    QTRY_COMPARE(document().path(), one);
    menu = openRecent();
    QVERIFY(menu);
    QCOMPARE(texts(*menu), (QStringList{"one.headway.yaml", "two.headway.yaml"}));
  }

  void keysReachIt() {
    const QString one = make("one.headway.yaml");
    QVERIFY(window().files().open(one));
    document().reset(sample::project(), "Example");
    QTest::keyClick(&window(), Qt::Key_F, Qt::AltModifier);
    QMenu* file = menuOf("&File");
    QTRY_VERIFY(file->isVisible());
    QTest::keyClick(file, Qt::Key_R);
    QTRY_VERIFY(menuOf("Open &recent")->isVisible());
    if (!menuOf("Open &recent")->activeAction()) QTest::keyClick(menuOf("Open &recent"), Qt::Key_Down);
    QTest::keyClick(menuOf("Open &recent"), Qt::Key_Return);
    QTRY_COMPARE(document().path(), one);
  }

  void aFileThatIsGoneIsGreyAndSaysWhy() {
    const QString one = make("one.headway.yaml"), two = make("two.headway.yaml");
    QVERIFY(window().files().open(one) && window().files().open(two));
    QVERIFY(QFile::remove(one));
    QMenu* menu = openRecent();
    QVERIFY(menu);
    QVERIFY(menu->actions()[0]->isEnabled());
    QVERIFY(!menu->actions()[1]->isEnabled());
    const QPoint at = menu->actionGeometry(menu->actions()[1]).center();
    QHelpEvent help(QEvent::ToolTip, at, menu->mapToGlobal(at));
    QApplication::sendEvent(menu, &help);
    QCOMPARE(QToolTip::text(), one + " is not there any more");
    QTest::mouseClick(menu, Qt::LeftButton, {}, at);
    QCOMPARE(document().path(), two);
    closeMenus();
    make("one.headway.yaml");  // it is back
    menu = openRecent();
    QVERIFY(menu);
    QVERIFY(menu->actions()[1]->isEnabled());
  }

  void filesOfTheSameNameShowTheirFolders() {
    const QString one = make("a & b/shop.headway.yaml"), two = make("c/shop.headway.yaml");
    QVERIFY(window().files().open(one) && window().files().open(two));
    QMenu* menu = openRecent();
    QVERIFY(menu);
    QCOMPARE(texts(*menu), (QStringList{"shop.headway.yaml in c", "shop.headway.yaml in a && b"}));
  }

  void theListEndsAtEight() {
    for (int i = 0; i < 10; ++i) QVERIFY(window().files().open(make(QString("%1.headway.yaml").arg(i))));
    QMenu* menu = openRecent();
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 8);
    QCOMPARE(menu->actions().front()->text(), QString("9.headway.yaml"));
  }

 private:
  QString make(const QString& name) {
    const QString path = dir_->filePath(name);
    QDir().mkpath(QFileInfo(path).path());
    return writeFileAtomically(path.toStdString(), embedded::articleExample) ? path : QString();
  }
  QMenu* menuOf(const QString& title) {
    for (QMenu* menu : window().findChildren<QMenu*>())
      if (menu->title() == title) return menu;
    return nullptr;
  }
  static QStringList texts(const QMenu& menu) {
    QStringList out;
    for (const QAction* action : menu.actions()) out << action->text();
    return out;
  }
  /// With the mouse, from the menu bar; null if it does not come.
  QMenu* openRecent() {
    closeMenus();
    QMenu *file = menuOf("&File"), *recent = menuOf("Open &recent");
    QMenuBar* bar = window().menuBar();
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->actionGeometry(file->menuAction()).center());
    if (!QTest::qWaitFor([&] { return file->isVisible(); })) return nullptr;
    QTest::mouseClick(file, Qt::LeftButton, {}, file->actionGeometry(recent->menuAction()).center());
    return QTest::qWaitFor([&] { return recent->isVisible(); }) ? recent : nullptr;
  }
  static void closeMenus() {
    while (QWidget* popup = QApplication::activePopupWidget()) popup->close();
  }

  std::unique_ptr<QTemporaryDir> dir_;
};

QTEST_MAIN(TestRecentFiles)
#include "test_recent_files.moc"
