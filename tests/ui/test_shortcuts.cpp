// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include "sim/runtime/njs.h"
#include "tests/ui/studio.h"
#include "ui/main_window.h"
#include "ui/theme.h"
#include "ui/window/commands.h"
#include "ui/window/shortcuts_dialog.h"

using namespace headway;
using namespace headway::ui;

class TestShortcuts : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { prepareStudio(settings_.path()); }
  void init() { QSettings().clear(); }

  void noTwoCommandsHaveTheSameKeys() {
    MainWindow window(engineSimulation(std::make_shared<NjsRuntime>()));
    QMap<QString, QString> owners;
    for (QAction* action : window.commands().all())
      for (const QKeySequence& keys : action->shortcuts()) {
        const QString text = keys.toString();
        QVERIFY2(!owners.contains(text),
                 qPrintable(text + ": " + owners[text] + ", " + window.commands().id(action)));
        owners[text] = window.commands().id(action);
      }
    QVERIFY(owners.size() > 10);
  }

  void everyCommandSaysWhatItDoes() {
    MainWindow window(engineSimulation(std::make_shared<NjsRuntime>()));
    for (QAction* action : window.commands().all())
      QVERIFY2(!action->text().isEmpty() && !action->statusTip().isEmpty(),
               qPrintable(window.commands().id(action)));
  }

  void newKeysAreKeptAndTakenFromTheirOwner() {
    QMainWindow window;
    Commands commands(window);
    QAction* copy =
        commands.add({"edit.copy", Menu::Edit, 0, "&Copy", nullptr, QKeySequence("Ctrl+C"), "Copies."});
    QAction* fit = commands.add({"view.fit", Menu::View, 0, "&Fit", nullptr, QKeySequence("F"), "Fits."});
    ShortcutsDialog dialog(commands, &window);
    auto* list = dialog.findChild<QTreeWidget*>();
    auto* keys = dialog.findChild<QKeySequenceEdit*>();
    QCOMPARE(list->topLevelItemCount(), 2);
    list->setCurrentItem(list->topLevelItem(1));
    QCOMPARE(keys->keySequence(), QKeySequence("F"));
    QVERIFY(!button(dialog, "Use these keys")->isEnabled());

    keys->setKeySequence(QKeySequence("Ctrl+C"));
    QVERIFY(says(dialog, "Copy"));
    button(dialog, "Take these keys")->click();
    QCOMPARE(fit->shortcut(), QKeySequence("Ctrl+C"));
    QVERIFY(copy->shortcut().isEmpty());
    QCOMPARE(list->topLevelItem(0)->text(2), QString());
    {
      QMainWindow next;  // as at the next start
      Commands again(next);
      QCOMPARE(
          again.add({"view.fit", Menu::View, 0, "&Fit", nullptr, QKeySequence("F"), "Fits."})->shortcut(),
          QKeySequence("Ctrl+C"));
    }
    button(dialog, "Back to standard")->click();
    button(dialog, "Use these keys")->click();
    QCOMPARE(fit->shortcut(), QKeySequence("F"));
    QVERIFY(!QSettings().contains("shortcuts/view.fit"));
  }

  void filtersByNameAndKeys() {
    QMainWindow window;
    Commands commands(window);
    commands.add({"edit.copy", Menu::Edit, 0, "&Copy", nullptr, QKeySequence("Ctrl+C"), "Copies."});
    commands.add({"view.fit", Menu::View, 0, "&Fit", nullptr, QKeySequence("F"), "Fits."});
    ShortcutsDialog dialog(commands, &window);
    auto* list = dialog.findChild<QTreeWidget*>();
    QTest::keyClicks(dialog.findChild<QLineEdit*>(), "ctrl+c");
    QVERIFY(!list->topLevelItem(0)->isHidden() && list->topLevelItem(1)->isHidden());
    QTest::keyClicks(dialog.findChild<QLineEdit*>(), "zzz");
    QVERIFY(list->topLevelItem(0)->isHidden());
    QVERIFY(says(dialog, "No command"));
  }

 private:
  static QPushButton* button(QDialog& dialog, const QString& text) {
    for (auto* b : dialog.findChildren<QPushButton*>())
      if (b->text() == text) return b;
    return new QPushButton(&dialog);  // one that does nothing: the test then says what is missing
  }
  static bool says(QDialog& dialog, const QString& text) {
    for (auto* label : dialog.findChildren<QLabel*>())
      if (label->text().contains(text)) return true;
    return false;
  }
  QTemporaryDir settings_;
};

QTEST_MAIN(TestShortcuts)
#include "test_shortcuts.moc"
