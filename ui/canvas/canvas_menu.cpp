// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_menu.h"

#include <QMenu>

#include "sim/model/edits.h"
#include "ui/canvas/canvas_view.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

void addNodeChoices(QMenu& menu, CanvasScene& scene, QPointF at) {
  for (const NodeKind kind : allNodeKinds()) {
    const QIcon icon =
        Theme::instance().icon(QStringLiteral("node-") + qs(enumName(kind)), Theme::instance().node(kind));
    menu.addAction(icon, QObject::tr("Add %1").arg(qs(schema(kind).title)), &scene,
                   [&scene, kind, at] { scene.addNode(kind, at); });
  }
}

/// Every node a wire may lead to from `id`, as a way to connect without a mouse.
void addLinkChoices(QMenu& menu, CanvasScene& scene, const NodeId& id) {
  const Project& project = *scene.document().snapshot();
  QMenu* links = menu.addMenu(Theme::instance().icon(QStringLiteral("connect")), QObject::tr("Link to"));
  for (const Node& node : project.nodes)
    if (edits::connect(project, id, node.id))
      links->addAction(qs(node.name), &scene, [&scene, id, to = node.id] { scene.connectNodes(id, to); });
  links->setEnabled(!links->isEmpty());
}

}  // namespace

void showCanvasMenu(CanvasView& view, CanvasScene& scene, QPoint globalPos, QPointF scenePos) {
  const Theme& theme = Theme::instance();
  const std::vector<NodeId> nodes = scene.selectedNodes();
  QMenu menu(&view);
  if (nodes.size() == 1) {
    menu.addAction(theme.icon(QStringLiteral("rename")), QObject::tr("Rename"), &view,
                   &CanvasView::renameSelected)
        ->setShortcut(Qt::Key_F2);
    addLinkChoices(menu, scene, nodes.front());
  }
  if (!scene.selectedItems().isEmpty()) {
    menu.addAction(theme.icon(QStringLiteral("delete")), QObject::tr("Delete"), &scene,
                   &CanvasScene::deleteSelection)
        ->setShortcut(Qt::Key_Delete);
  } else {
    addNodeChoices(menu, scene, scenePos);
    menu.addSeparator();
    menu.addAction(theme.icon(QStringLiteral("fit")), QObject::tr("Show the whole path"), &view,
                   &CanvasView::fit);
  }
  menu.exec(globalPos);
}

}  // namespace headway::ui
