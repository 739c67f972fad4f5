// SPDX-License-Identifier: GPL-3.0-or-later
// The line over the canvas.
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/trace_fixture.h"
#include "tests/ui/studio.h"
#include "ui/canvas/verdict_banner.h"

using namespace headway;
using namespace headway::ui;

class TestVerdictBanner : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { prepareStudio(folder_.path()); }

  void aDeliveredRequestOffersNothingToMend() {
    VerdictBanner banner;
    show(banner, fixture::deliveredTrace());
    QVERIFY(banner.text().startsWith("Delivered"));
    QVERIFY(!chip(banner, "mend"));
  }

  void waysToMendAreLookedForCountedAndGoneTo() {
    VerdictBanner banner;
    show(banner, fixture::refusedTrace());
    banner.setFixCount(-1);
    QVERIFY(chip(banner, "Looking for ways to mend it"));
    QVERIFY(!chip(banner, "mend")->isEnabled());
    banner.setFixCount(1);
    QVERIFY(chip(banner, "1 way to mend it"));
    banner.setFixCount(3);
    QSignalSpy wanted(&banner, &VerdictBanner::fixesWanted);
    QTest::mouseClick(chip(banner, "3 ways to mend it"), Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
  }

  void thatThereIsNoneIsSaid() {
    VerdictBanner banner;
    show(banner, fixture::refusedTrace());
    banner.setFixCount(0);
    QVERIFY(chip(banner, "No way to mend it found"));
    QVERIFY(!chip(banner, "mend")->isEnabled());
    show(banner, fixture::refusedTrace());
    QVERIFY(!chip(banner, "mend"));  // until somebody looks again
  }

  void whileARequestTravelsTheVerdictWaits() {
    VerdictBanner banner;
    show(banner, fixture::refusedTrace());
    banner.setFixCount(2);
    banner.setStop("Stop 2 of 7", "The distribution");
    QVERIFY(!chip(banner, "mend"));
    banner.setStop({}, {});
    QVERIFY(chip(banner, "2 ways to mend it"));
  }

 private:
  static void show(VerdictBanner& banner, Trace trace) {
    const auto project = std::make_shared<const Project>(fixture::articleProject());
    const auto shared = std::make_shared<const Trace>(std::move(trace));
    banner.setTrace(project, shared, HostColors(*shared));
  }
  /// The one that is shown and says so; null if there is none.
  static QPushButton* chip(const VerdictBanner& banner, const QString& text) {
    for (auto* button : banner.findChildren<QPushButton*>())
      if (!button->isHidden() && button->text().contains(text)) return button;
    return nullptr;
  }

  QTemporaryDir folder_;
};

QTEST_MAIN(TestVerdictBanner)
#include "test_verdict_banner.moc"
