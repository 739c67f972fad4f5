// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/export/names.h"

#include "sim/support/text.h"

namespace headway {
namespace {

bool isLetter(char c) { return text::lower(c) >= 'a' && text::lower(c) <= 'z'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

constexpr std::size_t kSlugLength = 40;

}  // namespace

std::string slug(std::string_view text, std::string_view fallback) {
  std::string out;
  for (const char c : text) {
    if (isLetter(c) || (isDigit(c) && !out.empty()))
      out += text::lower(c);
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  out.resize(std::min(out.size(), kSlugLength));
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out.empty() ? std::string(fallback) : out;
}

std::string pascalCase(std::string_view text) {
  std::string out;
  bool start = true;
  for (const char c : text) {
    const bool keep = isLetter(c) || isDigit(c);
    if (keep) out += start ? upper(c) : c;
    start = !keep;
  }
  return out;
}

std::string UniqueNames::take(std::string_view wanted) {
  std::string name(wanted);
  for (int n = 2; !taken_.insert(text::lower(name)).second; ++n)
    name = std::string(wanted) + std::to_string(n);
  return name;
}

}  // namespace headway
