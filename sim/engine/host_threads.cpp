// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/host_threads.h"

#include <algorithm>
#include <optional>

#include "sim/engine/cloudfront/rules.h"
#include "sim/engine/django/rules.h"
#include "sim/engine/gateway/function_url/rules.h"
#include "sim/engine/gateway/http_api/rules.h"
#include "sim/engine/gateway/rest_api/rules.h"
#include "sim/engine/s3/rules.h"
#include "sim/engine/server/rules.h"
#include "sim/support/text.h"

namespace headway {
namespace {

/// The headers that carry a thread, those that count first first.
struct Carrier {
  ThreadKind kind;
  std::string_view header;
};
constexpr Carrier kCarriers[] = {
    {ThreadKind::Host, "Host"},
    {ThreadKind::ForwardedHost, "X-Forwarded-Host"},
    {ThreadKind::Scheme, "X-Forwarded-Proto"},
    {ThreadKind::Scheme, "CloudFront-Forwarded-Proto"},
    {ThreadKind::Client, "X-Forwarded-For"},
    {ThreadKind::Client, "CloudFront-Viewer-Address"},
};

/// Rules by which nodes before Django decide on what a thread says.
struct Belief {
  RuleId rule;
  ThreadKind kind;
  Deed deed;
};
constexpr Belief kBeliefs[] = {
    {cloudfront::rule("cloudfront.alias.match"), ThreadKind::Host, Deed::Believed},
    {cloudfront::rule("cloudfront.alias.unknown"), ThreadKind::Host, Deed::Refused},
    {gateway::rule("gateway.http-api.host"), ThreadKind::Host, Deed::Believed},
    {gateway::rule("gateway.http-api.host-unknown"), ThreadKind::Host, Deed::Refused},
    {gateway::rest::rule("gateway.rest-api.host"), ThreadKind::Host, Deed::Believed},
    {gateway::rest::rule("gateway.rest-api.host-unknown"), ThreadKind::Host, Deed::Refused},
    {function_url::rule("function-url.host"), ThreadKind::Host, Deed::Believed},
    {function_url::rule("function-url.host-unknown"), ThreadKind::Host, Deed::Refused},
    {s3::rule("s3.host.own-name"), ThreadKind::Host, Deed::Believed},
    {s3::rule("s3.host.foreign"), ThreadKind::Host, Deed::Refused},
    {server::rule("server.gunicorn.scheme"), ThreadKind::Scheme, Deed::Believed},
    {server::rule("server.uvicorn.scheme"), ThreadKind::Scheme, Deed::Believed},
};

std::string connection(ThreadKind kind, const http::Request& request) {
  if (kind == ThreadKind::Scheme) return request.scheme;
  return kind == ThreadKind::Client ? request.peer : std::string();
}

std::optional<std::string> header(const http::Request& request, std::string_view name) {
  return request.headers.joined(name, ", ");
}

const Carrier* carrierOf(std::string_view name) {
  const auto at = std::ranges::find_if(
      kCarriers, [&](const Carrier& c) { return text::equalsIgnoreCase(c.header, name); });
  return at == std::end(kCarriers) ? nullptr : &*at;
}

/// Adds the events of one hop to the threads.
class HopReader {
 public:
  HopReader(std::vector<HostThread>& threads, const Trace& trace, std::size_t hop)
      : threads_(threads), hop_(trace.hops[hop]), index_(hop), in_(std::get<http::Request>(hop_.in)) {}

  void read() {
    readBeliefs();
    if (index_ == 0)
      readFirst();
    else
      readChanges();
    if (hop_.django) readDjango(*hop_.django);
  }

 private:
  ThreadEvent& add(ThreadKind kind, Deed deed, std::string_view carrier, std::string value, RuleId rule) {
    HostThread& thread = threads_[static_cast<std::size_t>(kind)];
    thread.events.push_back(
        {index_, hop_.node, deed, std::string(carrier), std::string(), std::move(value), rule});
    return thread.events.back();
  }

  void readBeliefs() {
    for (const Note& note : hop_.notes) believe(note.rule);
    believe(ruleOf(hop_.outcome));
  }

  void believe(RuleId rule) {
    for (const Belief& belief : kBeliefs) {
      if (!(belief.rule == rule)) continue;
      const std::vector<Carried> carried = carriedBy(belief.kind, in_);
      if (!carried.empty())
        add(belief.kind, belief.deed, carried.front().carrier, carried.front().value, rule);
    }
  }

  // The viewer makes the message: all that it has is set there, what is as by default too.
  void readFirst() {
    const auto* out = std::get_if<http::Request>(&hop_.out);
    if (!out) return;
    for (const ThreadKind kind : kThreadKinds)
      for (const Carried& carried : carriedBy(kind, *out))
        add(kind, Deed::Set, carried.carrier, carried.value, ruleFor(kind, carried.carrier));
  }

  RuleId ruleFor(ThreadKind kind, std::string_view carrier) const {
    for (const Change& c : hop_.changes)
      if (const auto found = carrierOf(c, kind); found && text::equalsIgnoreCase(*found, carrier))
        return c.rule;
    return {};
  }

  /// The carrier of that thread which the change writes.
  static std::optional<std::string_view> carrierOf(const Change& c, ThreadKind kind) {
    if (c.part == Part::Scheme && kind == ThreadKind::Scheme) return "";
    if (c.part == Part::Peer && kind == ThreadKind::Client) return "";
    if (c.part != Part::Header) return std::nullopt;
    const Carrier* carrier = headway::carrierOf(c.name);
    return carrier && carrier->kind == kind ? std::optional(carrier->header) : std::nullopt;
  }

  void readChanges() {
    for (const Change& c : hop_.changes)
      for (const ThreadKind kind : kThreadKinds)
        if (const auto carrier = carrierOf(c, kind); carrier && c.before != c.after)
          readChange(c, kind, *carrier);
  }

  void readChange(const Change& c, ThreadKind kind, std::string_view carrier) {
    if (!c.after) {
      add(kind, Deed::Removed, carrier, *c.before, c.rule);
    } else if (!c.before) {
      add(kind, Deed::Set, carrier, *c.after, c.rule);
    } else {
      const bool longer = kind == ThreadKind::Client && c.after->starts_with(*c.before + ", ");
      add(kind, longer ? Deed::Extended : Deed::Replaced, carrier, *c.after, c.rule).before = *c.before;
    }
  }

  RuleId noted(std::initializer_list<RuleId> rules) const {
    for (const Note& note : hop_.notes)
      for (const RuleId rule : rules)
        if (note.rule == rule) return rule;
    return {};
  }

  void readDjango(const DjangoView& view) {
    readDjangoHost(view);
    readDjangoScheme(view);
    if (!view.remoteAddr.empty()) {
      ignore(ThreadKind::Client, "X-Forwarded-For", view.remoteAddr, {});
      add(ThreadKind::Client, Deed::Believed, "", view.remoteAddr, {});
    }
  }

  void readDjangoHost(const DjangoView& view) {
    const RuleId forwarded = noted({django::rule("django.host.from-forwarded")});
    const RuleId off = noted({django::rule("django.host.forwarded-off")});
    const RuleId own = noted({django::rule("django.host.from-header")});
    if (!forwarded.valid() && !off.valid() && !own.valid()) return;
    const Deed deed = view.host.error.empty() ? Deed::Believed : Deed::Refused;
    const RuleId why = deed == Deed::Refused ? ruleOf(hop_.outcome) : forwarded.valid() ? forwarded : own;
    if (forwarded.valid()) {
      ignore(ThreadKind::Host, "Host", {}, forwarded);
      add(ThreadKind::ForwardedHost, deed, "X-Forwarded-Host", view.rawHost.value, why);
    } else {
      ignore(ThreadKind::ForwardedHost, "X-Forwarded-Host", {}, off);
      add(ThreadKind::Host, deed, "Host", view.rawHost.value, why);
    }
  }

  void readDjangoScheme(const DjangoView& view) {
    if (view.scheme.value.empty()) return;
    const RuleId header =
        noted({django::rule("django.scheme.from-header"), django::rule("django.scheme.header-otherwise")});
    const RuleId server =
        noted({django::rule("django.scheme.from-server"), django::rule("django.scheme.header-off"),
               django::rule("django.scheme.header-absent")});
    if (!header.valid()) ignore(ThreadKind::Scheme, "X-Forwarded-Proto", {}, server);
    add(ThreadKind::Scheme, Deed::Believed, header.valid() ? "X-Forwarded-Proto" : "", view.scheme.value,
        header.valid() ? header : server);
  }

  /// What it has in that header it did not read, unless that says what it read anyway.
  void ignore(ThreadKind kind, std::string_view carrier, std::string_view read, RuleId rule) {
    if (const auto value = header(in_, carrier); value && *value != read)
      add(kind, Deed::Ignored, carrier, *value, rule);
  }

  std::vector<HostThread>& threads_;
  const Hop& hop_;
  std::size_t index_;
  const http::Request& in_;
};

}  // namespace

std::string_view threadName(ThreadKind kind) noexcept {
  switch (kind) {
    case ThreadKind::Host: return "Host";
    case ThreadKind::ForwardedHost: return "X-Forwarded-Host";
    case ThreadKind::Scheme: return "scheme";
    case ThreadKind::Client: return "client address";
  }
  return {};
}

std::vector<Carried> carriedBy(ThreadKind kind, const http::Request& request) {
  std::vector<Carried> out;
  for (const Carrier& carrier : kCarriers) {
    if (carrier.kind != kind) continue;
    if (auto value = header(request, carrier.header))
      out.push_back({std::string(carrier.header), std::move(*value)});
  }
  if (std::string value = connection(kind, request); !value.empty()) out.push_back({"", std::move(value)});
  return out;
}

std::string threadValue(ThreadKind kind, const http::Request& request) {
  const std::vector<Carried> carried = carriedBy(kind, request);
  if (carried.empty()) return {};
  const Carried& first = carried.front();
  if (kind != ThreadKind::Client) return first.value;
  if (first.carrier == "CloudFront-Viewer-Address") return first.value.substr(0, first.value.rfind(':'));
  return std::string(text::trim(first.value.substr(0, first.value.find(','))));
}

const ThreadKind* threadOf(std::string_view header) noexcept {
  const Carrier* carrier = carrierOf(header);
  return carrier ? &carrier->kind : nullptr;
}

std::vector<HostThread> hostThreads(const Trace& trace) {
  std::vector<HostThread> out;
  for (const ThreadKind kind : kThreadKinds) out.push_back({kind, {}});
  for (std::size_t i = 0; i < trace.hops.size(); ++i)
    if (trace.hops[i].phase == Phase::Request && std::holds_alternative<http::Request>(trace.hops[i].in))
      HopReader(out, trace, i).read();
  return out;
}

}  // namespace headway
