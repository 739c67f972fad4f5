// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/stations.h"

#include <QCoreApplication>

#include "ui/text.h"

namespace headway::ui {
namespace {

QString say(const char* source) { return QCoreApplication::translate("headway::ui::Stations", source); }

QString placeTitle(const Station& s) {
  using Place = Station::Place;
  switch (s.place) {
    case Place::Viewer: return qs(s.name);
    case Place::After: return say("after %1").arg(qs(s.name));
    case Place::To: return say("to %1").arg(qs(s.name));
    case Place::Inside: return say("inside %1").arg(qs(s.name));
    case Place::From: return say("from %1").arg(qs(s.name));
    case Place::Back: return say("Viewer gets");
  }
  return {};
}

}  // namespace

QString titleOf(const Station& station) {
  const QString title = placeTitle(station);
  return station.again ? say("%1, again").arg(title) : title;
}

QString nodeName(const Project& project, const NodeId& id) {
  const Node* node = project.find(id);
  return qs(node ? node->name : id.value);
}

}  // namespace headway::ui
