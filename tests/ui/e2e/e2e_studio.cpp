// SPDX-License-Identifier: GPL-3.0-or-later
// The window as a person has it: a real X server, and a mouse and keys that are not Qt's own (xdotool). Run
// by tests/ui/CMakeLists.txt under xvfb-run.
#include <QApplication>
#include <QFile>
#include <QProcess>
#include <QScrollArea>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QWindow>

#include "sim/runtime/njs.h"
#include "sim/support/embedded.h"
#include "tests/ui/e2e/xdotool.h"
#include "tests/ui/studio.h"
#include "ui/canvas/canvas_pane.h"
#include "ui/canvas/node_item.h"
#include "ui/canvas/selection_edits.h"
#include "ui/inspector/inspector.h"
#include "ui/main_window.h"
#include "ui/theme.h"
#include "ui/window/file_flow.h"
#include "ui/window/workspace.h"

using namespace headway;
using namespace headway::ui;

namespace {

const NodeId kDjango{"django"};

QByteArray bytes(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class EndToEnd : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QCOMPARE(QGuiApplication::platformName(), QString("xcb"));
    prepareStudio(dir_.path());
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    path_ = dir_.filePath("shop.headway.yaml");
    QFile file(path_);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(embedded::articleExample.data(), static_cast<qint64>(embedded::articleExample.size()));
  }

  void openBreakUndoSaveReopen() {
    MainWindow window(engineSimulation(std::make_shared<NjsRuntime>()));
    window.move(0, 0);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.files().openExample();
    xdotool({"windowfocus", QString::number(window.winId())});
    QTRY_VERIFY(window.isActiveWindow());

    // Open, by keys; in one go, as the dialog's own event loop runs inside this call
    xdotool({"key", "ctrl+o", "sleep", "1.5", "type", "--args", "1", path_, "sleep", "0.5", "key", "Return"});
    QTRY_COMPARE(window.document().path(), path_);
    QTRY_COMPARE(kind(window), Verdict::Kind::Delivered);

    // Break the path by a setting: choose Django on the canvas, press the switch in the inspector
    clickOnNode(window, kDjango);
    QTRY_COMPARE(window.workspace().inspector().node(), kDjango);
    pressSwitch(window, "USE_X_FORWARDED_HOST");
    QTRY_COMPARE(kind(window), Verdict::Kind::Refused);
    QCOMPARE(window.trace()->verdict.status, 400);
    QVERIFY(window.workspace().canvas().banner().text().startsWith("Refused by Django"));
    QVERIFY(window.isWindowModified());

    // Undo
    xdotool({"key", "ctrl+z"});
    QTRY_COMPARE(kind(window), Verdict::Kind::Delivered);
    QVERIFY(!window.isWindowModified());

    // Change, save, reopen
    pressSwitch(window, "DEBUG");
    QTRY_VERIFY(window.isWindowModified());
    const QByteArray before = bytes(path_);
    xdotool({"key", "ctrl+s"});
    QTRY_VERIFY(!window.isWindowModified());
    QVERIFY(bytes(path_) != before);
    QVERIFY(bytes(path_).contains("DEBUG: true"));
    const Project saved = *window.document().snapshot();
    QVERIFY(window.files().open(path_));
    QVERIFY(*window.document().snapshot() == saved);
    QTRY_COMPARE(kind(window), Verdict::Kind::Delivered);
  }

  void boxesMoveAndWiresArePulledByMouse() {
    MainWindow window(engineSimulation(std::make_shared<NjsRuntime>()));
    window.move(0, 0);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.files().openExample();
    QTRY_VERIFY(window.trace() != nullptr);
    CanvasScene& scene = window.workspace().canvas().scene();
    const Point start = window.document().snapshot()->layout.at(kDjango);
    const QPoint django = onScreen(window, scene.item(kDjango)->pos());
    drag(django, django + QPoint(0, 60));
    QTRY_COMPARE(window.document().undoStack().count(), 1);
    QVERIFY(window.document().snapshot()->layout.at(kDjango).y > start.y);

    scene.select(LinkId{"api->django"});
    deleteSelection(scene);
    QTRY_VERIFY(kind(window) != Verdict::Kind::Delivered);
    const QPoint port =
        onScreen(window, scene.item(NodeId{"api"})->mapToScene(geometry::port(geometry::Side::Right)));
    drag(port, onScreen(window, scene.item(kDjango)->pos()));
    QTRY_VERIFY(window.document().snapshot()->find(LinkId{"api->django"}));
    QTRY_COMPARE(kind(window), Verdict::Kind::Delivered);
  }

  void theProgramOpensTheFileItIsGiven() {
    QProcess studio;
    studio.setProcessChannelMode(QProcess::ForwardedChannels);
    studio.start(HEADWAY_BINARY_DIR "/headway-studio", {path_});
    QVERIFY(studio.waitForStarted());
    const QString found = xdotool({"search", "--sync", "--onlyvisible", "--name", "shop.headway.yaml"});
    studio.terminate();
    studio.waitForFinished(5000);
    QVERIFY(!found.isEmpty());
  }

 private:
  static Verdict::Kind kind(const MainWindow& w) {
    return w.trace() ? w.trace()->verdict.kind : Verdict::Kind::Unknown;
  }

  static QPoint onScreen(MainWindow& w, QPointF scenePos) {
    CanvasView& view = w.workspace().canvas().view();
    return view.viewport()->mapToGlobal(view.mapFromScene(scenePos));
  }
  static void clickOnNode(MainWindow& w, const NodeId& id) {
    clickAt(onScreen(w, w.workspace().canvas().scene().item(id)->pos()));
  }
  static void pressSwitch(MainWindow& w, const char* field) {
    auto* editor = w.workspace().inspector().findChild<QWidget*>(QLatin1String(field));
    QVERIFY(editor);
    for (QWidget* up = editor->parentWidget(); up; up = up->parentWidget())
      if (auto* scroll = qobject_cast<QScrollArea*>(up)) scroll->ensureWidgetVisible(editor);
    QTest::qWait(50);
    clickAt(editor->mapToGlobal(QPoint(12, editor->height() / 2)));
  }

  QTemporaryDir dir_;
  QString path_;
};

QTEST_MAIN(EndToEnd)
#include "e2e_studio.moc"
