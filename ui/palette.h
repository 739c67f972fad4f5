// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>

#include "sim/model/node.h"

namespace headway::ui {

/// The node kinds one can add: drag to the canvas, double-click, or press Enter.
class NodePalette : public QListWidget {
  Q_OBJECT
 public:
  explicit NodePalette(QWidget* parent = nullptr);

 signals:
  void addWanted(headway::NodeKind kind);

 protected:
  QStringList mimeTypes() const override;
  QMimeData* mimeData(const QList<QListWidgetItem*>& items) const override;
  void startDrag(Qt::DropActions actions) override;

 private:
  void refreshIcons();
};

/// The short name of a kind in lists: "Distribution", "HTTP API".
QString kindName(NodeKind kind);

}  // namespace headway::ui
