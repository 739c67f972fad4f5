// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>
#include <vector>

#include "ui/document/document.h"
#include "ui/host_colors.h"
#include "ui/run/trace_runner.h"
#include "ui/travel/journey.h"
#include "ui/travel/playback.h"
#include "ui/travel/stop_text.h"

namespace headway::ui {

class CanvasPane;
class PacketItem;
class StopCard;

/// Shows on the canvas where the playback is: the packet on its wires, the card beside the node, what the
/// request has not reached yet, and at the end the verdict at the node that decided it.
class Travel : public QObject {
  Q_OBJECT
 public:
  Travel(Document& document, CanvasPane& canvas, QObject* parent = nullptr);

  /// Null: there is nothing to travel. Ends the travel under way.
  void setTrace(TracePtr trace);
  Playback& playback() { return playback_; }
  const std::vector<Stop>& stops() const { return stops_; }
  /// The hop whose stop is shown, or -1.
  int hop() const;
  const StopCard& card() const { return *card_; }
  const PacketItem& packet() const { return *packet_; }

 signals:
  /// The packet is at that hop of the trace.
  void hopReached(int hop);

 private:
  void follow(int from);
  void movePacket(int from);
  void settle();
  void showCard();
  StopText textAt(int stop) const;
  /// The card of the node that speaks after so many stops; null if the project no longer has it.
  QRectF nodeAt(int stop) const;
  QRectF roomOfCards() const;
  QPointF cardPlace(int stop, QSizeF size) const;

  Document& document_;
  CanvasPane& canvas_;
  Playback playback_;
  TracePtr trace_;
  HostColors hosts_;
  std::vector<Stop> stops_;
  bool underWay_ = false;
  PacketItem* packet_;  ///< both owned by the scene
  StopCard* card_;
};

}  // namespace headway::ui
