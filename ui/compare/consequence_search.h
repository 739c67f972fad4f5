// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>
#include <stop_token>
#include <vector>

#include "ui/compare/compared.h"
#include "ui/run/trace_runner.h"

namespace headway::ui {

/// Looks on a thread of its own for what undoes an effect. The newest question alone is answered.
class ConsequenceSearch : public QObject {
  Q_OBJECT

 public:
  ConsequenceSearch(Simulation simulation, QObject* parent);
  ~ConsequenceSearch() override;

  /// `edge`: what the caches held before the request.
  void start(const Compared& of, const Effect& effect, const EdgeState& edge);
  /// What was asked for is of no interest any more.
  void drop();

 signals:
  void found(const headway::ui::Compared& of, const std::vector<headway::Consequence>& consequences);

 private:
  Simulation simulation_;
  QThreadPool pool_;
  std::stop_source stop_;
  quint64 newest_ = 0;
};

}  // namespace headway::ui
