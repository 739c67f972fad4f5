// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/engine/trace.h"
#include "sim/model/project.h"

namespace headway {

/// What Django made of one header.
struct HeaderBelief {
  enum class Kind {
    None,      ///< Django asks nothing of it
    Believed,  ///< Django took something from it
    Ignored,   ///< a setting makes Django read past it
    Refused,   ///< Django raised, because of it or because it read past it
  };
  Kind kind = Kind::None;
  std::string text;  ///< "host = shop.example.com"; empty = nothing to say
};

/// The hop in which Django looked at the request, the last if it was asked again, or null.
const Hop* djangoHop(const Trace& trace);

/// `header` in any case; `hop` as djangoHop gave it.
HeaderBelief headerBelief(const Project& project, const Hop& hop, const std::string& header);

}  // namespace headway
