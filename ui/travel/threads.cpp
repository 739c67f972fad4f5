// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/travel/threads.h"

#include <utility>

#include "ui/canvas/node_item.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/travel/deed_item.h"
#include "ui/travel/thread_text.h"

namespace headway::ui {

Threads::Threads(Document& document, CanvasScene& scene, QObject* parent)
    : QObject(parent), document_(document), scene_(scene) {
  connect(&Theme::instance(), &Theme::changed, this, &Threads::changed);
}

void Threads::setTrace(TracePtr trace) {
  trace_ = std::move(trace);
  hosts_ = trace_ ? HostColors(*trace_) : HostColors();
  threads_ = trace_ ? hostThreads(*trace_) : std::vector<HostThread>{};
  seen_ = CanvasScene::kAll;
  showDeeds();
  emit changed();
}

void Threads::choose(std::optional<ThreadKind> kind) {
  chosen_ = kind;
  scene_.setThread(kind ? threadHeader(*kind) : QString());
  showDeeds();
  emit changed();
}

void Threads::followHeader(const QString& header) {
  if (const ThreadKind* kind = threadOf(header.toStdString())) return choose(*kind);
  choose(std::nullopt);
  scene_.setThread(header);
}

void Threads::setSeen(std::size_t hops) {
  seen_ = hops;
  showDeeds();
}

QString Threads::story(ThreadKind kind) const {
  if (threads_.empty()) return {};
  return threadStory(*document_.snapshot(), threads_[static_cast<std::size_t>(kind)], hosts_);
}

QStringList Threads::headers(ThreadKind kind) const {
  QStringList out;
  if (threads_.empty()) return out;
  for (const ThreadEvent& event : threads_[static_cast<std::size_t>(kind)].events)
    if (const QString name = qs(event.carrier); !name.isEmpty() && !out.contains(name)) out << name;
  return out;
}

std::vector<QColor> Threads::colors(ThreadKind kind) const {
  std::vector<QColor> out;
  std::string viewers;
  for (const Hop& hop : trace_ ? trace_->hops : std::vector<Hop>{}) {
    const auto* request = std::get_if<http::Request>(&hop.out);
    if (hop.phase != Phase::Request || !request) continue;
    const std::string value = threadValue(kind, *request);
    if (viewers.empty()) viewers = value;
    out.push_back(value.empty() ? QColor() : threadColor(hosts_, qs(value), value == viewers));
  }
  return out;
}

void Threads::showDeeds() {
  for (NodeItem* node : scene_.nodesInOrder()) {
    for (QGraphicsItem* child : node->childItems())
      if (auto* old = qgraphicsitem_cast<DeedItem*>(child)) delete old;
    if (!chosen_ || threads_.empty()) continue;
    auto deeds = deedsAt(threads_[static_cast<std::size_t>(*chosen_)], node->nodeId(), seen_);
    if (!deeds.empty()) new DeedItem(std::move(deeds), node);
  }
}

}  // namespace headway::ui
