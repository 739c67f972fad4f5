// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/export/shapes.h"

#include <algorithm>

#include "sim/support/text.h"

namespace headway::exporting {
namespace {

bool alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (text::lower(c) >= 'a' && text::lower(c) <= 'z');
}

}  // namespace

bool allOf(std::string_view s, std::string_view besides) {
  return std::all_of(s.begin(), s.end(),
                     [&](char c) { return alphanumeric(c) || besides.find(c) != std::string_view::npos; });
}

bool isHostName(std::string_view s) {
  if (s.size() > 253 || s.find('.') == std::string_view::npos) return false;
  for (const std::string& label : text::split(s, '.'))
    if (label.empty() || label.size() > 63 || !allOf(label, "-") || label.front() == '-' ||
        label.back() == '-')
      return false;
  return true;
}

bool isAlias(std::string_view s) { return isHostName(s.starts_with("*.") ? s.substr(2) : s); }

bool isVisibleAscii(std::string_view s) {
  return std::all_of(s.begin(), s.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

bool isPrintableAscii(std::string_view s) {
  return std::all_of(s.begin(), s.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

bool isHeaderName(std::string_view s) { return !s.empty() && allOf(s, "!#$%&'*+-.^_`|~"); }

bool isRegion(std::string_view s) {
  return s.find('-') != std::string_view::npos &&
         s.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

}  // namespace headway::exporting
