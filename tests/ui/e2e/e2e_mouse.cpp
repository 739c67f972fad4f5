// SPDX-License-Identifier: GPL-3.0-or-later
// What only a mouse can do, with one that is not Qt's own: drags out of one widget into another, links inside
// a sentence, the choices of an open menu.
#include <QFile>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPointer>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>
#include <algorithm>

#include "sim/format/project_yaml.h"
#include "sim/runtime/njs.h"
#include "sim/support/embedded.h"
#include "tests/ui/e2e/xdotool.h"
#include "tests/ui/studio.h"
#include "ui/canvas/canvas_pane.h"
#include "ui/canvas/hint_item.h"
#include "ui/canvas/link_item.h"
#include "ui/canvas/node_item.h"
#include "ui/canvas/wire_drop.h"
#include "ui/compare/verdict_preview.h"
#include "ui/compare/what_if_bar.h"
#include "ui/main_window.h"
#include "ui/palette.h"
#include "ui/panels/request_list.h"
#include "ui/window/file_flow.h"
#include "ui/window/workspace.h"

using namespace headway;
using namespace headway::ui;

class EndToEndMouse : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QCOMPARE(QGuiApplication::platformName(), QString("xcb"));
    prepareStudio(dir_.path());
    path_ = dir_.filePath("shop.headway.yaml");
  }

  void init() {
    QVERIFY(writeFileAtomically(path_.toStdString(), embedded::articleExample));
    pointAt({1439, 899});  // over nothing
    window_ = std::make_unique<MainWindow>(engineSimulation(std::make_shared<NjsRuntime>()));
    window_->move(0, 0);
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    xdotool({"windowfocus", QString::number(window_->winId())});
    QTRY_VERIFY(window_->isActiveWindow());
    QVERIFY(window_->files().open(path_));
    QTRY_COMPARE(kind(), Verdict::Kind::Delivered);
  }
  void cleanup() {
    window_->document().undoStack().setClean();
    window_.reset();
  }

  void aNodeIsDraggedOntoAWireAndSaved() {
    const QPoint wire = onScreen(scene().item(LinkId{"api->django"})->wire().pointAtPercent(0.5));
    QStringList hints;  // seen on the way
    QTimer looking;
    connect(&looking, &QTimer::timeout, this, [&] {
      const HintItem& hint = scene().wireDrop().hint();
      if (hint.isVisible() && !hints.contains(hint.text())) hints << hint.text();
      QVERIFY(nodes() == 5 || !hint.isVisible());
    });
    looking.start(10);
    drag(inPalette(NodeKind::LoadBalancer), wire);
    QVERIFY2(hints.contains("Insert Load balancer between HTTP API and Django"),
             qPrintable(hints.join(", ")));
    QTRY_COMPARE(nodes(), std::size_t{6});
    QVERIFY(!scene().wireDrop().hint().isVisible());
    QVERIFY(!window_->document().snapshot()->find(LinkId{"api->django"}));
    QCOMPARE(window_->document().undoStack().count(), 1);
    xdotool({"key", "ctrl+s"});
    QTRY_VERIFY(!window_->isWindowModified());
    const auto saved = loadProject(path_.toStdString());
    QVERIFY(saved && *saved == *window_->document().snapshot());
    const auto added =
        std::ranges::find_if(saved->nodes, [](const Node& n) { return n.kind() == NodeKind::LoadBalancer; });
    QVERIFY(added != saved->nodes.end());
    QCOMPARE(saved->linksTo(added->id).front()->from, NodeId{"api"});
    QCOMPARE(saved->linksFrom(added->id).front()->to, NodeId{"django"});
  }

  void aNodeIsDraggedToAFreePlace() {
    const QPoint free = onScreen(scene().item(NodeId{"django"})->pos()) - QPoint(0, 150);
    drag(inPalette(NodeKind::Bucket), free);
    QTRY_COMPARE(nodes(), std::size_t{6});
    const Node& bucket = window_->document().snapshot()->nodes.back();
    QCOMPARE(bucket.kind(), NodeKind::Bucket);
    QVERIFY((onScreen(scene().item(bucket.id)->pos()) - free).manhattanLength() < 12);
    QVERIFY(window_->document().snapshot()->linksTo(bucket.id).empty());
  }

  void aDragIsCalledOff() {
    const QPoint free = onScreen(scene().item(NodeId{"django"})->pos()) - QPoint(0, 150);
    drag(inPalette(NodeKind::Bucket), free, {"key", "Escape", "sleep", "0.2"});
    drag(inPalette(NodeKind::Bucket), inPalette(NodeKind::Viewer));  // back to where it came from
    QCOMPARE(nodes(), std::size_t{5});
    QCOMPARE(window_->document().undoStack().count(), 0);
  }

  void requestsAreDraggedIntoAnotherOrder() {
    auto* list = window_->workspace().requests().findChild<QListView*>();
    const auto names = [&] {
      QStringList out;
      for (const auto& request : window_->document().snapshot()->requests)
        out << QString::fromStdString(request.name);
      return out;
    };
    const auto row = [&](int at) { return list->visualRect(list->model()->index(at, 0)); };
    const QStringList before = names();
    QVERIFY(before.size() >= 3);
    drag(list->viewport()->mapToGlobal(row(2).center()),
         list->viewport()->mapToGlobal(row(0).topLeft() + QPoint(30, 1)));
    QTRY_COMPARE(names(), (QStringList{before[2], before[0], before[1]} + before.mid(3)));
    QCOMPARE(window_->workspace().requests().current(), 0);  // it is still the chosen one
    QCOMPARE(window_->document().undoStack().count(), 1);
    xdotool({"key", "ctrl+z"});
    QTRY_COMPARE(names(), before);
  }

  void theNameInTheBannerLeadsToTheNode() {
    scene().select(NodeId{"viewer"});
    const QLabel* sentence = nullptr;
    for (const auto* label : window_->workspace().canvas().banner().findChildren<QLabel*>())
      if (label->text().contains("node:django")) sentence = label;
    QVERIFY(sentence);
    const auto word = [&] { return sentence->mapToGlobal(QPoint(12, sentence->height() / 2)); };
    const auto isLink = [&] {  // once the banner is laid out; the sentence begins with the name
      pointAt(word());
      return sentence->cursor().shape() == Qt::PointingHandCursor;
    };
    QTRY_VERIFY(isLink());
    clickAt(word());
    QTRY_COMPARE(scene().selectedNodes(), std::vector{NodeId{"django"}});
  }

  void theChoiceUnderThePointerIsPreviewed() {
    QToolButton* button = nullptr;
    for (auto* b : window_->findChild<WhatIfBar*>()->findChildren<QToolButton*>())
      if (b->text() == "Origin policy") button = b;
    QVERIFY(button);
    // An open menu runs an event loop of its own: what is done there is done from a timer.
    bool done = false;
    QTimer opened;
    connect(&opened, &QTimer::timeout, this, [&] {
      const QPointer<QMenu> menu = button->menu();
      if (!menu || !menu->isVisible()) return;
      opened.stop();
      chooseInMenu(*menu);
      if (menu) menu->hide();
      done = true;
    });
    opened.start(20);
    clickAt(button->mapToGlobal(button->rect().center()));
    QTRY_VERIFY(done);
    QTRY_COMPARE(kind(), Verdict::Kind::Refused);
    QTRY_VERIFY(!window_->findChild<VerdictPreview*>()->isVisible());
  }

 private:
  void chooseInMenu(QMenu& menu) {
    const auto* preview = window_->findChild<VerdictPreview*>();
    const auto choice = [&](const QString& text) {
      for (QAction* action : menu.actions())
        if (action->text() == text) return menu.mapToGlobal(menu.actionGeometry(action).center());
      return QPoint();
    };
    QVERIFY(!choice("AllViewer").isNull());
    pointAt(choice("AllViewer"));
    QTRY_VERIFY(preview->text().contains("Refused"));
    QVERIFY(preview->isVisible());
    QCOMPARE(kind(), Verdict::Kind::Delivered);
    pointAt(choice(menu.actions().front()->text()));  // the one there is
    QTRY_VERIFY(!preview->isVisible());
    clickAt(choice("AllViewer"));
  }
  CanvasScene& scene() { return window_->workspace().canvas().scene(); }
  std::size_t nodes() { return window_->document().snapshot()->nodes.size(); }
  Verdict::Kind kind() { return window_->trace() ? window_->trace()->verdict.kind : Verdict::Kind::Unknown; }
  QPoint onScreen(QPointF scenePos) {
    CanvasView& view = window_->workspace().canvas().view();
    return view.viewport()->mapToGlobal(view.mapFromScene(scenePos));
  }
  QPoint inPalette(NodeKind kind) {
    NodePalette& palette = window_->workspace().palette();
    return palette.viewport()->mapToGlobal(
        palette.visualItemRect(palette.item(static_cast<int>(kind))).center());
  }

  QTemporaryDir dir_;
  QString path_;
  std::unique_ptr<MainWindow> window_;
};

QTEST_MAIN(EndToEndMouse)
#include "e2e_mouse.moc"
