// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/model/field.h"

namespace headway {

/// Nodes that belong together, with a frame and a title around them on the canvas. Nothing simulated reads
/// it.
struct NodeGroup {
  std::string title;
  Texts nodes;  ///< ids, at least one; a node is in one group at most

  bool operator==(const NodeGroup&) const = default;
};
template <>
const Described<NodeGroup>& describe<NodeGroup>();

/// A text on the canvas. Nothing simulated reads it.
struct CanvasNote {
  std::string text;  ///< may have several lines
  int x = 0, y = 0;  ///< its top left corner, in canvas units

  bool operator==(const CanvasNote&) const = default;
};
template <>
const Described<CanvasNote>& describe<CanvasNote>();

}  // namespace headway
