// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <string>

#include "sim/engine/edge_state.h"

namespace headway::ui {

/// The caches that every run starts from, and the clock. Only the person changes them: a run works on a copy.
class Edge : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  const EdgeState& state() const { return state_; }
  /// Something was kept, or the clock turned.
  bool isUsed() const { return !state_.caches.empty() || state_.turnedSeconds > 0; }

 public slots:
  /// What a run left becomes what the next one meets.
  void keep(const headway::EdgeState& left);
  /// Turns the clock on by that many seconds; it never goes back.
  void turn(qint64 seconds);
  void remove(const headway::NodeId& distribution, const std::string& key);
  /// Nothing stored, the clock as it was at first.
  void clear();

 signals:
  void changed();

 private:
  EdgeState state_;
};

}  // namespace headway::ui
