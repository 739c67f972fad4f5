// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QTest>
#include <QTimer>
#include <QTreeWidget>

#include "sim/model/edits.h"
#include "sim/runtime/python_settings.h"
#include "tests/support/trace_fixture.h"
#include "ui/document/document.h"
#include "ui/inspector/code_editor.h"
#include "ui/inspector/django_settings.h"
#include "ui/inspector/import_dialog.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/settings_editor.h"
#include "ui/inspector/settings_form.h"
#include "ui/theme.h"

using namespace headway;
using namespace headway::ui;

class TestDjangoSettings : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { Theme::instance().install(*qApp); }
  void init() {
    document_ = std::make_unique<Document>();
    document_->reset(fixture::articleProject(), QStringLiteral("Shop"));
    inspector_ = std::make_unique<Inspector>(*document_);
    inspector_->setSettingsReader(std::make_shared<PythonSettings>());
    inspector_->resize(380, 900);
    inspector_->show();
    QVERIFY(QTest::qWaitForWindowActive(inspector_.get()));
    inspector_->showNode({"django"});
  }
  void cleanup() {
    inspector_.reset();
    document_.reset();
  }

  void importIsReviewedAndOneStep() {
    const DjangoConfig before = django();
    reviewImport("split/config/settings/production.py", [](ImportDialog& dialog) {
      QVERIFY(dialog.list()->topLevelItem(0)->childCount() > 5);
      const auto found =
          dialog.list()->findItems("SESSION_COOKIE_NAME", Qt::MatchExactly | Qt::MatchRecursive);
      QCOMPARE(found.size(), 1);
      QCOMPARE(found[0]->text(1), "shop_session");
      QCOMPARE(found[0]->text(2), "base.py:11");
      dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok)->click();
    });
    QCOMPARE(QString::fromStdString(django().sessionCookieName), "shop_session");
    QCOMPARE(document_->undoStack().undoText(), "Import settings.py");
    document_->undoStack().undo();
    QVERIFY(django() == before);
  }

  void importThatIsCancelledChangesNothing() {
    reviewImport("traps/settings.py", [](ImportDialog& dialog) {
      QVERIFY(!dialog.list()->findItems("Worth a look", Qt::MatchExactly).isEmpty());
      dialog.reject();
    });
    QVERIFY(!document_->isModified());
  }

  void fileThatCannotBeReadHasNothingToAccept() {
    reviewImport("startproject32/none.py", [](ImportDialog& dialog) {
      QVERIFY(!dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok));
      dialog.reject();
    });
    QVERIFY(!document_->isModified());
  }

  void typingChangesTheNodeAfterAPause() {
    SettingsEditor* editor = showText();
    type(editor, editor->text() + "\n# mine\nPREPEND_WWW = True\n");
    QTRY_VERIFY(django().prependWww);
    QCOMPARE(document_->undoStack().undoText(), "Edit settings text");
    document_->undoStack().undo();
    QVERIFY(!django().prependWww);
    QTRY_VERIFY(editor->text().contains("PREPEND_WWW = False"));
    QVERIFY(editor->text().contains("# mine"));
  }

  void formEditsChangeTheirOwnLinesAlone() {
    SettingsEditor* editor = showText();
    type(editor, "# top\n" + editor->text());
    QTest::qWait(700);
    Project project = *document_->snapshot();
    const auto after = edits::setNodeField(project, {"django"}, "DEBUG", Value(!django().debug));
    QVERIFY(document_->apply("Change DEBUG", after));
    QVERIFY(editor->text().startsWith("# top\n"));
    QVERIFY(editor->text().contains(django().debug ? "DEBUG = True" : "DEBUG = False"));
  }

  void errorsAndUnknownNamesAreMarked() {
    SettingsEditor* editor = showText();
    const DjangoConfig before = django();
    type(editor, "ALLOWED_HOSTS = [\"a\"\nDEBUG = True\n");
    QTRY_VERIFY(!editor->editor()->notes().empty() && editor->editor()->notes()[0].severe);
    QCOMPARE(editor->editor()->notes()[0].line, 1);
    QVERIFY(django() == before);
    type(editor, "TIME_ZONE = \"UTC\"\nDEBUG = True\nLOGIN_URL = lookup()\n");
    QTRY_VERIFY(django().debug);
    const auto& notes = editor->editor()->notes();
    QCOMPARE(notes.size(), 2u);
    QVERIFY(notes[0].severe && notes[0].line == 3);
    QVERIFY(notes[1].message.contains("does not use") && notes[1].line == 1);
  }

  void textOutlastsALookElsewhere() {
    SettingsEditor* editor = showText();
    type(editor, editor->text() + "# kept\n");
    inspector_->showNode({"viewer"});
    inspector_->showNode({"django"});
    editor = inspector_->findChildren<SettingsEditor*>().last();
    QVERIFY(editor->text().contains("# kept"));
    document_->reset(fixture::articleProject(), QStringLiteral("Another"));
    QTRY_VERIFY(!inspector_->findChildren<SettingsEditor*>().last()->text().contains("# kept"));
  }

 private:
  const DjangoConfig& django() const {
    return std::get<DjangoConfig>(document_->snapshot()->find(NodeId{"django"})->config);
  }

  void reviewImport(const char* file, std::function<void(ImportDialog&)> look) {
    bool seen = false;
    QTimer watch;
    connect(&watch, &QTimer::timeout, this, [&] {
      auto* dialog = qobject_cast<ImportDialog*>(QApplication::activeModalWidget());
      if (!dialog || seen) return;
      seen = true;
      look(*dialog);
    });
    watch.start(20);
    inspector_->findChild<DjangoSettings*>()->importFile(
        QString::fromLatin1(HEADWAY_SOURCE_DIR "/tests/data/settings/") + file);
    QTRY_VERIFY(seen && !QApplication::activeModalWidget());
  }

  SettingsEditor* showText() {
    for (auto* button : inspector_->findChildren<QPushButton*>())
      if (button->text() == "Settings text") button->click();
    auto* editor = inspector_->findChild<SettingsEditor*>();
    Q_ASSERT(editor->isVisible());
    return editor;
  }

  static void type(SettingsEditor* editor, const QString& text) { editor->editor()->setText(text); }

  std::unique_ptr<Document> document_;
  std::unique_ptr<Inspector> inspector_;
};

QTEST_MAIN(TestDjangoSettings)
#include "test_django_settings.moc"
