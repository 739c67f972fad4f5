// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "sim/engine/trace.h"
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

}  // namespace headway
