// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/fix_card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

QString resultText(const Verdict& verdict) {
  if (verdict.status > 0) return FixCard::tr("→ %1").arg(verdict.status);
  return FixCard::tr("→ %1").arg(qs(verdictName(verdict.kind)));
}

}  // namespace

FixCard::FixCard(const Fix& fix, QWidget* parent) : QFrame(parent) {
  setProperty("role", "card");
  const bool clean = fix.sideEffect.empty();
  auto* what = new QLabel(this);
  what->setWordWrap(true);
  what->setTextFormat(Qt::PlainText);
  what->setText(tr("%1 %2").arg(qs(fix.label), resultText(fix.verdict)));
  what->setProperty("role", clean ? "good" : "");
  what->setFont(clean ? Theme::instance().strong() : Theme::instance().text());
  auto* effect = new QLabel(clean ? tr("nothing else changes") : tr("but %1").arg(qs(fix.sideEffect)), this);
  effect->setWordWrap(true);
  effect->setTextFormat(Qt::PlainText);
  effect->setProperty("role", clean ? "muted" : "warning");
  effect->setFont(Theme::instance().small());
  auto* apply = new QPushButton(tr("Apply"), this);
  apply->setAccessibleName(tr("Apply: %1").arg(qs(fix.label)));

  auto* foot = new QHBoxLayout;
  foot->setContentsMargins(0, 0, 0, 0);
  foot->addWidget(effect, 1);
  foot->addWidget(apply, 0, Qt::AlignBottom);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(metrics::kMargin, metrics::kGap, metrics::kGap, metrics::kGap);
  layout->setSpacing(metrics::kGrid);
  layout->addWidget(what);
  layout->addLayout(foot);
  connect(apply, &QPushButton::clicked, this, &FixCard::applyWanted);
}

}  // namespace headway::ui
