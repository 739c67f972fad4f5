// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/header_life_model.h"

#include "sim/support/text.h"
#include "ui/text.h"
#include "ui/trace/django_column.h"
#include "ui/trace/stations.h"

namespace headway::ui {
namespace {

/// The headers of the message if it is one of that phase, else null.
const http::Headers* headersIn(const http::Message& message, Phase phase) {
  if (phase == Phase::Request) {
    const auto* request = std::get_if<http::Request>(&message);
    return request ? &request->headers : nullptr;
  }
  const auto* response = std::get_if<http::Response>(&message);
  return response ? &response->headers : nullptr;
}

QStringList valuesOf(const http::Headers* headers, const std::string& name) {
  QStringList out;
  if (headers)
    for (const auto& field : headers->fields())
      if (text::equalsIgnoreCase(field.name, name)) out << qs(field.value);
  return out;
}

CellState stateOf(const QStringList& before, const QStringList& after) {
  if (after.isEmpty()) return before.isEmpty() ? CellState::Absent : CellState::Removed;
  if (before.isEmpty()) return CellState::Added;
  return before == after ? CellState::Same : CellState::Changed;
}

}  // namespace

void HeaderLifeModel::setTrace(ProjectPtr project, std::shared_ptr<const Trace> trace, Phase phase) {
  project_ = std::move(project);
  trace_ = project_ ? std::move(trace) : nullptr;
  phase_ = phase;
  rebuild();
}

void HeaderLifeModel::setHeaders(const QStringList& headers) {
  headers_ = headers;
  rebuild();
}

void HeaderLifeModel::rebuild() {
  beginResetModel();
  hops_.clear();
  rows_.clear();
  for (std::size_t i = 0; trace_ && i < trace_->hops.size(); ++i)
    if (trace_->hops[i].phase == phase_) hops_.push_back(i);
  believes_ = trace_ && phase_ == Phase::Request && djangoHop(*trace_);
  if (!hops_.empty())
    for (const QString& header : headers_) {
      std::vector<Cell> row;
      for (const std::size_t hop : hops_) row.push_back(cell(header, hop));
      if (believes_) row.push_back(belief(header));
      rows_.push_back(std::move(row));
    }
  endResetModel();
}

HeaderLifeModel::Cell HeaderLifeModel::cell(const QString& header, std::size_t at) const {
  const Hop& hop = trace_->hops[at];
  const std::string name = header.toStdString();
  const http::Headers* in = headersIn(hop.in, phase_);
  const http::Headers* out = headersIn(hop.out, phase_);
  const QStringList before = valuesOf(in, name);
  // A hop that turns the message round had it as it came.
  const QStringList after = valuesOf(out ? out : in, name);
  Cell made{(after.isEmpty() ? before : after).join(QStringLiteral(", ")),
            {},
            stateOf(before, after),
            static_cast<int>(at),
            {}};
  QStringList reasons;
  for (const Change& change : hop.changes) {
    if (change.part != Part::Header || !text::equalsIgnoreCase(change.name, name)) continue;
    const QString title = qs(change.rule.row().title);
    if (!reasons.contains(title)) reasons << title;
    made.why =
        explain(change.rule, tr("%1 at %2, %3").arg(header, nodeName(*project_, hop.node), qs(hop.stage)),
                tr("%1 → %2").arg(change.before ? qs(*change.before) : tr("(none)"),
                                  change.after ? qs(*change.after) : tr("(none)")));
  }
  made.reason = reasons.join(QStringLiteral("; "));
  return made;
}

HeaderLifeModel::Cell HeaderLifeModel::belief(const QString& header) const {
  const Hop& hop = *djangoHop(*trace_);
  const Belief belief = beliefAbout(*project_, hop, header.toStdString());
  return {belief.text, {}, belief.state, static_cast<int>(&hop - trace_->hops.data()), {}};
}

QString HeaderLifeModel::title(std::size_t hop) const {
  const Hop& h = trace_->hops[hop];
  return nodeName(*project_, h.node) + QLatin1Char('\n') + qs(h.stage);
}

int HeaderLifeModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int HeaderLifeModel::columnCount(const QModelIndex& parent) const {
  if (parent.isValid() || hops_.empty()) return 0;
  return static_cast<int>(hops_.size()) + 1 + (believes_ ? 1 : 0);
}

QVariant HeaderLifeModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const QString& header = headers_[index.row()];
  if (role == HeaderRole) return header;
  if (index.column() == 0) {
    if (role == Qt::DisplayRole) return header;
    return role == HopRole ? QVariant(-1) : QVariant();
  }
  const Cell& cell =
      rows_[static_cast<std::size_t>(index.row())][static_cast<std::size_t>(index.column() - 1)];
  switch (role) {
    case Qt::DisplayRole: return cell.text.isEmpty() ? tr("–") : cell.text;
    case Qt::ToolTipRole:
      return cell.reason.isEmpty() ? cell.text : cell.text + QLatin1Char('\n') + cell.reason;
    case StateRole: return static_cast<int>(cell.state);
    case HopRole: return cell.hop;
    case ReasonRole: return cell.reason;
    case ExplanationRole: return QVariant::fromValue(cell.why);
    default: return {};
  }
}

QVariant HeaderLifeModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole) || section < 0 ||
      section >= columnCount())
    return {};
  if (section == 0) return tr("Followed");
  const auto at = static_cast<std::size_t>(section - 1);
  return at < hops_.size() ? title(hops_[at]) : tr("Django\nbelieves");
}

}  // namespace headway::ui
