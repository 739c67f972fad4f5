// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/cache_report.h"

#include <QObject>
#include <QStringList>
#include <algorithm>

#include "ui/text.h"

namespace headway::ui {
namespace {

using Kind = CacheReport::Kind;

/// The rule that says what the cache answered, and the word for it. Order counts: of two that fired the first
/// tells more.
struct Row {
  std::string_view rule;
  Kind kind;
  const char* head;
};
constexpr Row kLookups[] = {
    {"cloudfront.cache.stale-while-revalidate", Kind::Hit,
     QT_TRANSLATE_NOOP("headway::ui::CacheReport", "Hit, stale")},
    {"cloudfront.cache.error-hit", Kind::ErrorHit,
     QT_TRANSLATE_NOOP("headway::ui::CacheReport", "Hit, an error")},
    {"cloudfront.cache.hit", Kind::Hit, QT_TRANSLATE_NOOP("headway::ui::CacheReport", "Hit")},
    {"cloudfront.cache.not-cacheable", Kind::NotCacheable,
     QT_TRANSLATE_NOOP("headway::ui::CacheReport", "Not cacheable")},
    {"cloudfront.cache.range", Kind::NotCacheable,
     QT_TRANSLATE_NOOP("headway::ui::CacheReport", "Not cacheable")},
    {"cloudfront.cache.expired", Kind::Expired,
     QT_TRANSLATE_NOOP("headway::ui::CacheReport", "Expired, asked again")},
    {"cloudfront.cache.head-stored", Kind::Miss, QT_TRANSLATE_NOOP("headway::ui::CacheReport", "Miss")},
    {"cloudfront.cache.miss", Kind::Miss, QT_TRANSLATE_NOOP("headway::ui::CacheReport", "Miss")},
};

/// What else is told, beside how long the answer is kept.
constexpr std::string_view kTold[] = {
    "cloudfront.cache.stale-on-error", "cloudfront.cache.stale-if-error-off", "cloudfront.cache.vary-star",
    "cloudfront.cache.set-cookie-stored", "cloudfront.cache.set-cookie-replayed"};

bool isTold(std::string_view key) {
  return key.starts_with("cloudfront.ttl.") ||
         std::find(std::begin(kTold), std::end(kTold), key) != std::end(kTold);
}

const Note* noteOf(const Hop& hop, std::string_view rule) {
  const auto at =
      std::find_if(hop.notes.begin(), hop.notes.end(), [&](const Note& n) { return n.rule.key() == rule; });
  return at == hop.notes.end() ? nullptr : &*at;
}

const Row* rowOf(const Hop& hop) {
  for (const Row& row : kLookups)
    if (ruleOf(hop.outcome).key() == row.rule || noteOf(hop, row.rule)) return &row;
  return nullptr;
}

/// A sentence of a fragment in a note.
QString sentence(QString text) {
  if (text.isEmpty()) return text;
  text[0] = text[0].toUpper();
  return text.endsWith(QLatin1Char('.')) ? text : text + QLatin1Char('.');
}

QString told(const Note& note) {
  const QString title = qs(note.rule.row().title);
  const std::string_view key = note.rule.key();
  // The title tells all that the text does, or the text is a long header.
  const bool enough = key == "cloudfront.ttl.default" || key.find("set-cookie") != std::string_view::npos;
  return enough || note.text.empty() ? QObject::tr("%1.").arg(title)
                                     : QObject::tr("%1: %2.").arg(title, qs(note.text));
}

/// What became of the answer on its way back through that cache: the last time counts, after retries.
QStringList settled(const Trace& trace, const Hop& asked) {
  const Hop* last = nullptr;
  for (const Hop& hop : trace.hops) {
    const bool tells =
        std::any_of(hop.notes.begin(), hop.notes.end(), [](const Note& n) { return isTold(n.rule.key()); });
    if (tells && hop.node == asked.node && hop.phase == Phase::Response) last = &hop;
  }
  QStringList out;
  if (!last) return out;
  const auto confirms = [](const Change& c) { return c.rule.key() == "cloudfront.cache.refreshed"; };
  if (const auto at = std::find_if(last->changes.begin(), last->changes.end(), confirms);
      at != last->changes.end())
    out << QObject::tr("%1.").arg(qs(at->rule.row().title));
  for (const Note& note : last->notes)
    if (isTold(note.rule.key())) out << told(note);
  if (const Note* stored = noteOf(*last, "cloudfront.cache.stored"))
    out << QObject::tr("The answer is stored %1.").arg(qs(stored->text));
  return out;
}

CacheReport notAsked(const Project& project, const Trace& trace) {
  const bool edge = std::any_of(trace.hops.begin(), trace.hops.end(), [&](const Hop& hop) {
    const Node* node = project.find(hop.node);
    return node && node->kind() == NodeKind::Distribution;
  });
  return {Kind::NotAsked,
          QObject::tr("Not asked"),
          edge ? QObject::tr("The request was answered before the cache.")
               : QObject::tr("There is no distribution on the way of this request, so nothing is cached."),
          {}};
}

}  // namespace

const Hop* cacheHop(const Trace& trace) {
  const auto at =
      std::find_if(trace.hops.begin(), trace.hops.end(), [](const Hop& hop) { return rowOf(hop); });
  return at == trace.hops.end() ? nullptr : &*at;
}

CacheReport cacheReport(const Project& project, const Trace& trace) {
  const Hop* hop = cacheHop(trace);
  if (!hop) return notAsked(project, trace);
  const Row& row = *rowOf(*hop);
  const Note* note = noteOf(*hop, row.rule);
  CacheReport out{row.kind, QObject::tr(row.head), {}, note ? note->rule : ruleOf(hop->outcome)};
  const bool hit = row.kind == Kind::Hit || row.kind == Kind::ErrorHit;
  QStringList text;
  if (row.kind == Kind::NotCacheable)
    text << told(*note);
  else if (hit)
    text << qs(sentenceOf(hop->outcome));
  else if (note)
    text << sentence(qs(note->text));
  if (hit)
    for (const Note& n : hop->notes)
      if (isTold(n.rule.key())) text << told(n);
  text << settled(trace, *hop);
  out.text = text.join(QLatin1Char(' '));
  return out;
}

}  // namespace headway::ui
