// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringView>
#include <optional>

namespace headway::ui {

/// How well a text fits what was typed, and which of its letters were meant.
struct FuzzyMatch {
  int score = 0;  ///< higher is better
  QList<qsizetype> letters;
};

/// The typed letters must stand in the text in their order, with anything between; letter case and the blanks
/// of `typed` do not count. Letters in a row and at beginnings of words score best, a short text before a
/// long one. Everything fits an empty `typed`.
std::optional<FuzzyMatch> fuzzyMatch(QStringView typed, QStringView text);

}  // namespace headway::ui
