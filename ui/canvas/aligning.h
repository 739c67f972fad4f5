// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>
#include <map>

#include "sim/model/project.h"

namespace headway::ui {

using Places = std::map<NodeId, Point>;

enum class CardEdge { Left, Center, Right, Top, Middle, Bottom };

/// All cards are of one size, so edges meet where middles do: the outermost one decides, or the mean.
Places aligned(Places places, CardEdge edge);
/// Equal gaps between neighbours; the outermost two stay where they are. Fewer than three stay as they are.
Places distributed(Places places, Qt::Orientation along);

}  // namespace headway::ui
