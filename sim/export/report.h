// SPDX-License-Identifier: GPL-3.0-or-later
// Collects what stands in the way of an export. Not for users of export.h.
#pragma once

#include <string>
#include <string_view>

#include "sim/model/project.h"
#include "sim/support/diagnostic.h"

namespace headway::exporting {

class Report {
 public:
  void project(std::string code, std::string message, std::string hint) {
    all_.push_back(makeError(std::move(code), std::move(message), std::move(hint)));
  }
  void node(const Node& node, std::string_view field, std::string code, std::string message,
            std::string hint) {
    project(std::move(code), std::move(message), std::move(hint));
    all_.back().where.node = node.id.value;
    all_.back().where.field = field;
  }
  void link(const Link& link, std::string_view field, std::string code, std::string message,
            std::string hint) {
    project(std::move(code), std::move(message), std::move(hint));
    all_.back().where.link = link.id.value;
    all_.back().where.field = field;
  }
  void add(const Diagnostics& more) { all_.insert(all_.end(), more.begin(), more.end()); }
  const Diagnostics& all() const { return all_; }

 private:
  Diagnostics all_;
};

}  // namespace headway::exporting
