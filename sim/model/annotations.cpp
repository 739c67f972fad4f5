// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/annotations.h"

#include "sim/model/describe.h"

namespace headway {

using describing::field;

template <>
const Described<NodeGroup>& describe<NodeGroup>() {
  static const auto all = describing::described<NodeGroup>(
      "group", "Group", "Nodes that belong together: a frame with a title goes around them.",
      {
          field(&NodeGroup::title, {.name = "title", .label = "Title", .help = "What the frame is called."}),
          field(&NodeGroup::nodes, {.name = "nodes",
                                    .label = "Nodes",
                                    .help = "Their ids, at least one. A node is in one group at most."}),
      });
  return all;
}

template <>
const Described<CanvasNote>& describe<CanvasNote>() {
  static const auto all = describing::described<CanvasNote>(
      "note", "Note", "A text on the canvas.",
      {
          field(&CanvasNote::text, {.name = "text", .label = "Text", .help = "One line or several."}),
          field(&CanvasNote::x,
                {.name = "x", .label = "Left", .help = "Where its left edge is on the canvas."}),
          field(&CanvasNote::y,
                {.name = "y", .label = "Top", .help = "Where its upper edge is on the canvas."}),
      });
  return all;
}

}  // namespace headway
