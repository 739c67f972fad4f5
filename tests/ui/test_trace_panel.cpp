// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QListView>
#include <QMenu>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include "sim/report/curl.h"
#include "sim/report/report.h"
#include "tests/support/trace_fixture.h"
#include "ui/theme.h"
#include "ui/trace/header_table_model.h"
#include "ui/trace/headers_page.h"
#include "ui/trace/hop_list_model.h"
#include "ui/trace/hops_page.h"
#include "ui/trace/text_page.h"
#include "ui/trace/trace_copy.h"
#include "ui/trace/trace_panel.h"
#include "ui/trace/trace_table.h"

using namespace headway;
using namespace headway::ui;

class TestTracePanel : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { Theme::instance().install(*qApp); }
  void init() {
    panel_ = std::make_unique<TracePanel>();
    panel_->resize(1200, 340);
    panel_->show();
    show(fixture::deliveredTrace());
  }
  void cleanup() { panel_.reset(); }

  void beginsAtTheFirstChangeOfHost() {
    const QModelIndex at = table()->currentIndex();
    QCOMPARE(at.data(HeaderRole).toString(), "Host");
    QCOMPARE(at.data(StateRole).toInt(), int(CellState::Changed));
  }

  void choosingACellSaysHeaderHopAndReason() {
    QSignalSpy header(panel_.get(), &TracePanel::headerSelected), hop(panel_.get(), &TracePanel::hopSelected),
        why(panel_.get(), &TracePanel::explained);
    table()->setCurrentIndex(model()->index(model()->rowOf("X-Forwarded-Host"), 2));
    QCOMPARE(header.last().first().toString(), "X-Forwarded-Host");
    QCOMPARE(hop.last().first().toInt(), 2);
    QCOMPARE(why.last().first().value<Explanation>().rule.key(), "fixture.function");
    QCOMPARE(panel_->hops()->currentHop(), 2);
  }

  void selectHopFollowsInSilence() {
    QSignalSpy hop(panel_.get(), &TracePanel::hopSelected);
    panel_->selectHop(4);
    QCOMPARE(hop.count(), 0);
    QCOMPARE(panel_->hops()->currentHop(), 4);
    QCOMPARE(table()->currentIndex().data(HopRole).toInt(), 4);
  }

  void newTraceKeepsTheChosenCell() {
    table()->setCurrentIndex(model()->index(model()->rowOf("Cookie"), 3));
    show(fixture::refusedTrace());
    QCOMPARE(table()->currentIndex().data(HeaderRole).toString(), "Cookie");
    QCOMPARE(table()->currentIndex().column(), 3);
  }

  void cellAndRowAreCopied() {
    table()->setCurrentIndex(model()->index(model()->rowOf("X-Forwarded-Proto"), 4));
    QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), "https");
    QCOMPARE(table()->rowText(model()->rowOf("X-Forwarded-Proto")),
             "X-Forwarded-Proto\t–\t–\t–\thttps\tis_secure = True");
  }

  void traceIsCopiedInFourForms() {
    const Trace trace = fixture::deliveredTrace();
    const Project project = fixture::articleProject();
    const auto* request = project.findRequest(trace.request);
    const SampleRequest sent = request ? *request : SampleRequest{};
    const std::pair<TraceCopy::Form, std::string> forms[] = {
        {TraceCopy::Text, traceText(project, sent, trace, Style(false))},
        {TraceCopy::Markdown, traceMarkdown(project, sent, trace)},
        {TraceCopy::Curl, curlCommand(trace)},
        {TraceCopy::Json, traceJson(project, sent, trace)}};
    auto* button = panel_->findChild<QToolButton*>("copyTrace");
    QVERIFY(button->isVisible());
    for (const auto& [form, text] : forms) {
      button->menu()->actions()[form]->trigger();
      QVERIFY(!text.empty());
      QCOMPARE(QGuiApplication::clipboard()->text().toStdString(), text);
    }
  }

  void theTablesOwnMenuCopiesTheTrace() {
    QTimer::singleShot(0, [] {
      auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
      QVERIFY(menu);
      QMenu* copies = menu->actions().last()->menu();
      QVERIFY(copies);
      copies->actions()[TraceCopy::Curl]->trigger();
      menu->close();
    });
    const QRect cell = table()->visualRect(model()->index(0, 1));
    QContextMenuEvent event(QContextMenuEvent::Mouse, cell.center(),
                            table()->viewport()->mapToGlobal(cell.center()));
    QApplication::sendEvent(table()->viewport(), &event);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith("curl "));
  }

  void activatedHopLeadsToItsNode() {
    panel_->showTab(TracePanel::HopsTab);
    QSignalSpy node(panel_.get(), &TracePanel::nodeActivated);
    auto* list = panel_->findChild<QListView*>("hopList");
    emit list->activated(list->model()->index(5, 0));
    QCOMPARE(node.first().first().value<NodeId>().value, "django");
  }

  void hopsAreATimelineDownAndBack() {
    panel_->showTab(TracePanel::HopsTab);
    auto* list = panel_->findChild<QListView*>("hopList");
    const Trace trace = fixture::deliveredTrace();
    int last = -1;
    for (int row = 0; row < list->model()->rowCount(); ++row) {
      const QModelIndex at = list->model()->index(row, 0);
      const bool back = trace.hops[static_cast<std::size_t>(row)].phase == Phase::Response;
      QCOMPARE(at.data(HopListModel::PhaseRole).toInt() == int(Phase::Response), back);
      QVERIFY(at.data(Qt::AccessibleTextRole).toString().startsWith(back ? "back: " : "down: "));
      last = back ? row : last;
    }
    QVERIFY(last > 0);
    // What goes down stands on the left, what comes back a step to the right of it.
    const auto inked = [&](int row) {
      const QRect box = list->visualRect(list->model()->index(row, 0));
      const QImage image = list->viewport()->grab(box).toImage();
      for (int x = 0; x < image.width(); ++x)
        if (image.pixelColor(x, image.height() / 2) !=
            image.pixelColor(image.width() - 2, image.height() / 2))
          return x;
      return -1;
    };
    panel_->resize(1200, 900);
    list->setCurrentIndex({});
    QVERIFY(inked(last) > inked(0));
  }

  void eventKeepsItsOrder() {
    const QString event = panel_->findChild<TextPage*>("lambdaEvent")->text();
    QVERIFY(event.indexOf("version") < event.indexOf("routeKey"));
    QVERIFY(event.contains("\n  \"headers\": {\n"));
    QVERIFY(panel_->findChild<TextPage*>("functionConsole")->text().contains("host is shop.example.com"));
  }

  void withoutATraceNothingIsLeftOver() {
    panel_->setTrace(nullptr, nullptr, {});
    QCOMPARE(model()->rowCount(), 0);
    QCOMPARE(panel_->hops()->currentHop(), -1);
    for (const auto form : TraceCopy::kForms) {
      QVERIFY(panel_->copies().text(form).isEmpty());
      QVERIFY(!panel_->copies().action(form)->isEnabled());
    }
    QVERIFY(!panel_->headers()->phaseSwitch()->isVisible());
  }

 private:
  void show(const Trace& trace) {
    const auto shared = std::make_shared<const Trace>(trace);
    panel_->setTrace(std::make_shared<const Project>(fixture::articleProject()), shared, HostColors(trace));
  }
  TraceTable* table() const { return panel_->headers()->table(); }
  HeaderTableModel* model() const { return panel_->headers()->model(); }

  std::unique_ptr<TracePanel> panel_;
};

QTEST_MAIN(TestTracePanel)
#include "test_trace_panel.moc"
