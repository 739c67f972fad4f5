// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/http/url.h"
#include "sim/model/field.h"

namespace headway::viewer {

/// A page that a browser is asked for, and who asks (HTML standard, section 7.4; Fetch standard).
struct Navigation {
  std::string method = "GET";
  http::Url url;
  std::string body, contentType;         ///< of a form; "" = none
  NameValues headers;                    ///< that the step adds; they win over the browser's own
  std::optional<http::Url> page;         ///< the page that asks; none: the person typed the URL
  std::string referrerPolicy;            ///< of that page; "" = the browsers' default
  std::vector<http::Url> redirects;      ///< URLs asked before, oldest first
  std::vector<std::string> extraFields;  ///< names of fields that the form has not
};

/// The last policy of a Referrer-Policy header that browsers know; "" = none.
std::string referrerPolicyOf(std::string_view header);

// What a browser says of the page that asks; "" = it does not send the header.
std::string refererOf(const Navigation& n);
std::string originHeaderOf(const Navigation& n);
/// "same-origin", "same-site", "cross-site" or "none".
std::string_view fetchSiteOf(const Navigation& n);

/// A page of another site asks, so some cookies stay at home.
bool isCrossSite(const Navigation& n);

/// The navigation after a redirect of that status.
Navigation redirected(Navigation n, int status, http::Url target);
bool isRedirect(int status) noexcept;

}  // namespace headway::viewer
