// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/compare/facts.h"

#include <map>

#include "sim/support/overloaded.h"
#include "sim/support/text.h"

namespace headway {
namespace {

/// Collects facts; a key that comes again gets a number.
class Collector {
 public:
  void add(const std::string& key, const std::string& what, std::string value) {
    const int nth = seen_[key]++;
    out_.push_back({nth == 0 ? key : key + " " + std::to_string(nth), what, std::move(value)});
  }
  void addUnlessEmpty(const std::string& what, const std::string& value) {
    if (!value.empty()) add(what, what, value);
  }
  void headers(const http::Headers& headers) {
    for (const auto& f : headers.fields()) add("header " + text::lower(f.name), f.name, f.value);
  }
  void message(const http::Message& m) {
    std::visit(Overloaded{[&](const http::Request& r) { request(r); },
                          [&](const http::Response& r) {
                            add("status", "status", std::to_string(r.status));
                            headers(r.headers);
                            addUnlessEmpty("body", r.body);
                          }},
               m);
  }
  void notes(const Hop& hop) {
    for (const Note& note : hop.notes)
      add("note " + std::string(note.rule.key()), std::string(note.rule.row().title), note.text);
  }
  void ending(const Hop& hop) {
    const Fact f = endingOf(hop);
    add(f.key, f.what, f.value);
  }
  Facts take() { return std::move(out_); }

 private:
  void request(const http::Request& r) {
    add("method", "method", r.method);
    add("to", "to", r.scheme + "://" + r.target + ":" + std::to_string(r.port));
    add("path", "path", r.path);
    if (r.query) add("query", "query", *r.query);
    addUnlessEmpty("sender", r.peer);
    headers(r.headers);
    addUnlessEmpty("body", r.body);
  }

  std::map<std::string, int> seen_;
  Facts out_;
};

std::string answer(const DjangoView::Answer& a) {
  return a.error.empty() ? a.value : a.error + ": " + a.message;
}

std::string ending(const Outcome& outcome) {
  return std::visit(Overloaded{[](const Forwarded&) { return std::string("passed on"); },
                               [](const Answered& a) {
                                 return std::string(a.refused ? "refused " : "answered ") +
                                        std::to_string(a.status) + ": " + a.sentence;
                               },
                               [](const Unknown& u) { return "unknown: " + u.sentence; },
                               [](const Retried& r) { return "asks again: " + r.sentence; }},
                    outcome);
}

}  // namespace

Fact endingOf(const Hop& hop) { return {"outcome", "outcome", ending(hop.outcome)}; }

Facts decisionsOf(const Hop& hop) {
  Collector out;
  out.notes(hop);
  out.ending(hop);
  return out.take();
}

Facts factsOf(const Hop& hop) {
  Collector out;
  out.notes(hop);
  out.message(hop.out);
  out.ending(hop);
  return out.take();
}

Facts factsOf(const Project& project, const Verdict& v) {
  Collector out;
  const Node* by = project.find(v.by);
  out.add("verdict", "verdict",
          std::string(verdictName(v.kind)) + (v.status == 0 ? "" : " " + std::to_string(v.status)));
  out.addUnlessEmpty("decided by", by ? by->name : v.by.value);
  if (v.rule.valid()) out.add("rule", "rule", std::string(v.rule.key()));
  out.addUnlessEmpty("why", v.sentence);
  if (!v.django) return out.take();
  out.addUnlessEmpty("Django's host", answer(v.django->host));
  out.addUnlessEmpty("Django's scheme", answer(v.django->scheme));
  out.addUnlessEmpty("Django's port", answer(v.django->port));
  out.addUnlessEmpty("Django's client", v.django->remoteAddr);
  out.add("is_secure", "is_secure", v.django->secure ? "True" : "False");
  out.addUnlessEmpty("absolute URI", answer(v.django->absoluteUri));
  if (v.django->csrfChecked)
    out.add("CSRF", "CSRF", v.django->csrfReason.empty() ? "passes" : v.django->csrfReason);
  return out.take();
}

}  // namespace headway
