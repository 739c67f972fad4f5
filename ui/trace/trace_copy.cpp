// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/trace_copy.h"

#include <QClipboard>
#include <QGuiApplication>

#include "sim/report/curl.h"
#include "sim/report/report.h"
#include "ui/text.h"

namespace headway::ui {

TraceCopy::TraceCopy(QObject* parent) : QObject(parent) {
  const std::pair<QString, QString> texts[] = {
      {tr("Copy as &text"), tr("Copy the trace as `headway trace` prints it")},
      {tr("Copy as &Markdown"), tr("Copy the trace to paste into an issue or a chat")},
      {tr("Copy as &curl"), tr("Copy a command that sends this very request")},
      {tr("Copy as &JSON"), tr("Copy the trace for a program; its schema is documented")}};
  for (const Form form : kForms) {
    actions_[form] = new QAction(texts[form].first, this);
    actions_[form]->setToolTip(texts[form].second);
    actions_[form]->setEnabled(false);
    connect(actions_[form], &QAction::triggered, this,
            [this, form] { QGuiApplication::clipboard()->setText(text(form)); });
  }
}

void TraceCopy::setTrace(ProjectPtr project, std::shared_ptr<const Trace> trace,
                         const SampleRequest& request) {
  project_ = std::move(project);
  trace_ = project_ ? std::move(trace) : nullptr;
  request_ = request;
  for (const Form form : kForms) actions_[form]->setEnabled(trace_ != nullptr);
  if (trace_ && trace_->hops.empty()) actions_[Curl]->setEnabled(false);  // nothing was sent
}

QString TraceCopy::text(Form form) const {
  if (!trace_) return {};
  switch (form) {
    case Text: return qs(traceText(*project_, request_, *trace_, Style(false)));
    case Markdown: return qs(traceMarkdown(*project_, request_, *trace_));
    case Curl: return qs(curlCommand(*trace_));
    case Json: return qs(traceJson(*project_, request_, *trace_));
  }
  return {};
}

}  // namespace headway::ui
