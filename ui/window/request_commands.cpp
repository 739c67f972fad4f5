// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"
#include "ui/panels/request_bar.h"
#include "ui/panels/request_list.h"
#include "ui/run/request_run.h"
#include "ui/window/commands.h"
#include "ui/window/request_flow.h"
#include "ui/window/window_commands.h"
#include "ui/window/workspace.h"

namespace headway::ui {
namespace {

void connectParts(MainWindow& window, RequestFlow* flow, RequestRun* run) {
  RequestList* list = &window.workspace().requests();
  RequestBar* bar = &window.requestBar();
  QObject::connect(list, &RequestList::pasteWanted, flow, &RequestFlow::paste);
  QObject::connect(bar, &RequestBar::pasteWanted, flow, &RequestFlow::paste);
  QObject::connect(bar, &RequestBar::requestPasted, flow, &RequestFlow::importText);
  QObject::connect(list, &RequestList::detailsWanted, bar, &RequestBar::openDetails);
  QObject::connect(list, &RequestList::runAllWanted, run,
                   [&window, run] { run->start(window.document().snapshot()); });
  QObject::connect(list, &RequestList::cancelWanted, run, &RequestRun::cancel);
  QObject::connect(run, &RequestRun::progressed, list, &RequestList::showProgress);
  QObject::connect(run, &RequestRun::finished, list, &RequestList::showSummary);
  QObject::connect(run, &RequestRun::ran, list,
                   [list](const ProjectPtr& project, int index, const VisitPtr& visit) {
                     list->setVisit(project, index, *visit);
                   });
  // What is expected holds for caches that nobody filled.
  QObject::connect(&window.runner(), &TraceRunner::finished, bar, [&window, bar](const VisitPtr& visit) {
    bar->setVisit(window.edge().isUsed() ? nullptr : visit);
  });
  QObject::connect(&window.document(), &Document::replaced, run, &RequestRun::cancel);
}

}  // namespace

void addRequestCommands(Commands& commands, MainWindow& window) {
  auto* flow = new RequestFlow(window);
  auto* run = new RequestRun(window.runner(), &window);
  connectParts(window, flow, run);
  RequestList* list = &window.workspace().requests();
  const auto add = [&](const CommandText& text, auto* receiver, auto slot) {
    QObject::connect(commands.add(text), &QAction::triggered, receiver, slot);
  };
  add({"request.add",
       Menu::Request,
       0,
       QObject::tr("&Add request"),
       "add",
       {},
       QObject::tr("Add a sample request")},
      list, &RequestList::addRequest);
  add({"request.paste", Menu::Request, 0, QObject::tr("&Paste as request"), "request",
       QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V),
       QObject::tr("Make a request of a curl command, a HAR entry or a URL you copied")},
      flow, &RequestFlow::paste);
  add({"request.import",
       Menu::Request,
       0,
       QObject::tr("&Import from a HAR file…"),
       nullptr,
       {},
       QObject::tr("Choose requests that a browser's network panel has saved")},
      flow, &RequestFlow::chooseFile);
  // The keys in brackets belong to the list of requests while it has the focus.
  add({"request.edit",
       Menu::Request,
       1,
       QObject::tr("&Headers, body, expectation…"),
       nullptr,
       {},
       QObject::tr("Open what the request consists of and what is expected of it (Return in the list)")},
      &window.requestBar(), &RequestBar::openDetails);
  add({"request.duplicate",
       Menu::Request,
       1,
       QObject::tr("&Duplicate request"),
       "copy",
       {},
       QObject::tr("Another one like it, behind it (Ctrl+D in the list)")},
      list, &RequestList::duplicateCurrent);
  add({"request.rename",
       Menu::Request,
       1,
       QObject::tr("Re&name request"),
       "rename",
       {},
       QObject::tr("Give it another name (F2 in the list)")},
      list, &RequestList::renameCurrent);
  add({"request.up",
       Menu::Request,
       1,
       QObject::tr("Move request &up"),
       nullptr,
       {},
       QObject::tr("One row up (Alt+Up in the list)")},
      list, [list] { list->moveCurrent(-1); });
  add({"request.down",
       Menu::Request,
       1,
       QObject::tr("Move request d&own"),
       nullptr,
       {},
       QObject::tr("One row down (Alt+Down in the list)")},
      list, [list] { list->moveCurrent(1); });
  add({"request.delete",
       Menu::Request,
       1,
       QObject::tr("De&lete request"),
       "delete",
       {},
       QObject::tr("Take it out of the project (Delete in the list)")},
      list, &RequestList::deleteCurrent);
  add({"request.expect",
       Menu::Request,
       2,
       QObject::tr("&Expect the present result"),
       "check",
       {},
       QObject::tr("What the request came to now is what is expected of it from now on")},
      &window.requestBar(), &RequestBar::expectPresent);
  add({"request.run-all", Menu::Request, 2, QObject::tr("&Run all requests"), "play",
       QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R),
       QObject::tr("Run every sample request and compare it with what is expected")},
      list, &RequestList::runAllWanted);
  add({"request.stop",
       Menu::Request,
       2,
       QObject::tr("&Stop running"),
       nullptr,
       {},
       QObject::tr("Leave the rest as they are")},
      list, &RequestList::cancelWanted);
}

}  // namespace headway::ui
