// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/gateway/message_size.h"

#include <algorithm>
#include <charconv>

namespace headway::gateway {

std::size_t bodySize(const http::Request& request) {
  const std::string_view said = request.headers.get("Content-Length");
  std::size_t claimed = 0;
  std::from_chars(said.data(), said.data() + said.size(), claimed);
  return std::max(claimed, request.body.size());
}

std::size_t headerBytes(const http::Request& r) {
  std::size_t size = r.method.size() + http::pathAndQuery(r).size() + 12;
  for (const auto& f : r.headers.fields()) size += f.name.size() + f.value.size() + 4;
  return size;
}

}  // namespace headway::gateway
