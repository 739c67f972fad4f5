// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/annotation_edits.h"
#include "sim/model/edits.h"
#include "ui/canvas/arranger.h"
#include "ui/canvas/canvas_pane.h"
#include "ui/canvas/glide.h"
#include "ui/main_window.h"
#include "ui/window/busy_line.h"
#include "ui/window/commands.h"
#include "ui/window/window_commands.h"
#include "ui/window/workspace.h"

namespace headway::ui {
namespace {

const QString kWork = QStringLiteral("arrange");

/// One undo step, shown as a move.
void show(CanvasView& view, const Arrangement& places) {
  CanvasScene& scene = view.canvas();
  Result<Project> after = edits::move(*scene.document().snapshot(), places.nodes);
  if (after) after = edits::moveNotes(*after, places.notes);
  scene.glide().mark();
  if (!scene.edit(QObject::tr("Arrange automatically"), std::move(after))) return;
  view.fit();  // where it will be, before anything moves
  scene.glide().start();
}

}  // namespace

void addArrangeCommands(Commands& commands, MainWindow& window) {
  CanvasPane* pane = &window.workspace().canvas();
  CanvasView* view = &pane->view();
  Document* document = &window.document();
  auto* arranger = new Arranger(&window);
  QAction* action =
      commands.add({"arrange.automatically", Menu::Arrange, 3, QObject::tr("Arrange &automatically"),
                    "layout", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L),
                    QObject::tr("Place all nodes so that wires cross seldom; one undo step")});
  BusyLine* busy = &window.busy();
  QObject::connect(action, &QAction::triggered, arranger, [=] {
    arranger->start(document->snapshot());
    busy->begin(kWork, QObject::tr("Looking for good places…"), [arranger] { arranger->cancel(); });
  });
  QObject::connect(arranger, &Arranger::done, view, [view, busy](const Arrangement& places) {
    busy->end(kWork);
    show(*view, places);
  });
  QObject::connect(arranger, &Arranger::failed, pane, [pane, busy](const Diagnostic& why) {
    busy->end(kWork);
    pane->notice(reasonText(why));
  });
  const auto follow = [=] {
    arranger->cancel();  // its places are for what was there before
    busy->end(kWork);
    action->setEnabled(!document->snapshot()->nodes.empty());
  };
  QObject::connect(document, &Document::changed, arranger, follow);
  follow();
}

}  // namespace headway::ui
