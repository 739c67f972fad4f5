// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace headway::http {

/// An IPv4 or IPv6 address in network byte order.
struct Address {
  std::array<std::uint8_t, 16> bytes{};
  int bits = 32;  ///< 32 or 128
  bool operator==(const Address&) const = default;
};

/// "203.0.113.7" or "2001:db8::1", without brackets, port or zone; nothing if the text is neither.
std::optional<Address> parseAddress(std::string_view text);

/// A block of addresses: "10.0.0.0/16". A single address is a block of one (RFC 4632, RFC 4291).
struct AddressBlock {
  Address base;
  int prefix = 32;  ///< 0 to 32, or 0 to 128
  bool contains(const Address& address) const noexcept;
  /// No bit is set behind the prefix; AWS and Python's ip_network want it so.
  bool isExact() const noexcept;
};

std::optional<AddressBlock> parseBlock(std::string_view text);

/// The address lies in the block; false too if either text is malformed.
bool inBlock(std::string_view address, std::string_view block);

}  // namespace headway::http
