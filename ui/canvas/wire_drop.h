// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QString>
#include <optional>

#include "sim/model/project.h"
#include "sim/support/result.h"

namespace headway::ui {

class CanvasScene;
class HintItem;
class LinkItem;

/// A wire between a new node and its places: holding a node over a wire lights the wire and says what letting
/// go would do, or why it can't be; letting go puts the node into it.
class WireDrop {
 public:
  explicit WireDrop(CanvasScene& scene);

  /// A node of that kind is held over that place: one that is there (`node`), or a new one.
  void hover(NodeKind kind, const std::optional<NodeId>& node, QPointF at);
  void leave();
  /// Puts it into the wire there as one edit. False, and nothing done, if there is no wire that takes it.
  bool drop(NodeKind kind, const std::optional<NodeId>& node, QPointF at);
  /// The same for a wire by its id.
  bool insert(NodeKind kind, const std::optional<NodeId>& node, const LinkId& link);
  /// The wire that is lit; null if none is.
  const LinkItem* lit() const { return lit_; }
  const HintItem& hint() const { return *hint_; }

  /// The project with a new node of that kind in the wire, and room made for it. Errors as
  /// edits::insertInto.
  static Result<Project> inserted(const Project& p, const LinkId& link, NodeKind kind,
                                  const std::optional<NodeId>& node);

 private:
  LinkItem* wireAt(QPointF at, const std::optional<NodeId>& node) const;

  CanvasScene& scene_;
  LinkItem* lit_ = nullptr;
  HintItem* hint_;  ///< owned by the scene
};

/// "Insert HTTP API between Viewer and Django".
QString insertText(const Project& p, const Link& link, const QString& what);

}  // namespace headway::ui
