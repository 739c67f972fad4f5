// SPDX-License-Identifier: GPL-3.0-or-later
// Sample requests in the real window: pasted, dropped, reordered, run.
#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>

#include "sim/model/edits.h"
#include "sim/runtime/njs.h"
#include "tests/ui/studio.h"
#include "ui/inspector/field_row.h"
#include "ui/inspector/settings_form.h"
#include "ui/main_window.h"
#include "ui/panels/request_bar.h"
#include "ui/panels/request_import_dialog.h"
#include "ui/panels/request_list.h"
#include "ui/theme.h"
#include "ui/window/commands.h"
#include "ui/window/file_flow.h"
#include "ui/window/workspace.h"

using namespace headway;
using namespace headway::ui;

namespace {

QByteArray archive() {
  QStringList entries;
  for (const char* path : {"GET one", "GET two", "GET three", "POST four", "GET five", "GET six"}) {
    const QStringList words = QString(path).split(' ');
    entries << QString(
                   "{'request': {'method': '%1', 'url': 'https://shop.example.com/%2/', 'headers': []},"
                   " 'response': {'status': 200}}")
                   .arg(words[0], words[1]);
  }
  entries.insert(5, "{'request': {'method': 'GET', 'url': 'data:,x', 'headers': []}}");
  return QString("{'log': {'entries': [%1]}}").arg(entries.join(',')).replace('\'', '"').toUtf8();
}

}  // namespace

class TestRequests : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { prepareStudio(folder_.path()); }
  void init() {
    QSettings().clear();
    window_ = std::make_unique<MainWindow>(engineSimulation(std::make_shared<NjsRuntime>()));
    window_->show();
    QSignalSpy shown(window_.get(), &MainWindow::traceShown);
    window_->files().openExample();
    QTRY_VERIFY(shown.count() > 0 && window_->trace());
    opened_ = window_->document().snapshot();
    window_->activateWindow();
  }
  void cleanup() { window_.reset(); }

  void anotherProjectBeginsWithItsFirstRequest() {
    window_->requestBar().setCurrentRequest(1);
    QCOMPARE(list().current(), 1);
    const QString other = QStringLiteral(HEADWAY_SOURCE_DIR "/resources/examples/login-visit.headway.yaml");
    QVERIFY(window_->files().open(other));
    QCOMPARE(window_->requestBar().currentRequest(), 0);
    QCOMPARE(list().current(), 0);
    QTRY_VERIFY(window_->visit() && window_->visit()->entries.size() > 1);
  }

  void aPastedCurlCommandIsARequestAndItsNotesAreSaid() {
    copy("curl 'https://shop.example.com/login/' -k \\\n  --data-raw 'user=ada' -H 'Accept: text/html'");
    trigger("request.paste");
    QCOMPARE(requests().size(), opened_->requests.size() + 1);
    QCOMPARE(list().current(), 1);
    QCOMPARE(window_->requestBar().currentRequest(), 1);
    QCOMPARE(requests()[1].name, "POST /login/");
    QCOMPARE(requests()[1].body, "user=ada");
    auto* note = list().findChild<QLabel*>("requestNote");
    QVERIFY2(note->text().startsWith("Left out: -k"), qPrintable(note->text()));
    QVERIFY(note->isVisible());
    QTRY_COMPARE(resultAt(1), int(RequestListModel::Result::Fail));  // Django's CSRF check
    QTest::mouseClick(list().findChild<QToolButton*>("closeRequestNote"), Qt::LeftButton);
    QVERIFY(!note->isVisible());
    window_->document().undoStack().undo();
    QCOMPARE(*window_->document().snapshot(), *opened_);
  }

  void aCommandPastedIntoTheUrlIsARequestToo() {
    copy("curl https://shop.example.com/cart/ -b a=1");
    auto* url = window_->findChild<QLineEdit*>("requestUrl");
    url->setFocus();
    QTest::keySequence(url, QKeySequence::Paste);
    QCOMPARE(requests()[1].name, "GET /cart/");
    copy("?page=3");
    url->setCursorPosition(static_cast<int>(url->text().size()));
    QTest::keySequence(url, QKeySequence::Paste);  // any other text is a part of the URL
    QCOMPARE(requests()[1].url, "https://shop.example.com/cart/?page=3");
    copy("https://shop.example.com/");
    url->selectAll();
    QTest::keySequence(url, QKeySequence::Paste);
    QCOMPARE(requests()[1].url, "https://shop.example.com/");
  }

  void theChipOfTheBarPastes() {
    copy("https://shop.example.com/pasted/");
    QTest::mouseClick(window_->findChild<QPushButton*>("pasteRequest"), Qt::LeftButton);
    QCOMPARE(requests()[1].name, "GET /pasted/");
  }

  void withoutARequestInTheClipboardTheTextIsAskedFor() {
    copy("hello");
    trigger("request.paste");
    RequestImportDialog* dialog = asked();
    QVERIFY(dialog);
    auto* text = dialog->findChild<QPlainTextEdit*>("requestText");
    QCOMPARE(text->toPlainText(), QString());
    QVERIFY(!okButton(dialog)->isEnabled());
    text->setPlainText("curl https://a.example/ \\\n -d @secret.json");
    auto* notes = dialog->findChild<QLabel*>("requestNotes");
    QVERIFY2(notes->text().startsWith("Line 2: The file 'secret.json' of -d is not read"),
             qPrintable(notes->text()));
    QCOMPARE(notes->property("role").toString(), "error");
    QVERIFY(!okButton(dialog)->isEnabled());
    text->setPlainText("curl https://shop.example.com/x -L");
    QCOMPARE(notes->property("role").toString(), "muted");
    QCOMPARE(okButton(dialog)->text(), QString("Add 1 request"));
    QTest::mouseClick(okButton(dialog), Qt::LeftButton);
    QCOMPARE(requests()[1].url, "https://shop.example.com/x");
  }

  void aDroppedArchiveAsksWhichOfItsRequests() {
    const QString path = folder_.filePath("shop.har");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(archive());
    file.close();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QVERIFY(drop(data));
    QTRY_VERIFY(asked());
    RequestImportDialog* dialog = asked();
    auto* found = dialog->findChild<QTreeWidget*>();
    QCOMPARE(found->topLevelItemCount(), 6);
    QCOMPARE(found->topLevelItem(0)->text(2), QString("200"));
    QVERIFY(dialog->findChild<QLabel*>("requestNotes")->text().startsWith("1 of 7 entries were left out"));
    dialog->findChild<QCheckBox*>()->click();  // none
    QVERIFY(!okButton(dialog)->isEnabled());
    QTest::keyClicks(dialog->findChild<QLineEdit*>("requestFilter"), "post");
    QVERIFY(found->topLevelItem(0)->isHidden());
    dialog->findChild<QCheckBox*>()->click();  // those shown
    found->topLevelItem(5)->setCheckState(0, Qt::Checked);
    QCOMPARE(okButton(dialog)->text(), QString("Add 2 requests"));
    QTest::mouseClick(okButton(dialog), Qt::LeftButton);
    QCOMPARE(requests().size(), opened_->requests.size() + 2);
    QCOMPARE(requests()[1].name, "POST /four/");
    QCOMPARE(requests()[2].name, "GET /six/");
    window_->document().undoStack().undo();
    QCOMPARE(*window_->document().snapshot(), *opened_);
  }

  void aDroppedCommandIsPasted() {
    QMimeData data;
    data.setText("curl https://shop.example.com/dropped/");
    QVERIFY(drop(data));
    QCOMPARE(requests()[1].name, "GET /dropped/");
    QMimeData other;
    other.setText("just words");
    QVERIFY(!drop(other));
  }

  void aBrokenArchiveSaysWhyAndChangesNothing() {
    const QString path = folder_.filePath("broken.har");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"log\": [");
    file.close();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QVERIFY(drop(data));
    QTRY_VERIFY(asked());
    QVERIFY(!okButton(asked())->isEnabled());
    QVERIFY(asked()->findChild<QLabel*>("requestNotes")->text().contains("not the JSON"));
    QTest::keyClick(asked(), Qt::Key_Escape);
    QCOMPARE(*window_->document().snapshot(), *opened_);
  }

  void keysDuplicateMoveRenameAndDelete() {
    const QAbstractItemModelTester strict(list().model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QListView* view = list().view();
    const QString first = name(0);
    view->setFocus();
    view->setCurrentIndex(list().model()->index(0));
    QTest::keyClick(view, Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(name(1), first + " 2");
    QCOMPARE(list().current(), 1);
    QTest::keyClick(view, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(name(0), first + " 2");
    QCOMPARE(list().current(), 0);
    QCOMPARE(window_->requestBar().currentRequest(), 0);
    QCOMPARE(window_->requestBar().currentRequestValue().name, (first + " 2").toStdString());
    QTest::keyClick(view, Qt::Key_Up, Qt::AltModifier);  // it is the first
    QCOMPARE(name(0), first + " 2");
    QTest::keyClick(view, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(name(1), first + " 2");
    QCOMPARE(list().current(), 1);
    QTest::keyClick(view, Qt::Key_F2);
    auto* editor = view->findChild<QLineEdit*>();
    QVERIFY(editor);
    editor->selectAll();
    QTest::keyClicks(editor, "Other");
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(name(1), QString("Other"));
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Delete);
    QCOMPARE(requests(), opened_->requests);
    for (int i = 0; i < 5; ++i) window_->document().undoStack().undo();  // one step each
    QCOMPARE(*window_->document().snapshot(), *opened_);
    QVERIFY(!window_->document().undoStack().canUndo());
  }

  void rowsAreDragged() {
    copy("https://shop.example.com/2/");
    trigger("request.paste");
    copy("https://shop.example.com/3/");
    trigger("request.paste");
    const auto before = *window_->document().snapshot();
    QVERIFY(list().model()->moveRow({}, 2, {}, 0));
    QCOMPARE(name(0), QString("GET /3/"));
    QCOMPARE(list().current(), 0);  // it was the chosen one
    QCOMPARE(window_->requestBar().currentRequest(), 0);
    window_->document().undoStack().undo();
    QCOMPARE(*window_->document().snapshot(), before);
    QCOMPARE(list().current(), 2);
    QVERIFY(list().model()->supportedDropActions() == Qt::MoveAction);
    QVERIFY(list().model()->flags(list().model()->index(0)) & Qt::ItemIsDragEnabled);
    QVERIFY(!(list().model()->flags(list().model()->index(0)) & Qt::ItemIsDropEnabled));
  }

  void everyCommandOfTheMenuWorks() {
    trigger("request.add");
    const int end = list().model()->rowCount() - 1;
    QCOMPARE(list().current(), end);
    trigger("request.up");
    QCOMPARE(list().current(), end - 1);
    trigger("request.down");
    QCOMPARE(list().current(), end);
    trigger("request.duplicate");
    QCOMPARE(list().current(), end + 1);
    trigger("request.delete");
    trigger("request.rename");
    QVERIFY(list().view()->findChild<QLineEdit*>());
    trigger("request.edit");
    QVERIFY(window_->findChild<QLineEdit*>("requestName")->isVisible());
    window_->findChild<QLineEdit*>("requestName")->window()->hide();
    for (const char* id : {"request.import", "request.stop", "request.run-all"})
      QVERIFY(window_->commands().find(QLatin1String(id)));
  }

  void theMenuOfARowActsOnThatRow() {
    trigger("request.add");
    const int last = list().model()->rowCount() - 1;
    list().setCurrent(0);
    QTimer::singleShot(0, this, [this] {
      auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
      for (QAction* action : menu->actions())
        if (action->text() == "Delete") action->trigger();
      menu->close();
    });
    emit list().view()->customContextMenuRequested(
        list().view()->visualRect(list().model()->index(last)).center());
    QCOMPARE(requests(), opened_->requests);
  }

  void allAreRunAndCounted() {
    copy("curl https://shop.example.com/login/ -d a=b");
    trigger("request.paste");
    copy("https://shop.example.com/other/");
    trigger("request.paste");
    QTRY_VERIFY(resultAt(2) != int(RequestListModel::Result::NotRun));
    auto* summary = list().findChild<QPushButton*>("requestSummary");
    trigger("request.run-all");
    QTRY_VERIFY(summary->isVisible());
    const int count = list().model()->rowCount();
    for (int i = 0; i < count; ++i) QVERIFY(resultAt(i) != int(RequestListModel::Result::NotRun));
    QCOMPARE(summary->text(), QString("%1 as expected, 1 not").arg(count - 1));
    QTest::mouseClick(summary, Qt::LeftButton);
    QCOMPARE(list().current(), 1);
    // An edit of the design makes what was found old; the current request runs at once.
    QVERIFY(window_->document().apply("edit", edits::setNodeField(*window_->document().snapshot(),
                                                                  NodeId{"django"}, "DEBUG", Value(true))));
    QVERIFY(list().model()->index(2).data(RequestListModel::OldRole).toBool());
    QTRY_VERIFY(!list().model()->index(1).data(RequestListModel::OldRole).toBool());
    QVERIFY(list().model()->index(2).data(Qt::ToolTipRole).toString().contains("before the last edit"));
  }

  void runningAllCanBeStopped() {
    Project many = *opened_;
    for (int i = 0; i < 150; ++i) many = edits::insertRequests(many, 1, {opened_->requests[0]});
    window_->document().reset(many, "Many");
    trigger("request.run-all");
    auto* stop = list().findChild<QToolButton*>("stopRequests");
    QTRY_VERIFY(stop->isVisible());
    QTest::mouseClick(stop, Qt::LeftButton);
    auto* summary = list().findChild<QPushButton*>("requestSummary");
    QVERIFY(summary->isVisible());
    QVERIFY(summary->text().startsWith("Stopped: "));
    QVERIFY(list().model()->count(RequestListModel::Result::NotRun) > 0);
    trigger("request.run-all");  // and begun anew
    QTRY_VERIFY_WITH_TIMEOUT(list().model()->count(RequestListModel::Result::NotRun) == 0, 60000);
  }

  void theTipTellsExpectationAndResult() {
    const QModelIndex first = list().model()->index(0);
    QTRY_COMPARE(resultAt(0), int(RequestListModel::Result::Pass));
    const QString tip = first.data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains("Expects verdict delivered"), qPrintable(tip));
    QVERIFY2(tip.contains("As expected · 200"), qPrintable(tip));
    SampleRequest other = requests()[0];
    other.expect.status = 403;
    QVERIFY(window_->document().apply("edit", edits::setRequest(*window_->document().snapshot(), 0, other)));
    QTRY_COMPARE(resultAt(0), int(RequestListModel::Result::Fail));
    QCOMPARE(first.data(RequestListModel::MismatchRole).toString(), QString("status: 200, not 403"));
  }

  void thePresentResultIsExpectedFromNowOn() {
    copy("curl https://shop.example.com/login/ -d a=b");
    trigger("request.paste");
    QTRY_COMPARE(resultAt(1), int(RequestListModel::Result::Fail));
    trigger("request.edit");
    auto* use = window_->findChild<QPushButton*>("usePresentResult");
    QTRY_VERIFY(use->isEnabled());
    window_->findChild<QPushButton*>("requestExpected")->click();
    QVERIFY(use->isVisible());
    QTest::mouseClick(use, Qt::LeftButton);
    const Expectation& expect = requests()[1].expect;
    QCOMPARE(expect.verdict, "refused");
    QCOMPARE(expect.status, 403);
    QCOMPARE(expect.by, "django");
    QVERIFY(!expect.rule.empty());
    QCOMPARE(expect.host, "shop.example.com");
    QTRY_COMPARE(resultAt(1), int(RequestListModel::Result::Pass));
    QVERIFY(!use->isEnabled());
    QTest::mouseClick(window_->findChild<QPushButton*>("expectNothing"), Qt::LeftButton);
    QVERIFY(requests()[1].expect == Expectation{});
    QTRY_COMPARE(resultAt(1), int(RequestListModel::Result::Fail));
    window_->document().undoStack().undo();
    QCOMPARE(requests()[1].expect.status, 403);
    window_->document().undoStack().undo();
    QVERIFY(requests()[1].expect == Expectation{});
    use->window()->hide();
    QTRY_VERIFY(use->isEnabled());
    trigger("request.expect");
    QCOMPARE(requests()[1].expect.status, 403);
  }

  void eachExpectationIsEditedAndWhatDoesNotHoldIsSaid() {
    trigger("request.edit");
    auto* form = window_->findChild<SettingsForm*>("expectation");
    window_->findChild<QPushButton*>("requestExpected")->click();
    auto* status = form->row("status")->findChild<QSpinBox*>();
    QTRY_COMPARE(resultAt(0), int(RequestListModel::Result::Pass));
    status->setValue(404);
    QCOMPARE(requests()[0].expect.status, 404);
    QTRY_COMPARE(resultAt(0), int(RequestListModel::Result::Fail));
    QStringList said;
    for (auto* label : form->parentWidget()->findChildren<QLabel*>()) said << label->text();
    QVERIFY2(said.contains("status: 200, not 404"), qPrintable(said.join('|')));
    auto* by = form->row("by")->findChild<QLineEdit*>();
    by->clear();
    QTest::keyClicks(by, "edg");
    QCOMPARE(by->completer()->completionCount(), 1);
    by->completer()->popup()->hide();
    auto* rule = form->row("rule")->findChild<QLineEdit*>();
    rule->clear();
    QTest::keyClicks(rule, "cloudfront.host");
    QVERIFY(rule->completer()->completionCount() > 1);
    rule->completer()->popup()->hide();
    for (FieldRow* row : form->rows()) QVERIFY2(!row->info().help.empty(), row->info().name.data());
    form->window()->hide();
    while (window_->document().undoStack().canUndo()) window_->document().undoStack().undo();
    QCOMPARE(*window_->document().snapshot(), *opened_);
  }

 private:
  RequestList& list() { return window_->workspace().requests(); }
  const std::vector<SampleRequest>& requests() { return window_->document().snapshot()->requests; }
  QString name(int row) { return list().model()->index(row).data().toString(); }
  int resultAt(int row) { return list().model()->index(row).data(RequestListModel::ResultRole).toInt(); }
  void trigger(const char* id) { window_->commands().find(QLatin1String(id))->trigger(); }
  static void copy(const QString& text) { QApplication::clipboard()->setText(text); }
  RequestImportDialog* asked() {
    for (auto* dialog : window_->findChildren<RequestImportDialog*>())
      if (dialog->isVisible()) return dialog;
    return nullptr;
  }
  static QPushButton* okButton(QDialog* dialog) {
    return dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
  }
  bool drop(const QMimeData& data) {
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QCoreApplication::sendEvent(window_.get(), &enter);
    if (!enter.isAccepted()) return false;
    QDropEvent dropped({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window_.get(), &dropped);
    return dropped.isAccepted();
  }

  QTemporaryDir folder_;
  std::unique_ptr<MainWindow> window_;
  ProjectPtr opened_;
};

QTEST_MAIN(TestRequests)
#include "test_requests.moc"
