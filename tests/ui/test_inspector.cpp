// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>

#include "sim/model/edits.h"
#include "tests/support/trace_fixture.h"
#include "ui/document/document.h"
#include "ui/inspector/code_editor.h"
#include "ui/inspector/django_beliefs.h"
#include "ui/inspector/field_row.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/pairs_editor.h"
#include "ui/inspector/record_card.h"
#include "ui/inspector/records_editor.h"
#include "ui/inspector/settings_form.h"
#include "ui/theme.h"

using namespace headway;
using namespace headway::ui;

class TestInspector : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { Theme::instance().install(*qApp); }
  void init() {
    document_ = std::make_unique<Document>();
    document_->reset(fixture::articleProject(), QStringLiteral("Shop"));
    inspector_ = std::make_unique<Inspector>(*document_);
    inspector_->resize(340, 900);
    inspector_->show();
    QVERIFY(QTest::qWaitForWindowActive(inspector_.get()));
  }
  void cleanup() {
    inspector_.reset();
    document_.reset();
  }

  void everyFieldOfEveryKindHasAnEditorThatShowsItsValue() {
    for (const Node& node : document_->snapshot()->nodes) {
      inspector_->showNode(node.id);
      for (const FieldInfo& info : schema(node.kind()).fields) {
        const FieldRow* row = rowOf(info.name);
        QVERIFY2(row, std::string(info.name).c_str());
        QVERIFY2(row->value() == nodeField(node.config, info.name), std::string(info.name).c_str());
        QVERIFY(!row->findChild<QLabel*>("label")->toolTip().isEmpty());
      }
    }
  }

  void boolEditsAndUndoes() {
    inspector_->showNode({"django"});
    FieldRow* row = rowOf("USE_X_FORWARDED_HOST");
    QTest::mouseClick(row->editor()->focusProxy(), Qt::LeftButton);
    QVERIFY(!django().useXForwardedHost);
    QCOMPARE(document_->undoStack().undoText(), "Change USE_X_FORWARDED_HOST");
    document_->undoStack().undo();
    QVERIFY(django().useXForwardedHost);
    QVERIFY(*row->value().as<bool>());
  }

  void choiceEditsAndUndoes() {
    inspector_->showNode({"django"});
    auto* box = rowOf("version")->findChild<QComboBox*>();
    box->setCurrentText("3.2");
    QVERIFY(django().version == DjangoVersion::V32);
    document_->undoStack().undo();
    QVERIFY(django().version == DjangoVersion::V52);
    QCOMPARE(box->currentText(), "5.2");
  }

  void typingIsOneStepAndTheNextVisitAnother() {
    inspector_->showNode({"api"});
    auto* edit = rowOf("region")->findChild<QLineEdit*>();
    const int before = document_->undoStack().count();
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, "eu-west-1");
    QCOMPARE(api().region, "eu-west-1");
    QCOMPARE(document_->undoStack().count(), before + 1);
    QTest::keyClick(edit, Qt::Key_Tab);
    edit->setFocus();
    edit->end(false);
    QTest::keyClicks(edit, "23");
    QCOMPARE(document_->undoStack().count(), before + 2);
    document_->undoStack().undo();
    QCOMPARE(edit->text(), "eu-west-1");
    document_->undoStack().undo();
    QCOMPARE(edit->text(), "us-east-1");
  }

  void undoRefreshesWithoutTakingFocusOrCaret() {
    inspector_->showNode({"api"});
    auto* stage = rowOf("stage")->findChild<QLineEdit*>();
    stage->setFocus();
    stage->setCursorPosition(3);
    QVERIFY(bool(document_->apply(
        "Elsewhere", edits::setNodeField(*document_->snapshot(), {"api"}, "region", "eu-north-1"))));
    QVERIFY(stage->hasFocus());
    QCOMPARE(stage->cursorPosition(), 3);
    QCOMPARE(rowOf("region")->findChild<QLineEdit*>()->text(), "eu-north-1");
  }

  void intHasItsUnitAndRange() {
    inspector_->showLink({"edge->api"});
    auto* box = rowOf("http_port")->findChild<QSpinBox*>();
    QCOMPARE(box->minimum(), 80);
    QCOMPARE(box->maximum(), 65535);
    box->setValue(8080);
    QCOMPARE(origin().httpPort, 8080);
    document_->undoStack().undo();
    QCOMPARE(box->value(), 80);
  }

  void textListIsOneALine() {
    inspector_->showNode({"django"});
    auto* edit = rowOf("ALLOWED_HOSTS")->findChild<QPlainTextEdit*>();
    edit->setFocus();
    edit->moveCursor(QTextCursor::End);
    QTest::keyClick(edit, Qt::Key_Return);  // a line begun is no host yet
    QCOMPARE(django().allowedHosts, Texts{"shop.example.com"});
    QTest::keyClicks(edit, " .example.org ");
    QCOMPARE(django().allowedHosts, (Texts{"shop.example.com", ".example.org"}));
    QCOMPARE(edit->toPlainText(), "shop.example.com\n .example.org ");
    document_->undoStack().undo();
    QCOMPARE(edit->toPlainText(), "shop.example.com");
  }

  void pairsAddAndRemove() {
    inspector_->showNode({"edge"});
    FieldRow* row = rowOf("custom_headers");
    auto* pairs = qobject_cast<PairsEditor*>(row->editor());
    pairs->findChild<QPushButton*>()->click();
    QCOMPARE(pairs->rowCount(), 1);
    const auto edits = pairs->findChildren<QLineEdit*>();
    QTest::keyClicks(edits[0], "X-Forwarded-Host");
    QTest::keyClicks(edits[1], "shop.example.com");
    QCOMPARE(origin().customHeaders, (NameValues{{"X-Forwarded-Host", "shop.example.com"}}));
    pairs->findChild<QToolButton*>()->click();
    QVERIFY(origin().customHeaders.empty());
    document_->undoStack().undo();
    QCOMPARE(pairs->rowCount(), 1);
    QCOMPARE(origin().customHeaders.size(), 1U);
  }

  void policiesAreOffered() {
    inspector_->showNode({"edge"});
    auto* policy = rowOf("origin_request_policy")->findChild<QComboBox*>();
    QVERIFY(policy->findText("AllViewer") >= 0);
    QVERIFY(policy->findText("AllViewerExceptHostHeader") >= 0);
    policy->setCurrentText("AllViewer");
    QCOMPARE(edge().behaviors[0].originRequestPolicy, "AllViewer");
  }

  void recordsKeepTheCatchAllLast() {
    inspector_->showNode({"edge"});
    auto* records = qobject_cast<RecordsEditor*>(rowOf("behaviors")->editor());
    addButton(records)->click();
    QCOMPARE(edge().behaviors.size(), 2U);
    QCOMPARE(edge().behaviors[1].path, "*");
    auto* path = records->cards()[0]->form()->row("path")->findChild<QLineEdit*>();
    QTest::keyClicks(path, "/static/*");
    QCOMPARE(edge().behaviors[0].path, "/static/*");
    QCOMPARE(edge().behaviors[1].cachePolicy, "CachingDisabled");
    document_->undoStack().undo();
    document_->undoStack().undo();
    QCOMPARE(edge().behaviors.size(), 1U);
    QCOMPARE(records->cards().size(), 1U);
  }

  void resetGoesBackToTheDefault() {
    inspector_->showNode({"django"});
    FieldRow* row = rowOf("ALLOWED_HOSTS");
    auto* reset = row->findChild<QToolButton*>("reset");
    QVERIFY(reset->isVisible());
    reset->click();
    QVERIFY(django().allowedHosts.empty());
    QVERIFY(!reset->isVisible());
    document_->undoStack().undo();
    QCOMPARE(django().allowedHosts, Texts{"shop.example.com"});
  }

  void errorsStandUnderTheField() {
    inspector_->showNode({"api"});
    FieldRow* row = nameRow();
    auto* edit = row->findChild<QLineEdit*>();
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Delete);
    QCOMPARE(row->error(), "A node needs a name. type a word or two");
    QCOMPARE(document_->snapshot()->find(NodeId{"api"})->name, "HTTP API");
    QTest::keyClicks(edit, "Gate");
    QCOMPARE(row->error(), "");
    QCOMPARE(document_->snapshot()->find(NodeId{"api"})->name, "Gate");
  }

  void rareSettingsAreFoldedUntilUsed() {
    inspector_->showNode({"api"});
    QVERIFY(!rowOf("disable_execute_api_endpoint")->isVisible());
    QVERIFY(bool(document_->apply("Elsewhere", edits::setNodeField(*document_->snapshot(), {"api"},
                                                                   "disable_execute_api_endpoint", true))));
    QVERIFY(rowOf("disable_execute_api_endpoint")->isVisible());
  }

  void deletedNodeLeavesAndComesBackWithUndo() {
    inspector_->showNode({"api"});
    const NodeId gone[] = {{"api"}};
    QVERIFY(bool(document_->apply("Delete", edits::removeNodes(*document_->snapshot(), gone))));
    QVERIFY(!rowOf("region"));
    document_->undoStack().undo();
    QVERIFY(rowOf("region"));
  }

  void codeIsOneStepALineAndItsErrorStandsAtItsLine() {
    inspector_->showNode({"forward-host"});
    auto* code = inspector_->findChild<CodeEditor*>();
    const std::string before = function().code;
    const int steps = document_->undoStack().count();
    code->setFocus();
    code->setCursorPosition(0, 0);
    QTest::keyClicks(code, "// hi");
    QCOMPARE(function().code, "// hi" + before);
    QCOMPARE(document_->undoStack().count(), steps + 1);
    document_->undoStack().undo();
    QCOMPARE(function().code, before);
    QCOMPARE(code->text().toStdString(), before);

    Trace trace = fixture::deliveredTrace();
    trace.hops[2].outcome =
        Answered{fixture::rule("fixture.function"), 503, "The function threw TypeError (line 3).", true};
    inspector_->setTrace(std::make_shared<const Trace>(trace), HostColors(trace));
    QCOMPARE(code->problemLine(), 3);
    QCOMPARE(code->annotation(2).simplified(), "The function threw TypeError (line 3).");  // it wraps
    inspector_->setTrace(std::make_shared<const Trace>(fixture::deliveredTrace()), {});
    QCOMPARE(code->problemLine(), 0);
    QCOMPARE(code->annotation(2), "");
    QVERIFY(inspector_->findChild<QLabel*>("functionOutcome")->text().contains("2 changes"));
    QVERIFY(inspector_->findChild<QLabel*>("functionSize")->text().contains("of 10 KB"));
  }

  void djangoSaysWhatItBelieves() {
    inspector_->showNode({"django"});
    const auto show = [this](const Trace& t) {
      inspector_->setTrace(std::make_shared<const Trace>(t), HostColors(t));
    };
    show(fixture::deliveredTrace());
    auto* beliefs = inspector_->findChild<DjangoBeliefs*>();
    QVERIFY(beliefs->text().contains("shop.example.com"));
    show(fixture::refusedTrace());
    QVERIFY(beliefs->text().contains("DisallowedHost"));
    inspector_->setTrace(nullptr, {});
    QVERIFY(!beliefs->findChild<QTextEdit*>()->isVisible());
  }

  void settingsThatMendAreMarked() {
    document_->reset(fixture::articleProject(false), QStringLiteral("Shop"));
    inspector_->showNode({"django"});
    QWidget* mark = rowOf("USE_X_FORWARDED_HOST")->editor()->focusProxy();
    QCOMPARE(mark->property("state").toString(), "");
    inspector_->setFixes({Fix{"Set it", fixture::articleProject(true), {}, ""}});
    QCOMPARE(mark->property("state").toString(), "refused");
    QCOMPARE(rowOf("DEBUG")->editor()->focusProxy()->property("state").toString(), "");
    inspector_->setFixes({});
    QCOMPARE(mark->property("state").toString(), "");
  }

  void emptyStateTeaches() {
    inspector_->showNothing();
    QStringList texts;
    for (auto* label : inspector_->findChildren<QLabel*>()) texts << label->text();
    QVERIFY(texts.join(' ').contains("Click a box"));
  }

 private:
  FieldRow* rowOf(std::string_view field) const {
    for (FieldRow* row : inspector_->findChildren<FieldRow*>())
      if (row->info().name == field && row->window() == inspector_.get() && row != nameRow()) return row;
    return nullptr;
  }
  /// The node's own name, which is no setting.
  FieldRow* nameRow() const { return inspector_->findChild<FieldRow*>(); }
  static QPushButton* addButton(QWidget* editor) {
    for (auto* button : editor->findChildren<QPushButton*>(Qt::FindDirectChildrenOnly)) return button;
    return nullptr;
  }
  const Project& now() const { return *document_->snapshot(); }
  template <class Config>
  const Config& config(const char* id) const {
    return std::get<Config>(now().find(NodeId{id})->config);
  }
  const DjangoConfig& django() const { return config<DjangoConfig>("django"); }
  const HttpApiConfig& api() const { return config<HttpApiConfig>("api"); }
  const DistributionConfig& edge() const { return config<DistributionConfig>("edge"); }
  const FunctionConfig& function() const { return config<FunctionConfig>("forward-host"); }
  const OriginLink& origin() const { return std::get<OriginLink>(now().find(LinkId{"edge->api"})->config); }

  std::unique_ptr<Document> document_;
  std::unique_ptr<Inspector> inspector_;
};

QTEST_MAIN(TestInspector)
#include "test_inspector.moc"
