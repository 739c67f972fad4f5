// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/compare/comparison.h"
#include "sim/report/style.h"

namespace headway {

/// What stands over one side of a comparison.
struct ComparisonHead {
  std::string file;  ///< as the person gave it; may be empty
  const SampleRequest& request;
  const Trace& trace;
};

/// Only what differs, stop by stop, for a person at a terminal. Control characters are spelled out.
std::string comparisonText(const ComparisonHead& left, const ComparisonHead& right, const Comparison& c,
                           Style style);
/// Every stop and line, for a program; indented, ends with a newline.
std::string comparisonJson(const ComparisonHead& left, const ComparisonHead& right, const Comparison& c);

}  // namespace headway
