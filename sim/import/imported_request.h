// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "sim/model/request.h"
#include "sim/support/diagnostic.h"

namespace headway {

/// A request that was sent, or is meant to be, elsewhere.
struct ImportedRequest {
  SampleRequest request;  ///< its name is method and path
  Diagnostics notes;      ///< what was left out, and what a person should know before it is saved
  int status = 0;         ///< what it was answered there; 0 = not known
};

struct ImportedRequests {
  std::vector<ImportedRequest> requests;  ///< never empty, in the order they were sent
  Diagnostics notes;                      ///< about the whole text
};

/// The name a request is given: method and path, cut where it gets long.
std::string importedName(const SampleRequest& request);

/// Notes for headers that log somebody in: they are saved in the project's file.
void noteSecrets(const SampleRequest& request, Diagnostics& notes);

}  // namespace headway
