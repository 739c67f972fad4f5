// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/hop_list_model.h"

#include "ui/text.h"
#include "ui/trace/stations.h"

namespace headway::ui {
namespace {

HopListModel::Outcome outcomeOf(const Hop& hop) {
  if (std::holds_alternative<Unknown>(hop.outcome)) return HopListModel::Outcome::Unknown;
  if (std::holds_alternative<Retried>(hop.outcome)) return HopListModel::Outcome::Retried;
  if (const auto* answered = std::get_if<Answered>(&hop.outcome))
    return answered->refused ? HopListModel::Outcome::Refused : HopListModel::Outcome::Answered;
  return hop.changes.empty() ? HopListModel::Outcome::Passed : HopListModel::Outcome::Changed;
}

Explanation whyOutcome(const Hop& hop) {
  if (const auto* answered = std::get_if<Answered>(&hop.outcome))
    return explain(
        answered->rule,
        answered->refused ? HopListModel::tr("Why it was refused") : HopListModel::tr("Why it answered"),
        qs(answered->sentence));
  if (const auto* unknown = std::get_if<Unknown>(&hop.outcome))
    return explain(unknown->rule, HopListModel::tr("What is not known"), qs(unknown->sentence));
  if (const auto* retried = std::get_if<Retried>(&hop.outcome))
    return explain(retried->rule, HopListModel::tr("Why it asks again"), qs(retried->sentence));
  if (!hop.notes.empty())
    return explain(hop.notes.front().rule, HopListModel::tr("What it decided"), qs(hop.notes.front().text));
  return {};
}

}  // namespace

void HopListModel::setTrace(ProjectPtr project, std::shared_ptr<const Trace> trace) {
  beginResetModel();
  project_ = std::move(project);
  trace_ = project_ ? std::move(trace) : nullptr;
  endResetModel();
}

int HopListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || !trace_ ? 0 : static_cast<int>(trace_->hops.size());
}

QVariant HopListModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Hop& hop = trace_->hops[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Qt::DisplayRole: return nodeName(*project_, hop.node);
    case SubtitleRole: return subtitle(hop);
    case OutcomeRole: return static_cast<int>(outcomeOf(hop));
    case NodeRole: return qs(hop.node.value);
    case PhaseRole: return static_cast<int>(hop.phase);
    case HopRole: return index.row();
    case ExplanationRole: return QVariant::fromValue(whyOutcome(hop));
    case Qt::AccessibleTextRole:
      return (hop.phase == Phase::Request ? tr("down: %1, %2") : tr("back: %1, %2"))
          .arg(nodeName(*project_, hop.node), subtitle(hop));
    default: return {};
  }
}

QString HopListModel::subtitle(const Hop& hop) const {
  QString result;
  if (const auto* answered = std::get_if<Answered>(&hop.outcome))
    result = answered->refused ? tr("refuses with %1").arg(answered->status)
                               : tr("answers %1").arg(answered->status);
  else if (std::holds_alternative<Unknown>(hop.outcome))
    result = tr("not known");
  else if (std::holds_alternative<Retried>(hop.outcome))
    result = tr("asks again");
  else
    result = hop.changes.empty()
                 ? tr("no change")
                 : counted(static_cast<qsizetype>(hop.changes.size()), tr("1 change"), tr("%1 changes"));
  return tr("%1 · %2").arg(qs(hop.stage), result);
}

}  // namespace headway::ui
