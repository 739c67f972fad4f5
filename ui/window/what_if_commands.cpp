// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/what_if_commands.h"

#include "sim/model/annotation_edits.h"
#include "ui/canvas/canvas_pane.h"
#include "ui/compare/consequence_search.h"
#include "ui/compare/verdict_preview.h"
#include "ui/compare/what_if_bar.h"
#include "ui/inspector/inspector.h"
#include "ui/main_window.h"
#include "ui/panels/why_card.h"
#include "ui/text.h"
#include "ui/trace/trace_panel.h"
#include "ui/window/commands.h"
#include "ui/window/workspace.h"

namespace headway::ui {
namespace {

/// Below what is explained: what other settings would do to it.
void offerConsequences(MainWindow& window) {
  WhyCard* card = &window.workspace().why();
  const TracePanel* panel = &window.workspace().trace();
  auto* search = new ConsequenceSearch(window.runner().simulation(), &window);
  QObject::connect(card, &WhyCard::explained, search, [search, panel, &window](const Explanation& why) {
    search->drop();
    const ShownTrace shown = panel->shown();
    if (!why.rule.valid() || !shown.trace) return;
    const Verdict& verdict = shown.trace->verdict;
    if (verdict.kind == Verdict::Kind::Refused && verdict.rule == why.rule)
      return;  // what mends it says more
    search->start({shown.project, shown.request, shown.trace, {}}, {why.rule, why.header.toStdString()},
                  window.edge().state());
  });
  QObject::connect(search, &ConsequenceSearch::found, card,
                   [card](const Compared& of, const std::vector<Consequence>& all) {
                     card->setConsequences(all, of.trace->verdict);
                   });
  QObject::connect(&window.document(), &Document::changed, card,
                   [card, search](const ProjectPtr& before, const ProjectPtr& after) {
                     if (simulatesAs(*before, *after)) return;
                     search->drop();
                     card->setConsequences({}, {});
                   });
  QObject::connect(card, &WhyCard::consequenceChosen, &window, [card, &window](int index) {
    const Consequence& chosen = card->consequences().at(static_cast<std::size_t>(index));
    // Boxes may have been moved since it was tried.
    window.document().apply(qs(chosen.what), edits::drawnAs(chosen.after, *window.document().snapshot()));
  });
}

}  // namespace

void addWhatIfCommands(Commands& commands, MainWindow& window) {
  TracePanel* panel = &window.workspace().trace();
  CanvasPane* pane = &window.workspace().canvas();
  auto* preview = new VerdictPreview(window.runner().simulation(), &window);
  auto* bar = new WhatIfBar(*preview);
  window.addToolStrip(bar);
  QAction* focus = commands.add({.id = "trace.what-if",
                                 .menu = Menu::Trace,
                                 .group = 3,
                                 .text = QObject::tr("&What if…"),
                                 .keys = QKeySequence(Qt::CTRL | Qt::Key_I),
                                 .tip = QObject::tr("Go to the switches that matter on this path")});
  focus->setEnabled(false);
  QObject::connect(focus, &QAction::triggered, bar, [bar] { bar->focusFirst(); });
  QObject::connect(&window, &MainWindow::traceShown, bar, [bar, preview, panel, focus, &window] {
    const ShownTrace shown = panel->shown();
    preview->setRequest(shown.request, window.edge().state());
    bar->setShown({shown.project, shown.request, shown.trace, {}});
    focus->setEnabled(!bar->switches().empty());
  });
  // Of the design as it is now, which may be newer than the result that is shown.
  QObject::connect(bar, &WhatIfBar::wanted, pane, [pane](const QString& label, const WhatIfChoice& choice) {
    CanvasScene& scene = pane->scene();
    scene.edit(label, choice.edit(*scene.document().snapshot()));
  });
  offerConsequences(window);
  Inspector* inspector = &window.workspace().inspector();
  QObject::connect(inspector, &Inspector::considered, preview,
                   [preview, inspector, panel, &window](const ProjectPtr& after) {
                     preview->drop();
                     if (!after || !panel->shown().trace) return;
                     const QWidget* field = inspector->focusWidget();
                     const QPoint at(inspector->mapTo(&window, QPoint()).x(),
                                     (field ? field : inspector)->mapTo(&window, QPoint()).y());
                     preview->consider(after, {at, inspector->size()}, VerdictPreview::Side::Left);
                   });
}

}  // namespace headway::ui
