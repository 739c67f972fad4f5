// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/travel_commands.h"

#include <vector>

#include "ui/canvas/canvas_pane.h"
#include "ui/main_window.h"
#include "ui/motion.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/trace/stations.h"
#include "ui/trace/trace_panel.h"
#include "ui/travel/bottom_bar.h"
#include "ui/travel/travel.h"
#include "ui/travel/travel_bar.h"
#include "ui/window/commands.h"
#include "ui/window/workspace.h"

namespace headway::ui {
namespace {

struct Row {
  CommandText text;
  void (Playback::*act)();
  bool (*can)(const Playback&);
};

std::vector<Row> rows() {
  const auto keys = [](Qt::Key key) { return QKeySequence(Qt::ALT | key); };
  const auto any = [](const Playback& p) { return p.stops() > 0; };
  return {
      {{"trace.to-start", Menu::Trace, 0, QObject::tr("To the st&art"), "to-start", keys(Qt::Key_Home),
        QObject::tr("Back to the moment before the request is sent")},
       &Playback::toStart,
       any},
      {{"trace.step-back", Menu::Trace, 0, QObject::tr("Step &back"), "step-back", keys(Qt::Key_Left),
        QObject::tr("Back to the stop before")},
       &Playback::back,
       [](const Playback& p) { return p.canGoBack(); }},
      {{"trace.play", Menu::Trace, 0, QObject::tr("&Play"), "play", QKeySequence(Qt::CTRL | Qt::Key_Return),
        QObject::tr("Watch the request travel, stop by stop")},
       &Playback::toggle,
       any},
      {{"trace.step-forward", Menu::Trace, 0, QObject::tr("Step &forward"), "step-forward",
        keys(Qt::Key_Right), QObject::tr("On to the next stop")},
       &Playback::forward,
       [](const Playback& p) { return p.canGoForward(); }},
      {{"trace.to-end", Menu::Trace, 0, QObject::tr("To the &end"), "to-end", keys(Qt::Key_End),
        QObject::tr("On to the verdict")},
       &Playback::toEnd,
       any},
      {{"trace.leave", Menu::Trace, 0, QObject::tr("&Leave the travel"), nullptr, keys(Qt::Key_Backspace),
        QObject::tr("Show the whole way again")},
       &Playback::rest,
       [](const Playback& p) { return !p.isResting(); }},
      {{"trace.slower", Menu::Trace, 1, QObject::tr("&Slower"), nullptr, keys(Qt::Key_Down),
        QObject::tr("Half the speed of the travel")},
       &Playback::slower,
       [](const Playback& p) { return p.canGoSlower(); }},
      {{"trace.faster", Menu::Trace, 1, QObject::tr("Fas&ter"), nullptr, keys(Qt::Key_Up),
        QObject::tr("Twice the speed of the travel")},
       &Playback::faster,
       [](const Playback& p) { return p.canGoFaster(); }},
  };
}

void addPlaying(Commands& commands, Travel& travel) {
  Playback* playback = &travel.playback();
  for (const Row& row : rows()) {
    QAction* action = commands.add(row.text);
    const auto enable = [action, playback, can = row.can] { action->setEnabled(can(*playback)); };
    QObject::connect(action, &QAction::triggered, playback, row.act);
    QObject::connect(playback, &Playback::moved, action, enable);
    QObject::connect(playback, &Playback::speedChanged, action, enable);
    enable();
  }
  QAction* play = commands.find(QStringLiteral("trace.play"));
  const auto dress = [play, playback] {
    const bool on = playback->isPlaying();
    play->setText(on ? QObject::tr("&Pause") : QObject::tr("&Play"));
    play->setIconText(Commands::plainText(play));
    play->setIcon(Theme::instance().icon(on ? QStringLiteral("pause") : QStringLiteral("play"),
                                         Theme::instance().colors().onAccent));
  };
  QObject::connect(playback, &Playback::playingChanged, play, dress);
  // After the tool bar has dressed it for another theme.
  QObject::connect(&Theme::instance(), &Theme::changed, play, dress, Qt::QueuedConnection);
}

void addMotion(Commands& commands, MainWindow& window) {
  QAction* animate = commands.add({.id = "view.animate",
                                   .menu = Menu::View,
                                   .group = 7,
                                   .text = QObject::tr("A&nimate"),
                                   .tip = QObject::tr("Things move to their new place; off: they jump there"),
                                   .checkable = true});
  animate->setChecked(motion::isOn());
  QObject::connect(animate, &QAction::toggled, &window, &motion::setOn);
}

QStringList stopNames(const Project& project, const Trace& trace) {
  QStringList out;
  for (const Hop& hop : trace.hops)
    out << QStringLiteral("%1 · %2").arg(nodeName(project, hop.node), qs(hop.stage));
  return out;
}

}  // namespace

void addTravelCommands(Commands& commands, MainWindow& window) {
  Workspace& workspace = window.workspace();
  auto* travel = new Travel(window.document(), workspace.canvas(), &window);
  addPlaying(commands, *travel);
  addMotion(commands, window);
  std::vector<QAction*> buttons;
  for (const char* id :
       {"trace.to-start", "trace.step-back", "trace.play", "trace.step-forward", "trace.to-end"})
    buttons.push_back(commands.find(QLatin1String(id)));
  auto* bar =
      new TravelBar(*travel, buttons, commands.find(QStringLiteral("trace.play")), &workspace.canvas().bar());
  workspace.canvas().bar().addStrip(bar, 1);
  QObject::connect(&window, &MainWindow::traceShown, travel, [travel, bar, &window] {
    travel->setTrace(window.trace());
    const TracePtr& trace = window.trace();
    bar->refresh(trace ? stopNames(*window.document().snapshot(), *trace) : QStringList());
  });
  QObject::connect(travel, &Travel::hopReached, &workspace.trace(), &TracePanel::selectHop);
}

}  // namespace headway::ui
