// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/trace.h"

#include <algorithm>

#include "sim/support/overloaded.h"

namespace headway {
namespace {

Diagnostic misfit(const Change& c, const std::string& what) {
  return makeError("trace.replay", std::string(partName(c.part)) + (c.name.empty() ? "" : " " + c.name) +
                                       ": " + what + " (rule " + std::string(c.rule.key()) + ")");
}

Result<void> replayHeader(http::Headers& headers, const Change& c) {
  if (!c.before) {
    if (c.index > headers.size()) return misfit(c, "added past the end");
    headers.insertAt(c.index, {c.name, *c.after});
    return {};
  }
  if (c.index >= headers.size()) return misfit(c, "no field at that position");
  const http::Headers::Field& at = headers.fields()[c.index];
  const std::string& nameBefore = c.nameBefore.empty() ? c.name : c.nameBefore;
  if (at.name != nameBefore || at.value != *c.before)
    return misfit(
        c, "found '" + at.name + ": " + at.value + "' instead of '" + nameBefore + ": " + *c.before + "'");
  if (c.after)
    headers.replaceAt(c.index, {c.name, *c.after});
  else
    headers.removeAt(c.index);
  return {};
}

std::string* textField(http::Message& m, Part part) {
  if (auto* request = std::get_if<http::Request>(&m)) {
    switch (part) {
      case Part::Method: return &request->method;
      case Part::Scheme: return &request->scheme;
      case Part::Version: return &request->version;
      case Part::Target: return &request->target;
      case Part::ServerName: return &request->serverName;
      case Part::Peer: return &request->peer;
      case Part::Path: return &request->path;
      case Part::Body: return &request->body;
      default: return nullptr;
    }
  }
  auto& response = std::get<http::Response>(m);
  if (part == Part::Body) return &response.body;
  if (part == Part::Reason) return &response.reason;
  return nullptr;
}

Result<void> replayOne(http::Message& m, const Change& c) {
  if (c.part == Part::Header)
    return replayHeader(std::visit([](auto& x) -> http::Headers& { return x.headers; }, m), c);
  if (c.part == Part::Query) {
    auto* request = std::get_if<http::Request>(&m);
    if (!request || request->query != c.before) return misfit(c, "query differs");
    request->query = c.after;
    return {};
  }
  if (c.part == Part::Port || c.part == Part::Status) {
    auto* request = std::get_if<http::Request>(&m);
    auto* response = std::get_if<http::Response>(&m);
    int* number = c.part == Part::Port ? (request ? &request->port : nullptr)
                                       : (response ? &response->status : nullptr);
    if (!number || std::to_string(*number) != c.before) return misfit(c, "number differs");
    *number = std::stoi(*c.after);
    return {};
  }
  std::string* field = textField(m, c.part);
  if (!field || *field != c.before) return misfit(c, "text differs");
  *field = *c.after;
  return {};
}

std::string firstLine(const std::string& s) {
  std::string out = s.substr(0, 200);
  std::replace(out.begin(), out.end(), '\n', ' ');
  return s.size() > 200 ? out + "..." : out;
}

void messageLines(std::string& out, const std::string& prefix, const http::Message& m) {
  std::visit(Overloaded{[&](const http::Request& r) {
                          out += prefix + r.method + " " + r.scheme + "://" + r.target + ":" +
                                 std::to_string(r.port) + http::pathAndQuery(r) + " HTTP/" + r.version +
                                 " peer=" + r.peer + (r.serverName.empty() ? "" : " sni=" + r.serverName) +
                                 "\n";
                        },
                        [&](const http::Response& r) {
                          out += prefix + std::to_string(r.status) + " " + r.reason + "\n";
                        }},
             m);
  std::visit(
      [&](const auto& x) {
        for (const auto& f : x.headers.fields()) out += prefix + f.name + ": " + f.value + "\n";
        if (!x.body.empty()) out += prefix + "body: " + firstLine(x.body) + "\n";
      },
      m);
}

}  // namespace

std::string_view partName(Part p) noexcept {
  switch (p) {
    case Part::Method: return "method";
    case Part::Scheme: return "scheme";
    case Part::Version: return "http-version";
    case Part::Target: return "target";
    case Part::Port: return "port";
    case Part::ServerName: return "server-name";
    case Part::Peer: return "peer";
    case Part::Path: return "path";
    case Part::Query: return "query";
    case Part::Header: return "header";
    case Part::Body: return "body";
    case Part::Status: return "status";
    case Part::Reason: return "reason";
  }
  return "";
}

std::string_view verdictName(Verdict::Kind k) noexcept {
  switch (k) {
    case Verdict::Kind::Delivered: return "delivered";
    case Verdict::Kind::Answered: return "answered";
    case Verdict::Kind::Refused: return "refused";
    case Verdict::Kind::Unknown: return "unknown";
  }
  return "";
}

RuleId ruleOf(const Outcome& outcome) {
  return std::visit(
      [](const auto& o) {
        if constexpr (std::is_same_v<std::decay_t<decltype(o)>, Forwarded>)
          return RuleId{};
        else
          return o.rule;
      },
      outcome);
}

std::string_view sentenceOf(const Outcome& outcome) {
  return std::visit(
      [](const auto& o) -> std::string_view {
        if constexpr (std::is_same_v<std::decay_t<decltype(o)>, Forwarded>)
          return {};
        else
          return o.sentence;
      },
      outcome);
}

Result<http::Message> replay(http::Message in, std::span<const Change> changes) {
  for (const Change& c : changes)
    if (auto ok = replayOne(in, c); !ok) return ok.error();
  return in;
}

Result<void> checkInvariants(const Trace& trace) {
  const http::Message* previous = nullptr;
  for (std::size_t i = 0; i < trace.hops.size(); ++i) {
    const Hop& hop = trace.hops[i];
    const std::string where = "hop " + std::to_string(i + 1) + " (" + hop.node.value + ", " + hop.stage + ")";
    if (previous && *previous != hop.in)
      return makeError("trace.invariant", where + ": its input is not the previous hop's output");
    if (std::holds_alternative<Forwarded>(hop.outcome)) {
      const auto again = replay(hop.in, hop.changes);
      if (!again) return makeError("trace.invariant", where + ": " + again.error().message);
      if (*again != hop.out)
        return makeError("trace.invariant", where + ": replaying its changes does not give its output");
    }
    previous = &hop.out;
  }
  return {};
}

std::string factLines(const Trace& trace) {
  std::string out;
  for (const Hop& hop : trace.hops) {
    out += "hop " + hop.node.value + " " + (hop.phase == Phase::Request ? "request" : "response") + " (" +
           hop.stage + ")\n";
    messageLines(out, "  in  ", hop.in);
    for (const Note& n : hop.notes) out += "  note " + std::string(n.rule.key()) + ": " + n.text + "\n";
    for (const Change& c : hop.changes) {
      out += "  change " + std::string(partName(c.part)) + (c.name.empty() ? "" : " " + c.name) + ": " +
             (c.before ? "'" + firstLine(*c.before) + "'" : "(none)") + " -> " +
             (c.after ? "'" + firstLine(*c.after) + "'" : "(none)") + " by " + std::string(c.rule.key()) +
             "\n";
    }
    for (const std::string& line : hop.extras.functionLog) out += "  log " + line + "\n";
    std::visit(Overloaded{[](const Forwarded&) {},
                          [&](const Answered& a) {
                            out += "  answered " + std::to_string(a.status) + (a.refused ? " refused" : "") +
                                   " by " + std::string(a.rule.key()) + ": " + a.sentence + "\n";
                          },
                          [&](const Unknown& u) {
                            out += "  unknown by " + std::string(u.rule.key()) + ": " + u.sentence + "\n";
                          },
                          [&](const Retried& r) {
                            out += "  asks again by " + std::string(r.rule.key()) + ": " + r.sentence + "\n";
                          }},
               hop.outcome);
    messageLines(out, "  out ", hop.out);
  }
  const Verdict& v = trace.verdict;
  out += "verdict " + std::string(verdictName(v.kind)) + " " + std::to_string(v.status) + " by " +
         v.by.value + " (" + std::string(v.rule.key()) + "): " + v.sentence + "\n";
  for (const RuleId r : v.assumptions) out += "assumes " + std::string(r.key()) + "\n";
  return out;
}

std::vector<std::string_view> firedRules(const Trace& trace) {
  std::vector<std::string_view> keys;
  for (const Hop& hop : trace.hops) {
    for (const Change& c : hop.changes) keys.push_back(c.rule.key());
    for (const Note& n : hop.notes) keys.push_back(n.rule.key());
    if (const RuleId r = ruleOf(hop.outcome); r.valid()) keys.push_back(r.key());
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace headway
