// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <memory>
#include <optional>

#include "sim/engine/trace.h"
#include "sim/model/project.h"
#include "ui/canvas/path_state.h"
#include "ui/host_colors.h"

class QLabel;
class QPushButton;

namespace headway::ui {

/// The answer in one line: what happened and who decided, and what it rests on.
struct BannerText {
  QString head;      ///< "Delivered · 200"
  QString sentence;  ///< HTML; nodes are links "node:<id>"
  QString plain;     ///< the whole line without markup
};
PathMark verdictMark(Verdict::Kind kind);
BannerText bannerText(const Project& project, const Verdict& verdict, const HostColors& hosts);

/// One question, one answer: the verdict over the canvas.
class VerdictBanner : public QFrame {
  Q_OBJECT
 public:
  explicit VerdictBanner(QWidget* parent = nullptr);

  /// Null hides it: no request was run.
  void setTrace(ProjectPtr project, std::shared_ptr<const Trace> trace, const HostColors& hosts);
  /// How many edits mend a refused path; 0 says that there is none, -1 that they are looked for.
  void setFixCount(int count);
  /// While a request travels: where it is, in place of the verdict. "" shows the verdict again.
  void setStop(const QString& head, const QString& sentence);
  QString text() const;  ///< the verdict

 signals:
  void nodeActivated(headway::NodeId id);
  void fixesWanted();
  void ruleActivated(const QString& key);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void refresh();
  void showVerdict();
  void showAssumptions();

  ProjectPtr project_;
  std::shared_ptr<const Trace> trace_;
  HostColors hosts_;
  QString stopHead_, stopSentence_;
  std::optional<int> fixCount_;  ///< nothing: none are looked for
  QLabel *head_, *sentence_;
  QPushButton *assumptions_, *fixes_;
};

}  // namespace headway::ui
