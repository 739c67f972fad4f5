// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "sim/runtime/njs.h"
#include "tests/ui/studio.h"
#include "ui/main_window.h"
#include "ui/panels/request_bar.h"
#include "ui/theme.h"
#include "ui/window/command_palette.h"
#include "ui/window/commands.h"
#include "ui/window/file_flow.h"
#include "ui/window/fuzzy.h"

using namespace headway;
using namespace headway::ui;

class TestCommandPalette : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { prepareStudio(settings_.path()); }
  void init() { QSettings().clear(); }

  void lettersMustStandInOrder() {
    QVERIFY(fuzzyMatch(u"zi", u"Zoom in"));
    QVERIFY(fuzzyMatch(u"ZOOM in", u"Zoom in"));
    QVERIFY(!fuzzyMatch(u"iz", u"Zoom in"));
    QVERIFY(!fuzzyMatch(u"zoom into", u"Zoom in"));
    QVERIFY(fuzzyMatch(u"", u"anything"));
    QVERIFY(!fuzzyMatch(u"a", u""));
  }
  void beginningsOfWordsAreMeant() {
    QCOMPARE(fuzzyMatch(u"zi", u"Zoom in")->letters, (QList<qsizetype>{0, 5}));
    QCOMPARE(fuzzyMatch(u"oo", u"Zoom in")->letters, (QList<qsizetype>{1, 2}));
    QVERIFY(fuzzyMatch(u"save", u"Save as")->score > fuzzyMatch(u"save", u"Show all variables")->score);
    QVERIFY(fuzzyMatch(u"save", u"Save")->score > fuzzyMatch(u"save", u"Save as")->score);
  }

  void doesTheChosenCommand() {
    QMainWindow window;
    window.resize(900, 600);
    QStringList done;
    std::vector<PaletteEntry> entries;
    for (const char* name : {"Zoom in", "Zoom out", "Save"})
      entries.push_back({name, name, "View", {}, {}, true, [&done, name] { done << name; }});
    entries.push_back({"greyed", "Zoom nowhere", "View", {}, {}, false, [&done] { done << "greyed"; }});
    auto* before = new QLineEdit(&window);
    window.setCentralWidget(before);
    CommandPalette palette(&window, [&] { return entries; });
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    before->setFocus();
    palette.open();
    auto* line = palette.findChild<QLineEdit*>();
    auto* list = palette.findChild<QListView*>();
    QVERIFY(line->hasFocus());
    QCOMPARE(list->model()->rowCount(), 4);

    QTest::keyClicks(line, "zo");
    QCOMPARE(list->model()->rowCount(), 3);
    QCOMPARE(list->model()->index(2, 0).data().toString(), QString("Zoom nowhere"));
    QTest::keyClick(
        line, Qt::Key_Up);  // from "Zoom out" (the beginnings of its words) to the last that can be chosen
    QCOMPARE(list->currentIndex().data().toString(), QString("Zoom in"));
    QTest::keyClicks(line, "omnow");
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(done.isEmpty() && palette.isVisible());
    line->setText("zo");
    QTest::keyClicks(line, "ou");
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(done, QStringList{"Zoom out"});
    QVERIFY(!palette.isVisible());
    QVERIFY(before->hasFocus());

    palette.open();  // what was done last comes first
    QCOMPARE(list->currentIndex().data().toString(), QString("Zoom out"));
    QTest::keyClicks(line, "nothing like it");
    QVERIFY(!list->isVisible());
    QTest::keyClick(line, Qt::Key_Escape);
    QVERIFY(!palette.isVisible());
    QVERIFY(before->hasFocus());
  }

  void findsCommandsNodesAndRequestsOfTheWindow() {
    MainWindow window(engineSimulation(std::make_shared<NjsRuntime>()));
    window.show();
    window.files().openExample();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.commands().find("help.palette")->trigger();
    auto* palette = window.findChild<CommandPalette*>();
    QVERIFY(palette->isVisible());
    auto* list = palette->findChild<QListView*>();
    QSet<QString> texts;
    for (int i = 0; i < list->model()->rowCount(); ++i) texts << list->model()->index(i, 0).data().toString();
    for (QAction* action : window.commands().all())
      QVERIFY2(window.commands().id(action) == "help.palette" || texts.contains(Commands::plainText(action)),
               qPrintable(action->text()));
    for (const Node& node : window.document().snapshot()->nodes)
      QVERIFY(
          texts.contains("Go to " + QString::fromStdString(node.name.empty() ? node.id.value : node.name)));
    const auto& requests = window.document().snapshot()->requests;
    QTest::keyClicks(palette->findChild<QLineEdit*>(), "send" + QString::fromStdString(requests.back().name));
    QTest::keyClick(palette->findChild<QLineEdit*>(), Qt::Key_Return);
    QCOMPARE(window.requestBar().currentRequest(), static_cast<int>(requests.size()) - 1);
  }

 private:
  QTemporaryDir settings_;
};

QTEST_MAIN(TestCommandPalette)
#include "test_command_palette.moc"
