// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/cache_page.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

#include "ui/text.h"
#include "ui/theme.h"
#include "ui/trace/cache_key_model.h"
#include "ui/trace/cache_report.h"
#include "ui/trace/stored_objects_model.h"
#include "ui/trace/trace_table.h"

namespace headway::ui {
namespace {

constexpr int kHead = 24;  ///< height of the line over each table
constexpr qint64 kTurns[] = {10, 60, 3600, 86400};

QLabel* caption(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setProperty("role", "caption");
  const auto dress = [label] { label->setFont(Theme::instance().caption()); };
  QObject::connect(&Theme::instance(), &Theme::changed, label, dress);
  dress();
  return label;
}

QPushButton* button(const QString& text, const QString& tip, const char* name, const char* role,
                    QWidget* parent) {
  auto* out = new QPushButton(text, parent);
  out->setToolTip(tip);
  out->setObjectName(QLatin1String(name));
  out->setProperty("role", role);
  const auto dress = [out] { out->setFont(Theme::instance().small()); };
  QObject::connect(&Theme::instance(), &Theme::changed, out, dress);
  dress();
  return out;
}

QVBoxLayout* column(QWidget* of) {
  auto* layout = new QVBoxLayout(of);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  return layout;
}

QHBoxLayout* line() {
  auto* layout = new QHBoxLayout;
  layout->setContentsMargins(metrics::kGap, metrics::kGrid, metrics::kMargin, metrics::kGrid);
  layout->setSpacing(metrics::kGap);
  return layout;
}

QColor headColor(CacheReport::Kind kind) {
  const Colors& c = Theme::instance().colors();
  switch (kind) {
    case CacheReport::Kind::Hit: return c.delivered;
    case CacheReport::Kind::ErrorHit: return c.refused;
    case CacheReport::Kind::Expired: return c.changed;
    default: return c.ink;
  }
}

}  // namespace

CachePage::CachePage(QWidget* parent)
    : QWidget(parent),
      key_(new CacheKeyModel(this)),
      stored_(new StoredObjectsModel(this)),
      report_(new QLabel(this)) {
  report_->setObjectName(QStringLiteral("cacheReport"));
  report_->setWordWrap(true);
  report_->setTextFormat(Qt::RichText);
  report_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::LinksAccessibleByMouse |
                                   Qt::LinksAccessibleByKeyboard);
  connect(report_, &QLabel::linkActivated, this, [this](const QString& rule) {
    emit explained(explain(findRule(rule.toStdString()), tr("What the cache did")));
  });
  report_->setContentsMargins(metrics::kGap, metrics::kGap, metrics::kMargin, metrics::kGap);
  auto* rule = new QFrame(this);
  rule->setProperty("role", "line");
  rule->setFixedHeight(1);
  auto* sides = new QSplitter(this);
  sides->setObjectName(QStringLiteral("cache"));
  sides->addWidget(makeKeySide(sides));
  sides->addWidget(makeStoredSide(sides));
  sides->setStretchFactor(1, 1);
  sides->setSizes({400, 700});
  sides->setHandleWidth(1);
  sides->setChildrenCollapsible(false);
  QVBoxLayout* layout = column(this);
  layout->addWidget(report_);
  layout->addWidget(rule);
  layout->addWidget(sides, 1);

  auto* erase = new QShortcut(QKeySequence::Delete, storedTable_);
  erase->setContext(Qt::WidgetShortcut);
  connect(erase, &QShortcut::activated, this, &CachePage::removeCurrent);
  connect(storedTable_, &TraceTable::cellChosen, this, [this](const QModelIndex& at) {
    showButtons();
    const Explanation why = explanationAt(at);
    if (!why.isEmpty()) emit explained(why);
  });
  connect(&Theme::instance(), &Theme::changed, this, &CachePage::showReport);
  setRun(nullptr, nullptr, {}, {});
}

QWidget* CachePage::makeKeySide(QWidget* parent) {
  auto* side = new QWidget(parent);
  keyTable_ = new TraceTable(side);
  keyTable_->setModel(key_);
  keyTable_->setProseColumn(CacheKeyModel::SetByColumn);
  keyTable_->setAccessibleName(tr("Cache key"));
  keyTable_->setEmptyText(tr("Requests with the same key get the same stored answer."));
  keyTable_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  auto* head = line();
  head->addWidget(caption(tr("Key of this request"), side));
  head->addStrut(kHead);
  QVBoxLayout* layout = column(side);
  layout->addLayout(head);
  layout->addWidget(keyTable_, 1);
  return side;
}

QWidget* CachePage::makeStoredSide(QWidget* parent) {
  auto* side = new QWidget(parent);
  storedTable_ = new TraceTable(side);
  storedTable_->setModel(stored_);
  storedTable_->setObjectName(QStringLiteral("storedObjects"));
  storedTable_->setProseColumn(StoredObjectsModel::RequestColumn);
  storedTable_->setAccessibleName(tr("Stored answers"));
  storedTable_->setEmptyText(
      tr("Nothing is stored yet. An answer that may be kept is listed here. Keep it, then send another "
         "request: it meets what this one left."));
  QHeaderView* header = storedTable_->horizontalHeader();
  header->setMinimumSectionSize(48);
  header->setSectionResizeMode(QHeaderView::ResizeToContents);
  header->setSectionResizeMode(StoredObjectsModel::PathColumn, QHeaderView::Stretch);
  header->setSectionResizeMode(StoredObjectsModel::KeyColumn, QHeaderView::Stretch);
  hint_ = new QLabel(tr("Keep this answer, then send another request: it meets what this one left."), side);
  hint_->setProperty("role", "muted");
  hint_->setWordWrap(true);
  hint_->setContentsMargins(metrics::kGap, metrics::kGrid, metrics::kMargin, metrics::kGrid);
  QVBoxLayout* layout = column(side);
  layout->addLayout(makeHead(side));
  layout->addWidget(storedTable_, 1);
  layout->addWidget(hint_);
  layout->addLayout(makeClock(side));
  return side;
}

QHBoxLayout* CachePage::makeHead(QWidget* parent) {
  keep_ = button(tr("Keep this answer"), tr("The next request meets what this one left"), "keepAnswer",
                 "chip-primary", parent);
  remove_ = button(tr("Remove"), tr("Take the chosen answer out of the cache (Delete)"), "removeObject",
                   "chip", parent);
  clear_ =
      button(tr("Clear all"), tr("Empty the caches and set the clock back"), "clearCache", "chip", parent);
  connect(keep_, &QPushButton::clicked, this, &CachePage::keepWanted);
  connect(remove_, &QPushButton::clicked, this, &CachePage::removeCurrent);
  connect(clear_, &QPushButton::clicked, this, &CachePage::clearWanted);
  QHBoxLayout* head = line();
  head->addStrut(kHead);
  head->addWidget(caption(tr("Stored"), parent));
  head->addStretch();
  for (QPushButton* b : {keep_, remove_, clear_}) head->addWidget(b);
  return head;
}

QHBoxLayout* CachePage::makeClock(QWidget* parent) {
  clock_ = new QLabel(parent);
  clock_->setObjectName(QStringLiteral("edgeClock"));
  QHBoxLayout* foot = line();
  foot->addWidget(caption(tr("Clock"), parent));
  foot->addWidget(clock_);
  foot->addStretch();
  for (const qint64 seconds : kTurns) {
    const QString time = durationText(seconds);
    auto* turn =
        button(tr("+ %1").arg(time), tr("Turn the clock on by %1").arg(time), "turnClock", "chip", parent);
    turn->setAccessibleName(turn->toolTip());
    connect(turn, &QPushButton::clicked, this, [this, seconds] { emit turnWanted(seconds); });
    foot->addWidget(turn);
  }
  return foot;
}

void CachePage::setRun(ProjectPtr project, std::shared_ptr<const Trace> trace, const EdgeAround& edge,
                       const HostColors& hosts) {
  project_ = std::move(project);
  trace_ = project_ ? std::move(trace) : nullptr;
  keyTable_->setHostColors(hosts);
  storedTable_->setHostColors(hosts);
  const Hop* hop = trace_ ? cacheHop(*trace_) : nullptr;
  key_->setParts(hop ? hop->extras.cacheKey : std::vector<CacheKeyPart>{});
  showReport();
  showStored(edge);
}

void CachePage::showReport() {
  report_->setVisible(trace_ != nullptr);
  if (!trace_) return;
  const CacheReport report = cacheReport(*project_, *trace_);
  const QString head =
      QStringLiteral("<span style='color:%1; font-weight:600'>%2</span>&nbsp; %3")
          .arg(headColor(report.kind).name(), report.head.toHtmlEscaped(), report.text.toHtmlEscaped());
  const QString why = QStringLiteral("&nbsp; <a href='%1'>%2</a>").arg(qs(report.rule.key()), tr("Why?"));
  report_->setText(report.rule.valid() ? head + why : head);
}

// The chosen object stays chosen when a new run shows it again.
void CachePage::showStored(const EdgeAround& edge) {
  const QModelIndex at = storedTable_->currentIndex();
  const int column = qMax(int(StoredObjectsModel::PathColumn), at.column());
  NodeId node;
  std::string key;
  if (at.isValid()) {
    node = stored_->object(at.row()).distribution;
    key = stored_->object(at.row()).key;
  }
  const QSignalBlocker quiet(storedTable_);
  stored_->setRun(project_, trace_, edge.before, edge.after);
  if (const int row = stored_->rowOf(node, key); row >= 0)
    storedTable_->setCurrentIndex(stored_->index(row, column));
  storedTable_->setColumnHidden(StoredObjectsModel::DistributionColumn, !stored_->severalDistributions());
  clock_->setText(tr("+ %1").arg(durationText(edge.after ? edge.after->turnedSeconds : 0)));
  dirty_ = edge.before && (edge.before->turnedSeconds > 0 || !edge.before->caches.empty());
  showButtons();
}

void CachePage::showButtons() {
  const QModelIndex at = storedTable_->currentIndex();
  const bool kept = at.isValid() && stored_->object(at.row()).inBase;
  keep_->setEnabled(stored_->anythingNew());
  remove_->setEnabled(kept);
  clear_->setEnabled(dirty_);
  hint_->setVisible(stored_->anythingNew());
}

void CachePage::removeCurrent() {
  const QModelIndex at = storedTable_->currentIndex();
  if (!at.isValid() || !stored_->object(at.row()).inBase) return;
  const StoredObjectsModel::Object object = stored_->object(at.row());
  emit removeWanted(object.distribution, object.key);
}

}  // namespace headway::ui
