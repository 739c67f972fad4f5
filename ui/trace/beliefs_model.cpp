// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/beliefs_model.h"

#include "sim/support/text.h"
#include "ui/text.h"
#include "ui/trace/django_column.h"
#include "ui/trace/stations.h"

namespace headway::ui {
namespace {

/// The first decision of the hop by a rule whose key begins so; a refusal comes before all.
RuleId decidedBy(const Hop& hop, std::string_view rules, QString& sentence) {
  RuleId found;
  for (const Note& note : hop.notes)
    if (!found.valid() && note.rule.key().starts_with(rules)) found = note.rule, sentence = qs(note.text);
  const RuleId ended = ruleOf(hop.outcome);
  if (ended.valid() && ended.key().starts_with(rules)) found = ended, sentence = qs(sentenceOf(hop.outcome));
  return found;
}

/// "HTTP_X_FORWARDED_PROTO" is the header X-Forwarded-Proto; matched without regard to case.
QString headerOf(const std::string& metaKey) {
  QString out = qs(metaKey);
  if (out.startsWith(QStringLiteral("HTTP_"))) out.remove(0, 5);
  return out.replace(QLatin1Char('_'), QLatin1Char('-'));
}

}  // namespace

void BeliefsModel::setTrace(ProjectPtr project, std::shared_ptr<const Trace> trace) {
  beginResetModel();
  project_ = std::move(project);
  trace_ = project_ ? std::move(trace) : nullptr;
  rows_.clear();
  if (const Hop* hop = trace_ ? djangoHop(*trace_) : nullptr) {
    const DjangoView& view = *hop->django;
    const Node* node = project_->find(hop->node);
    const auto* settings = node ? std::get_if<DjangoConfig>(&node->config) : nullptr;
    const auto* request = std::get_if<http::Request>(&hop->in);
    const bool forwarded =
        settings && settings->useXForwardedHost && request && request->headers.contains("X-Forwarded-Host");
    const QString proto = settings && !settings->secureProxySslHeader.empty()
                              ? headerOf(settings->secureProxySslHeader.front())
                              : QString();
    add(QStringLiteral("get_host()"), view.host, "django.host.",
        forwarded ? QStringLiteral("X-Forwarded-Host") : QStringLiteral("Host"));
    add(QStringLiteral("scheme"), view.scheme, "django.scheme.", proto);
    add(QStringLiteral("is_secure()"), {view.secure ? "True" : "False", {}, {}}, "django.scheme.", proto);
    add(QStringLiteral("get_port()"), view.port, "django.port.",
        settings && settings->useXForwardedPort ? QStringLiteral("X-Forwarded-Port") : QString());
    add(QStringLiteral("REMOTE_ADDR"), {view.remoteAddr, {}, {}}, "django.client.");
    add(QStringLiteral("build_absolute_uri()"), view.absoluteUri, "django.uri.");
    if (view.csrfChecked)
      add(QStringLiteral("CSRF"), {view.csrfReason.empty() ? "passes" : "", view.csrfReason, {}},
          "django.csrf.");
  }
  endResetModel();
}

void BeliefsModel::add(const QString& question, const DjangoView::Answer& answer, const char* rules,
                       const QString& header) {
  const Hop& hop = *djangoHop(*trace_);
  QString sentence;
  RuleId rule = decidedBy(hop, rules, sentence);
  if (!rule.valid() && question == QLatin1String("REMOTE_ADDR"))  // its server or adapter hands it over
    for (const Hop& h : trace_->hops)
      for (const Note& note : h.notes)
        if (h.node == hop.node && qs(note.text).contains(question))
          rule = note.rule, sentence = qs(note.text);
  Row row;
  row.cells[QuestionColumn] = question;
  row.cells[AnswerColumn] = answer.error.empty() ? qs(answer.value) : qs(answer.error);
  row.cells[DecidedColumn] = rule.valid() ? qs(rule.row().title) : tr("–");
  row.cells[OriginColumn] = header.isEmpty() ? tr("–") : origin(header);
  row.state = answer.error.empty() ? CellState::Believed : CellState::Refused;
  row.hop = static_cast<int>(&hop - trace_->hops.data());
  if (rule.valid()) row.why = explain(rule, tr("Why Django believes this %1").arg(question), sentence);
  rows_.push_back(std::move(row));
}

QString BeliefsModel::origin(const QString& header) const {
  const Hop* last = nullptr;
  QString name = header;
  for (const Hop& hop : trace_->hops) {
    if (hop.phase == Phase::Request)
      for (const Change& change : hop.changes)
        if (change.part == Part::Header && text::equalsIgnoreCase(change.name, header.toStdString()) &&
            change.after)
          last = &hop, name = qs(change.name);
    if (hop.django) break;
  }
  if (!last) return tr("%1, which is not there").arg(name);
  return tr("%1, written by %2").arg(name, nodeName(*project_, last->node));
}

int BeliefsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int BeliefsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant BeliefsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return row.cells[index.column()];
    case StateRole: return static_cast<int>(index.column() == AnswerColumn ? row.state : CellState::Same);
    case HopRole: return row.hop;
    case HeaderRole: return row.cells[QuestionColumn];
    case ExplanationRole: return QVariant::fromValue(row.why);
    default: return {};
  }
}

QVariant BeliefsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case QuestionColumn: return tr("Django's question");
    case AnswerColumn: return tr("Believes");
    case DecidedColumn: return tr("Decided by");
    case OriginColumn: return tr("Comes from");
    default: return {};
  }
}

}  // namespace headway::ui
