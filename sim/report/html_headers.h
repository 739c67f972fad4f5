// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "sim/engine/trace.h"
#include "sim/model/project.h"

namespace headway {

/// Host names of a trace and their colours: each keeps one throughout a page.
class HostClasses {
 public:
  explicit HostClasses(const Trace& trace);
  /// "h0" for the first host, and so on; "" for a text that is no host of the trace.
  std::string of(const std::string& value) const;

 private:
  std::map<std::string, int> hosts_;  ///< lower case
};

/// "Headers through the path" as an HTML table: a row a header, a column a station, and for a request that
/// Django looked at a last one with what it believes. What was added, changed or removed carries a mark
/// besides its colour, and the rule's title as a tooltip. "" if nothing was sent that way.
std::string headerTable(const Project& project, const Trace& trace, Phase phase, const HostClasses& hosts);

}  // namespace headway
