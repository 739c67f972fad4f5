// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "sim/http/url.h"

namespace headway::viewer {

// What browsers call a site and an origin (HTML standard, section 7.1.1; RFC 6454).

/// Anybody may have a name below this one, so no cookie may be for all of them. From a small table of the
/// suffixes that meet Django on AWS (publicsuffix.org), else a name without a dot.
bool isPublicSuffix(std::string_view host);
/// An IPv4 address, or an IPv6 address in brackets.
bool isAddress(std::string_view host);
/// The public suffix and one label more: "example.com" of "shop.example.com". The host itself if it is an
/// address or a public suffix.
std::string_view registrableDomain(std::string_view host);

/// "https://shop.example.com", with a port that is not the default one.
std::string originOf(const http::Url& url);
bool sameOrigin(const http::Url& a, const http::Url& b);
/// Same scheme and same registrable domain.
bool sameSite(const http::Url& a, const http::Url& b);
/// https, or this very machine (Secure Contexts, section 3.1).
bool isTrustworthy(const http::Url& url);

}  // namespace headway::viewer
