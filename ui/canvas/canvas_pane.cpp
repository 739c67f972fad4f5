// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_pane.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include "sim/format/templates.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/travel/bottom_bar.h"

namespace headway::ui {
namespace {

constexpr int kAway = 16;  ///< of overlays from the edges
constexpr int kNoticeMs = 6000;

}  // namespace

CanvasPane::CanvasPane(Document& document, QWidget* parent)
    : QWidget(parent),
      document_(document),
      scene_(document),
      view_(new CanvasView(scene_, this)),
      banner_(new VerdictBanner(this)),
      map_(new MiniMap(*view_, scene_, this)),
      empty_(makeEmptyHint()),
      bar_(new BottomBar(this)),
      notice_(new QLabel(this)),
      noticeEnd_(new QTimer(this)) {
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->setSpacing(0);
  whole->addWidget(view_, 1);
  whole->addWidget(bar_);
  view_->setInsets({kAway * 2, 84, kAway * 2, 24});
  notice_->setProperty("role", "chip");
  notice_->hide();
  noticeEnd_->setSingleShot(true);
  connect(noticeEnd_, &QTimer::timeout, notice_, &QWidget::hide);
  banner_->installEventFilter(this);
  view_->installEventFilter(this);
  connect(&scene_, &CanvasScene::refused, this, &CanvasPane::notice);
  connect(banner_, &VerdictBanner::nodeActivated, view_, &CanvasView::goTo);
  connect(&document_, &Document::changed, this, &CanvasPane::showEmptiness);
  connect(&document_, &Document::replaced, view_, &CanvasView::fit);
  setMinimumSize(320, 240);
  showEmptiness();
}

// The scene goes before the view does: nothing may be typed into it any more.
CanvasPane::~CanvasPane() { view_->endTyping(false); }

QWidget* CanvasPane::makeEmptyHint() {
  auto* hint = new QWidget(this);
  auto* column = new QVBoxLayout(hint);
  auto* head = new QLabel(tr("Draw the way of a request"), hint);
  head->setFont(Theme::instance().title());
  auto* text = new QLabel(
      tr("Add a viewer, a distribution, an HTTP API and Django from the list on the left, then pull a wire "
         "from the dot at the right edge of each to the next. The request runs as soon as the way is whole."),
      hint);
  text->setWordWrap(true);
  text->setProperty("role", "muted");
  text->setFixedWidth(380);
  auto* viewer = new QPushButton(tr("Add a viewer"), hint);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(viewer);
  buttons->addStretch();
  auto* begin = new QLabel(tr("Or begin with one that works, and change it:"), hint);
  begin->setProperty("role", "muted");
  column->setSpacing(12);
  column->addWidget(head);
  column->addWidget(text);
  column->addLayout(buttons);
  column->addSpacing(metrics::kGap);
  column->addWidget(begin);
  for (const ProjectTemplate& t : projectTemplates()) {
    auto* button = new QPushButton(qs(t.title), hint);
    button->setObjectName(QStringLiteral("template-") + qs(t.id));
    if (&t == projectTemplates().data()) button->setProperty("role", "primary");
    column->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, id = qs(t.id)] { emit templateWanted(id); });
  }
  connect(viewer, &QPushButton::clicked, this, [this] { view_->addNodeInView(NodeKind::Viewer); });
  return hint;
}

void CanvasPane::showEmptiness() { empty_->setVisible(document_.snapshot()->nodes.empty()); }

void CanvasPane::notice(const QString& text) {
  notice_->setText(text);
  notice_->show();
  noticeEnd_->start(kNoticeMs);
  arrange();
}

void CanvasPane::arrange() {
  const int wide = width() - 2 * kAway;
  banner_->setGeometry(kAway, kAway, wide, std::max(40, banner_->heightForWidth(wide)));
  map_->move(width() - map_->width() - kAway, view_->height() - map_->height() - kAway);
  map_->raise();
  empty_->resize(empty_->sizeHint());
  empty_->move((width() - empty_->width()) / 2, (view_->height() - empty_->height()) / 2);
  notice_->resize(std::min(notice_->sizeHint().width(), wide), notice_->sizeHint().height() + 6);
  notice_->move((width() - notice_->width()) / 2, view_->height() - notice_->height() - kAway);
  notice_->raise();
}

void CanvasPane::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

// The banner grows by a line when its sentence is long; the canvas shrinks when a bar grows.
bool CanvasPane::eventFilter(QObject* object, QEvent* event) {
  if (object == banner_ && event->type() == QEvent::LayoutRequest) arrange();
  if (object == view_ && event->type() == QEvent::Resize) arrange();
  return QWidget::eventFilter(object, event);
}

}  // namespace headway::ui
