// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "sim/http/message.h"

namespace headway::gateway {

/// The body's size, or what Content-Length says if that is more: a sample need not hold a body to try limits.
std::size_t bodySize(const http::Request& request);

/// What headerBytes may be at an HTTP API (http-api-quotas).
inline constexpr std::size_t kMaxHeaders = 10'240;
/// Request line and headers in bytes, as HTTP/1.1 writes them.
std::size_t headerBytes(const http::Request& request);

}  // namespace headway::gateway
