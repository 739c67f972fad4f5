// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "sim/model/edits.h"
#include "sim/runtime/njs.h"
#include "tests/ui/studio.h"
#include "ui/inspector/code_editor.h"
#include "ui/inspector/code_help.h"
#include "ui/inspector/code_lint.h"
#include "ui/inspector/code_members.h"
#include "ui/inspector/code_window.h"
#include "ui/inspector/find_bar.h"
#include "ui/inspector/inspector.h"
#include "ui/main_window.h"
#include "ui/theme.h"
#include "ui/window/commands.h"
#include "ui/window/file_flow.h"
#include "ui/window/workspace.h"

using namespace headway;
using namespace headway::ui;

namespace {

const NodeId kFunction{"forward-host"};

/// Completes at the '|'.
Completion completed(QString code, bool old = false, bool asked = false) {
  const qsizetype at = code.indexOf('|');
  return completeCode(code.remove(at, 1), at, old, asked);
}

QString tip(QString code) {
  const qsizetype at = code.indexOf('|');
  return codeCallTip(code.remove(at, 1), at);
}

QStringList messages(const QString& code, const char* runtime = "cloudfront-js-2.0") {
  QStringList out;
  for (const CodeNote& note : lintFunctionCode(code.toStdString(), runtime))
    out << QString("%1%2: %3").arg(note.severe ? "!" : "").arg(note.line).arg(note.message);
  return out;
}

QString handler(const QString& line) { return "function handler(event) {\n  " + line + "\n}\n"; }

}  // namespace

class TestCodeEditor : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { prepareStudio(folder_.path()); }

  void membersOfTheEventAreOffered() {
    QCOMPARE(completed(handler("event.|")).words,
             QStringList({"context", "request", "response", "version", "viewer"}));
    QCOMPARE(completed(handler("event.request.he|")).words, QStringList({"headers"}));
    QVERIFY(completed(handler("event.request.headers.|")).words.contains("host"));
    QCOMPARE(completed(handler("event.request.headers.host.v|")).words, QStringList({"value"}));
    QCOMPARE(completed(handler("event.request.querystring['a'].m|")).words, QStringList({"multiValue"}));
    QCOMPARE(completed(handler("event.viewer.|")).words, QStringList({"ip"}));
    QVERIFY(completed(handler("nobody.knows.|")).words.isEmpty());
  }

  void variablesKeepWhatTheyHold() {
    QCOMPARE(
        completed("function handler(e) {\n const r = e.request;\n const h = r.headers;\n h.host.v|").words,
        QStringList({"value"}));
    QVERIFY(
        completed("import cf from 'cloudfront';\nconst store = cf.kvs();\nstore.|").words.contains("get"));
    QVERIFY(completed("var q = require('querystring');\nq.|").words.contains("parse"));
    QCOMPARE(completed("const c = require('crypto');\nc.createHash('md5').update(x).d|").words,
             QStringList({"digest"}));
    QVERIFY(completed(handler("var uri = event.request.uri; uri.starts|")).words.contains("startsWith"));
  }

  void headerNamesAreOfferedInBrackets() {
    const Completion x = completed(handler("event.request.headers['x-f|"));
    QCOMPARE(x.begun, QString("x-f"));
    QCOMPARE(x.words, QStringList({"x-forwarded-for", "x-forwarded-host"}));
    QVERIFY(completed(handler("var a = 'x-f|")).words.isEmpty());
    QVERIFY(completed(handler("// eve|")).words.isEmpty());
  }

  void globalsKeywordsAndNamesOfTheCode() {
    QCOMPARE(completed("var counter = 1;\ncoun|").words, QStringList({"counter"}));
    QVERIFY(completed("retu|").words.contains("return"));
    QVERIFY(completed("Buf|").words.contains("Buffer"));
    QVERIFY(!completed("Buf|", true).words.contains("Buffer"));  // 1.0 has none
    QVERIFY(completed("e|").words.isEmpty());                    // one letter is no wish
    QVERIFY(completed("|", false, true).words.contains("console"));
  }

  void callsTellTheirArguments() {
    QVERIFY(tip("console.log(|").startsWith("log(value)\n"));
    QVERIFY(tip("import cf from 'cloudfront';\nconst kvs = cf.kvs();\nawait kvs.get('a', |")
                .startsWith("get(key, {format"));
    QVERIFY(tip("require('crypto').createHash(|").isEmpty());  // what require gives is known by name alone
    QVERIFY(tip("const c = require('crypto');\nc.createHmac('sha256', key(1), |")
                .startsWith("createHmac(algorithm, key)"));
    QVERIFY(tip("mine(|").isEmpty());
    QVERIFY(tip("console.log(1);|").isEmpty());
  }

  void everyMemberLeadsToAKindThatHasMembers() {
    for (const CodeMember& m : codeMembers()) {
      const QString type(m.type);
      const bool known = type.isEmpty() || type == "headers" || type == "pairs" ||
                         std::any_of(codeMembers().begin(), codeMembers().end(),
                                     [&](const CodeMember& other) { return type == other.owner; });
      QVERIFY2(known, m.name);
      QVERIFY2(!m.arguments || *m.help, m.name);
    }
  }

  void completionBearsAnyText() {
    const QString pieces[] = {"event", ".",  "(", ")",       "[", "]", "'", "\"", "headers",
                              " ",     "\n", "=", "const a", "é", "`", "/", ";"};
    quint32 seed = 9;
    for (int n = 0; n < 5000; ++n) {
      QString code;
      for (int i = 0; i < 14; ++i) {
        seed = seed * 1664525 + 1013904223;
        code += pieces[(seed >> 16) % std::size(pieces)];
      }
      for (qsizetype at : {qsizetype(0), code.size() / 2, code.size()}) {
        (void)completeCode(code, at, false, true);
        (void)codeCallTip(code, at);
      }
      (void)lintFunctionCode(code.toStdString(), "cloudfront-js-2.0");
    }
  }

  void errorsAndWarningsAreFoundAsTyped() {
    QCOMPARE(messages(handler("return event.request;")), QStringList());
    QCOMPARE(messages("var a = 1;"),
             QStringList("!0: There is no function handler(event): CloudFront calls it by that name"));
    QVERIFY(messages(handler("return a?.b;")).value(0).startsWith("!2: SyntaxError"));
    QCOMPARE(messages(handler("var m = new Map();")), QStringList("2: CloudFront's runtime has no Map"));
    QCOMPARE(messages(handler("var Map = 1, o = {URL: 2}; o.fetch();")), QStringList());
    QCOMPARE(messages(handler("console.error('a');")),
             QStringList("2: console has log alone in CloudFront's runtime"));
    QCOMPARE(messages(handler("return Buffer.from('a');"), "cloudfront-js-1.0"),
             QStringList("2: cloudfront-js-1.0 has no Buffer; 2.0 has"));
    QVERIFY(messages(QString("/*%1*/").arg(QString(11000, 'x')) + handler("")).value(0).contains("10 KB"));
  }

  void headersAFunctionMayNotSetAreFound() {
    QCOMPARE(messages(handler("event.request.headers['X-Mine'] = {value: 'a'};")),
             QStringList("2: Header names are in lower case here: 'x-mine'"));
    QCOMPARE(messages(handler("event.request.headers.host = {value: 'a'};")),
             QStringList("!2: host is read-only for a function: the request fails with 502"));
    QCOMPARE(messages(handler("event.request.headers.host.value = 'a';")).size(), 1);
    QCOMPARE(messages(handler("delete event.request.headers['via'];")).size(), 1);
    QCOMPARE(messages(handler("if (event.request.headers.host.value == 'a') return 1;")), QStringList());
    QCOMPARE(messages(handler("event.request.headers['x-forwarded-proto'] = {value: 'https'};")),
             QStringList("!2: A function may not touch x-forwarded-proto: the request fails with 502"));
    QCOMPARE(messages(handler("return {statusCode: 302, headers: {'Location': {value: '/'}}};")),
             QStringList("2: Header names are in lower case here: 'location'"));
  }

  void notesStandInTheMargin() {
    CodeEditor editor;
    editor.show();
    editor.showText(handler("var m = new Map();"));
    QCOMPARE(editor.lint().size(), 1U);
    QVERIFY(editor.markersAtLine(1) != 0);
    QVERIFY(editor.annotation(1).simplified().contains("no Map"));
    editor.setCursorPosition(1, 0);
    editor.setSelection(1, 0, 1, 30);
    QTest::keyClicks(&editor, "x");
    QCOMPARE(editor.lint().size(), 0U);
    QCOMPARE(editor.markersAtLine(1), 0U);
    editor.setProblem(2, "it threw");  // what the run says stays beside it
    QVERIFY(editor.annotation(1).contains("it threw"));
    editor.setRuntime("cloudfront-js-1.0");
    editor.showText(handler("return btoa('a');"));
    QVERIFY(editor.annotation(1).simplified().contains("1.0 has no btoa"));
  }

  void typingOffersAndInserts() {
    CodeEditor editor;
    editor.resize(600, 300);
    editor.show();
    editor.setFocus();
    editor.showText("function handler(event) {\n  const é = 1;\n  \n}\n");
    editor.setCursorPosition(2, 2);
    QTest::keyClicks(&editor, "event.requ");
    QVERIFY(editor.isListActive());
    QTest::keyClick(&editor, Qt::Key_Tab);
    QVERIFY(editor.text().contains("  event.request\n"));
    QTest::keyClicks(&editor, ".");
    QVERIFY(editor.isListActive());
    QTest::keyClick(&editor, Qt::Key_Escape);
    QVERIFY(!editor.isListActive());
    QTest::keyClicks(&editor, "uri.includes(");
    QVERIFY(editor.isCallTipActive());
    QTest::keyClicks(&editor, "1)");
    QVERIFY(!editor.isCallTipActive());
    QTest::keyClick(&editor, Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(editor.isListActive());
    editor.cancelList();
  }

  void blocksFold() {
    CodeEditor editor;
    editor.resize(600, 300);
    editor.show();
    editor.showText("function handler(event) {\n  if (1) {\n    a();\n  }\n}\n");
    QTRY_VERIFY(editor.SendScintilla(QsciScintilla::SCI_GETFOLDLEVEL, 0UL) &
                QsciScintilla::SC_FOLDLEVELHEADERFLAG);
    editor.foldLine(0);
    QCOMPARE(editor.contractedFolds().size(), 1);
  }

  void findsReplacesAndGoesToALine() {
    QWidget window;
    auto* editor = new CodeEditor(&window);
    auto* bar = new FindBar(editor, &window);
    window.resize(500, 400);
    editor->resize(500, 300);
    bar->setGeometry(0, 300, 500, 100);
    window.show();
    editor->showText("one two é\nTwo three two\n");
    editor->setFocus();
    QVERIFY(!bar->isVisible());
    QTest::keyClick(editor, Qt::Key_F, Qt::ControlModifier);
    auto* what = bar->findChild<QLineEdit*>("findText");
    QVERIFY(what->isVisible());
    QVERIFY(!bar->findChild<QLineEdit*>("replaceText")->isVisible());
    QTest::keyClicks(what, "two");
    auto* count = bar->findChild<QLabel*>("findCount");
    QCOMPARE(count->text(), QString("1 of 3"));
    QCOMPARE(editor->selectedText(), QString("two"));
    QTest::keyClick(what, Qt::Key_Return);
    QCOMPARE(count->text(), QString("2 of 3"));
    QCOMPARE(editor->selectedText(), QString("Two"));
    QTest::keyClick(what, Qt::Key_F3);
    QCOMPARE(count->text(), QString("3 of 3"));
    QTest::keyClick(what, Qt::Key_F3);
    QCOMPARE(count->text(), QString("1 of 3"));
    QTest::keyClick(what, Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(count->text(), QString("3 of 3"));
    QTest::mouseClick(bar->findChild<QToolButton*>("findExact"), Qt::LeftButton);
    QCOMPARE(count->text(), QString("2 found"));
    QTest::keyClick(what, Qt::Key_H, Qt::ControlModifier);
    auto* by = bar->findChild<QLineEdit*>("replaceText");
    QVERIFY(by->isVisible());
    by->setText("zwei");
    QTest::mouseClick(bar->findChild<QPushButton*>("replaceOne"), Qt::LeftButton);
    QCOMPARE(editor->text(), QString("one two é\nTwo three zwei\n"));
    what->setText("o");
    QSignalSpy finished(editor, &CodeEditor::finished);
    QTest::mouseClick(bar->findChild<QPushButton*>("replaceAll"), Qt::LeftButton);
    QCOMPARE(editor->text(), QString("zweine twzwei é\nTwzwei three zwei\n"));
    QCOMPARE(finished.count(), 2);  // one step
    QCOMPARE(count->text(), QString("3 replaced"));
    QTest::keyClick(by, Qt::Key_Escape);
    QVERIFY(!bar->isVisible());
    QTest::keyClick(editor, Qt::Key_G, Qt::ControlModifier);
    auto* line = bar->findChild<QSpinBox*>("goToLine");
    QVERIFY(line->isVisible());
    QTest::keyClicks(line, "2");
    QTest::keyClick(line, Qt::Key_Return);
    int row = 0, column = 0;
    editor->getCursorPosition(&row, &column);
    QCOMPARE(row, 1);
    QVERIFY(!bar->isVisible());
    QTest::keyClick(editor, Qt::Key_L, Qt::ControlModifier);
    QVERIFY(line->isVisible());
  }

  void theWindowOfACodeFollowsTheDocumentBothWays() {
    MainWindow window(engineSimulation(std::make_shared<NjsRuntime>()));
    window.show();
    QAction* command = window.commands().find("view.code");
    QVERIFY(!command->isEnabled());
    window.files().openExample();
    QTRY_VERIFY(window.trace());
    QVERIFY(command->isEnabled());
    window.workspace().inspector().showNode(kFunction);
    auto* here = window.workspace().inspector().findChild<CodeEditor*>();
    QTest::mouseClick(window.workspace().inspector().findChild<QPushButton*>("codeInWindow"), Qt::LeftButton);
    auto* code = window.findChild<CodeWindow*>();
    QVERIFY(code && code->isVisible());
    command->trigger();
    QCOMPARE(window.findChildren<CodeWindow*>().size(), 1);  // the same one
    const QString before = code->editor()->text();
    QCOMPARE(before, here->text());
    code->editor()->setFocus();
    code->editor()->setCursorPosition(0, 0);
    QTest::keyClicks(code->editor(), "// hi");
    QCOMPARE(here->text(), "// hi" + before);
    QVERIFY(window.document().undoStack().canUndo());
    window.document().undoStack().undo();
    QCOMPARE(code->editor()->text(), before);
    QVERIFY(!window.document().undoStack().canUndo());
    code->editor()->setCursorPosition(1, 0);
    QTest::keyClicks(code->editor(), "nobody();");
    QTRY_COMPARE(code->editor()->problemLine(), 2);  // the run said so
    const auto gone = edits::removeNodes(*window.document().snapshot(), std::vector{kFunction});
    QVERIFY(window.document().apply("gone", gone));
    QTRY_VERIFY(!window.findChild<CodeWindow*>());
    QVERIFY(!command->isEnabled());
  }

 private:
  QTemporaryDir folder_;
};

QTEST_MAIN(TestCodeEditor)
#include "test_code_editor.moc"
