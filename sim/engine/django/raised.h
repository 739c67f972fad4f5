// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/support/result.h"

namespace headway::django {

/// A Python exception: its class name and the exact text of str(exception).
struct Raised {
  std::string type;     ///< "DisallowedHost"
  std::string message;  ///< "Invalid HTTP_HOST header: ..."

  bool operator==(const Raised&) const = default;
};

/// What Django answers, or the exception it raises instead.
template <class T>
using Asked = Result<T, Raised>;

}  // namespace headway::django
