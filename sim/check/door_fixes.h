// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sim/engine/trace.h"
#include "sim/http/url.h"
#include "sim/model/project.h"

namespace headway {

/// An edit worth trying, and what to call it.
struct Candidate {
  std::string label;
  std::function<Result<Project>(const Project&)> edit;
};

/// Edits of the API, function URL, load balancer and integration that the refused request met.
std::vector<Candidate> doorCandidates(const Project& project, const http::Url& url, const Trace& refused);

}  // namespace headway
