// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/request_list_model.h"

#include "sim/model/edits.h"
#include "sim/scenario/runner.h"
#include "ui/document/document.h"
#include "ui/text.h"

namespace headway::ui {

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

RequestListModel::RequestListModel(Document& document, QObject* parent)
    : QAbstractListModel(parent), document_(document), shown_(document.snapshot()) {
  connect(&document, &Document::changed, this,
          [this](const ProjectPtr&, const ProjectPtr& after) { follow(after); });
}

void RequestListModel::follow(const ProjectPtr& after) {
  if (after->requests.size() == shown_->requests.size()) {
    shown_ = after;
    if (rowCount() > 0) emit dataChanged(index(0), index(rowCount() - 1));
    return;
  }
  beginResetModel();
  shown_ = after;
  endResetModel();
}

int RequestListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(shown_->requests.size());
}

QVariant RequestListModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const SampleRequest& request = shown_->requests[static_cast<std::size_t>(index.row())];
  const auto result = results_.find(request.name);
  const Result known = result == results_.end() ? Result::NotRun : result->second;
  switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return qs(request.name);
    case Qt::ToolTipRole:
      return request.steps.empty() ? qs(request.method + " " + request.url)
                                   : tr("Visit of %1 at %2").arg(stepCount(request), qs(request.url));
    case ResultRole: return static_cast<int>(known);
    case Qt::AccessibleTextRole:
      if (known == Result::NotRun) return qs(request.name);
      return known == Result::Pass ? tr("%1, as expected").arg(qs(request.name))
                                   : tr("%1, not as expected").arg(qs(request.name));
    default: return {};
  }
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
  return QAbstractListModel::flags(index) | (index.isValid() ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

void RequestListModel::setResult(int row, Result result) {
  if (row < 0 || row >= rowCount()) return;
  results_[shown_->requests[static_cast<std::size_t>(row)].name] = result;
  emit dataChanged(index(row), index(row));
}

}  // namespace headway::ui
