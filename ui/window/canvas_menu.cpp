// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/canvas_menu.h"

#include <QMenu>

#include "sim/model/edits.h"
#include "ui/canvas/annotations.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/link_item.h"
#include "ui/canvas/node_item.h"
#include "ui/canvas/wire_drop.h"
#include "ui/palette.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/window/commands.h"

namespace headway::ui {
namespace {

constexpr const char* kLine = "";
constexpr const char* kForNodes[] = {
    "edit.rename",   "edit.connect",        kLine,         "edit.cut",
    "edit.copy",     "edit.duplicate",      "edit.delete", kLine,
    "arrange.group", "arrange.leave-group", kLine,         "view.fit-selection"};
constexpr const char* kForFrames[] = {"edit.rename", "arrange.ungroup", kLine, "edit.cut",
                                      "edit.copy",   "edit.duplicate",  kLine, "view.fit-selection"};
constexpr const char* kForNotes[] = {"edit.rename",    kLine,        "edit.cut", "edit.copy",
                                     "edit.duplicate", "edit.delete"};
constexpr const char* kForWires[] = {"edit.insert", kLine, "edit.delete", kLine, "view.fit-selection"};
constexpr const char* kForGround[] = {"edit.paste",
                                      "edit.select-all",
                                      kLine,
                                      "arrange.automatically",
                                      kLine,
                                      "view.fit",
                                      "view.actual-size",
                                      kLine,
                                      "view.grid",
                                      "view.snap"};
constexpr const char* kAligning[] = {"arrange.left",
                                     "arrange.center",
                                     "arrange.right",
                                     kLine,
                                     "arrange.top",
                                     "arrange.middle",
                                     "arrange.bottom",
                                     kLine,
                                     "arrange.distribute-across",
                                     "arrange.distribute-down"};

template <std::size_t N>
void fill(QMenu& menu, const Commands& commands, const char* const (&ids)[N]) {
  for (const char* id : ids) {
    if (id == kLine)
      menu.addSeparator();
    else
      menu.addAction(commands.find(QLatin1String(id)));
  }
}

QMenu* makeMenu(CanvasView& view) {
  auto* menu = new QMenu(&view);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  return menu;
}

QIcon iconOf(NodeKind kind) {
  return Theme::instance().icon(QStringLiteral("node-") + qs(enumName(kind)), Theme::instance().node(kind));
}

/// Text of a menu: an ampersand in a name is no mnemonic.
QString plain(QString name) { return name.replace('&', QStringLiteral("&&")); }

/// Opens it below that item, or tells why there is nothing in it.
void openAt(CanvasView& view, QMenu* menu, const QGraphicsItem& item, const QString& otherwise) {
  if (menu->isEmpty()) {
    delete menu;
    emit view.canvas().refused(otherwise);
    return;
  }
  menu->popup(view.viewport()->mapToGlobal(view.mapFromScene(item.sceneBoundingRect().center())));
  menu->setActiveAction(menu->actions().front());
}

}  // namespace

void showCanvasMenu(CanvasView& view, const Commands& commands, QPoint globalPos) {
  CanvasScene& scene = view.canvas();
  QMenu* menu = makeMenu(view);
  const std::size_t nodes = scene.selectedNodes().size();
  if (nodes > 0) {
    fill(*menu, commands, kForNodes);
    if (nodes > 1) fill(*menu->addMenu(QObject::tr("Align and distribute")), commands, kAligning);
  } else if (!scene.annotations().selectedGroups().empty()) {
    fill(*menu, commands, kForFrames);
  } else if (!scene.annotations().selectedNotes().empty()) {
    fill(*menu, commands, kForNotes);
  } else if (!scene.selectedItems().empty()) {
    fill(*menu, commands, kForWires);
  } else {
    QMenu* add = menu->addMenu(Theme::instance().icon(QStringLiteral("add")), QObject::tr("Add"));
    for (const NodeKind kind : allNodeKinds())
      add->addAction(commands.find(QStringLiteral("add.") + qs(enumName(kind))));
    add->addSeparator();
    add->addAction(commands.find(QStringLiteral("add.note")));
    fill(*menu, commands, kForGround);
  }
  // Tied to the scene, which goes before the view: a menu that is open when the window goes tells nobody.
  QObject::connect(menu, &QObject::destroyed, &view.canvas(), [&view] { view.forgetMenu(); });
  menu->popup(globalPos);
}

void showTargets(CanvasView& view) {
  CanvasScene& scene = view.canvas();
  const Project& project = *scene.document().snapshot();
  const NodeId from = scene.selectedNodes().front();
  QMenu* menu = makeMenu(view);
  for (const Node& node : project.nodes)
    if (edits::connect(project, from, node.id))
      menu->addAction(iconOf(node.kind()), plain(qs(node.name)), &scene,
                      [&scene, from, to = node.id] { scene.connectNodes(from, to); });
  openAt(view, menu, *scene.item(from),
         QObject::tr("Nothing here can follow %1: add a node that can first").arg(scene.item(from)->name()));
}

void showInsertions(CanvasView& view) {
  CanvasScene& scene = view.canvas();
  const Project& project = *scene.document().snapshot();
  const auto* wire = qgraphicsitem_cast<LinkItem*>(scene.selectedItems().front());
  if (!wire) return;
  QMenu* menu = makeMenu(view);
  const LinkId id = wire->linkId();
  for (const NodeKind kind : allNodeKinds())
    if (WireDrop::inserted(project, id, kind, std::nullopt))
      menu->addAction(iconOf(kind), kindName(kind), &scene,
                      [&scene, id, kind] { scene.wireDrop().insert(kind, std::nullopt, id); });
  openAt(view, menu, *wire, QObject::tr("Nothing fits into this wire: what it joins goes together directly"));
}

}  // namespace headway::ui
