// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/request_list_model.h"

#include <algorithm>

#include "sim/http/url.h"
#include "sim/model/describe.h"
#include "sim/model/edits.h"
#include "sim/scenario/runner.h"
#include "ui/document/document.h"
#include "ui/text.h"

namespace headway::ui {
namespace {

using Model = RequestListModel;

bool samePath(const Project& a, const Project& b) { return a.nodes == b.nodes && a.links == b.links; }

/// Where two lists of names begin and end to differ.
struct Difference {
  int first = 0;              ///< rows before it are the same
  int before = 0, after = 0;  ///< rows that differ, in the old and the new list
};

Difference differenceOf(const std::vector<SampleRequest>& before, const std::vector<SampleRequest>& after) {
  const auto same = [](const SampleRequest& a, const SampleRequest& b) { return a.name == b.name; };
  const auto first = std::mismatch(before.begin(), before.end(), after.begin(), after.end(), same);
  const auto last = std::mismatch(before.rbegin(), std::make_reverse_iterator(first.first), after.rbegin(),
                                  std::make_reverse_iterator(first.second), same);
  return {static_cast<int>(first.first - before.begin()), static_cast<int>(last.first.base() - first.first),
          static_cast<int>(last.second.base() - first.second)};
}

/// Whether the rows that differ are one row moved to their other end: 1 = down, -1 = up, 0 = neither.
int moved(const Difference& d, const std::vector<SampleRequest>& before,
          const std::vector<SampleRequest>& after) {
  if (d.before != d.after || d.before < 2) return 0;
  const auto at = [&](const std::vector<SampleRequest>& of, int i) -> const std::string& {
    return of[static_cast<std::size_t>(d.first + i)].name;
  };
  const auto shifted = [&](int by) {
    for (int i = 0; i < d.before; ++i)
      if (at(before, (i + by + d.before) % d.before) != at(after, i)) return false;
    return true;
  };
  return shifted(1) ? 1 : shifted(-1) ? -1 : 0;
}

}  // namespace

QStringList mismatchesOf(const SampleRequest& request, const VisitTrace& visit) {
  QStringList out;
  for (const Mismatch& m : compare(request, visit))
    out << RequestListModel::tr("%1: %2, not %3").arg(qs(m.what), qs(m.actual), qs(m.expected));
  return out;
}

RequestListModel::Result resultOf(const SampleRequest& request, const VisitTrace& visit) {
  using Result = RequestListModel::Result;
  if (!compare(request, visit).empty()) return Result::Fail;
  if (request.expect != Expectation{}) return Result::Pass;
  const Verdict::Kind kind = visit.last().verdict.kind;
  const bool good = kind == Verdict::Kind::Delivered || kind == Verdict::Kind::Answered;
  return good ? Result::Pass : Result::Fail;
}

QString stepCount(const SampleRequest& request) {
  if (request.steps.empty()) return {};
  return counted(static_cast<qsizetype>(request.steps.size()), RequestListModel::tr("1 step"),
                 RequestListModel::tr("%1 steps"));
}

QString expectationText(const Expectation& expect) {
  QStringList parts;
  for (const Field<Expectation>& field : describe<Expectation>().fields) {
    const Value value = field.get(expect);
    if (value == field.info.fallback) continue;
    if (field.info.name == "at") {
      parts << counted(static_cast<qsizetype>(expect.at.size()), Model::tr("1 message"),
                       Model::tr("%1 messages"));
      continue;
    }
    const QString name = qs(field.info.label);
    parts << QStringLiteral("%1%2 %3").arg(name.left(1).toLower(), name.mid(1), qs(display(value)));
  }
  return parts.join(QStringLiteral(", "));
}

RequestListModel::RequestListModel(Document& document, QObject* parent)
    : QAbstractListModel(parent), document_(document), shown_(document.snapshot()) {
  connect(&document, &Document::changed, this,
          [this](const ProjectPtr&, const ProjectPtr& after) { follow(after); });
  connect(&document, &Document::replaced, this, [this] {
    outcomes_.clear();
    if (rowCount() > 0) emit dataChanged(index(0), index(rowCount() - 1));
  });
}

void RequestListModel::follow(const ProjectPtr& after) {
  age(*shown_, *after);
  showRows(after);
  if (rowCount() > 0) emit dataChanged(index(0), index(rowCount() - 1));
}

// What a request came to is old once anything it depends on is another.
void RequestListModel::age(const Project& before, const Project& after) {
  const bool path = samePath(before, after);
  for (auto& [name, outcome] : outcomes_) {
    const SampleRequest* was = before.findRequest(name);
    const SampleRequest* is = after.findRequest(name);
    outcome.old = outcome.old || !path || (was && is && *was != *is);
  }
}

// Rows move, come and go as they did, so that the chosen one stays chosen.
void RequestListModel::showRows(const ProjectPtr& after) {
  const auto &old = shown_->requests, &now = after->requests;
  const Difference d = differenceOf(old, now);
  const int end = d.first + d.before - 1;
  const int shift = moved(d, old, now);
  if (shift != 0) {
    const int from = shift > 0 ? d.first : end;
    beginMoveRows({}, from, from, {}, shift > 0 ? end + 1 : d.first);
    shown_ = after;
    endMoveRows();
  } else if (d.before == 0 && d.after > 0) {
    beginInsertRows({}, d.first, d.first + d.after - 1);
    shown_ = after;
    endInsertRows();
  } else if (d.before > 0 && d.after == 0) {
    beginRemoveRows({}, d.first, end);
    shown_ = after;
    endRemoveRows();
  } else if (d.before == d.after && d.before <= 1) {
    if (d.before == 1)  // another name
      if (auto row = outcomes_.extract(old[static_cast<std::size_t>(d.first)].name)) {
        row.key() = now[static_cast<std::size_t>(d.first)].name;
        outcomes_.insert(std::move(row));
      }
    shown_ = after;
  } else {
    beginResetModel();
    shown_ = after;
    endResetModel();
  }
}

int RequestListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(shown_->requests.size());
}

RequestListModel::Outcome RequestListModel::outcome(const SampleRequest& request) const {
  const auto found = outcomes_.find(request.name);
  return found == outcomes_.end() ? Outcome{} : found->second;
}

QVariant RequestListModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const SampleRequest& request = shown_->requests[static_cast<std::size_t>(index.row())];
  const Outcome known = outcome(request);
  switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return qs(request.name);
    case Qt::ToolTipRole: return tip(request);
    case ResultRole: return static_cast<int>(known.result);
    case MethodRole: return request.steps.empty() ? qs(request.method) : QString();
    case PathRole: {
      if (!request.steps.empty()) return stepCount(request);
      const auto url = http::parseUrl(request.url);
      return url ? qs(url->path + (url->query ? "?" + *url->query : "")) : qs(request.url);
    }
    case StatusRole: return known.status;
    case MismatchRole: return known.mismatches.value(0);
    case OldRole: return known.old;
    case Qt::AccessibleTextRole:
      if (known.result == Result::NotRun) return tr("%1, not run yet").arg(qs(request.name));
      return known.result == Result::Pass ? tr("%1, as expected").arg(qs(request.name))
                                          : tr("%1, not as expected").arg(qs(request.name));
    default: return {};
  }
}

QString RequestListModel::tip(const SampleRequest& request) const {
  QStringList lines;
  lines << (request.steps.empty() ? qs(request.method + " " + request.url)
                                  : tr("Visit of %1 at %2").arg(stepCount(request), qs(request.url)));
  const QString expected = expectationText(request.expect);
  lines << (expected.isEmpty() ? tr("Expects not to be refused") : tr("Expects %1").arg(expected));
  const Outcome known = outcome(request);
  if (known.result == Result::NotRun) return (lines << tr("Not run yet")).join('\n');
  lines << (known.result == Result::Pass ? tr("As expected") : tr("Not as expected")) +
               (known.status > 0 ? QStringLiteral(" · %1").arg(known.status) : QString());
  lines << known.mismatches;
  if (known.old) lines << tr("That was before the last edit");
  return lines.join('\n');
}

bool RequestListModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::EditRole) return false;
  SampleRequest renamed = shown_->requests[static_cast<std::size_t>(index.row())];
  renamed.name = value.toString().trimmed().toStdString();
  if (renamed.name.empty()) return false;
  return bool(document_.apply(
      tr("Rename request"),
      edits::setRequest(*document_.snapshot(), static_cast<std::size_t>(index.row()), renamed)));
}

Qt::ItemFlags RequestListModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::ItemIsDropEnabled;
  return QAbstractListModel::flags(index) | Qt::ItemIsEditable | Qt::ItemIsDragEnabled |
         Qt::ItemNeverHasChildren;
}

bool RequestListModel::moveRows(const QModelIndex& from, int row, int count, const QModelIndex& to,
                                int before) {
  if (from.isValid() || to.isValid() || count != 1 || row < 0 || before < 0 || before > rowCount())
    return false;
  const int target = before > row ? before - 1 : before;
  if (target == row) return false;
  return bool(document_.apply(tr("Move request"),
                              edits::moveRequest(*document_.snapshot(), static_cast<std::size_t>(row),
                                                 static_cast<std::size_t>(target))));
}

void RequestListModel::setVisit(const ProjectPtr& project, int row, const VisitTrace& visit) {
  if (row < 0 || row >= static_cast<int>(project->requests.size())) return;
  const SampleRequest& request = project->requests[static_cast<std::size_t>(row)];
  const auto& now = shown_->requests;
  const auto at = std::find_if(now.begin(), now.end(), [&](const auto& r) { return r.name == request.name; });
  if (at == now.end()) return;
  outcomes_[request.name] = {resultOf(request, visit), visit.last().verdict.status,
                             mismatchesOf(request, visit),
                             *at != request || (project != shown_ && !samePath(*project, *shown_))};
  const QModelIndex changed = index(static_cast<int>(at - now.begin()));
  emit dataChanged(changed, changed);
}

int RequestListModel::count(Result result) const {
  const auto& all = shown_->requests;
  return static_cast<int>(
      std::count_if(all.begin(), all.end(), [&](const auto& r) { return outcome(r).result == result; }));
}

int RequestListModel::firstOf(Result result) const {
  const auto& all = shown_->requests;
  const auto at =
      std::find_if(all.begin(), all.end(), [&](const auto& r) { return outcome(r).result == result; });
  return at == all.end() ? -1 : static_cast<int>(at - all.begin());
}

}  // namespace headway::ui
