// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette.h"

#include <QDrag>
#include <QMimeData>
#include <QPainter>

#include "ui/canvas/canvas_view.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

constexpr int kRowHeight = 26, kTile = 20;

/// The kind's icon on a tile of its colour.
QPixmap tile(NodeKind kind, qreal scale) {
  QPixmap out(QSize(kTile, kTile) * scale);
  out.setDevicePixelRatio(scale);
  out.fill(Qt::transparent);
  QPainter p(&out);
  p.setRenderHint(QPainter::Antialiasing);
  p.setPen(Qt::NoPen);
  p.setBrush(Theme::instance().node(kind));
  p.drawRoundedRect(QRectF(0, 0, kTile, kTile), 5, 5);
  Theme::instance()
      .icon(QStringLiteral("node-") + qs(enumName(kind)), Qt::white)
      .paint(&p, QRect(3, 3, kTile - 6, kTile - 6));
  return out;
}

NodeKind kindOf(const QListWidgetItem& item) {
  return static_cast<NodeKind>(item.data(Qt::UserRole).toInt());
}

}  // namespace

QString kindName(NodeKind kind) {
  switch (kind) {
    case NodeKind::Viewer: return QObject::tr("Viewer");
    case NodeKind::Distribution: return QObject::tr("Distribution");
    case NodeKind::Function: return QObject::tr("Function");
    case NodeKind::HttpApi: return QObject::tr("HTTP API");
    case NodeKind::Django: return QObject::tr("Django");
    case NodeKind::FunctionUrl: return QObject::tr("Function URL");
    case NodeKind::LoadBalancer: return QObject::tr("Load balancer");
    case NodeKind::Bucket: return QObject::tr("S3 bucket");
    case NodeKind::RestApi: return QObject::tr("REST API");
  }
  return {};
}

NodePalette::NodePalette(QWidget* parent) : QListWidget(parent) {
  setObjectName(QStringLiteral("palette"));
  setDragEnabled(true);
  setDragDropMode(DragOnly);
  setIconSize({kTile, kTile});
  setUniformItemSizes(true);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setAccessibleName(tr("Nodes to add"));
  for (const NodeKind kind : allNodeKinds()) {
    auto* item = new QListWidgetItem(kindName(kind), this);
    item->setData(Qt::UserRole, static_cast<int>(kind));
    item->setSizeHint({100, kRowHeight});
    item->setToolTip(qs(schema(kind).help) + tr("\nDrag it to the canvas, or double-click."));
  }
  setFixedHeight(kRowHeight * count() + 4);
  refreshIcons();
  connect(&Theme::instance(), &Theme::changed, this, &NodePalette::refreshIcons);
  connect(this, &QListWidget::itemActivated, this,
          [this](QListWidgetItem* item) { emit addWanted(kindOf(*item)); });
}

void NodePalette::refreshIcons() {
  for (int i = 0; i < count(); ++i) item(i)->setIcon(QIcon(tile(kindOf(*item(i)), devicePixelRatioF())));
}

QStringList NodePalette::mimeTypes() const { return {QString::fromLatin1(kNodeMime)}; }

QMimeData* NodePalette::mimeData(const QList<QListWidgetItem*>& items) const {
  auto* out = new QMimeData;
  if (!items.isEmpty()) {
    const std::string_view name = enumName(kindOf(*items.front()));
    out->setData(kNodeMime, QByteArray(name.data(), static_cast<qsizetype>(name.size())));
  }
  return out;
}

void NodePalette::startDrag(Qt::DropActions) {
  if (!currentItem()) return;
  auto* drag = new QDrag(this);
  drag->setMimeData(mimeData({currentItem()}));
  drag->setPixmap(tile(kindOf(*currentItem()), devicePixelRatioF()));
  drag->setHotSpot({kTile / 2, kTile / 2});
  drag->exec(Qt::CopyAction);
}

}  // namespace headway::ui
