// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/fuzzy.h"

#include <QString>
#include <algorithm>
#include <vector>

namespace headway::ui {
namespace {

constexpr int kInARow = 8, kWordStart = 10, kTextStart = 4, kNever = -1000000;

bool startsWord(QStringView text, qsizetype at) {
  if (at == 0) return true;
  const QChar before = text[at - 1];
  return !before.isLetterOrNumber() || (before.isLower() && text[at].isUpper());
}

int worth(QStringView text, qsizetype at) {
  return (startsWord(text, at) ? kWordStart : 0) + (at == 0 ? kTextStart : 0) + 1;
}

}  // namespace

std::optional<FuzzyMatch> fuzzyMatch(QStringView typed, QStringView text) {
  QString wanted;
  for (const QChar c : typed)
    if (!c.isSpace()) wanted += c.toCaseFolded();
  const auto letters = static_cast<std::size_t>(wanted.size()), size = static_cast<std::size_t>(text.size());
  if (letters == 0) return FuzzyMatch{};
  if (letters > size) return std::nullopt;
  // best[i][j]: the best score of letters 0..i with letter i at place j; from: where letter i - 1 stands
  // then.
  std::vector best(letters, std::vector<int>(size, kNever));
  std::vector from(letters, std::vector<std::size_t>(size, 0));
  for (std::size_t i = 0; i < letters; ++i) {
    int before = kNever;
    std::size_t place = 0;
    for (std::size_t j = i; j < size; ++j) {
      const auto at = static_cast<qsizetype>(j);
      if (i > 0 && j > 0 && best[i - 1][j - 1] >= before) {
        before = best[i - 1][j - 1];
        place = j - 1;
      }
      if (text[at].toCaseFolded() != wanted[static_cast<qsizetype>(i)]) continue;
      if (i == 0) {
        best[i][j] = worth(text, at);
        continue;
      }
      const int inARow = best[i - 1][j - 1] == kNever ? kNever : best[i - 1][j - 1] + kInARow;
      if (before == kNever) continue;
      best[i][j] = std::max(inARow, before) + worth(text, at);
      from[i][j] = inARow >= before ? j - 1 : place;
    }
  }
  const auto end = std::max_element(best.back().begin(), best.back().end());
  if (*end < 0) return std::nullopt;
  FuzzyMatch out{*end * 100 - static_cast<int>(size), {}};
  auto j = static_cast<std::size_t>(end - best.back().begin());
  for (std::size_t i = letters; i-- > 0; j = from[i][j]) out.letters.prepend(static_cast<qsizetype>(j));
  return out;
}

}  // namespace headway::ui
