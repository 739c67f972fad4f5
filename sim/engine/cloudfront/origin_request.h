// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "sim/engine/cloudfront/origin_override.h"
#include "sim/engine/cloudfront/policies.h"
#include "sim/engine/stage.h"
#include "sim/model/node.h"
#include "sim/model/request.h"

namespace headway::cloudfront {

/// What happens to a viewer's header on its way to a custom origin.
enum class Treatment { Pass, PassUnclear, Remove, RemoveUnlessListed, Special };

/// Whether a cache policy may list a header.
enum class InCacheKey {
  Yes,
  Discouraged,
  No,
  Some,        ///< depends on the rest of the name
  Flags,       ///< switched on by flags, or listed
  OwnSetting,  ///< a setting of its own
  Always,      ///< in the key by default
};
/// One row of AWS's header table: with legacy settings, with policies that do not list the header, and
/// listed.
struct HeaderRow {
  std::string_view name;  ///< a trailing * stands for any rest
  Treatment legacy, policies, listed;
  InCacheKey key;
};
/// The table, in AWS's order; headers without a row are "other" headers.
/// Source: RequestAndResponseBehaviorCustomOrigin, "HTTP request headers and CloudFront behavior".
std::span<const HeaderRow> headerTable();
/// A cache policy may list the header. Source: the same table, and adding-cloudfront-headers.
bool allowedInCachePolicy(std::string_view header);

/// Origin of a link: what CloudFront connects to.
struct OriginTarget {
  std::string domain;      ///< origin domain name
  Texts certificateNames;  ///< names its certificate covers
};
OriginTarget targetOf(const OriginLink& link, const Node& origin);

/// Turns the viewer's request into the request to the origin: headers, cookies, query, path, connection.
/// May answer (502, 504) when the origin can't be reached or its certificate does not fit. `answer` is what
/// the sample request says of that node, or null. `settings`: Host, TLS name and certificate names that a
/// function chose; the others stand in `link` already.
void makeOriginRequest(Stage& stage, const Forwarding& forwarding, const OriginLink& link, const Node& origin,
                       const OriginAnswer* answer, const OriginOverride& settings = {});

}  // namespace headway::cloudfront
