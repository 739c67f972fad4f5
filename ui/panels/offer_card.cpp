// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/offer_card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

QString with(const std::string& edit, const Verdict& verdict) {
  const QString result = verdict.status > 0 ? QString::number(verdict.status) : qs(verdictName(verdict.kind));
  return OfferCard::tr("%1 → %2").arg(qs(edit), result);
}

}  // namespace

Offer offerOf(const Fix& fix) {
  const QString what = with(fix.label, fix.verdict);
  if (fix.sideEffect.empty())
    return {what, OfferCard::tr("nothing else changes"), QStringLiteral("good"), QStringLiteral("muted")};
  return {what, OfferCard::tr("but %1").arg(qs(fix.sideEffect)), {}, QStringLiteral("warning")};
}

Offer offerOf(const Consequence& consequence, const Verdict& now) {
  const Verdict& verdict = consequence.verdict;
  const bool good = verdict.kind == Verdict::Kind::Delivered || verdict.kind == Verdict::Kind::Answered;
  const bool same = verdict.kind == now.kind && verdict.status == now.status;
  QString note = same ? OfferCard::tr("The viewer gets the same.") : qs(verdict.sentence);
  const auto alike = static_cast<qsizetype>(consequence.alike);
  if (alike > 0)
    note += QLatin1Char(' ') + counted(alike, OfferCard::tr("1 other choice does the same."),
                                       OfferCard::tr("%1 other choices do the same."));
  const char* role = same ? "" : good ? "good" : "error";
  return {with(consequence.what, verdict), note, QLatin1String(role), QStringLiteral("muted")};
}

OfferCard::OfferCard(const Offer& offer, QWidget* parent) : QFrame(parent) {
  setProperty("role", "card");
  auto* what = new QLabel(offer.what, this);
  what->setProperty("role", offer.role);
  what->setFont(offer.role.isEmpty() ? Theme::instance().text() : Theme::instance().strong());
  auto* note = new QLabel(offer.note, this);
  note->setProperty("role", offer.noteRole);
  note->setFont(Theme::instance().small());
  for (QLabel* label : {what, note}) {
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
  }
  auto* apply = new QPushButton(tr("Apply"), this);
  apply->setAccessibleName(tr("Apply: %1").arg(offer.what));

  auto* foot = new QHBoxLayout;
  foot->setContentsMargins(0, 0, 0, 0);
  foot->addWidget(note, 1);
  foot->addWidget(apply, 0, Qt::AlignBottom);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(metrics::kMargin, metrics::kGap, metrics::kGap, metrics::kGap);
  layout->setSpacing(metrics::kGrid);
  layout->addWidget(what);
  layout->addLayout(foot);
  connect(apply, &QPushButton::clicked, this, &OfferCard::applyWanted);
}

}  // namespace headway::ui
