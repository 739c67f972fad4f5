// SPDX-License-Identifier: GPL-3.0-or-later
// 500 nodes and 700 links with a trace, on a picture of 1440 by 900: from each input event to the picture
// after it.
#include <QApplication>
#include <QMouseEvent>
#include <QWheelEvent>
#include <cmath>

#include "sim/runtime/njs.h"
#include "tests/bench/studio/bench_studio.h"
#include "tests/support/shops.h"
#include "ui/canvas/canvas_pane.h"
#include "ui/canvas/node_item.h"

namespace headway::bench {
namespace {

using namespace headway::ui;

constexpr int kFrames = 300;

class Canvas {
 public:
  Canvas() {
    document_.reset(testing::crossedShops(100), QStringLiteral("Shops"));
    pane_.resize(1440, 900);
    pane_.show();
    QApplication::processEvents();
    showTrace();
    QApplication::processEvents();
  }

  CanvasView& view() { return pane_.view(); }
  CanvasScene& scene() { return pane_.scene(); }

  /// Inputs that change nothing seen are no frame.
  Times frames(const std::function<void(int)>& input) {
    Times out;
    for (int i = 0; i < kFrames; ++i) {
      watch_.forget();
      QElapsedTimer timer;
      timer.start();
      input(i);
      QApplication::processEvents();
      if (watch_.painted()) out.add(elapsedMs(timer));
    }
    return out;
  }

  void lookAt(const char* node, qreal zoom) {
    view().setTransform(QTransform::fromScale(zoom, zoom));
    view().centerOn(scene().item(NodeId{node}));
    QApplication::processEvents();
  }
  void wheel(QPoint angle, Qt::KeyboardModifiers held = Qt::NoModifier) {
    const QPoint at = view().viewport()->rect().center();
    QWheelEvent event(at, view().viewport()->mapToGlobal(at), {}, angle, Qt::NoButton, held,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(view().viewport(), &event);
  }
  void mouse(QEvent::Type type, QPoint at, Qt::MouseButton button, Qt::MouseButtons held) {
    QMouseEvent event(type, at, view().viewport()->mapToGlobal(at), button, held, Qt::NoModifier);
    QApplication::sendEvent(view().viewport(), &event);
  }
  QPoint placeOf(const char* node) { return view().mapFromScene(scene().item(NodeId{node})->pos()); }

 private:
  void showTrace() {
    EdgeState edge;
    const auto simulation = engineSimulation(std::make_shared<NjsRuntime>());
    const ProjectPtr project = document_.snapshot();
    const auto visit =
        std::make_shared<const VisitTrace>(simulation.visit(project, project->requests.front(), edge));
    const std::shared_ptr<const Trace> trace(visit, &visit->last());
    const HostColors hosts(*trace);
    scene().setTrace(trace, hosts);
    pane_.banner().setTrace(project, trace, hosts);
  }

  Document document_;
  CanvasPane pane_{document_};
  PaintWatch watch_{*pane_.view().viewport()};
};

// Forth for half of the frames, then back.
int sign(int frame) { return frame < kFrames / 2 ? -1 : 1; }

}  // namespace

void benchCanvas(Table& table) {
  const QString aim = QStringLiteral("16 ms");
  Canvas canvas;
  for (const double zoom : {1.0, 0.5, 0.2, 0.1}) {
    canvas.lookAt("viewer1", zoom);
    table.row(QStringLiteral("canvas: pan at zoom %1").arg(zoom), canvas.frames([&](int i) {
      canvas.wheel({40 * sign(i), 20 * sign(i)});
    }),
              aim);
  }
  // From 0.1 to 2 in 150 steps of the wheel, and back.
  const int turn = qRound(std::log(20.0) / std::log(1.0015) / (kFrames / 2.0));
  canvas.lookAt("api44", 0.1);
  table.row(QStringLiteral("canvas: zoom from 0.1 to 2 and back"), canvas.frames([&](int i) {
    canvas.wheel({0, -turn * sign(i)}, Qt::ControlModifier);
  }),
            aim);
  for (const double zoom : {1.0, 0.2}) {
    canvas.lookAt("api44", zoom);
    const QPoint from = canvas.placeOf("api44");
    canvas.mouse(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
    table.row(QStringLiteral("canvas: drag a node at zoom %1").arg(zoom), canvas.frames([&](int i) {
      const QPoint at = from + QPoint(i % 150, i % 70) * 2;
      canvas.mouse(QEvent::MouseMove, at, Qt::NoButton, Qt::LeftButton);
    }),
              aim);
    canvas.mouse(QEvent::MouseButtonRelease, from, Qt::LeftButton, Qt::NoButton);
    table.row(QStringLiteral("canvas: pointer over nodes at zoom %1").arg(zoom), canvas.frames([&](int i) {
      canvas.mouse(QEvent::MouseMove, QPoint(i * 4 + 20, 100 + i * 2), Qt::NoButton, Qt::NoButton);
    }),
              aim);
  }
}

}  // namespace headway::bench
