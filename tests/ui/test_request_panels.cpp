// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include "tests/support/trace_fixture.h"
#include "ui/document/document.h"
#include "ui/inspector/field_row.h"
#include "ui/inspector/pairs_editor.h"
#include "ui/inspector/record_card.h"
#include "ui/inspector/records_editor.h"
#include "ui/inspector/settings_form.h"
#include "ui/panels/request_bar.h"
#include "ui/panels/request_list.h"
#include "ui/panels/why_card.h"
#include "ui/theme.h"

using namespace headway;
using namespace headway::ui;

class TestRequestPanels : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { Theme::instance().install(*qApp); }
  void init() {
    document_ = std::make_unique<Document>();
    document_->reset(fixture::articleProject(), QStringLiteral("Shop"));
  }

  void typingAUrlIsOneStep() {
    RequestBar bar(*document_);
    QSignalSpy changed(&bar, &RequestBar::requestChanged);
    auto* url = bar.findChild<QLineEdit*>("requestUrl");
    url->selectAll();
    QTest::keyClicks(url, "https://a.example/");
    QCOMPARE(request(0).url, "https://a.example/");
    QCOMPARE(document_->undoStack().count(), 1);
    QVERIFY(changed.count() > 0);
    document_->undoStack().undo();
    QCOMPARE(url->text(), "https://shop.example.com/cart/?page=2");
    QCOMPARE(bar.currentRequestValue().url, "https://shop.example.com/cart/?page=2");
  }

  void urlThatCannotBeOpenedSaysSo() {
    RequestBar bar(*document_);
    QCOMPARE(bar.problem(), "");
    auto* url = bar.findChild<QLineEdit*>("requestUrl");
    url->selectAll();
    QTest::keyClicks(url, "https://");
    QVERIFY(!bar.problem().isEmpty());
  }

  void nameHeadersAndBodyAreInTheDropDown() {
    RequestBar bar(*document_);
    bar.setCurrentRequest(1);
    auto* name = bar.findChild<QLineEdit*>("requestName");
    name->selectAll();
    QTest::keyClicks(name, "Sign in");
    QCOMPARE(request(1).name, "Sign in");
    bar.findChild<QPlainTextEdit*>("requestBody")->setPlainText("user=eve");
    QCOMPARE(request(1).body, "user=eve");
    auto* headers = bar.findChild<PairsEditor*>("requestHeaders");
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);  // the lines of the request before
    headers->findChild<QPushButton*>()->click();
    QTest::keyClicks(headers->findChildren<QLineEdit*>()[0], "Origin");
    QTest::keyClicks(headers->findChildren<QLineEdit*>()[1], "https://shop.example.com");
    QCOMPARE(request(1).headers, (NameValues{{"Origin", "https://shop.example.com"}}));
    QCOMPARE(request(0).name, "Cart, signed in");
  }

  void whatIsSentBeforeIsChosenAndUndone() {
    RequestBar bar(*document_);
    bar.setCurrentRequest(1);
    auto* fold = bar.findChild<QPushButton*>("requestBefore");
    QVERIFY(!fold->isChecked());
    auto* after = bar.findChild<FieldRow*>("request-after")->findChild<QComboBox*>();
    QCOMPARE(after->count(), 1);  // a request does not come after itself
    after->setCurrentIndex(0);
    QCOMPARE(request(1).after, request(0).name);
    bar.findChild<FieldRow*>("request-wait")->findChild<QSpinBox*>()->setValue(90);
    QCOMPARE(request(1).wait, 90);
    QVERIFY2(fold->text().endsWith("Sent after Cart, signed in, 1 min 30 s later"), qPrintable(fold->text()));
    QVERIFY(!bar.findChild<FieldRow*>("request-viewer")->isVisibleTo(fold->parentWidget()));
    bar.setCurrentRequest(0);
    QCOMPARE(after->count(), 0);  // nor after one that comes after it
    document_->undoStack().undo();
    document_->undoStack().undo();
    QCOMPARE(*document_->snapshot(), fixture::articleProject());
  }

  void aNewNameIsFollowedByWhatComesAfterIt() {
    RequestBar bar(*document_);
    Project project = *document_->snapshot();
    project.requests[1].after = project.requests[0].name;
    document_->reset(project, QStringLiteral("Shop"));
    QTest::keyClicks(bar.findChild<QLineEdit*>("requestName"), " 2");
    QCOMPARE(request(0).name, "Cart, signed in 2");
    QCOMPARE(request(1).after, "Cart, signed in 2");
    document_->undoStack().undo();
    QCOMPARE(*document_->snapshot(), project);
  }

  void originAnswersAreAddedAndUndone() {
    RequestBar bar(*document_);
    auto* answers = bar.findChild<RecordsEditor*>("requestAnswers");
    for (auto* button : answers->findChildren<QPushButton*>())
      if (button->text().startsWith('+')) button->click();
    QCOMPARE(request(0).answers.size(), 1U);
    SettingsForm* form = answers->cards().front()->form();
    auto* node = form->row("node")->findChild<QComboBox*>();
    QVERIFY(node->findText("django") >= 0);
    QVERIFY(node->findText("edge") < 0);  // CloudFront is no origin
    node->setCurrentIndex(node->findText("django"));
    form->row("status")->findChild<QSpinBox*>()->setValue(503);
    QCOMPARE(request(0).answers.front().node, "django");
    QCOMPARE(request(0).answers.front().status, 503);
    QVERIFY(bar.findChild<QPushButton*>("requestOrigins")->text().endsWith("1 origin answer"));
    while (document_->undoStack().canUndo()) document_->undoStack().undo();
    QCOMPARE(*document_->snapshot(), fixture::articleProject());
    QVERIFY(answers->cards().empty());
  }

  void nameThatIsTakenIsRefusedInline() {
    RequestBar bar(*document_);
    bar.setCurrentRequest(1);
    auto* name = bar.findChild<QLineEdit*>("requestName");
    name->setText("Cart, signed i");
    QTest::keyClicks(name, "n");
    QCOMPARE(request(1).name, "Login form");
    QCOMPARE(name->property("state").toString(), "refused");
  }

  void withoutRequestsTheFirstEditMakesOne() {
    Project project = fixture::articleProject();
    project.requests.clear();
    document_->reset(project, QStringLiteral("Shop"));
    RequestBar bar(*document_);
    QCOMPARE(bar.currentRequestValue().url, "https://shop.example.com/");
    QTest::keyClicks(bar.findChild<QLineEdit*>("requestUrl"), "x");
    QCOMPARE(document_->snapshot()->requests.size(), 1U);
  }

  void listAddsDuplicatesAndDeletes() {
    RequestList list(*document_);
    const QAbstractItemModelTester strict(list.model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy selected(&list, &RequestList::selected);
    list.duplicateCurrent();
    QCOMPARE(document_->snapshot()->requests.size(), 3U);
    QCOMPARE(request(1).name, "Cart, signed in 2");
    QCOMPARE(selected.last().first().toInt(), 1);
    list.deleteCurrent();
    QCOMPARE(document_->snapshot()->requests.size(), 2U);
    list.addRequest();
    list.addRequest();
    QCOMPARE(request(3).name, "Request 2");
    for (int i = 0; i < 4; ++i) document_->undoStack().undo();
    QCOMPARE(*document_->snapshot(), fixture::articleProject());
  }

  void resultIsJudgedByWhatIsExpected() {
    SampleRequest request;
    VisitTrace delivered, refused;
    delivered.entries.emplace_back().trace = fixture::deliveredTrace();
    refused.entries.emplace_back().trace = fixture::refusedTrace();
    using Result = RequestListModel::Result;
    QVERIFY(resultOf(request, delivered) == Result::Pass);
    QVERIFY(resultOf(request, refused) == Result::Fail);
    request.expect.verdict = "refused";
    QVERIFY(resultOf(request, refused) == Result::Pass);
    request.expect.status = 403;
    QVERIFY(resultOf(request, refused) == Result::Fail);
  }

  void whyCardTellsTheRuleAndOffersFixes() {
    WhyCard card;
    const auto project = fixture::articleProject(false);
    const Trace trace = fixture::refusedTrace();
    card.explain(explainVerdict(project, trace.verdict));
    QCOMPARE(card.shown().kicker, "Why Django refused");
    QCOMPARE(card.shown().title, "Django read Host, not X-Forwarded-Host");
    QVERIFY(labelTexts(card).contains("fixture.host-refused"));
    QVERIFY(labelTexts(card).contains("documented"));

    Fix fix{"Set USE_X_FORWARDED_HOST = True", fixture::articleProject(true),
            fixture::deliveredTrace().verdict, ""};
    Fix other = fix;
    other.sideEffect = "links point to execute-api";
    card.setFixes({fix, other});
    QSignalSpy chosen(&card, &WhyCard::fixChosen);
    const auto buttons = card.findChildren<QPushButton*>();
    QCOMPARE(buttons.size(), 2);
    QTest::mouseClick(buttons[1], Qt::LeftButton);
    QCOMPARE(chosen.first().first().toInt(), 1);
    // What the window does with it: an edit like any other.
    document_->reset(project, QStringLiteral("Shop"));
    document_->apply(QString::fromStdString(fix.label), card.fixes()[0].after);
    QCOMPARE(*document_->snapshot(), fixture::articleProject(true));
    document_->undoStack().undo();
    QCOMPARE(*document_->snapshot(), project);
  }

 private:
  const SampleRequest& request(std::size_t i) const { return document_->snapshot()->requests.at(i); }
  static QStringList labelTexts(const QWidget& of) {
    QStringList out;
    for (auto* label : of.findChildren<QLabel*>()) out << label->text();
    return out;
  }

  std::unique_ptr<Document> document_;
};

QTEST_MAIN(TestRequestPanels)
#include "test_request_panels.moc"
