// SPDX-License-Identifier: GPL-3.0-or-later
// Draws every panel in light and dark into <build>/pictures, for eyes; the checks are that each draws and
// that the theme reaches it.
#include <QApplication>
#include <QDir>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include "tests/support/trace_fixture.h"
#include "ui/document/document.h"
#include "ui/inspector/inspector.h"
#include "ui/panels/request_bar.h"
#include "ui/panels/request_list.h"
#include "ui/panels/why_card.h"
#include "ui/theme.h"
#include "ui/trace/trace_panel.h"

using namespace headway;
using namespace headway::ui;

namespace {

std::vector<Fix> someFixes() {
  Fix clean{"Set USE_X_FORWARDED_HOST = True", fixture::articleProject(true), {}, ""};
  clean.verdict.kind = Verdict::Kind::Delivered;
  clean.verdict.status = 200;
  Fix costly = clean;
  costly.label = "Add the API's name to ALLOWED_HOSTS";
  costly.sideEffect = "links point to execute-api, CSRF fails";
  return {clean, costly};
}

}  // namespace

class TestTracePictures : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    Theme::instance().install(*qApp);
    QVERIFY(QDir().mkpath(folder_));
  }
  void cleanupTestCase() { Theme::instance().setMode(Theme::Mode::System); }

  void tracePanel_data() { schemes(); }
  void tracePanel() {
    useScheme();
    for (const bool good : {true, false}) {
      const auto project = std::make_shared<const Project>(fixture::articleProject(good));
      const auto trace =
          std::make_shared<const Trace>(good ? fixture::deliveredTrace() : fixture::refusedTrace());
      QWidget both;
      both.resize(1440, 340);
      auto* layout = new QHBoxLayout(&both);
      layout->setContentsMargins(0, 0, 0, 0);
      layout->setSpacing(0);
      auto* panel = new TracePanel(&both);
      auto* card = new WhyCard(&both);
      card->setFixedWidth(310);
      layout->addWidget(panel, 1);
      layout->addWidget(card);
      connect(panel, &TracePanel::explained, card, &WhyCard::explain);
      const HostColors hosts(*trace);
      card->setHostColors(hosts);
      panel->setTrace(project, trace, hosts);
      if (!good) {
        card->explain(explainVerdict(*project, trace->verdict));
        card->setFixes(someFixes());
      }
      save(both, good ? "trace-delivered" : "trace-refused");
      for (const auto& [tab, name] : {std::pair{TracePanel::HopsTab, "hops"},
                                      {TracePanel::CacheTab, "cache"},
                                      {TracePanel::LambdaEventTab, "lambda-event"},
                                      {TracePanel::ConsoleTab, "console"}}) {
        panel->showTab(tab);
        panel->selectHop(3);
        if (good) save(both, name);
      }
    }
  }

  void emptyPanels_data() { schemes(); }
  void emptyPanels() {
    useScheme();
    TracePanel panel;
    panel.resize(1100, 300);
    save(panel, "trace-empty");
  }

  void inspector_data() { schemes(); }
  void inspector() {
    useScheme();
    Document document;
    document.reset(fixture::articleProject(false), QStringLiteral("Shop"));
    const auto trace = std::make_shared<const Trace>(fixture::refusedTrace());
    QWidget all;
    auto* layout = new QHBoxLayout(&all);
    layout->setSpacing(1);
    const auto add = [&](auto show) {
      auto* inspector = new Inspector(document, &all);
      show(inspector);
      inspector->setTrace(trace, HostColors(*trace));
      inspector->setFixedWidth(320);
      layout->addWidget(inspector);
    };
    add([](Inspector* i) { i->showNothing(); });
    add([](Inspector* i) {
      i->showLink({"edge->api"});
      for (auto* help : i->findChildren<QToolButton*>())
        if (help->isCheckable()) help->setChecked(true);
      for (auto* fold : i->findChildren<QPushButton*>())
        if (fold->isCheckable()) fold->setChecked(true);
    });
    for (const char* id : {"viewer", "edge", "forward-host", "api", "django"})
      add([id](Inspector* i) { i->showNode({id}); });
    all.resize(2280, 760);
    save(all, "inspectors");
  }

  void requests_data() { schemes(); }
  void requests() {
    useScheme();
    Document document;
    document.reset(fixture::articleProject(), QStringLiteral("Shop"));
    QWidget all;
    all.resize(900, 220);
    auto* layout = new QVBoxLayout(&all);
    auto* bar = new RequestBar(document, &all);
    auto* list = new RequestList(document, &all);
    list->setFixedWidth(160);
    VisitTrace delivered, refused;
    delivered.entries.emplace_back().trace = fixture::deliveredTrace();
    refused.entries.emplace_back().trace = fixture::refusedTrace();
    list->setVisit(0, delivered);
    list->setVisit(1, refused);
    list->addRequest();
    layout->addWidget(bar);
    layout->addWidget(list);
    save(all, "requests");
  }

 private:
  void schemes() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
  }
  void useScheme() {
    QFETCH(bool, dark);
    Theme::instance().setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
  }
  void save(QWidget& widget, const QString& name) {
    widget.setProperty("role", "panel");
    widget.setAttribute(Qt::WA_StyledBackground);
    widget.show();
    QCoreApplication::processEvents();
    const QPixmap picture = widget.grab();
    const QString scheme = QString::fromLatin1(QTest::currentDataTag());
    QVERIFY(
        picture.save(folder_ + QLatin1Char('/') + name + QLatin1Char('-') + scheme + QStringLiteral(".png")));
    const bool darkPicture =
        picture.toImage().pixelColor(picture.width() - 4, picture.height() - 4).lightness() < 128;
    QCOMPARE(darkPicture, Theme::instance().isDark());
  }

  const QString folder_ = QStringLiteral(HEADWAY_BINARY_DIR "/pictures");
};

QTEST_MAIN(TestTracePictures)
#include "test_trace_pictures.moc"
