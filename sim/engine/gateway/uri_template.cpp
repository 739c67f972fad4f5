// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/gateway/uri_template.h"

#include <algorithm>

namespace headway::gateway {

Filled fillIn(std::string_view text, std::string_view opening, const NameValues& values) {
  Filled out;
  while (true) {
    const auto from = text.find(opening);
    const auto end = from == std::string_view::npos ? from : text.find('}', from);
    if (end == std::string_view::npos) break;
    const std::string_view name = text.substr(from + opening.size(), end - from - opening.size());
    const auto known =
        std::find_if(values.begin(), values.end(), [&](const auto& v) { return v.first == name; });
    out.text += text.substr(0, from);
    if (known != values.end()) {
      out.text += known->second;
    } else {
      out.text += text.substr(from, end + 1 - from);
      out.missing.emplace_back(name);
    }
    text.remove_prefix(end + 1);
  }
  out.text += text;
  return out;
}

}  // namespace headway::gateway
