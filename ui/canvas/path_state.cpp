// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/path_state.h"

#include <QRegularExpression>
#include <algorithm>
#include <utility>

#include "sim/engine/host_threads.h"
#include "sim/support/overloaded.h"
#include "sim/support/text.h"
#include "ui/text.h"

namespace headway::ui {
namespace {

QString listed(const Texts& texts) { return '[' + qs(text::join(texts, ", ")) + ']'; }

/// "Firefox 140" out of a User-Agent.
QString browser(const ViewerConfig& v) {
  static const QRegularExpression known(QStringLiteral("(Edg|OPR|Chrome|Firefox|Version|curl)/(\\d+)"));
  const auto match = known.match(qs(v.userAgent));
  if (!match.hasMatch()) return qs(v.userAgent);
  const QString name = match.captured(1);
  const QString shown = name == "Version" ? "Safari"
                        : name == "Edg"   ? "Edge"
                        : name == "OPR"   ? "Opera"
                                          : name;
  return shown + ' ' + match.captured(2);
}

QString behaviorOf(const DistributionConfig& d, const std::vector<const Hop*>& hops) {
  QString path = d.behaviors.size() == 1 ? qs(d.behaviors.front().path) : QString();
  bool cacheable = false;
  for (const Hop* hop : hops) {
    cacheable = cacheable || hop->extras.cacheable;
    for (const Note& note : hop->notes)
      if (note.rule.key() == "cloudfront.behavior.match") path = qs(note.text).section(' ', 1, 1);
  }
  const QString name = path.isEmpty() ? counted(static_cast<qsizetype>(d.behaviors.size()),
                                                QObject::tr("1 behavior"), QObject::tr("%1 behaviors"))
                       : path == "*"  ? QObject::tr("default")
                                      : path;
  return hops.empty() ? name
                      : name + (cacheable ? QObject::tr(" · cacheable") : QObject::tr(" · not cached"));
}

QString functionEvent(const Project& p, const NodeId& id) {
  QStringList events;
  for (const Link* link : p.linksTo(id))
    if (const auto* f = std::get_if<FunctionLink>(&link->config)) events << qs(enumName(f->event));
  return events.isEmpty() ? QObject::tr("not attached") : events.join(QStringLiteral(", "));
}

QString touchedHeaders(const std::vector<const Hop*>& hops) {
  QStringList names;
  for (const Hop* hop : hops)
    for (const Change& c : hop->changes)
      if (c.part == Part::Header && !names.contains(qs(c.name))) names << qs(c.name);
  return names.join(QStringLiteral(", "));
}

QString route(const Project& p, const NodeId& id) {
  for (const Link* link : p.linksFrom(id)) {
    const auto* i = std::get_if<IntegrationLink>(&link->config);
    if (!i) continue;
    return qs(i->routes.empty() ? std::string("$default") : i->routes.front()) +
           (i->type == IntegrationType::LambdaProxy ? QObject::tr(" → Lambda") : QObject::tr(" → HTTP"));
  }
  return QObject::tr("no route yet");
}

void describeNode(const Project& p, const Node& node, const std::vector<const Hop*>& hops, NodeState& out) {
  std::visit(
      Overloaded{[&](const ViewerConfig& v) {
                   out.line = browser(v);
                   out.wireLine = qs(v.address);
                 },
                 [&](const DistributionConfig& d) {
                   out.line = behaviorOf(d, hops);
                   out.wireLine = qs(d.aliases.empty() ? d.domain : d.aliases.front());
                 },
                 [&](const FunctionConfig& f) {
                   out.line = functionEvent(p, node.id);
                   const QString touched = touchedHeaders(hops);
                   out.wireLine = touched.isEmpty() ? qs(enumName(f.runtime)) : touched;
                 },
                 [&](const HttpApiConfig& api) {
                   out.line = route(p, node.id);
                   out.wireLine =
                       qs(api.customDomains.empty() ? executeApiDomain(api) : api.customDomains.front());
                 },
                 [&](const DjangoConfig& d) {
                   out.line = d.useXForwardedHost ? QObject::tr("reads X-Forwarded-Host")
                                                  : QObject::tr("reads Host");
                   out.wireLine = listed(d.allowedHosts);
                 },
                 [&](const FunctionUrlConfig& url) {
                   out.line = url.authType == FunctionUrlAuth::AwsIam ? QObject::tr("signed requests only")
                                                                      : QObject::tr("open to everyone");
                   out.wireLine = qs(functionUrlDomain(url));
                 },
                 [&](const LoadBalancerConfig& lb) {
                   out.line = (lb.type == BalancerType::Network ? QObject::tr("NLB ") : QString()) +
                              qs(enumName(lb.listener)) + ':' + QString::number(lb.listenerPort) +
                              (lb.internal ? QObject::tr(" · internal") : QString());
                   out.wireLine = qs(lb.dnsName);
                 },
                 [&](const BucketConfig& b) {
                   out.line = counted(static_cast<qsizetype>(b.objects.size()), QObject::tr("1 object"),
                                      QObject::tr("%1 objects")) +
                              (b.endpoint == BucketEndpoint::Website ? QObject::tr(" · website") : QString());
                   out.wireLine = qs(bucketDomain(b));
                 },
                 [&](const RestApiConfig& api) {
                   out.line = qs(enumName(api.endpointType)) + QStringLiteral(" · /") + qs(api.stage);
                   out.wireLine =
                       qs(api.customDomains.empty() ? executeApiDomain(api) : api.customDomains.front());
                 }},
      node.config);
}

void countChanges(const std::vector<const Hop*>& hops, NodeState& out) {
  for (const Hop* hop : hops)
    for (const Change& c : hop->changes)
      if (c.part == Part::Header) ++(c.before ? out.changes : out.added);
}

/// The answer of that hop was not good enough for the node that asked: it asked elsewhere.
bool wasGivenUp(const Trace& trace, const Hop& answered) {
  for (auto at = static_cast<std::size_t>(&answered - trace.hops.data()) + 1; at < trace.hops.size(); ++at) {
    if (std::holds_alternative<Retried>(trace.hops[at].outcome)) return true;
    if (trace.hops[at].phase == Phase::Request) return false;
  }
  return false;
}

/// The last answer counts: a node may have been asked twice. That of the node that delivers is what the
/// request came for and needs no mark of its own.
PathMark outcomeMark(const Trace& trace, const std::vector<const Hop*>& hops, const NodeState& counts) {
  const bool delivers =
      trace.verdict.kind == Verdict::Kind::Delivered && hops.back()->node == trace.verdict.by;
  for (auto hop = hops.rbegin(); hop != hops.rend(); ++hop) {
    if (std::holds_alternative<Unknown>((*hop)->outcome)) return PathMark::Unclear;
    const auto* answer = std::get_if<Answered>(&(*hop)->outcome);
    if (!answer || delivers) continue;
    return answer->refused || wasGivenUp(trace, **hop) ? PathMark::Refused : PathMark::Answered;
  }
  return counts.changes > 0 ? PathMark::Changed : PathMark::Passed;
}

NodeState nodeState(const Project& p, const Node& node, const Trace* trace) {
  std::vector<const Hop*> hops;
  if (trace)
    for (const Hop& hop : trace->hops)
      if (hop.node == node.id && hop.phase == Phase::Request) hops.push_back(&hop);
  NodeState out;
  describeNode(p, node, hops, out);
  if (!trace) return out;
  countChanges(hops, out);
  if (hops.empty())
    out.mark = PathMark::NotReached;
  else if (node.kind() == NodeKind::Viewer && std::holds_alternative<Forwarded>(hops.back()->outcome))
    out.mark = PathMark::Sent;
  else
    out.mark = outcomeMark(*trace, hops, out);
  return out;
}

QString selects(const Link& link) {
  return std::visit(Overloaded{[](const ViewerLink&) { return QString(); },
                               [](const FunctionLink& f) { return qs(enumName(f.event)); },
                               [](const OriginLink& o) { return qs(text::join(o.behaviors, ", ")); },
                               [](const IntegrationLink& i) { return qs(text::join(i.routes, ", ")); },
                               [](const InvokeLink&) { return QString(); },
                               [](const TargetLink& t) {
                                 return t.type == TargetType::Lambda ? QObject::tr("Lambda")
                                                                     : QString::number(t.port);
                               },
                               [](const MethodLink& m) { return qs(text::join(m.methods, ", ")); }},
                    link.config);
}

void board(LinkState& out, const http::Request& request, const QString& thread) {
  const ThreadKind* kind = threadOf(thread.toStdString());
  if (kind && (*kind == ThreadKind::Scheme || *kind == ThreadKind::Client)) {
    for (const Carried& c : carriedBy(*kind, request)) {
      const bool again = c.carrier.rfind("CloudFront-", 0) == 0 && !out.passengers.empty();
      if (!again)
        out.passengers.push_back({!c.carrier.empty()            ? qs(c.carrier)
                                  : *kind == ThreadKind::Scheme ? QObject::tr("speaks")
                                                                : QObject::tr("from"),
                                  qs(c.value)});
    }
    return;
  }
  QStringList names = {QStringLiteral("Host"), QStringLiteral("X-Forwarded-Host")};
  if (!thread.isEmpty() && !names.contains(thread, Qt::CaseInsensitive)) names << thread;
  for (const QString& name : std::as_const(names)) {
    const auto value = request.headers.joined(name.toStdString(), ", ");
    if (!value) continue;
    out.passengers.push_back({name, qs(*value)});
    if (!kind && name.compare(thread, Qt::CaseInsensitive) == 0) out.carriesThread = true;
  }
}

/// What the wire carries of a host thread; a function's wire also what the function hands back over it.
void spin(LinkState& out, const Link& link, const Trace& trace, const Hop& arrival, const QString& thread) {
  const ThreadKind* kind = threadOf(thread.toStdString());
  if (!kind) return;
  const auto valueOf = [&](const http::Message& message) {
    const auto* request = std::get_if<http::Request>(&message);
    return request ? threadValue(*kind, *request) : std::string();
  };
  std::string value = valueOf(arrival.in);
  if (value.empty() && std::holds_alternative<FunctionLink>(link.config)) value = valueOf(arrival.out);
  out.threadValue = qs(value);
  out.carriesThread = !value.empty();
  for (const Hop& hop : trace.hops)
    if (const std::string first = valueOf(hop.out); !first.empty()) {
      out.viewersValue = first == value;
      return;
    }
}

LinkState linkState(const Link& link, const Trace* trace, const PathState& nodes, const QString& thread) {
  LinkState out;
  out.selects = selects(link);
  if (!trace) return out;
  const Hop* arrival = nullptr;
  for (const Hop& hop : trace->hops)
    if (!arrival && hop.via == link.id && hop.phase == Phase::Request) arrival = &hop;
  if (!arrival) {
    out.mark = PathMark::NotReached;
    return out;
  }
  const PathMark target = nodes.nodes.at(link.to).mark;
  out.mark = target == PathMark::Refused || target == PathMark::Unclear ? target : PathMark::Passed;
  // A function is not sent the request over a wire of its own; what it sees is what the distribution has.
  if (const auto* request = std::get_if<http::Request>(&arrival->in);
      request && !std::holds_alternative<FunctionLink>(link.config))
    board(out, *request, thread);
  spin(out, link, *trace, *arrival, thread);
  return out;
}

/// A header that travels on every wire leaves nothing to point at.
void keepTelling(PathState& state) {
  const bool partly = std::any_of(state.links.begin(), state.links.end(), [](const auto& entry) {
    return !entry.second.passengers.empty() && !entry.second.carriesThread;
  });
  if (partly) return;
  for (auto& [id, link] : state.links) link.carriesThread = false;
}

}  // namespace

QString markText(PathMark mark) {
  switch (mark) {
    case PathMark::None: return QObject::tr("no request yet");
    case PathMark::Sent: return QObject::tr("sends the request");
    case PathMark::Passed: return QObject::tr("passed on");
    case PathMark::Changed: return QObject::tr("passed on, changed");
    case PathMark::Answered: return QObject::tr("answered");
    case PathMark::Refused: return QObject::tr("refused");
    case PathMark::Unclear: return QObject::tr("not known");
    case PathMark::NotReached: return QObject::tr("not reached");
  }
  return {};
}

PathState pathState(const Project& project, const Trace* trace, const QString& thread) {
  PathState out;
  for (const Node& node : project.nodes) out.nodes[node.id] = nodeState(project, node, trace);
  for (const Link& link : project.links) out.links[link.id] = linkState(link, trace, out, thread);
  if (trace && !threadOf(thread.toStdString())) keepTelling(out);
  return out;
}

}  // namespace headway::ui
