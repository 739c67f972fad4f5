// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "sim/report/report.h"
#include "sim/support/overloaded.h"

namespace headway {
namespace {

using Json = nlohmann::ordered_json;

Json headers(const http::Headers& h) {
  Json out = Json::array();
  for (const auto& f : h.fields()) out.push_back(Json::array({f.name, f.value}));
  return out;
}

Json message(const http::Message& m) {
  return std::visit(Overloaded{[](const http::Request& r) {
                                 return Json{{"kind", "request"},
                                             {"method", r.method},
                                             {"scheme", r.scheme},
                                             {"http_version", r.version},
                                             {"target", r.target},
                                             {"port", r.port},
                                             {"server_name", r.serverName},
                                             {"peer", r.peer},
                                             {"path", r.path},
                                             {"query", r.query ? Json(*r.query) : Json()},
                                             {"headers", headers(r.headers)},
                                             {"body", r.body}};
                               },
                               [](const http::Response& r) {
                                 return Json{{"kind", "response"},
                                             {"status", r.status},
                                             {"reason", r.reason},
                                             {"headers", headers(r.headers)},
                                             {"body", r.body}};
                               }},
                    m);
}

Json text(const std::optional<std::string>& s) { return s ? Json(*s) : Json(); }

Json change(const Change& c) {
  return Json{{"part", std::string(partName(c.part))},
              {"name", c.name},
              {"before", text(c.before)},
              {"after", text(c.after)},
              {"rule", std::string(c.rule.key())}};
}

Json outcome(const Outcome& o) {
  return std::visit(
      Overloaded{
          [](const Forwarded&) {
            return Json{{"kind", "forwarded"}};
          },
          [](const Answered& a) {
            return Json{{"kind", a.refused ? "refused" : "answered"},
                        {"status", a.status},
                        {"rule", std::string(a.rule.key())},
                        {"sentence", a.sentence}};
          },
          [](const Unknown& u) {
            return Json{{"kind", "unknown"}, {"rule", std::string(u.rule.key())}, {"sentence", u.sentence}};
          },
          [](const Retried& r) {
            return Json{
                {"kind", "asks again"}, {"rule", std::string(r.rule.key())}, {"sentence", r.sentence}};
          }},
      o);
}

Json answer(const DjangoView::Answer& a) {
  return a.error.empty() ? Json{{"value", a.value}} : Json{{"error", a.error}, {"message", a.message}};
}

Json django(const DjangoView& d) {
  return Json{{"get_host", answer(d.host)},
              {"raw_host", answer(d.rawHost)},
              {"get_port", answer(d.port)},
              {"scheme", answer(d.scheme)},
              {"is_secure", d.secure},
              {"build_absolute_uri", answer(d.absoluteUri)},
              {"remote_addr", d.remoteAddr},
              {"csrf", d.csrfChecked ? Json(d.csrfReason.empty() ? "passes" : d.csrfReason) : Json()},
              {"logs", d.log}};
}

Json extras(const Extras& e) {
  Json out = Json::object();
  if (!e.cacheKey.empty()) {
    Json key = Json::array();
    for (const CacheKeyPart& p : e.cacheKey)
      key.push_back({{"name", p.name}, {"value", p.value}, {"set_by", p.setBy}});
    out["cache_key"] = key;
  }
  if (!e.functionLog.empty()) out["function_log"] = e.functionLog;
  // Both are JSON of our own making; a function may have returned something that is not.
  if (!e.functionEvent.empty()) out["function_event"] = Json::parse(e.functionEvent, nullptr, false);
  if (!e.functionResult.empty()) out["function_result"] = Json::parse(e.functionResult, nullptr, false);
  if (!e.lambdaEvent.empty()) out["lambda_event"] = Json::parse(e.lambdaEvent.text(), nullptr, false);
  if (!e.environ.empty()) {
    Json environ = Json::object();
    for (const auto& [key, value] : e.environ) environ[key] = value;
    out["environ"] = environ;
  }
  for (auto& [name, value] : out.items())
    if (value.is_discarded()) value = nullptr;
  return out;
}

Json hopJson(const Hop& hop) {
  Json changes = Json::array();
  for (const Change& c : hop.changes) changes.push_back(change(c));
  Json notes = Json::array();
  for (const Note& n : hop.notes) notes.push_back({{"rule", std::string(n.rule.key())}, {"text", n.text}});
  Json out = {{"node", hop.node.value},
              {"via", hop.via.empty() ? Json() : Json(hop.via.value)},
              {"phase", hop.phase == Phase::Request ? "request" : "response"},
              {"stage", hop.stage},
              {"in", message(hop.in)},
              {"out", message(hop.out)},
              {"changes", changes},
              {"notes", notes},
              {"outcome", outcome(hop.outcome)},
              {"extras", extras(hop.extras)}};
  if (hop.django) out["django"] = django(*hop.django);
  return out;
}

Json verdict(const Verdict& v) {
  Json assumptions = Json::array();
  for (const RuleId r : v.assumptions)
    assumptions.push_back({{"rule", std::string(r.key())},
                           {"title", std::string(r.row().title)},
                           {"confidence", std::string(confidenceName(r.row().confidence))}});
  const auto believed = [&](const std::string& s) { return v.django && !s.empty() ? Json(s) : Json(); };
  const DjangoView none;
  const DjangoView& d = v.django ? *v.django : none;
  return Json{{"kind", std::string(verdictName(v.kind))},
              {"status", v.status == 0 ? Json() : Json(v.status)},
              {"by", v.by.value},
              {"rule", v.rule.valid() ? Json(std::string(v.rule.key())) : Json()},
              {"sentence", v.sentence},
              {"host", believed(d.host.value)},
              {"scheme", believed(d.scheme.value)},
              {"client", believed(d.remoteAddr)},
              {"assumptions", assumptions}};
}

Json cacheJson(const EdgeState& edge, std::int64_t now) {
  Json out = Json::array();
  for (const auto& [node, cache] : edge.caches)
    for (const auto& [key, object] : cache.listed())
      out.push_back({{"node", node.value},
                     {"key", std::string(key)},
                     {"status", object->response.status},
                     {"age", object->ageAt(now)},
                     {"lifetime", object->seconds},
                     {"fresh", object->freshAt(now)},
                     {"headers", headers(object->response.headers)}});
  return out;
}

Json traceObject(const Project& project, const SampleRequest& request, const Trace& trace) {
  Json hops = Json::array();
  for (const Hop& hop : trace.hops) hops.push_back(hopJson(hop));
  return Json{{"headway_trace", 1},
              {"project", project.name},
              {"request", {{"name", request.name}, {"method", request.method}, {"url", request.url}}},
              {"verdict", verdict(trace.verdict)},
              {"hops", hops},
              {"response", trace.response ? message(*trace.response) : Json()}};
}

Json entryJson(const Project& project, const SampleRequest& visit, const VisitEntry& entry) {
  return Json{{"step", entry.step + 1},
              {"does", does(visit, entry)},
              {"title", entry.title},
              {"waited", entry.waited},
              {"person", entry.person},
              {"kept", entry.kept},
              {"trace", traceObject(project, entry.sent, entry.trace)}};
}

std::string printed(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string traceJson(const Project& project, const SampleRequest& request, const Trace& trace,
                      const EdgeState* edge, std::int64_t now) {
  Json out = traceObject(project, request, trace);
  if (edge) out["cache"] = cacheJson(*edge, now);
  return printed(out);
}

std::string visitJson(const Project& project, const SampleRequest& request, const VisitTrace& visit,
                      const EdgeState* edge, std::int64_t now) {
  Json entries = Json::array();
  for (const VisitEntry& entry : visit.entries) entries.push_back(entryJson(project, request, entry));
  Json out = {
      {"headway_visit", 1}, {"project", project.name}, {"request", request.name}, {"entries", entries}};
  out["loop"] = visit.loop ? Json{{"first", visit.loop->first + 1},
                                  {"causes", visit.loop->causes},
                                  {"sentence", visit.loop->sentence}}
                           : Json();
  if (edge) out["cache"] = cacheJson(*edge, now);
  return printed(out);
}

}  // namespace headway
