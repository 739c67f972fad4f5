// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/engine/cloudfront/event_json.h"

namespace headway::cloudfront {

/// What a function made of a list of names and values (headers, cookies or query parameters).
struct FieldEdits {
  enum class Fate { Keep, Set, Remove };
  struct One {
    Fate fate = Fate::Keep;
    std::string value;          ///< for Set
    bool byMultiValue = false;  ///< removed because `multiValue` was left out
  };
  std::vector<One> old;  ///< one for each pair that was shown, in order
  NameValues added;      ///< in the order they came back
  std::string error;     ///< what is malformed; empty = nothing

  bool any() const noexcept;
};

/// Compares what came back with what was shown. The rule of `multiValue`: if it was changed it holds all
/// values, else a changed `value` replaces the first and the others stay (functions-event-structure.html).
/// `what` begins the error text: "headers". An absent object (null) removes everything.
FieldEdits compareFields(const NameValues& shown, const Json& returned, std::string_view what);

}  // namespace headway::cloudfront
