// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/busy_line.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <utility>

#include "ui/theme.h"

namespace headway::ui {
namespace {

constexpr int kPatienceMs = 300, kBarWidth = 80;

}  // namespace

BusyLine::BusyLine(QWidget* parent)
    : QWidget(parent), text_(new QLabel(this)), stop_(new QPushButton(tr("Stop"), this)) {
  setObjectName(QStringLiteral("busyLine"));
  auto* bar = new QProgressBar(this);
  bar->setRange(0, 0);  // nobody knows how long
  bar->setTextVisible(false);
  bar->setFixedSize(kBarWidth, metrics::kGrid);
  stop_->setObjectName(QStringLiteral("stopWork"));
  stop_->setProperty("role", "chip");
  auto* line = new QHBoxLayout(this);
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(metrics::kGap);
  for (QWidget* part : std::initializer_list<QWidget*>{text_, bar, stop_}) line->addWidget(part);
  hide();
  patience_.setSingleShot(true);
  patience_.setInterval(kPatienceMs);
  connect(&patience_, &QTimer::timeout, this, [this] {
    refresh();
    setVisible(!works_.empty());
    if (!works_.empty()) emit shown(works_.back().id);
  });
  connect(stop_, &QPushButton::clicked, this, &BusyLine::stop);
}

void BusyLine::begin(const QString& id, const QString& text, std::function<void()> stop) {
  std::erase_if(works_, [&](const Work& w) { return w.id == id; });
  works_.push_back({id, text, std::move(stop)});
  if (isHidden() && !patience_.isActive()) patience_.start();
  refresh();
}

void BusyLine::end(const QString& id) {
  std::erase_if(works_, [&](const Work& w) { return w.id == id; });
  if (works_.empty()) {
    patience_.stop();
    hide();
  }
  refresh();
}

void BusyLine::stop() {
  if (works_.empty() || isHidden()) return;
  const Work work = works_.back();
  end(work.id);
  work.stop();
}

QString BusyLine::text() const { return isHidden() ? QString() : text_->text(); }

void BusyLine::refresh() {
  if (works_.empty()) return;
  text_->setText(works_.back().text);
  stop_->setAccessibleName(tr("Stop: %1").arg(works_.back().text));
}

}  // namespace headway::ui
