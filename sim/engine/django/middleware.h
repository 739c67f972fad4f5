// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/django/exchange.h"

namespace headway::django {

/// A middleware whose work is known. Absent methods do nothing.
struct Middleware {
  std::string_view path;  ///< dotted
  Asked<Early> (*request)(Exchange&);
  Asked<Page> (*response)(Exchange&, Page);
  Asked<Early> (*view)(Exchange&, const View&) = nullptr;
  Version since = Version::V3_2;

  /// "CommonMiddleware".
  std::string_view name() const { return path.substr(path.rfind('.') + 1); }
};

/// The middleware of that dotted path, or null.
const Middleware* findMiddleware(std::string_view dotted);

/// What loading MIDDLEWARE raises: this release has no middleware of a name that is Django's own.
std::optional<Raised> middlewareFault(const Settings& settings);

/// Notes the middleware of the project that pass requests through here, because nothing is known of them.
void noteUnknownMiddleware(Exchange& x);

}  // namespace headway::django
