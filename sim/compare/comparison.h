// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "sim/engine/trace.h"
#include "sim/model/project.h"

namespace headway {

/// One of the two results; all three must outlive the call they are given to.
struct CompareSide {
  const Project& project;
  const Trace& trace;
};

/// One fact on both sides; absent = that side has none.
struct ComparedLine {
  std::string what;  ///< "Host", "path", "outcome", or the title of the rule that decided something
  std::optional<std::string> left, right;

  bool differs() const { return left != right; }
  bool operator==(const ComparedLine&) const = default;
};

/// A hop of one or of both, or the verdict.
struct ComparedStop {
  std::string title;                       ///< "Distribution, origin request"; "Verdict"
  std::optional<std::size_t> left, right;  ///< indices in Trace::hops; neither at what is no hop
  std::vector<ComparedLine> lines;

  /// How many of its lines differ.
  std::size_t differences() const;
  bool operator==(const ComparedStop&) const = default;
};

/// Two traces beside each other.
struct Comparison {
  struct Place {
    std::size_t stop, line;  ///< indices in stops and in its lines
    bool operator==(const Place&) const = default;
  };
  std::vector<ComparedStop> stops;
  std::optional<Place> first;  ///< where they part, in the order of the path; nothing = they are the same

  bool same() const { return !first; }
  std::size_t differences() const;
};

/// Aligns the hops: those of the same node and stage belong together, else those of the same kind of node and
/// stage, and their order is kept. Of each hop of both the message it passed on is compared, with headers by
/// name whatever their order, what it decided, and how it ended; where one side answers and the other passes
/// on, the messages are left out. Of a hop that only one side has there is one line, how it ended. Then the
/// verdict with what Django believes. Symmetric but for the order of lines.
Comparison compareTraces(const CompareSide& left, const CompareSide& right);

}  // namespace headway
