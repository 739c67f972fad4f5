// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "sim/runtime/njs.h"
#include "tests/ui/sample.h"
#include "tests/ui/studio.h"
#include "ui/canvas/canvas_pane.h"
#include "ui/canvas/link_item.h"
#include "ui/canvas/node_item.h"
#include "ui/main_window.h"
#include "ui/theme.h"
#include "ui/window/commands.h"
#include "ui/window/workspace.h"

namespace headway::ui {

/// The real window on the worked example, for tests that edit on its canvas with mouse and keys.
class Editing : public QObject {
 protected:
  void startUp() { prepareStudio(settings_.path()); }

  void openWindow() {
    QSettings().clear();
    window_ = std::make_unique<MainWindow>(engineSimulation(std::make_shared<NjsRuntime>()));
    window_->resize(1440, 900);
    window_->show();
    window_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    QSignalSpy shown(window_.get(), &MainWindow::traceShown);
    document().reset(sample::project(), "Example");
    QTRY_VERIFY(!shown.isEmpty());
    view().fit();
    view().setFocus();
    QTRY_VERIFY(view().hasFocus());
  }
  void closeWindow() { window_.reset(); }

  Document& document() { return window_->document(); }
  const Project& project() { return *document().snapshot(); }
  CanvasScene& scene() { return window_->workspace().canvas().scene(); }
  CanvasView& view() { return window_->workspace().canvas().view(); }
  QAction* command(const char* id) { return window_->commands().find(QLatin1String(id)); }
  int steps() { return document().undoStack().count(); }

  QPoint at(QPointF scenePos) { return view().mapFromScene(scenePos); }
  QPoint at(const NodeId& id) { return at(scene().item(id)->pos()); }
  QPoint middleOf(const LinkId& id) { return at(scene().item(id)->wire().pointAtPercent(0.5)); }
  QPoint port(const NodeId& id, geometry::Side side) {
    return at(scene().item(id)->mapToScene(geometry::port(side)));
  }
  void press(QPoint where, Qt::KeyboardModifiers held = {}) {
    QTest::mousePress(view().viewport(), Qt::LeftButton, held, where);
  }
  void moveTo(QPoint where, Qt::KeyboardModifiers held = {}) {
    QMouseEvent move(QEvent::MouseMove, where, view().viewport()->mapToGlobal(where), Qt::NoButton,
                     Qt::LeftButton, held);
    QApplication::sendEvent(view().viewport(), &move);
  }
  void release(QPoint where, Qt::KeyboardModifiers held = {}) {
    QTest::mouseRelease(view().viewport(), Qt::LeftButton, held, where);
  }
  void drag(QPoint from, QPoint to, Qt::KeyboardModifiers held = {}) {
    press(from, held);
    moveTo((from + to) / 2, held);
    moveTo(to, held);
    release(to, held);
  }
  void click(QPoint where, Qt::KeyboardModifiers held = {}) {
    QTest::mouseClick(view().viewport(), Qt::LeftButton, held, where);
  }
  void key(Qt::Key which, Qt::KeyboardModifiers held = {}) { QTest::keyClick(&view(), which, held); }

 private:
  QTemporaryDir settings_;
  std::unique_ptr<MainWindow> window_;

 protected:
  MainWindow& window() { return *window_; }
};

inline const NodeId kViewer{"viewer"}, kEdge{"edge"}, kFunction{"forward-host"}, kApi{"api"},
    kDjango{"django"};

}  // namespace headway::ui
