// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <vector>

namespace headway::ui {

class LinkItem;

/// Gives the chip of every wire that has one a place where it covers none of `taken`, no other wire and no
/// other chip; where there is no such place, the one where it covers least. All in the scene's coordinates.
void placeChips(const std::vector<LinkItem*>& wires, std::vector<QRectF> taken);

}  // namespace headway::ui
