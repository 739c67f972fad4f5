// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/consequence_search.h"

#include <utility>

namespace headway::ui {

ConsequenceSearch::ConsequenceSearch(Simulation simulation, QObject* parent)
    : QObject(parent), simulation_(std::move(simulation)) {
  pool_.setMaxThreadCount(1);
}

ConsequenceSearch::~ConsequenceSearch() {
  drop();
  pool_.waitForDone();
}

void ConsequenceSearch::drop() {
  ++newest_;
  stop_.request_stop();
}

void ConsequenceSearch::start(const Compared& of, const Effect& effect, const EdgeState& edge) {
  drop();
  if (!simulation_.consequences || !of) return;
  stop_ = {};
  pool_.start([this, of, effect, edge, mine = newest_, stop = stop_.get_token()] {
    if (stop.stop_requested()) return;
    const auto all = simulation_.consequences(of.project, of.request, *of.trace, effect, edge, stop);
    QMetaObject::invokeMethod(
        this,
        [this, of, all, mine] {
          if (mine == newest_) emit found(of, all);
        },
        Qt::QueuedConnection);
  });
}

}  // namespace headway::ui
