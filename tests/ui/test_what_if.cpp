// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "sim/model/edits.h"
#include "sim/runtime/njs.h"
#include "tests/ui/studio.h"
#include "ui/compare/verdict_preview.h"
#include "ui/compare/what_if_bar.h"
#include "ui/inspector/inspector.h"
#include "ui/main_window.h"
#include "ui/panels/offer_card.h"
#include "ui/panels/why_card.h"
#include "ui/theme.h"
#include "ui/window/commands.h"
#include "ui/window/file_flow.h"
#include "ui/window/workspace.h"

using namespace headway;
using namespace headway::ui;

class TestWhatIf : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { prepareStudio(folder_.path()); }
  void init() {
    QSettings().clear();
    window_ = std::make_unique<MainWindow>(engineSimulation(std::make_shared<NjsRuntime>()));
    window_->show();
    bar_ = window_->findChild<WhatIfBar*>();
    preview_ = window_->findChild<VerdictPreview*>();
    QVERIFY(!bar_->isVisible());
    waitFor([this] { window_->files().openExample(); });
  }
  void cleanup() { window_.reset(); }

  void thePathsOwnSwitchesAreOffered() {
    QVERIFY(bar_->isVisible());
    for (const char* name : {"Cache policy", "Origin policy", "Forward host", "USE_X_FORWARDED_HOST",
                             "ALLOWED_HOSTS", "SECURE_PROXY_SSL_HEADER", "DEBUG"})
      QVERIFY2(button(name), name);
    QVERIFY(button("USE_X_FORWARDED_HOST")->text().endsWith("on"));
  }

  void pointingShowsTheVerdictAndChangesNothing() {
    const ProjectPtr before = window_->document().snapshot();
    point(button("USE_X_FORWARDED_HOST"), QEvent::Enter);
    QTRY_VERIFY(preview_->text().contains("Refused · 400"));
    QCOMPARE(window_->document().snapshot(), before);
    QCOMPARE(window_->trace()->verdict.kind, Verdict::Kind::Delivered);
    point(button("USE_X_FORWARDED_HOST"), QEvent::Leave);
    QVERIFY(preview_->text().isEmpty());
  }

  void onlyTheNewestWishIsShown() {
    point(button("USE_X_FORWARDED_HOST"), QEvent::Enter);
    point(button("USE_X_FORWARDED_HOST"), QEvent::Leave);
    point(button("DEBUG"), QEvent::Enter);
    QTRY_VERIFY(!preview_->text().isEmpty());
    QVERIFY(preview_->text().contains("Delivered"));
  }

  void aClickIsOneUndoStep() {
    const int steps = window_->document().undoStack().count();
    waitFor([this] { QTest::mouseClick(button("USE_X_FORWARDED_HOST"), Qt::LeftButton); });
    QCOMPARE(window_->trace()->verdict.status, 400);
    QCOMPARE(window_->document().undoStack().count(), steps + 1);
    QVERIFY(button("USE_X_FORWARDED_HOST")->text().endsWith("off"));
    waitFor([this] { window_->document().undoStack().undo(); });
    QCOMPARE(window_->trace()->verdict.status, 200);
  }

  void aChoiceChangesTheDesignAsItIsNow() {
    Document& document = window_->document();
    QVERIFY(document.apply("rename", edits::rename(*document.snapshot(), NodeId{"django"}, "Shop")));
    QTest::mouseClick(button("USE_X_FORWARDED_HOST"), Qt::LeftButton);  // before the new verdict is there
    const Node* django = document.snapshot()->find(NodeId{"django"});
    QCOMPARE(django->name, "Shop");
    QVERIFY(!std::get<DjangoConfig>(django->config).useXForwardedHost);
  }

  void theWhyCardSaysWhatOtherSettingsWouldDo() {
    WhyCard& why = window_->workspace().why();
    QCOMPARE(why.shown().header, "Host");  // the first change of a delivered request is explained at once
    QTRY_COMPARE(why.consequences().size(), 2u);
    const auto cards = why.findChildren<OfferCard*>();
    QCOMPARE(cards.size(), 2);
    QVERIFY(cards[1]->findChild<QLabel*>()->text().contains("Origin policy: AllViewer → 403"));
    waitFor([&] { QTest::mouseClick(cards[1]->findChild<QPushButton*>(), Qt::LeftButton); });
    QCOMPARE(window_->trace()->verdict.status, 403);
    QVERIFY(why.consequences().empty());  // what mends it says more
    QTRY_VERIFY(!why.fixes().empty());
    waitFor([this] { window_->document().undoStack().undo(); });
    QTRY_COMPARE(why.consequences().size(), 2u);
  }

  void consequencesAreOfTheProjectThatIsShown() {
    WhyCard& why = window_->workspace().why();
    QTRY_VERIFY(!why.consequences().empty());
    Document& document = window_->document();
    QVERIFY(
        document.apply("off", edits::setNodeField(*document.snapshot(), NodeId{"django"}, "DEBUG", true)));
    QVERIFY(why.consequences().empty());
    QTRY_VERIFY(!why.consequences().empty());
    for (const Consequence& c : why.consequences())
      QVERIFY(std::get<DjangoConfig>(c.after.find(NodeId{"django"})->config).debug);
  }

  void thePolicyMenuPreviewsBeforeItIsChosen() {
    QMenu* menu = button("Origin policy")->menu();
    QVERIFY(menu);
    QAction* all = nullptr;
    for (QAction* action : menu->actions())
      if (action->text() == "AllViewer") all = action;
    QVERIFY(all);
    emit all->hovered();
    QTRY_VERIFY(preview_->text().contains("Refused"));
    waitFor([all] { all->trigger(); });
    QCOMPARE(window_->trace()->verdict.kind, Verdict::Kind::Refused);
  }

  void theInspectorsListsPreviewBeforeAChoice() {
    QComboBox* box = openPolicies();
    const ProjectPtr before = window_->document().snapshot();
    pointAt(box, "AllViewer");
    QTRY_VERIFY2(preview_->text().contains("Refused"), qPrintable(preview_->text()));
    QVERIFY(preview_->isVisible());
    const QWidget& inspector = window_->workspace().inspector();
    QVERIFY(!preview_->geometry().intersects({inspector.mapTo(window_.get(), QPoint()), inspector.size()}));
    pointAt(box, box->currentText());  // the one there is
    QVERIFY(preview_->text().isEmpty());
    pointAt(box, "AllViewer");
    QTRY_VERIFY(preview_->isVisible());
    QTest::keyClick(box->view(), Qt::Key_Escape);
    QTRY_VERIFY(!box->view()->isVisible());
    QVERIFY(!preview_->isVisible());
    QCOMPARE(window_->document().snapshot(), before);
  }

  void theArrowKeysPreviewTooAndEnterChooses() {
    QComboBox* box = openPolicies();
    const int wanted = box->findText("AllViewer");
    const Qt::Key key = wanted > box->currentIndex() ? Qt::Key_Down : Qt::Key_Up;
    for (int steps = 0; box->view()->currentIndex().row() != wanted && steps < box->count(); ++steps)
      QTest::keyClick(box->view(), key);
    QTRY_VERIFY(preview_->text().contains("Refused"));
    waitFor([box] { QTest::keyClick(box->view(), Qt::Key_Return); });
    QCOMPARE(window_->trace()->verdict.kind, Verdict::Kind::Refused);
    QVERIFY(!preview_->isVisible());
  }

  void leavingTheListTakesThePreviewAway() {
    QComboBox* box = openPolicies();
    pointAt(box, "AllViewer");
    QTRY_VERIFY(preview_->isVisible());
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(box->view()->viewport(), &leave);
    QVERIFY(!preview_->isVisible());
    box->hidePopup();
  }

  void theKeyboardReachesIt() {
    window_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    window_->commands().find("trace.what-if")->trigger();
    QVERIFY(bar_->isAncestorOf(QApplication::focusWidget()));
    button("USE_X_FORWARDED_HOST")->setFocus();
    QTRY_VERIFY(preview_->text().contains("Refused · 400"));
    waitFor([this] { QTest::keyClick(button("USE_X_FORWARDED_HOST"), Qt::Key_Space); });
    QCOMPARE(window_->trace()->verdict.status, 400);
  }

  void everySwitchGivesAProject() {
    const Project& p = *window_->document().snapshot();
    for (const WhatIf& what : bar_->switches())
      for (const WhatIfChoice& choice : what.others) {
        const auto after = choice.edit(p);
        QVERIFY2(after && *after != p, (what.name + " " + choice.label).c_str());
      }
  }

 private:
  void waitFor(const std::function<void()>& act) {
    QSignalSpy shown(window_.get(), &MainWindow::traceShown);
    act();
    QTRY_VERIFY(shown.count() > 0);
  }
  void point(QToolButton* at, QEvent::Type type) {
    QEvent event(type);
    QApplication::sendEvent(at, &event);
  }
  /// The list of the first behavior's origin request policy, open.
  QComboBox* openPolicies() {
    Inspector& inspector = window_->workspace().inspector();
    inspector.showNode(NodeId{"edge"});
    inspector.focusField("behaviors");
    for (auto* box : inspector.findChildren<QComboBox*>())
      if (box->parentWidget()->objectName() == "origin_request_policy") {
        box->setFocus();
        box->showPopup();
        return box;
      }
    return nullptr;
  }
  void pointAt(QComboBox* box, const QString& text) {
    box->view()->setCurrentIndex(box->model()->index(box->findText(text), box->modelColumn()));
  }
  QToolButton* button(const char* name) const {
    for (auto* b : bar_->findChildren<QToolButton*>())
      if (b->text().startsWith(name)) return b;
    return nullptr;
  }

  QTemporaryDir folder_;
  std::unique_ptr<MainWindow> window_;
  WhatIfBar* bar_ = nullptr;
  VerdictPreview* preview_ = nullptr;
};

QTEST_MAIN(TestWhatIf)
#include "test_what_if.moc"
