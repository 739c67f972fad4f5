// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/http/cidr.h"

#include <charconv>
#include <string>

#include <arpa/inet.h>

namespace headway::http {

std::optional<Address> parseAddress(std::string_view text) {
  const std::string s(text);  // inet_pton wants an end
  Address out;
  if (inet_pton(AF_INET, s.c_str(), out.bytes.data()) == 1) return out;
  out.bits = 128;
  if (inet_pton(AF_INET6, s.c_str(), out.bytes.data()) == 1) return out;
  return std::nullopt;
}

bool AddressBlock::contains(const Address& address) const noexcept {
  if (address.bits != base.bits) return false;
  for (int i = 0; i < prefix; ++i) {
    const auto at = static_cast<std::size_t>(i / 8);
    const int bit = 0x80 >> (i % 8);
    if ((address.bytes[at] & bit) != (base.bytes[at] & bit)) return false;
  }
  return true;
}

bool AddressBlock::isExact() const noexcept {
  for (int i = prefix; i < base.bits; ++i)
    if (base.bytes[static_cast<std::size_t>(i / 8)] & (0x80 >> (i % 8))) return false;
  return true;
}

std::optional<AddressBlock> parseBlock(std::string_view text) {
  const auto slash = text.find('/');
  const auto base = parseAddress(text.substr(0, slash));
  if (!base) return std::nullopt;
  AddressBlock out{*base, base->bits};
  if (slash == std::string_view::npos) return out;
  const std::string_view digits = text.substr(slash + 1);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out.prefix);
  const bool whole = error == std::errc{} && end == digits.data() + digits.size();
  if (!whole || out.prefix < 0 || out.prefix > base->bits) return std::nullopt;
  return out;
}

bool inBlock(std::string_view address, std::string_view block) {
  const auto a = parseAddress(address);
  const auto b = parseBlock(block);
  return a && b && b->contains(*a);
}

}  // namespace headway::http
