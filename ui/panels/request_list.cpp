// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/request_list.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QShortcut>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

#include "sim/model/edits.h"
#include "ui/document/document.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

constexpr int kRow = 28;
constexpr int kDot = 14;

/// Rounded row with a badge: tick, cross, or hollow for not run.
class RequestDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Colors& c = Theme::instance().colors();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect box = option.rect.adjusted(0, 1, 0, -1);
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
      painter->setPen(Qt::NoPen);
      painter->setBrush(option.state & QStyle::State_Selected ? c.selected : c.hover);
      painter->drawRoundedRect(box, metrics::kRadius, metrics::kRadius);
    }
    const QRectF dot(box.left() + metrics::kGap, box.center().y() - kDot / 2.0 + 0.5, kDot, kDot);
    paintDot(painter, dot,
             static_cast<RequestListModel::Result>(index.data(RequestListModel::ResultRole).toInt()));
    const QRect text = box.adjusted(kDot + 2 * metrics::kGap, 0, -metrics::kGrid, 0);
    painter->setFont(Theme::instance().text());
    painter->setPen(c.ink);
    painter->drawText(
        text, Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetrics(painter->font()).elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    painter->restore();
  }
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {120, kRow}; }

 private:
  static void paintDot(QPainter* painter, const QRectF& dot, RequestListModel::Result result) {
    const Colors& c = Theme::instance().colors();
    if (result == RequestListModel::Result::NotRun) {
      painter->setPen(QPen(c.notReached, 1.5));
      painter->setBrush(Qt::NoBrush);
      painter->drawEllipse(dot.adjusted(2, 2, -2, -2));
      return;
    }
    const bool pass = result == RequestListModel::Result::Pass;
    painter->setPen(Qt::NoPen);
    painter->setBrush(pass ? c.delivered : c.refused);
    painter->drawEllipse(dot);
    painter->setPen(QPen(c.onState, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF m = dot.center();
    if (pass) {
      painter->drawPolyline(QPolygonF({m + QPointF(-3, 0.2), m + QPointF(-0.8, 2.4), m + QPointF(3, -2.2)}));
    } else {
      painter->drawLine(m + QPointF(-2.3, -2.3), m + QPointF(2.3, 2.3));
      painter->drawLine(m + QPointF(2.3, -2.3), m + QPointF(-2.3, 2.3));
    }
  }
};

}  // namespace

RequestList::RequestList(Document& document, QWidget* parent)
    : QWidget(parent),
      document_(document),
      model_(new RequestListModel(document, this)),
      list_(new QListView(this)),
      empty_(new QLabel(tr("No request yet. Add one with +, or type a URL above."), this)) {
  list_->setModel(model_);
  list_->setItemDelegate(new RequestDelegate(list_));
  list_->setFrameShape(QFrame::NoFrame);
  list_->setMouseTracking(true);
  list_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
  list_->setContextMenuPolicy(Qt::CustomContextMenu);
  list_->setAccessibleName(tr("Sample requests"));
  empty_->setWordWrap(true);
  empty_->setProperty("role", "muted");
  auto* caption = new QLabel(tr("Requests"), this);
  caption->setProperty("role", "caption");
  auto* add = new QToolButton(this);
  add->setText(QStringLiteral("+"));
  add->setProperty("role", "tiny");
  add->setFixedSize(20, 20);
  add->setToolTip(tr("Add a request"));
  add->setAccessibleName(tr("Add a request"));

  auto* head = new QHBoxLayout;
  head->setContentsMargins(0, 0, 0, 0);
  head->addWidget(caption, 1);
  head->addWidget(add);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(metrics::kGrid);
  layout->addLayout(head);
  layout->addWidget(empty_);
  layout->addWidget(list_, 1);

  auto* erase = new QShortcut(QKeySequence::Delete, list_);
  erase->setContext(Qt::WidgetShortcut);
  connect(erase, &QShortcut::activated, this, &RequestList::deleteCurrent);
  connect(add, &QToolButton::clicked, this, &RequestList::addRequest);
  connect(list_, &QWidget::customContextMenuRequested, this, &RequestList::showMenu);
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
          [this](const QModelIndex& now) {
            if (now.isValid()) emit selected(now.row());
          });
  connect(model_, &QAbstractItemModel::modelReset, this, &RequestList::follow);
  const auto dress = [this, caption] {
    caption->setFont(Theme::instance().caption());
    list_->viewport()->update();
  };
  connect(&Theme::instance(), &Theme::changed, this, dress);
  dress();
  follow();
}

int RequestList::current() const { return list_->currentIndex().row(); }

void RequestList::setCurrent(int index) {
  const QSignalBlocker quiet(this);
  list_->setCurrentIndex(model_->index(index));
}

void RequestList::setVisit(int index, const VisitTrace& visit) {
  const auto& requests = document_.snapshot()->requests;
  if (index < 0 || index >= static_cast<int>(requests.size())) return;
  model_->setResult(index, resultOf(requests[static_cast<std::size_t>(index)], visit));
}

void RequestList::addRequest() {
  SampleRequest request;
  const auto& requests = document_.snapshot()->requests;
  request.url = requests.empty() ? "https://www.example.com/" : requests.front().url;
  request.name = freeName(tr("Request").toStdString());
  append(tr("Add request"), std::move(request));
}

void RequestList::duplicateCurrent() {
  if (current() < 0) return;
  SampleRequest copy = document_.snapshot()->requests[static_cast<std::size_t>(current())];
  copy.name = freeName(copy.name);
  append(tr("Duplicate request"), std::move(copy));
}

void RequestList::deleteCurrent() {
  if (current() < 0) return;
  const int old = current();
  if (!document_.apply(tr("Delete request"),
                       edits::removeRequest(*document_.snapshot(), static_cast<std::size_t>(old))))
    return;
  if (model_->rowCount() > 0) list_->setCurrentIndex(model_->index(qMin(old, model_->rowCount() - 1)));
}

void RequestList::append(const QString& label, SampleRequest request) {
  const std::size_t end = document_.snapshot()->requests.size();
  if (document_.apply(label, edits::setRequest(*document_.snapshot(), end, std::move(request))))
    list_->setCurrentIndex(model_->index(static_cast<int>(end)));
}

std::string RequestList::freeName(const std::string& wish) const {
  std::string name = wish;
  for (int n = 2; document_.snapshot()->findRequest(name); ++n) name = wish + " " + std::to_string(n);
  return name;
}

void RequestList::showMenu(const QPoint& at) {
  QMenu menu(this);
  menu.addAction(tr("Add"), this, &RequestList::addRequest);
  if (const QModelIndex index = list_->indexAt(at); index.isValid()) {
    list_->setCurrentIndex(index);
    menu.addAction(tr("Duplicate"), this, &RequestList::duplicateCurrent);
    menu.addAction(tr("Rename"), this, [this, index] { list_->edit(index); });
    menu.addAction(tr("Delete"), this, &RequestList::deleteCurrent);
  }
  menu.exec(list_->viewport()->mapToGlobal(at));
}

void RequestList::follow() {
  empty_->setVisible(model_->rowCount() == 0);
  if (current() < 0 && model_->rowCount() > 0) setCurrent(0);
}

}  // namespace headway::ui
