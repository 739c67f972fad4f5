// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "sim/engine/visit.h"
#include "sim/model/request.h"

namespace headway {

/// One expectation that does not hold.
struct Mismatch {
  std::string what;  ///< "status", "Host at api (request)"
  std::string expected;
  std::string actual;
  bool operator==(const Mismatch&) const = default;
};

/// Every expectation of the request that its trace does not meet; empty if all hold.
/// A request without expectations always passes.
std::vector<Mismatch> compare(const SampleRequest& request, const Trace& trace);

/// The same for what a request played as a visit came to: what each step expects of its last answer, and what
/// the request expects of the last of all. A step's mismatch says which: "step 2 (follow): status".
std::vector<Mismatch> compare(const SampleRequest& request, const VisitTrace& visit);

/// What the trace came to, as an expectation that it meets: verdict, status, who decides by which rule, and
/// what Django believes if it was reached.
Expectation expectationOf(const Trace& trace);

}  // namespace headway
