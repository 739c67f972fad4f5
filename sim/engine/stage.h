// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>

#include "sim/engine/message_editor.h"
#include "sim/engine/ports.h"

namespace headway {

/// What one node's treatment works with: the hop being written, and the ports it may ask.
/// The hop's `out` starts as a copy of its `in`; edits go to `out` and are recorded.
class Stage {
 public:
  Stage(Hop& h, Clock& c, IdSource& i) : hop(h), edit(h.out, h.changes), clock(c), ids(i) {}

  const http::Request& request() const { return edit.request(); }
  void note(RuleId rule, std::string text) { hop.notes.push_back({rule, std::move(text)}); }
  void answer(RuleId rule, http::Response response, std::string sentence, bool refused) {
    hop.outcome = Answered{rule, response.status, std::move(sentence), refused};
    hop.changes.clear();  // an answered hop makes its response instead of changing the request
    hop.out = std::move(response);
  }
  void unknown(RuleId rule, std::string sentence) { hop.outcome = Unknown{rule, std::move(sentence)}; }
  bool forwarded() const { return std::holds_alternative<Forwarded>(hop.outcome); }

  Hop& hop;
  MessageEditor edit;
  Clock& clock;
  IdSource& ids;
};

/// "1-6968d640-0123456789abcdef01234567": the moment in seconds and 96 random bits, as AWS X-Ray has it.
std::string traceId(Stage& stage);

/// "Thu, 15 Jan 2026 12:00:00 GMT" (RFC 9110, section 5.6.7).
std::string httpDate(std::int64_t epochMilliseconds);

}  // namespace headway
