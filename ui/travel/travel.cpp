// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/travel/travel.h"

#include <QAccessible>
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "ui/canvas/canvas_pane.h"
#include "ui/canvas/chip_item.h"
#include "ui/canvas/link_item.h"
#include "ui/canvas/node_item.h"
#include "ui/canvas/packet_item.h"
#include "ui/motion.h"
#include "ui/theme.h"
#include "ui/travel/packet_way.h"
#include "ui/travel/stop_card.h"

namespace headway::ui {
namespace {

constexpr qreal kAway = 16;    ///< of the card from its node
constexpr qreal kBelow = 160;  ///< the path, on its canvas, has more room below than at other sides

qreal area(const QRectF& r) { return r.isValid() ? r.width() * r.height() : 0; }

/// The stop after so many were made; before the first one: the first.
std::size_t stopIndex(int made) { return static_cast<std::size_t>(std::max(made, 1)) - 1; }

/// What the packet shows: the method on the way down, the status on the way back.
std::pair<QString, QColor> packetLook(const Hop& hop) {
  if (const auto* request = std::get_if<http::Request>(&hop.out))
    return {QString::fromStdString(request->method), QColor()};
  const Colors& c = Theme::instance().colors();
  const int status = std::get<http::Response>(hop.out).status;
  return {QString::number(status), status < 400 ? c.delivered : c.refused};
}

}  // namespace

Travel::Travel(Document& document, CanvasPane& canvas, QObject* parent)
    : QObject(parent), document_(document), canvas_(canvas), packet_(new PacketItem), card_(new StopCard) {
  canvas_.scene().addItem(packet_);
  canvas_.scene().addItem(card_);
  connect(&playback_, &Playback::moved, this, &Travel::follow);
  connect(&canvas_.scene(), &CanvasScene::arranged, this, &Travel::settle);
  connect(&Theme::instance(), &Theme::changed, this, &Travel::settle);
}

void Travel::setTrace(TracePtr trace) {
  trace_ = std::move(trace);
  hosts_ = trace_ ? HostColors(*trace_) : HostColors();
  stops_ = trace_ ? stopsOf(*document_.snapshot(), *trace_) : std::vector<Stop>{};
  playback_.setStops(static_cast<int>(stops_.size()));
}

int Travel::hop() const { return playback_.isResting() ? -1 : playback_.at() - 1; }

void Travel::follow(int from) {
  CanvasScene& scene = canvas_.scene();
  if (playback_.isResting()) {
    scene.setSeen(CanvasScene::kAll);
    canvas_.banner().setStop({}, {});
    packet_->hide();
    card_->hide();
    if (std::exchange(underWay_, false)) canvas_.view().setRoom({});
    return;
  }
  if (!std::exchange(underWay_, true)) canvas_.view().setRoom(roomOfCards());
  scene.setSeen(static_cast<std::size_t>(playback_.at()));
  movePacket(from);
  showCard();
  if (card_->isVisible()) canvas_.view().reveal(card_->sceneBoundingRect());
  const bool ended = playback_.at() == playback_.stops();
  const StopText& said = card_->text();
  canvas_.banner().setStop(ended ? QString() : tr("Stop %1 of %2").arg(playback_.at()).arg(playback_.stops()),
                           said.stage.isEmpty() ? said.said : tr("%1, %2").arg(said.title, said.stage));
  if (hop() >= 0) emit hopReached(hop());
}

void Travel::movePacket(int from) {
  const int at = playback_.at();
  packet_->setVisible(at > 0);
  if (at == 0) return;
  const auto [text, color] = packetLook(trace_->hops[stopIndex(at)]);
  packet_->dress(text, color);
  const bool onward = from == at - 1, backward = from == at + 1;
  const PacketWay way =
      onward || backward ? wayTo(canvas_.scene(), stops_, stopIndex(std::max(from, at))) : PacketWay();
  if (way.path.isEmpty()) return packet_->place(restAt(canvas_.scene(), stops_, stopIndex(at)));
  packet_->travel(way.path, onward ? way.from : way.to, onward ? way.to : way.from,
                  motion::ms(playback_.travelMs()));
}

// Nodes were moved, or the look is another: everything takes its place anew.
void Travel::settle() {
  if (playback_.isResting() || !trace_) return;
  movePacket(playback_.at());
  showCard();
}

StopText Travel::textAt(int stop) const {
  const Project& project = *document_.snapshot();
  if (stop == playback_.stops()) return verdictText(project, *trace_, hosts_);
  return stop == 0 ? beginText(project, *trace_) : stopText(project, *trace_, stopIndex(stop));
}

QRectF Travel::nodeAt(int stop) const {
  const NodeId& id = stop == playback_.stops() ? trace_->verdict.by : stops_[stopIndex(stop)].node;
  const NodeItem* node = canvas_.scene().item(id);
  return node ? node->mapRectToScene(geometry::card()) : QRectF();
}

void Travel::showCard() {
  const QRectF node = nodeAt(playback_.at());
  card_->tell(textAt(playback_.at()), hosts_);
  card_->setVisible(!node.isNull());
  if (!node.isNull()) card_->place(cardPlace(playback_.at(), card_->size()), node);
  canvas_.view().setAccessibleDescription(card_->text().plain());
  QAccessibleEvent told(&canvas_.view(), QAccessible::DescriptionChanged);
  QAccessible::updateAccessibility(&told);
}

// All cards of the way, so that the path need not be panned at each stop.
QRectF Travel::roomOfCards() const {
  QRectF out;
  StopCard card;
  for (int stop = 0; stop <= playback_.stops(); ++stop) {
    if (nodeAt(stop).isNull()) continue;
    card.tell(textAt(stop), hosts_);
    out |= QRectF(cardPlace(stop, card.size()), card.size());
  }
  return out;
}

// Where it covers least: cards weigh most, then the packet, then labels and wires. It does not look at what
// is in view, so that a step back finds the card where it was.
QPointF Travel::cardPlace(int stop, QSizeF size) const {
  const CanvasScene& scene = canvas_.scene();
  const QRectF node = nodeAt(stop), near = scene.cardRect().adjusted(0, 0, 0, kBelow);
  std::vector<std::pair<QRectF, qreal>> taken;
  for (const NodeItem* item : scene.nodesInOrder())
    taken.emplace_back(item->mapRectToScene(geometry::card()).adjusted(-6, -6, 6, 6), 12);
  for (const Link& link : document_.snapshot()->links)
    if (const LinkItem* item = scene.item(link.id)) {
      if (item->chip()->isVisible()) taken.emplace_back(item->chip()->sceneBoundingRect(), 1);
      taken.emplace_back(item->wire().boundingRect().adjusted(-2, -2, 2, 2), 1);
    }
  const QPointF packet = restAt(scene, stops_, stopIndex(stop));
  taken.emplace_back(QRectF(packet - QPointF(24, 14), packet + QPointF(24, 14)), 2);
  const qreal middle = node.center().x() - size.width() / 2, far = kAway + 56;
  const std::array<QPointF, 11> places = {
      QPointF{middle, node.top() - kAway - size.height()},
      QPointF{middle, node.bottom() + kAway},
      QPointF{node.left(), node.bottom() + kAway},
      QPointF{node.center().x() - 40, node.bottom() + kAway},
      QPointF{node.right() - size.width(), node.bottom() + kAway},
      QPointF{node.left(), node.top() - kAway - size.height()},
      QPointF{node.right() - size.width(), node.top() - kAway - size.height()},
      QPointF{node.right() + kAway, node.center().y() - size.height() / 2},
      QPointF{node.left() - kAway - size.width(), node.center().y() - size.height() / 2},
      QPointF{middle, node.bottom() + far},
      QPointF{middle, node.top() - far - size.height()}};
  const auto cost = [&](QPointF at) {
    const QRectF box(at, size);
    qreal out = area(box) - area(box & near);
    for (const auto& [rect, weight] : taken) out += area(box & rect) * weight;
    return out;
  };
  return *std::min_element(places.begin(), places.end(),
                           [&](QPointF a, QPointF b) { return cost(a) < cost(b); });
}

}  // namespace headway::ui
