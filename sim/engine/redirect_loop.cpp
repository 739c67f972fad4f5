// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/redirect_loop.h"

#include <algorithm>

#include "sim/engine/cloudfront/behaviors.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway {
namespace {

/// A setting and what it does to the visit.
struct Cause {
  std::string setting, effect;
};

struct Sender {
  std::string_view rule, setting, effect;
};

/// What can send a browser on, by the rule that decided.
constexpr Sender kSenders[] = {
    {"django.security.ssl-redirect", "SECURE_SSL_REDIRECT", "sends every http request to https"},
    {"django.common.www", "PREPEND_WWW", "sends to the name with www. in front"},
    {"django.common.append-slash", "APPEND_SLASH", "sends to the path with a slash at its end"},
    {"cloudfront.viewer.redirect-to-https", "viewer_protocol_policy redirect-to-https",
     "sends every http request to https"},
    {"elb.action.redirect", "A listener rule", "redirects"},
    {"function.response.generated", "The code", "redirects"},
    {"viewer.request.answer-told", "The answer that the request tells", "is a redirect"},
    {"django.view.answered", "The page", "redirects"},
    {"django.view.redirects", "The page", "redirects"},
    {"django.view.signed-in", "The login page", "sends whoever signed in on"},
    {"django.auth.login-required", "login_required", "sends everybody without a session to the login page"},
};

std::string nameOf(const Project& project, const NodeId& id) {
  const Node* node = project.find(id);
  return "'" + (node ? node->name : id.value) + "'";
}

Cause senderOf(const Project& project, const Verdict& v) {
  const auto row = std::find_if(std::begin(kSenders), std::end(kSenders),
                                [&](const Sender& s) { return s.rule == v.rule.key(); });
  const std::string of = " of " + nameOf(project, v.by);
  if (row != std::end(kSenders)) return {std::string(row->setting) + of, std::string(row->effect)};
  return {"'" + std::string(v.rule.row().title) + "'" + of, "redirects"};
}

/// Who changed a header last on the way to a hop, and to what.
struct LastChange {
  const Hop* hop = nullptr;
  const Change* change = nullptr;
};

LastChange lastChange(const Trace& trace, const Hop& before, std::string_view header) {
  LastChange out;
  for (const Hop& hop : trace.hops) {
    if (&hop == &before) break;
    for (const Change& c : hop.changes)
      if (c.part == Part::Header && text::equalsIgnoreCase(c.name, header)) out = {&hop, &c};
  }
  return out;
}

const Hop* djangoHop(const Trace& trace) {
  const auto found = std::find_if(trace.hops.rbegin(), trace.hops.rend(),
                                  [](const Hop& hop) { return hop.django.has_value(); });
  return found == trace.hops.rend() ? nullptr : &*found;
}

/// "X-Forwarded-Proto" of "HTTP_X_FORWARDED_PROTO".
std::string headerName(const std::string& metaKey) {
  std::string out = text::lower(metaKey.starts_with("HTTP_") ? metaKey.substr(5) : metaKey);
  bool first = true;
  for (char& c : out) {
    if (first && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    first = c == '_';
    if (first) c = '-';
  }
  return out;
}

/// "X_FORWARDED_PROTO" of "X-Forwarded-Proto".
std::string metaKey(std::string_view header) {
  std::string out(header);
  for (char& c : out) c = c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

/// A wire on which CloudFront gives up https.
void plainLeg(const Project& project, const Trace& trace, std::vector<Cause>& out) {
  for (const Hop& hop : trace.hops) {
    const Link* wire = project.find(hop.via);
    const auto* origin = wire ? std::get_if<OriginLink>(&wire->config) : nullptr;
    if (hop.phase != Phase::Request || !origin || origin->protocolPolicy != OriginProtocolPolicy::HttpOnly)
      continue;
    out.push_back(
        {"protocol_policy http-only from " + nameOf(project, wire->from) + " to " + nameOf(project, wire->to),
         "makes every request look like http"});
    return;
  }
}

void schemeCauses(const Project& project, const Trace& trace, const Hop& hop, std::vector<Cause>& out) {
  const Node* node = project.find(hop.node);
  const auto* django = node ? std::get_if<DjangoConfig>(&node->config) : nullptr;
  if (!django) return;
  plainLeg(project, trace, out);
  const std::string of = "SECURE_PROXY_SSL_HEADER of " + nameOf(project, hop.node);
  if (django->secureProxySslHeader.empty()) {
    out.push_back({"no " + of, "leaves Django with the scheme of its own connection"});
    return;
  }
  const std::string& key = django->secureProxySslHeader.front();
  const std::string header = headerName(key);
  if (!key.starts_with("HTTP_")) {
    out.push_back({of, "names '" + key + "', which Django would only know as HTTP_" + metaKey(key)});
    return;
  }
  const auto [where, change] = lastChange(trace, hop, header);
  std::string effect = "names " + header + ", which nobody sends";
  if (change && !change->after)
    effect = "names " + header + ", which " + nameOf(project, where->node) + " removes";
  if (change && change->after)
    effect =
        "names " + header + ", which " + nameOf(project, where->node) + " sets to '" + *change->after + "'";
  if (change && change->after && *change->after != django->secureProxySslHeader.back())
    effect += ", not to '" + django->secureProxySslHeader.back() + "'";
  out.push_back({of, std::move(effect)});
}

void hostCauses(const Project& project, const Trace& trace, const Hop& hop, std::vector<Cause>& out) {
  const auto [where, change] = lastChange(trace, hop, "Host");
  const std::string& host = hop.django->host.value;
  if (!change || !where) return;
  const Node* node = project.find(where->node);
  std::string setting = "'" + std::string(change->rule.row().title) + "' of " + nameOf(project, where->node);
  if (node && node->kind() == NodeKind::Distribution)
    if (const auto route = cloudfront::routeFor(project, *node, std::get<http::Request>(where->in).path);
        route.behavior && !route.behavior->originRequestPolicy.empty())
      setting = "origin_request_policy " + route.behavior->originRequestPolicy + " of " +
                nameOf(project, where->node);
  out.push_back({std::move(setting), "makes every request look like one for " + host});
}

/// Who turned the path that the browser asked for into the one that Django saw.
void pathCauses(const Project& project, const Trace& trace, const Hop& hop, const std::string& asked,
                std::vector<Cause>& out) {
  const Hop* where = nullptr;
  const Change* change = nullptr;
  for (const Hop& earlier : trace.hops) {
    if (&earlier == &hop) break;
    for (const Change& c : earlier.changes)
      if (c.part == Part::Path) where = &earlier, change = &c;
  }
  if (!change || !change->before || !change->after || *change->after == asked) return;
  const Node* node = project.find(where->node);
  const bool code = node && node->kind() == NodeKind::Function;
  out.push_back({(code ? "the code of " : "'" + std::string(change->rule.row().title) + "' of ") +
                     nameOf(project, where->node),
                 "makes " + *change->after + " of " + *change->before});
}

/// A login page that asks for a login before it shows itself.
void loginCauses(const Project& project, const Trace& trace, const http::Url& asked,
                 std::vector<Cause>& out) {
  if (trace.verdict.rule.key() != "django.auth.login-required") return;
  const auto* answer = std::get_if<http::Response>(&trace.hops.back().out);
  const std::string_view location = answer ? answer->headers.get("Location") : std::string_view();
  if (location.empty()) return;
  const auto to = http::resolveReference(asked, location);
  if (!to || to->path != asked.path) return;
  out.push_back({"LOGIN_URL of " + nameOf(project, trace.verdict.by),
                 "leads to " + asked.path + ", which needs a login itself"});
}

void add(std::vector<Cause>& causes, Cause cause) {
  const bool there =
      std::any_of(causes.begin(), causes.end(), [&](const Cause& c) { return c.setting == cause.setting; });
  if (!there) causes.push_back(std::move(cause));
}

}  // namespace

RedirectLoop nameLoop(const Project& project, const std::vector<VisitEntry>& entries, std::size_t first) {
  std::vector<Cause> causes, views;
  for (std::size_t i = first; i + 1 < entries.size(); ++i) {
    const Trace& trace = entries[i].trace;
    if (trace.verdict.kind == Verdict::Kind::Unknown) continue;  // a step that could not be done sent nobody
    if (trace.verdict.rule.valid()) add(causes, senderOf(project, trace.verdict));
    const auto asked = http::parseUrl(entries[i].sent.url);
    if (!asked) continue;
    loginCauses(project, trace, *asked, views);
    const Hop* hop = djangoHop(trace);
    if (!hop || hop->node != trace.verdict.by) continue;
    std::vector<Cause> found;
    if (hop->django->scheme.value != asked->scheme) schemeCauses(project, trace, *hop, found);
    if (!hop->django->host.value.empty() && hop->django->host.value != text::lower(asked->authority()))
      hostCauses(project, trace, *hop, found);
    if (trace.verdict.rule.key() == "django.common.append-slash")
      pathCauses(project, trace, *hop, asked->path, found);
    for (Cause& c : found) add(views, std::move(c));
  }
  for (Cause& c : views) add(causes, std::move(c));
  RedirectLoop out;
  out.first = first;
  std::string again = entries[first].sent.url;
  if (again != entries.back().sent.url) again = again.substr(0, again.find('?'));
  out.sentence = "Redirect loop: " + again + " comes again and again";
  for (std::size_t i = 0; i < causes.size(); ++i) {
    out.sentence += i == 0 ? ": " : i + 1 == causes.size() ? ", and " : ", ";
    out.sentence += causes[i].setting + " " + causes[i].effect;
    out.causes.push_back(std::move(causes[i].setting));
  }
  out.sentence += ".";
  return out;
}

}  // namespace headway
