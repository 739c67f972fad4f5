// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace headway::cloudfront {

/// What happens to one header of a viewer in each mode, in words: "forwarded", "removed", "replaced by ...".
/// "(unclear)" behind it: the rule that says so is unknown.
struct HeaderFate {
  std::string header;
  std::string legacy;    ///< legacy settings that list nothing
  std::string policies;  ///< a cache policy that lists nothing, no origin request policy
  std::string listed;    ///< an origin request policy that sends all viewer headers
  std::string inKey;     ///< whether a cache policy may list it
};

/// AWS's header table as the engine has it: every row is found out by sending such a request to an origin.
/// The last row is any header that AWS's table does not name.
std::vector<HeaderFate> requestHeaderTable();

}  // namespace headway::cloudfront
