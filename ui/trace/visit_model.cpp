// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/visit_model.h"

#include "ui/text.h"

namespace headway::ui {
namespace {

QString location(const Trace& trace) {
  return trace.response ? qs(std::string(trace.response->headers.get("Location"))) : QString();
}

/// Of a URL what tells it from others on the same site.
QString shortened(const QString& url) {
  const qsizetype host = url.indexOf(QStringLiteral("://"));
  if (host < 0) return url;
  const qsizetype path = url.indexOf(QLatin1Char('/'), host + 3);
  return path < 0 ? QStringLiteral("/") : url.mid(path);
}

QString result(const Trace& trace) {
  if (trace.verdict.kind == Verdict::Kind::Unknown || trace.verdict.status == 0)
    return VisitModel::tr("not known");
  const QString status = QString::number(trace.verdict.status);
  const QString to = location(trace);
  return to.isEmpty() ? status : VisitModel::tr("%1 to %2").arg(status, shortened(to));
}

QString subtitle(const VisitEntry& entry) {
  const QString what = result(entry.trace);
  return entry.waited > 0 ? VisitModel::tr("%1 later · %2").arg(durationText(entry.waited), what) : what;
}

}  // namespace

void VisitModel::setVisit(VisitPtr visit) {
  beginResetModel();
  visit_ = std::move(visit);
  endResetModel();
}

int VisitModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || !visit_ ? 0 : static_cast<int>(visit_->entries.size());
}

QVariant VisitModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const VisitEntry& entry = visit_->entries[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Qt::DisplayRole: return qs(entry.title);
    case SubtitleRole: return subtitle(entry);
    case KindRole: return static_cast<int>(entry.trace.verdict.kind);
    case RedirectRole: return !location(entry.trace).isEmpty();
    case Qt::ToolTipRole: return qs(entry.trace.verdict.sentence);
    case Qt::AccessibleTextRole:
      return tr("Step %1: %2, %3").arg(index.row() + 1).arg(qs(entry.title), subtitle(entry));
    default: return {};
  }
}

}  // namespace headway::ui
