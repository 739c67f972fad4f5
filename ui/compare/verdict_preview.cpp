// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/verdict_preview.h"

#include <QHBoxLayout>
#include <QLabel>

#include "sim/report/report.h"
#include "ui/inspector/field_editor.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

constexpr int kWidest = 420;

}  // namespace

VerdictPreview::VerdictPreview(Simulation simulation, QWidget* window)
    : QFrame(window), aside_({std::move(simulation.visit), {}, {}}), label_(new QLabel(this)) {
  setObjectName(QStringLiteral("verdictPreview"));
  setProperty("role", "card");
  setAttribute(Qt::WA_TransparentForMouseEvents);
  label_->setTextFormat(Qt::PlainText);
  label_->setWordWrap(true);
  auto* inside = new QHBoxLayout(this);
  inside->setContentsMargins(metrics::kMargin, metrics::kGap, metrics::kMargin, metrics::kGap);
  inside->addWidget(label_);
  connect(&aside_, &TraceRunner::finished, this,
          [this](const VisitPtr& visit, const ProjectPtr&, const EdgePtr&, quint64 generation) {
            if (generation == awaited_) show(visit->last().verdict);
          });
  hide();
}

void VerdictPreview::setRequest(SampleRequest request, EdgeState edge) {
  drop();
  request_ = std::move(request);
  edge_ = std::move(edge);
}

void VerdictPreview::consider(ProjectPtr after, const QRect& about, Side side) {
  drop();
  about_ = about;
  side_ = side;
  awaited_ = aside_.run(std::move(after), request_, edge_);
}

void VerdictPreview::drop() {
  awaited_ = 0;  // whatever is under way is of no interest
  text_.clear();
  hide();
}

void VerdictPreview::show(const Verdict& verdict) {
  const bool good = verdict.kind == Verdict::Kind::Delivered || verdict.kind == Verdict::Kind::Answered;
  text_ = tr("%1 would be %2: %3")
              .arg(good ? QStringLiteral("✓") : QStringLiteral("✕"), qs(verdictHeadline(verdict)),
                   qs(verdict.sentence));
  setStyleState(label_, "role", good ? QStringLiteral("good") : QStringLiteral("error"));
  label_->setText(text_);
  place();
  setVisible(true);
  raise();
}

void VerdictPreview::place() {
  const QWidget& window = *parentWidget();
  const int room = side_ == Side::Left    ? about_.left()
                   : side_ == Side::Right ? window.width() - about_.right()
                                          : window.width();
  const int widest = qMin(kWidest, room - 2 * metrics::kMargin);
  const int wide = qMin(widest, label_->fontMetrics().horizontalAdvance(text_) + 4 * metrics::kMargin);
  resize(wide, heightForWidth(wide));
  const int lowest = window.height() - height() - metrics::kGrid;
  const int rightmost = window.width() - width() - metrics::kMargin;
  switch (side_) {
    case Side::Below: return move(qMin(about_.left(), rightmost), about_.bottom() + metrics::kGrid);
    case Side::Left: return move(about_.left() - width() - metrics::kGap, qMin(about_.top(), lowest));
    case Side::Right: return move(about_.right() + metrics::kGap, qMin(about_.top(), lowest));
  }
}

}  // namespace headway::ui
