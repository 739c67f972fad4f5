// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/trace.h"

namespace headway {

/// The four things that get lost behind proxies, each followed from the viewer to Django.
enum class ThreadKind { Host, ForwardedHost, Scheme, Client };
inline constexpr ThreadKind kThreadKinds[] = {ThreadKind::Host, ThreadKind::ForwardedHost, ThreadKind::Scheme,
                                              ThreadKind::Client};
/// "Host", "X-Forwarded-Host", "scheme", "client address".
std::string_view threadName(ThreadKind kind) noexcept;

/// One carrier of a thread in a message and what it says.
struct Carried {
  std::string carrier;  ///< a header's name, or "" for the connection itself (its scheme, its peer)
  std::string value;
  bool operator==(const Carried&) const = default;
};
/// What a request carries of that thread: headers first, in the order in which they count, then the
/// connection. Empty if it has nothing of it.
std::vector<Carried> carriedBy(ThreadKind kind, const http::Request& request);
/// The viewer's own value as far as the request still tells it: the first carrier, of a list of addresses the
/// first. "" if it has nothing of it.
std::string threadValue(ThreadKind kind, const http::Request& request);
/// The thread that this header belongs to, in any spelling; null for others.
const ThreadKind* threadOf(std::string_view header) noexcept;

/// What a node did with a thread.
enum class Deed {
  Set,       ///< wrote it where there was nothing
  Replaced,  ///< wrote another value over it
  Extended,  ///< added its own to the list
  Removed,   ///< took it away
  Believed,  ///< decided by it
  Ignored,   ///< had it and did not read it
  Refused,   ///< read it and would not have it
};

struct ThreadEvent {
  std::size_t hop = 0;  ///< index in Trace::hops
  NodeId node;
  Deed deed = Deed::Set;
  std::string carrier;        ///< as in Carried
  std::string before, value;  ///< value: the new one; what was removed, believed, ignored or refused
  RuleId rule;                ///< why; may be invalid
  bool operator==(const ThreadEvent&) const = default;
};

struct HostThread {
  ThreadKind kind = ThreadKind::Host;
  std::vector<ThreadEvent> events;  ///< in the order of the hops
  bool operator==(const HostThread&) const = default;
};

/// The threads of the request on its way down, one a kind, in the order of kThreadKinds: who set each, who
/// replaced it, who believed it. Read off the changes, notes and Django's own view; it adds no rule.
std::vector<HostThread> hostThreads(const Trace& trace);

}  // namespace headway
