// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "sim/engine/rules.h"
#include "sim/http/message.h"
#include "sim/support/ids.h"
#include "sim/support/lazy_text.h"
#include "sim/support/result.h"

namespace headway {

/// What of a message a change alters.
enum class Part {
  Method,
  Scheme,
  Version,
  Target,
  Port,
  ServerName,
  Peer,
  Path,
  Query,
  Header,
  Body,
  Status,
  Reason,
};
std::string_view partName(Part p) noexcept;

/// One edit of a message and the rule that made it. `before` absent = added, `after` absent = removed.
struct Change {
  RuleId rule;
  Part part = Part::Header;
  std::string name;       ///< header name as written on the wire after the change (before it, if removed)
  std::size_t index = 0;  ///< for headers: position among the fields at the moment of the change
  std::optional<std::string> before, after;
  std::string nameBefore;  ///< header spelling before, if the change altered it

  bool operator==(const Change&) const = default;
};

/// A decision that changed no message: which behavior matched, which host was accepted.
struct Note {
  RuleId rule;
  std::string text;  ///< the decision in this request's own values

  bool operator==(const Note&) const = default;
};

enum class Phase { Request, Response };

/// Passed on to the next node.
struct Forwarded {
  bool operator==(const Forwarded&) const = default;
};
/// The node itself made the response; on the way down this turns the request around.
struct Answered {
  RuleId rule;
  int status = 200;
  std::string sentence;  ///< why, in this request's own values
  bool refused = false;  ///< the viewer does not get what it asked for
  bool operator==(const Answered&) const = default;
};
/// What the node would do is not known; the run stops here.
struct Unknown {
  RuleId rule;
  std::string sentence;
  bool operator==(const Unknown&) const = default;
};
/// Instead of passing the response back the node asks again: another origin, or a page of its own choice.
struct Retried {
  RuleId rule;
  std::string sentence;  ///< what it asks for and why
  bool operator==(const Retried&) const = default;
};
using Outcome = std::variant<Forwarded, Answered, Unknown, Retried>;

/// The rule behind an outcome, invalid if the message was just passed on.
RuleId ruleOf(const Outcome& outcome);
/// Its sentence; empty if the message was just passed on.
std::string_view sentenceOf(const Outcome& outcome);

/// Part of the cache key and the setting that put it there.
struct CacheKeyPart {
  std::string name;  ///< "path", "header Host", "query page", "cookie sessionid", "accept-encoding"
  std::string value;
  std::string setBy;  ///< "every key", "cache policy CachingOptimized"
  bool operator==(const CacheKeyPart&) const = default;
};

/// Things worth seeing beside the messages; each is shown on a tab of its own.
struct Extras {
  std::vector<CacheKeyPart> cacheKey;
  bool cacheable = false;                ///< the behavior could store an answer to this request
  std::vector<std::string> functionLog;  ///< console.log lines
  std::string functionEvent;             ///< JSON given to the function
  std::string functionResult;            ///< JSON it returned
  LazyText lambdaEvent;                  ///< JSON of the Lambda proxy event
  std::vector<std::pair<std::string, std::string>> environ;  ///< what the adapter or server hands to Django
  bool operator==(const Extras&) const = default;
};

/// Django's own answers to the questions this program exists for.
/// A text is empty and its error set where Django would raise instead of answering.
struct DjangoView {
  struct Answer {
    std::string value;
    std::string error;    ///< exception class: "DisallowedHost"
    std::string message;  ///< exact exception text
    bool operator==(const Answer&) const = default;
  };
  Answer host, port, scheme, absoluteUri, rawHost;
  bool secure = false;
  std::string remoteAddr;
  std::string csrfReason;  ///< "" = passes or is not checked; else Django's text
  bool csrfChecked = false;
  std::vector<std::string>
      log;  ///< lines as Django's loggers would print them: "ERROR django.security.DisallowedHost ..."
  bool operator==(const DjangoView&) const = default;
};

/// One node's treatment of the request or of the response.
struct Hop {
  NodeId node;
  LinkId via;  ///< link by which the message came; empty at the first hop
  Phase phase = Phase::Request;
  std::string stage;  ///< what the node does here: "viewer request", "origin request", "function", ...
  http::Message in, out;
  std::vector<Change> changes;  ///< replayed on `in` they give `out`, unless the hop answered or asks again
  std::vector<Note> notes;
  Outcome outcome;
  Extras extras;
  std::optional<DjangoView> django;
  bool operator==(const Hop&) const = default;
};

struct Verdict {
  enum class Kind { Delivered, Answered, Refused, Unknown };
  Kind kind = Kind::Unknown;
  int status = 0;                    ///< what the viewer gets; 0 if unknown
  NodeId by;                         ///< the node that decided
  RuleId rule;                       ///< the rule that decided
  std::string sentence;              ///< one sentence for a person
  std::optional<DjangoView> django;  ///< set if Django was reached
  std::vector<RuleId> assumptions;   ///< rules the result rests on that are not documented, each once
  bool operator==(const Verdict&) const = default;
};
std::string_view verdictName(Verdict::Kind k) noexcept;

/// The ordered hops of one request, there and back.
struct Trace {
  std::string request;  ///< name of the sample request; may be empty
  std::vector<Hop> hops;
  Verdict verdict;
  std::optional<http::Response> response;  ///< what the viewer gets
  bool operator==(const Trace&) const = default;
};

/// The input with the changes made to it. Error "trace.replay" if a change does not fit.
Result<http::Message> replay(http::Message in, std::span<const Change> changes);

/// Both invariants of every trace: replaying each hop's changes on its input gives its output, and each
/// hop's input is the previous hop's output. Error "trace.invariant" names the first hop that breaks one.
Result<void> checkInvariants(const Trace& trace);

/// One fact a line, the same text for the same trace everywhere: for tests, diffs and --format text without
/// colour.
std::string factLines(const Trace& trace);

/// Keys of all rules that fired, sorted, each once.
std::vector<std::string_view> firedRules(const Trace& trace);

}  // namespace headway
