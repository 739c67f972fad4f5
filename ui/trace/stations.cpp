// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/stations.h"

#include <QObject>

#include "ui/text.h"

namespace headway::ui {
namespace {

QString placeTitle(const Station& s) {
  using Place = Station::Place;
  switch (s.place) {
    case Place::Viewer: return qs(s.name);
    case Place::After: return QObject::tr("after %1").arg(qs(s.name));
    case Place::To: return QObject::tr("to %1").arg(qs(s.name));
    case Place::Inside: return QObject::tr("inside %1").arg(qs(s.name));
    case Place::From: return QObject::tr("from %1").arg(qs(s.name));
    case Place::Back: return QObject::tr("Viewer gets");
  }
  return {};
}

}  // namespace

QString titleOf(const Station& station) {
  const QString title = placeTitle(station);
  return station.again ? QObject::tr("%1, again").arg(title) : title;
}

QString nodeName(const Project& project, const NodeId& id) {
  const Node* node = project.find(id);
  return qs(node ? node->name : id.value);
}

}  // namespace headway::ui
