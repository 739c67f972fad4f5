// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/stored_objects_model.h"

#include <algorithm>

#include "sim/engine/cloudfront/cache.h"
#include "sim/engine/fakes.h"
#include "sim/support/text.h"
#include "ui/text.h"
#include "ui/trace/stations.h"

namespace headway::ui {
namespace {

constexpr std::string_view kPath = "path: ", kDistribution = "distribution: ";

/// The value of the path, or the other parts of the key that tell objects of one distribution apart.
QStringList partsOf(const std::string& key, bool path) {
  QStringList out;
  for (const std::string& part : text::split(key, '\n')) {
    if (part.empty() || part.starts_with(kDistribution)) continue;
    if (part.starts_with(kPath) == path) out << qs(path ? part.substr(kPath.size()) : part);
  }
  return out;
}

cloudfront::ObjectPtr findIn(const EdgeState& state, const NodeId& node, const std::string& key) {
  const auto at = state.caches.find(node);
  return at == state.caches.end() ? nullptr : at->second.find(key);
}

/// The hop that answered with the object of that key, or null.
const Hop* answeredWith(const Trace& trace, const StoredObjectsModel::Object& o) {
  for (const Hop& hop : trace.hops)
    if (hop.node == o.distribution && std::holds_alternative<Answered>(hop.outcome) &&
        !hop.extras.cacheKey.empty() && cloudfront::keyText(hop.extras.cacheKey) == o.key)
      return &hop;
  return nullptr;
}

}  // namespace

void StoredObjectsModel::setRun(ProjectPtr project, std::shared_ptr<const Trace> trace,
                                const std::shared_ptr<const EdgeState>& before,
                                const std::shared_ptr<const EdgeState>& after) {
  beginResetModel();
  objects_.clear();
  project_ = std::move(project);
  trace_ = std::move(trace);
  if (trace_ && before && after) {
    for (const auto& [node, cache] : after->caches)
      for (const auto& [key, object] : cache.listed()) {
        Object o{node, std::string(key), object};
        const cloudfront::ObjectPtr old = findIn(*before, node, o.key);
        o.inBase = old != nullptr;
        o.left = old != object;
        o.met = answeredWith(*trace_, o) != nullptr;
        objects_.push_back(std::move(o));
      }
    for (const auto& [node, cache] : before->caches)
      for (const auto& [key, object] : cache.listed())
        if (Object o{node, std::string(key), object}; !findIn(*after, node, o.key)) {
          o.inBase = o.taken = true;
          objects_.push_back(std::move(o));
        }
    FixedClock clock;
    now_ = TurnedClock(clock, *after).epochMilliseconds();
  }
  endResetModel();
}

int StoredObjectsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(objects_.size());
}
int StoredObjectsModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QVariant StoredObjectsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Object& o = object(index.row());
  switch (role) {
    case Qt::DisplayRole: return text(o, index.column());
    case Qt::ToolTipRole: return toolTip(o);
    case StateRole: return static_cast<int>(state(o, index.column()));
    case ExplanationRole: return QVariant::fromValue(why(o));
    default: return {};
  }
}

QString StoredObjectsModel::text(const Object& o, int column) const {
  const std::int64_t age = o.object->ageAt(now_);
  switch (column) {
    case DistributionColumn: return nodeName(*project_, o.distribution);
    case PathColumn: return partsOf(o.key, true).join(QString());
    case KeyColumn: {
      const QStringList rest = partsOf(o.key, false);
      return rest.isEmpty() ? tr("–") : rest.join(QStringLiteral(" · "));
    }
    case StatusColumn: return QString::number(o.object->response.status);
    case AgeColumn: return durationText(age);
    case FreshColumn: return o.object->freshAt(now_) ? durationText(o.object->seconds - age) : tr("expired");
    default: return whatItDid(o);
  }
}

QString StoredObjectsModel::whatItDid(const Object& o) const {
  if (o.taken) return tr("− took it out");
  if (o.met) return tr("✓ met it");
  return o.left ? tr("+ left it") : tr("–");
}

CellState StoredObjectsModel::state(const Object& o, int column) const {
  if (o.taken) return CellState::Removed;
  if (column == FreshColumn && !o.object->freshAt(now_)) return CellState::Changed;
  if (column != RequestColumn) return CellState::Same;
  return o.met || o.left ? CellState::Added : CellState::Absent;
}

QString StoredObjectsModel::toolTip(const Object& o) const {
  QStringList lines;
  for (const std::string& part : text::split(o.key, '\n'))
    if (!part.empty()) lines << qs(part);
  lines << QString()
        << QStringLiteral("%1 %2").arg(o.object->response.status).arg(qs(o.object->response.reason));
  for (const auto& f : o.object->response.headers.fields())
    lines << QStringLiteral("%1: %2").arg(qs(f.name), qs(f.value));
  return lines.join(QLatin1Char('\n')).toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>"));
}

Explanation StoredObjectsModel::why(const Object& o) const {
  if (o.met) {
    const Hop* hop = answeredWith(*trace_, o);
    return explain(ruleOf(hop->outcome), tr("Why this answer"), qs(sentenceOf(hop->outcome)));
  }
  if (o.left)
    return explain(findRule("cloudfront.cache.stored"), tr("Why it is stored"),
                   tr("It stays for %1.").arg(durationText(o.object->seconds)));
  return {};
}

QVariant StoredObjectsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case DistributionColumn: return tr("Distribution");
    case PathColumn: return tr("Path");
    case KeyColumn: return tr("Rest of the key");
    case StatusColumn: return tr("Status");
    case AgeColumn: return tr("Age");
    case FreshColumn: return tr("Fresh for");
    case RequestColumn: return tr("This request");
    default: return {};
  }
}

int StoredObjectsModel::rowOf(const NodeId& distribution, const std::string& key) const {
  const auto at = std::find_if(objects_.begin(), objects_.end(), [&](const Object& o) {
    return o.distribution == distribution && o.key == key;
  });
  return at == objects_.end() ? -1 : static_cast<int>(at - objects_.begin());
}

bool StoredObjectsModel::anythingNew() const {
  return std::any_of(objects_.begin(), objects_.end(), [](const Object& o) { return o.left || o.taken; });
}

bool StoredObjectsModel::severalDistributions() const {
  return std::any_of(objects_.begin(), objects_.end(),
                     [this](const Object& o) { return o.distribution != objects_.front().distribution; });
}

}  // namespace headway::ui
