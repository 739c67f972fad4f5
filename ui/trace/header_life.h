// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>
#include <memory>

#include "sim/engine/trace.h"
#include "sim/model/project.h"
#include "ui/host_colors.h"

namespace headway::ui {

class HeaderLifeModel;
class TraceTable;

/// The headers a person follows, hop by hop, above the table of all headers. Hidden while there are none.
class HeaderLife : public QWidget {
  Q_OBJECT

 public:
  explicit HeaderLife(QWidget* parent = nullptr);

  void setTrace(ProjectPtr project, std::shared_ptr<const Trace> trace, Phase phase, const HostColors& hosts);
  const QStringList& headers() const { return headers_; }
  bool follows(const QString& header) const { return headers_.contains(header, Qt::CaseInsensitive); }
  /// Follows it, or no longer. A trace without the header keeps its row.
  void toggle(const QString& header);
  TraceTable* table() const { return table_; }
  HeaderLifeModel* model() const { return model_; }

 signals:
  void changed();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void refresh();
  void layoutColumns();

  HeaderLifeModel* model_;
  TraceTable* table_;
  QStringList headers_;
};

}  // namespace headway::ui
