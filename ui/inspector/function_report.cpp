// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/function_report.h"

#include <QLabel>
#include <QLocale>
#include <QRegularExpression>
#include <QVBoxLayout>

#include "ui/inspector/code_editor.h"
#include "ui/inspector/field_editor.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {
constexpr std::size_t kCodeLimit = 10240;  // CloudFront quota: function size 10 KB
}

const Hop* hopOf(const Trace* trace, const NodeId& node) {
  const Hop* found = nullptr;
  if (!trace) return found;
  for (const Hop& hop : trace->hops)
    if (hop.node == node && (!found || std::holds_alternative<Forwarded>(found->outcome))) found = &hop;
  return found;
}

const Answered* functionFailure(const Hop& hop) {
  const auto* answered = std::get_if<Answered>(&hop.outcome);
  return answered && answered->refused ? answered : nullptr;
}

int failureLine(const Answered& failure) {
  static const QRegularExpression line(QStringLiteral("\\bline (\\d+)"));
  const auto match = line.match(qs(failure.sentence));
  return match.hasMatch() ? match.captured(1).toInt() : 0;
}

FunctionReport::FunctionReport(QWidget* parent)
    : QWidget(parent), outcome_(new QLabel(this)), size_(new QLabel(this)), console_(new QLabel(this)) {
  outcome_->setObjectName(QStringLiteral("functionOutcome"));
  size_->setObjectName(QStringLiteral("functionSize"));
  for (QLabel* label : {outcome_, size_, console_}) {
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  }
  console_->setProperty("role", "code");
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(metrics::kGrid);
  layout->addWidget(outcome_);
  layout->addWidget(size_);
  layout->addWidget(console_);
  connect(&Theme::instance(), &Theme::changed, this, &FunctionReport::dress);
  dress();
}

void FunctionReport::show(const Hop* hop, std::size_t codeBytes) {
  const Answered* failure = hop ? functionFailure(*hop) : nullptr;
  QString role = QStringLiteral("muted");
  if (!hop) {
    outcome_->setText(tr("This request does not run the function."));
  } else if (failure) {
    role = QStringLiteral("error");
    outcome_->setText(tr("✕ %1").arg(qs(failure->sentence)));
  } else if (const auto* answered = std::get_if<Answered>(&hop->outcome)) {
    role = QStringLiteral("good");
    outcome_->setText(tr("✓ It answered with %1 itself.").arg(answered->status));
  } else if (const auto* unknown = std::get_if<Unknown>(&hop->outcome)) {
    role = QStringLiteral("warning");
    outcome_->setText(tr("? %1").arg(qs(unknown->sentence)));
  } else {
    role = QStringLiteral("good");
    const auto n = static_cast<qsizetype>(hop->changes.size());
    outcome_->setText(n == 0 ? tr("✓ It ran and changed nothing.")
                             : counted(n, tr("✓ It ran: 1 change."), tr("✓ It ran: %1 changes.")));
  }
  setStyleState(outcome_, "role", role);
  const bool tooBig = codeBytes > kCodeLimit;
  size_->setText(tr("%1 bytes of 10 KB").arg(QLocale().toString(static_cast<qulonglong>(codeBytes))));
  setStyleState(size_, "role", tooBig ? QStringLiteral("error") : QStringLiteral("muted"));
  QStringList lines;
  if (hop)
    for (const std::string& line : hop->extras.functionLog) lines << qs(line);
  console_->setText(lines.join(QLatin1Char('\n')));
  console_->setVisible(!lines.isEmpty());
}

void FunctionReport::dress() {
  outcome_->setFont(Theme::instance().text());
  size_->setFont(Theme::instance().small());
  console_->setFont(Theme::instance().mono());
}

void showRun(CodeEditor& editor, FunctionReport& report, const Hop* hop, const FunctionConfig& function) {
  report.show(hop, function.code.size());
  editor.setRuntime(qs(enumName(function.runtime)));
  if (const Answered* failure = hop ? functionFailure(*hop) : nullptr)
    editor.setProblem(failureLine(*failure), qs(failure->sentence));
  else
    editor.clearProblem();
}

}  // namespace headway::ui
