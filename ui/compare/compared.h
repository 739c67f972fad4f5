// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <memory>

#include "sim/engine/trace.h"
#include "sim/model/project.h"

namespace headway::ui {

/// One result to compare: a snapshot that no later edit alters.
struct Compared {
  ProjectPtr project;
  SampleRequest request;  ///< as it was sent
  std::shared_ptr<const Trace> trace;
  QString name;  ///< "Cart, signed in", "Cart, signed in · other.headway.yaml"

  explicit operator bool() const { return project && trace; }
};

}  // namespace headway::ui
