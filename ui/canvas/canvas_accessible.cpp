// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_accessible.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <map>
#include <variant>

#include "sim/support/overloaded.h"
#include "ui/canvas/annotations.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/frame_item.h"
#include "ui/canvas/link_item.h"
#include "ui/canvas/node_item.h"
#include "ui/canvas/note_item.h"
#include "ui/text.h"

namespace headway::ui {
namespace {

struct GroupIndex {
  std::size_t value;
  auto operator<=>(const GroupIndex&) const = default;
};
struct NoteIndex {
  std::size_t value;
  auto operator<=>(const NoteIndex&) const = default;
};
using Part = std::variant<NodeId, GroupIndex, NoteIndex, LinkId>;

std::vector<Part> partsOf(const CanvasScene& scene) {
  std::vector<Part> out;
  for (const NodeItem* node : scene.nodesInOrder()) out.emplace_back(node->nodeId());
  for (std::size_t i = 0; i < scene.annotations().frames().size(); ++i) out.emplace_back(GroupIndex{i});
  for (std::size_t i = 0; i < scene.annotations().notes().size(); ++i) out.emplace_back(NoteIndex{i});
  for (const Link& link : scene.document().snapshot()->links) out.emplace_back(link.id);
  return out;
}

QGraphicsItem* itemOf(const CanvasScene& scene, const Part& part) {
  const auto at = [](const auto& items, std::size_t i) -> QGraphicsItem* {
    return i < items.size() ? items[i] : nullptr;
  };
  return std::visit(
      Overloaded{[&](const NodeId& id) -> QGraphicsItem* { return scene.item(id); },
                 [&](const LinkId& id) -> QGraphicsItem* { return scene.item(id); },
                 [&](GroupIndex index) { return at(scene.annotations().frames(), index.value); },
                 [&](NoteIndex index) { return at(scene.annotations().notes(), index.value); }},
      part);
}

template <class Id>
QString nameOf(const CanvasScene& scene, const Id& id) {
  const QGraphicsItem* item = itemOf(scene, id);
  return item ? spokenName(*item) : QString();
}

QString nameOf(const CanvasScene& scene, const LinkId& id) {
  const Project& project = *scene.document().snapshot();
  const Link* link = project.find(id);
  const LinkItem* item = scene.item(id);
  if (!link || !item) return {};
  return QObject::tr("Wire from %1 to %2, %3")
      .arg(qs(project.find(link->from)->name), qs(project.find(link->to)->name),
           markText(item->state().mark));
}

/// A node, frame, note or wire.
class PartInterface : public QAccessibleInterface, public QAccessibleActionInterface {
 public:
  PartInterface(CanvasView& view, Part part) : view_(view), part_(std::move(part)) {}

  bool isValid() const override { return itemOf(view_.canvas(), part_) != nullptr; }
  QObject* object() const override { return nullptr; }
  QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(&view_); }
  QAccessibleInterface* child(int) const override { return nullptr; }
  QAccessibleInterface* childAt(int, int) const override { return nullptr; }
  int childCount() const override { return 0; }
  int indexOfChild(const QAccessibleInterface*) const override { return -1; }
  QAccessible::Role role() const override {
    return std::holds_alternative<LinkId>(part_) ? QAccessible::Graphic : QAccessible::ListItem;
  }
  QString text(QAccessible::Text which) const override {
    if (which != QAccessible::Name) return {};
    return std::visit([this](const auto& id) { return nameOf(view_.canvas(), id); }, part_);
  }
  void setText(QAccessible::Text, const QString&) override {}
  QRect rect() const override {
    const QGraphicsItem* item = itemOf(view_.canvas(), part_);
    if (!item) return {};
    const QRect box = view_.mapFromScene(item->sceneBoundingRect()).boundingRect();
    return {view_.viewport()->mapToGlobal(box.topLeft()), box.size()};
  }
  QAccessible::State state() const override {
    QAccessible::State out;
    const QGraphicsItem* item = itemOf(view_.canvas(), part_);
    out.invalid = item == nullptr;
    out.selectable = out.multiSelectable = out.focusable = true;
    out.selected = item && item->isSelected();
    out.focused = out.selected && view_.hasFocus();
    return out;
  }
  void* interface_cast(QAccessible::InterfaceType type) override {
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
  }
  QStringList actionNames() const override { return {pressAction()}; }
  void doAction(const QString& action) override {
    if (action == pressAction()) view_.canvas().choose({itemOf(view_.canvas(), part_)});
  }
  QStringList keyBindingsForAction(const QString&) const override { return {}; }

 private:
  CanvasView& view_;
  Part part_;
};

/// The canvas, with a child for each of them.
class CanvasInterface : public QAccessibleWidget {
 public:
  explicit CanvasInterface(CanvasView* view) : QAccessibleWidget(view, QAccessible::List), view_(*view) {}
  ~CanvasInterface() override {
    for (const auto& [part, id] : ids_) QAccessible::deleteAccessibleInterface(id);
  }

  int childCount() const override { return static_cast<int>(partsOf(view_.canvas()).size()); }
  QAccessibleInterface* child(int index) const override {
    const std::vector<Part> parts = partsOf(view_.canvas());
    if (index < 0 || index >= static_cast<int>(parts.size())) return nullptr;
    return interfaceOf(parts[static_cast<std::size_t>(index)]);
  }
  int indexOfChild(const QAccessibleInterface* wanted) const override {
    for (int i = 0; i < childCount(); ++i)
      if (child(i) == wanted) return i;
    return -1;
  }
  QAccessibleInterface* childAt(int x, int y) const override {
    for (int i = 0; i < childCount(); ++i)
      if (QAccessibleInterface* part = child(i); part->rect().contains(x, y)) return part;
    return nullptr;
  }
  QAccessibleInterface* focusChild() const override {
    for (int i = 0; i < childCount(); ++i)
      if (QAccessibleInterface* part = child(i); part->state().selected) return part;
    return nullptr;
  }

 private:
  QAccessibleInterface* interfaceOf(const Part& part) const {
    auto at = ids_.find(part);
    if (at == ids_.end())
      at = ids_.emplace(part, QAccessible::registerAccessibleInterface(new PartInterface(view_, part))).first;
    return QAccessible::accessibleInterface(at->second);
  }

  CanvasView& view_;
  mutable std::map<Part, QAccessible::Id> ids_;  ///< of the children asked for so far
};

QAccessibleInterface* make(const QString&, QObject* object) {
  auto* view = qobject_cast<CanvasView*>(object);
  return view ? new CanvasInterface(view) : nullptr;
}

}  // namespace

void makeCanvasAccessible() {
  QAccessible::removeFactory(make);
  QAccessible::installFactory(make);
}

// For readers that don't walk into the canvas its description says what is chosen.
void speakSelection(CanvasView& view) {
  QStringList parts;
  for (const QGraphicsItem* item : view.canvas().stops())
    if (item->isSelected()) parts << spokenName(*item);
  view.setAccessibleDescription(parts.join(QStringLiteral("; ")));
  QAccessibleEvent told(&view, QAccessible::DescriptionChanged);
  QAccessible::updateAccessibility(&told);
  if (!QAccessible::isActive() || !view.hasFocus()) return;
  const QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(&view);
  if (QAccessibleInterface* part = canvas ? canvas->focusChild() : nullptr) {
    QAccessibleEvent focus(part, QAccessible::Focus);
    QAccessible::updateAccessibility(&focus);
  }
}

}  // namespace headway::ui
