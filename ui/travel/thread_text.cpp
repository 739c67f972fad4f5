// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/travel/thread_text.h"

#include <QObject>
#include <algorithm>

#include "ui/text.h"
#include "ui/theme.h"
#include "ui/trace/stations.h"

namespace headway::ui {
namespace {

constexpr int kLongest = 30;  ///< characters of a host name in the story

/// Headers of CloudFront's own say the same once more.
bool isTold(const ThreadEvent& e) { return e.carrier.rfind("CloudFront-", 0) != 0; }

QString valueHtml(const HostColors& hosts, const QString& value) {
  const QColor color = hosts.color(value);
  const QString shown = value.size() > kLongest ? value.left(kLongest - 1) + QChar(0x2026) : value;
  return QStringLiteral("<span style='color:%1;font-family:\"%2\"'>%3</span>")
      .arg((color.isValid() ? color : Theme::instance().colors().ink).name(),
           Theme::instance().mono().family(), shown.toHtmlEscaped());
}

/// What a node did, without its name.
QString told(ThreadKind kind, const ThreadEvent& e, const HostColors& hosts) {
  const bool name = kind == ThreadKind::Host || kind == ThreadKind::ForwardedHost;
  const QString value = valueHtml(hosts, qs(e.value));
  const QString carrier = qs(e.carrier).toHtmlEscaped();
  const bool connects = e.carrier.empty() && (e.deed == Deed::Set || e.deed == Deed::Replaced);
  if (connects)
    return (kind == ThreadKind::Scheme ? QObject::tr("speaks %1") : QObject::tr("calls from %1")).arg(value);
  switch (e.deed) {
    case Deed::Set:
      return name ? QObject::tr("sets %1").arg(value) : QObject::tr("sets %1 to %2").arg(carrier, value);
    case Deed::Replaced: return QObject::tr("replaces it with %1").arg(value);
    case Deed::Extended:
      return QObject::tr("adds %1").arg(valueHtml(hosts, qs(e.value.substr(e.before.size() + 2))));
    case Deed::Removed: return QObject::tr("removes it");
    case Deed::Believed: return name ? QObject::tr("believes it") : QObject::tr("believes %1").arg(value);
    case Deed::Ignored: return name ? QObject::tr("ignores it") : QObject::tr("ignores %1").arg(carrier);
    case Deed::Refused: return QObject::tr("refuses it");
  }
  return {};
}

}  // namespace

QString threadTitle(ThreadKind kind) {
  switch (kind) {
    case ThreadKind::Host: return QStringLiteral("Host");
    case ThreadKind::ForwardedHost: return QStringLiteral("X-Forwarded-Host");
    case ThreadKind::Scheme: return QObject::tr("Scheme");
    case ThreadKind::Client: return QObject::tr("Client");
  }
  return {};
}

QString threadHeader(ThreadKind kind) {
  switch (kind) {
    case ThreadKind::Host: return QStringLiteral("Host");
    case ThreadKind::ForwardedHost: return QStringLiteral("X-Forwarded-Host");
    case ThreadKind::Scheme: return QStringLiteral("X-Forwarded-Proto");
    case ThreadKind::Client: return QStringLiteral("X-Forwarded-For");
  }
  return {};
}

QColor threadColor(const HostColors& hosts, const QString& value, bool viewers) {
  const Colors& c = Theme::instance().colors();
  const QColor host = hosts.color(value);
  return host.isValid() ? host : viewers ? c.accent : c.changed;
}

QString threadStory(const Project& project, const HostThread& thread, const HostColors& hosts) {
  QStringList out;
  NodeId last;
  for (const ThreadEvent& e : thread.events) {
    if (!isTold(e)) continue;
    const QString did = told(thread.kind, e, hosts);
    if (e.node == last)
      out.back() += QStringLiteral(", ") + did;
    else
      out << QStringLiteral("<b>%1</b> %2").arg(nodeName(project, e.node).toHtmlEscaped(), did);
    last = e.node;
  }
  if (out.isEmpty()) return QObject::tr("Nobody on this way sets %1.").arg(threadTitle(thread.kind));
  return out.join(QStringLiteral(" · "));
}

QString deedWord(Deed deed) {
  switch (deed) {
    case Deed::Set: return QObject::tr("sets");
    case Deed::Replaced: return QObject::tr("replaces");
    case Deed::Extended: return QObject::tr("adds");
    case Deed::Removed: return QObject::tr("removes");
    case Deed::Believed: return QObject::tr("believes");
    case Deed::Ignored: return QObject::tr("ignores");
    case Deed::Refused: return QObject::tr("refuses");
  }
  return {};
}

QColor deedColor(Deed deed) {
  const Colors& c = Theme::instance().colors();
  switch (deed) {
    case Deed::Set:
    case Deed::Extended: return c.delivered;
    case Deed::Replaced: return c.changed;
    case Deed::Removed:
    case Deed::Refused: return c.refused;
    case Deed::Believed: return c.accent;
    case Deed::Ignored: return c.muted;
  }
  return c.muted;
}

std::vector<Deed> deedsAt(const HostThread& thread, const NodeId& node, std::size_t hops) {
  std::vector<Deed> out;
  for (const ThreadEvent& e : thread.events)
    if (e.node == node && e.hop < hops && isTold(e) && std::ranges::find(out, e.deed) == out.end())
      out.push_back(e.deed);
  return out;
}

}  // namespace headway::ui
