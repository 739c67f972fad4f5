// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/visit_strip.h"

#include <QLabel>
#include <QListView>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/text.h"
#include "ui/theme.h"
#include "ui/trace/visit_delegate.h"

namespace headway::ui {

VisitStrip::VisitStrip(QWidget* parent)
    : QWidget(parent), model_(new VisitModel(this)), list_(new QListView(this)), loop_(new QLabel(this)) {
  setProperty("role", "panel");
  setAttribute(Qt::WA_StyledBackground);
  list_->setModel(model_);
  list_->setItemDelegate(new VisitDelegate(list_));
  list_->setFlow(QListView::LeftToRight);
  list_->setWrapping(false);
  list_->setFrameShape(QFrame::NoFrame);
  list_->setMouseTracking(true);
  list_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setObjectName(QStringLiteral("visitSteps"));
  list_->setAccessibleName(tr("Steps of the visit"));
  list_->setFixedHeight(VisitDelegate::kHeight + list_->horizontalScrollBar()->sizeHint().height());
  loop_->setWordWrap(true);
  loop_->setProperty("role", "error");
  loop_->setObjectName(QStringLiteral("visitLoop"));
  loop_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(metrics::kMargin, metrics::kGrid, metrics::kMargin, metrics::kGrid);
  layout->setSpacing(metrics::kGrid);
  layout->addWidget(list_);
  layout->addWidget(loop_);
  hide();
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
          [this](const QModelIndex& now) {
            if (now.isValid()) emit entryChosen(now.row());
          });
}

void VisitStrip::setVisit(VisitPtr visit, int current) {
  const QSignalBlocker quiet(this);
  const bool several = visit && visit->entries.size() > 1;
  // The last request says it itself.
  const bool tells = several && visit->loop && current + 1 < static_cast<int>(visit->entries.size());
  const QString loop = tells ? qs(visit->loop->sentence) : QString();
  model_->setVisit(several ? std::move(visit) : nullptr);
  loop_->setText(loop);
  loop_->setVisible(!loop.isEmpty());
  setVisible(several);
  if (!several) return;
  const QModelIndex chosen = model_->index(current);
  list_->setCurrentIndex(chosen);
  list_->scrollTo(chosen);
}

int VisitStrip::current() const { return list_->currentIndex().row(); }

}  // namespace headway::ui
