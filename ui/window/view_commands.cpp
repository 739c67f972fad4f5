// SPDX-License-Identifier: GPL-3.0-or-later
#include <QActionGroup>
#include <QMenu>
#include <QSettings>

#include "ui/canvas/canvas_pane.h"
#include "ui/main_window.h"
#include "ui/theme.h"
#include "ui/window/commands.h"
#include "ui/window/notice_bar.h"
#include "ui/window/window_commands.h"
#include "ui/window/workspace.h"

namespace headway::ui {
namespace {

constexpr char kThemeKey[] = "look/theme";

void addThemes(Commands& commands, MainWindow& window) {
  const auto kept = static_cast<Theme::Mode>(qBound(0, QSettings().value(kThemeKey, 0).toInt(), 2));
  Theme::instance().setMode(kept);
  auto* looks = new QActionGroup(&window);
  const std::pair<CommandText, Theme::Mode> rows[] = {{{"view.light",
                                                        Menu::View,
                                                        8,
                                                        QObject::tr("&Light theme"),
                                                        "theme",
                                                        {},
                                                        QObject::tr("Dark text on light")},
                                                       Theme::Mode::Light},
                                                      {{"view.dark",
                                                        Menu::View,
                                                        8,
                                                        QObject::tr("&Dark theme"),
                                                        nullptr,
                                                        {},
                                                        QObject::tr("Light text on dark")},
                                                       Theme::Mode::Dark},
                                                      {{"view.system",
                                                        Menu::View,
                                                        8,
                                                        QObject::tr("Theme of the &system"),
                                                        nullptr,
                                                        {},
                                                        QObject::tr("As the desktop has it")},
                                                       Theme::Mode::System}};
  for (const auto& [text, mode] : rows) {
    QAction* action = commands.add(text);
    action->setCheckable(true);
    action->setChecked(mode == kept);
    looks->addAction(action);
    QObject::connect(&Theme::instance(), &Theme::changed, action, [action, mode = mode] {
      if (Theme::instance().mode() == mode) action->setChecked(true);  // chosen in another window
    });
    QObject::connect(action, &QAction::triggered, &window, [mode = mode] {
      Theme::instance().setMode(mode);
      QSettings().setValue(kThemeKey, static_cast<int>(mode));
    });
  }
}

}  // namespace

void addViewCommands(Commands& commands, MainWindow& window) {
  CanvasView* view = &window.workspace().canvas().view();
  const auto add = [&](const CommandText& text, auto* receiver, auto slot) {
    QObject::connect(commands.add(text), &QAction::triggered, receiver, slot);
  };
  add({"view.zoom-in", Menu::View, 0, QObject::tr("Zoom &in"), "zoom-in", QKeySequence::ZoomIn,
       QObject::tr("Show the path larger")},
      view, &CanvasView::zoomIn);
  add({"view.zoom-out", Menu::View, 0, QObject::tr("Zoom &out"), "zoom-out", QKeySequence::ZoomOut,
       QObject::tr("Show the path smaller")},
      view, &CanvasView::zoomOut);
  add({"view.actual-size", Menu::View, 0, QObject::tr("&Actual size"), nullptr,
       QKeySequence(Qt::CTRL | Qt::Key_0), QObject::tr("Show the path at its own size")},
      view, &CanvasView::resetZoom);
  add({"view.fit", Menu::View, 0, QObject::tr("Show the &whole path"), "fit",
       QKeySequence(Qt::CTRL | Qt::Key_9), QObject::tr("Fit the path into the canvas")},
      view, &CanvasView::fit);
  QAction* message = commands.add({"view.message", Menu::View, 9, QObject::tr("Go to the &message"), nullptr,
                                   QKeySequence(Qt::Key_F6),
                                   QObject::tr("The keyboard goes to the message over the canvas")});
  message->setEnabled(false);
  QObject::connect(message, &QAction::triggered, &window.notices(), &NoticeArea::focusFirst);
  QObject::connect(&window.notices(), &NoticeArea::countChanged, message,
                   [message](int count) { message->setEnabled(count > 0); });
  addThemes(commands, window);
}

}  // namespace headway::ui
