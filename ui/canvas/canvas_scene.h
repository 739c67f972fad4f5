// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsScene>
#include <map>
#include <memory>
#include <vector>

#include "ui/canvas/path_state.h"
#include "ui/document/document.h"
#include "ui/host_colors.h"

namespace headway::ui {

class Annotations;
class ConnectGesture;
class DragGesture;
class Glide;
class LinkItem;
class NodeItem;
class WireDrop;

/// What a reader says of a node, frame or note; "" for others.
QString spokenName(const QGraphicsItem& item);
/// What a person reads of a refusal: what it is, and what to do.
QString reasonText(const Diagnostic& refusal);

/// The path as items, one a node and one a link, kept by id and brought in line with the document's snapshot
/// after every change. What the person does here becomes edits of the document; the items then follow.
class CanvasScene : public QGraphicsScene {
  Q_OBJECT
 public:
  explicit CanvasScene(Document& document, QObject* parent = nullptr);
  ~CanvasScene() override;

  /// The trace to show; null while there is none.
  void setTrace(std::shared_ptr<const Trace> trace, const HostColors& hosts);
  /// The header whose way is lit on the wires; "" for none.
  void setThread(const QString& header);
  static constexpr std::size_t kAll = static_cast<std::size_t>(-1);
  /// Shows what is known after so many hops of the trace; a new trace is shown whole.
  void setSeen(std::size_t hops);

  NodeItem* item(const NodeId& id) const;
  LinkItem* item(const LinkId& id) const;
  /// Nodes in reading order: left to right, then top to bottom.
  std::vector<NodeItem*> nodesInOrder() const;
  /// What the keyboard goes to, in that order: nodes in reading order, frames, notes.
  std::vector<QGraphicsItem*> stops() const;
  std::vector<NodeId> selectedNodes() const;
  /// Selects these alone; null ones are passed over.
  void choose(const std::vector<QGraphicsItem*>& items);
  /// Groups and notes.
  Annotations& annotations() const { return *annotations_; }
  QRectF contentRect() const;
  QRectF cardRect() const;  ///< of the nodes alone
  const PathState& state() const { return state_; }
  Document& document() const { return document_; }

  /// Makes that edit; tells why if it is refused, and gives false.
  bool edit(const QString& label, Result<Project> after, int mergeKey = -1);
  void addNode(NodeKind kind, QPointF middle);
  /// Puts nodes into wires they are held over.
  WireDrop& wireDrop() { return *wireDrop_; }
  void select(const NodeId& id);
  void select(const LinkId& id);
  void select(const std::vector<NodeId>& ids);
  void selectAll();
  /// The wire after the selected one in the project's order; after the last the first.
  void selectNextLink();
  void moveNodes(const std::map<NodeId, Point>& places);
  /// Shows an edit of places as a move.
  Glide& glide() const { return *glide_; }
  /// Wires, frames and labels go where the items of the nodes are now. No edit.
  void follow();
  /// The step on which dragged nodes come to rest: that of the dots, or a fine one.
  void setSnapping(bool toDots) { snapping_ = toDots; }
  qreal gridStep() const;
  void rename(const NodeId& id, const QString& name);
  void connectNodes(const NodeId& from, const NodeId& to);
  /// Whether a wire is pulled or nodes are dragged.
  bool isPulling() const;
  void cancelPulling();
  /// Ends pulling, dragging and gliding: every item is where the document says.
  void settle();

 signals:
  void nodeSelected(headway::NodeId id);
  void linkSelected(headway::LinkId id);
  void nothingSelected();
  /// A trace was shown: labels may need more or less room than before.
  void traceShown();
  /// Nodes stepped aside for one that came between them.
  void roomMade();
  /// Nodes are at other places now, and their wires with them.
  void arranged();
  /// The name, title or text of what is selected is to be typed.
  void textWanted();
  /// An edit was refused: one sentence, and what to do.
  void refused(const QString& reason);

 protected:
  void mousePressEvent(QGraphicsSceneMouseEvent* event) override;
  void mouseMoveEvent(QGraphicsSceneMouseEvent* event) override;
  void mouseReleaseEvent(QGraphicsSceneMouseEvent* event) override;

 private:
  void sync();
  void syncNodes(const Project& project);
  void syncLinks(const Project& project);
  void showState();
  void placeChips();
  void tellSelection();
  std::vector<QGraphicsItem*> heldWith(QGraphicsItem& grabbed) const;

  Document& document_;
  std::shared_ptr<const Trace> trace_;
  HostColors hosts_;
  std::size_t seen_ = kAll;
  QString thread_;
  PathState state_;
  std::map<NodeId, NodeItem*> nodes_;  ///< owned by the scene
  std::map<LinkId, LinkItem*> links_;
  std::unique_ptr<Annotations> annotations_;
  std::unique_ptr<ConnectGesture> gesture_;
  std::unique_ptr<DragGesture> drag_;
  std::unique_ptr<WireDrop> wireDrop_;
  Glide* glide_;
  bool snapping_ = false;
};

}  // namespace headway::ui

Q_DECLARE_METATYPE(headway::NodeId)
Q_DECLARE_METATYPE(headway::LinkId)
