// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>
#include <array>
#include <memory>

#include "sim/engine/trace.h"
#include "sim/model/project.h"

namespace headway::ui {

/// Copies the trace that is shown, in the forms the command line prints it in. The actions are off while
/// there is none.
class TraceCopy : public QObject {
  Q_OBJECT

 public:
  enum Form { Text, Markdown, Curl, Json };
  static constexpr std::array kForms = {Text, Markdown, Curl, Json};

  explicit TraceCopy(QObject* parent);

  /// `request` is what was sent; null or no trace: nothing to copy.
  void setTrace(ProjectPtr project, std::shared_ptr<const Trace> trace, const SampleRequest& request);

  /// "" without a trace.
  QString text(Form form) const;
  QAction* action(Form form) const { return actions_[form]; }

 private:
  std::array<QAction*, kForms.size()> actions_;
  ProjectPtr project_;
  std::shared_ptr<const Trace> trace_;
  SampleRequest request_;
};

}  // namespace headway::ui
