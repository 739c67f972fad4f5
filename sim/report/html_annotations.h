// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/model/annotations.h"

namespace headway {

/// A part of the picture of the path, in canvas units.
struct Area {
  int left = 0, top = 0, right = 0, bottom = 0;

  /// The smallest that holds both.
  Area with(const Area& other) const;
};

/// What of the picture is SVG, and the room it takes.
struct Drawing {
  Area area;
  std::string svg;
};

/// A group's frame, its title along the top, around the room that its nodes take.
Drawing drawFrame(const NodeGroup& group, const Area& nodes);

/// A note as a card, its text broken into lines. Of a text that no card can hold the end is left out.
Drawing drawNote(const CanvasNote& note);

/// The text for SVG, at most so many characters of it.
std::string shortened(const std::string& text, std::size_t most);

/// A place that a picture can hold: a file may say any number.
int bounded(int coordinate);

}  // namespace headway
