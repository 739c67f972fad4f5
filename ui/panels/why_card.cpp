// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/why_card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/inspector/field_row.h"
#include "ui/panels/offer_list.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/trace/stations.h"

namespace headway::ui {
namespace {

QLabel* label(QWidget* parent, const char* role = "") {
  auto* made = new QLabel(parent);
  made->setWordWrap(true);
  made->setTextFormat(Qt::RichText);
  made->setTextInteractionFlags(Qt::TextSelectableByMouse);
  made->setProperty("role", role);
  return made;
}

QLabel* chip(QWidget* parent) {
  auto* made = new QLabel(parent);
  made->setProperty("role", "chip");
  made->setTextFormat(Qt::PlainText);
  made->setTextInteractionFlags(Qt::TextSelectableByMouse);
  return made;
}

QString confidenceText(Confidence c) {
  switch (c) {
    case Confidence::Documented: return WhyCard::tr("documented");
    case Confidence::Observed: return WhyCard::tr("observed");
    case Confidence::Inferred: return WhyCard::tr("inferred");
    case Confidence::Unknown: return WhyCard::tr("not documented");
  }
  return {};
}

QString confidenceTip(Confidence c) {
  switch (c) {
    case Confidence::Documented:
      return WhyCard::tr("The service's own documentation or source code says so.");
    case Confidence::Observed: return WhyCard::tr("Seen in captures of the live service.");
    case Confidence::Inferred: return WhyCard::tr("Follows from documented facts, or was reported by users.");
    case Confidence::Unknown: return WhyCard::tr("Nobody says what happens; this is our assumption.");
  }
  return {};
}

void addStretchedRow(QVBoxLayout* to, QLabel* only) {
  auto* row = new QHBoxLayout;
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(only);
  row->addStretch();
  to->addLayout(row);
}

}  // namespace

Explanation explainVerdict(const Project& project, const Verdict& verdict) {
  const QString by = nodeName(project, verdict.by);
  QString kicker = WhyCard::tr("Why it was delivered");
  if (verdict.kind == Verdict::Kind::Refused) kicker = WhyCard::tr("Why %1 refused").arg(by);
  if (verdict.kind == Verdict::Kind::Answered) kicker = WhyCard::tr("Why %1 answered").arg(by);
  if (verdict.kind == Verdict::Kind::Unknown) kicker = WhyCard::tr("What is not known");
  return headway::ui::explain(verdict.rule, kicker, qs(verdict.sentence));
}

WhyCard::WhyCard(QWidget* parent)
    : QWidget(parent),
      kicker_(label(this, "caption")),
      title_(label(this)),
      text_(label(this)),
      detail_(label(this, "muted")),
      confidence_(chip(this)),
      key_(chip(this)),
      link_(label(this, "muted")),
      fixList_(new OfferList(tr("What mends it (each was run)"), this)),
      consequenceList_(new OfferList(tr("If you change it (each was run)"), this)) {
  link_->setTextInteractionFlags(Qt::TextBrowserInteraction);  // the only one where Tab stops
  link_->setOpenExternalLinks(true);
  auto* page = new QWidget;
  page->setProperty("role", "panel");
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(metrics::kMargin, metrics::kMargin, metrics::kMargin, metrics::kMargin);
  column->setSpacing(metrics::kGap);
  for (QLabel* part : {kicker_, title_, text_, detail_}) column->addWidget(part);
  addStretchedRow(column, confidence_);
  addStretchedRow(column, key_);
  column->addWidget(link_);

  for (OfferList* offers : {fixList_, consequenceList_}) column->addWidget(offers);
  column->addStretch();

  auto* scroll = new QScrollArea(this);
  scroll->setAccessibleName(tr("Why"));
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setWidget(page);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(scroll);
  connect(&Theme::instance(), &Theme::changed, this, &WhyCard::dress);
  connect(fixList_, &OfferList::chosen, this, &WhyCard::fixChosen);
  connect(consequenceList_, &OfferList::chosen, this, &WhyCard::consequenceChosen);
  dress();
}

void WhyCard::explain(const Explanation& why) {
  shown_ = why;
  dress();  // a label that shows its first text forgets its font
  setConsequences({}, {});
  emit explained(shown_);
}

void WhyCard::setHostColors(const HostColors& hosts) {
  hosts_ = hosts;
  refresh();
}

void WhyCard::clear() { explain({}); }

void WhyCard::refresh() {
  const bool empty = shown_.isEmpty();
  const bool hasRule = shown_.rule.valid();
  kicker_->setText((empty ? tr("Why") : shown_.kicker).toHtmlEscaped());
  title_->setVisible(!empty);
  setStyleState(text_, "role", empty ? QStringLiteral("muted") : QString());
  title_->setText(shown_.title.toHtmlEscaped());
  text_->setText(
      empty
          ? tr("Choose a cell of the table, a hop or a box: what made it so is told here, with the rule and its source.")
          : hosts_.html(shown_.text));
  detail_->setVisible(!shown_.detail.isEmpty() && shown_.detail != shown_.text);
  detail_->setText(hosts_.html(shown_.detail));
  confidence_->setVisible(hasRule);
  key_->setVisible(hasRule);
  link_->setVisible(hasRule && !shown_.rule.row().source.empty());
  if (!hasRule) return;
  const Rule& rule = shown_.rule.row();
  confidence_->setText(confidenceText(rule.confidence));
  confidence_->setToolTip(confidenceTip(rule.confidence));
  key_->setText(qs(rule.key));
  link_->setText(sourceHtml(qs(rule.source)));
  link_->setToolTip(qs(rule.source));
}

void WhyCard::setFixes(std::vector<Fix> fixes) {
  fixes_ = std::move(fixes);
  std::vector<Offer> offers;
  for (const Fix& fix : fixes_) offers.push_back(offerOf(fix));
  fixList_->setOffers(offers);
}

void WhyCard::setConsequences(std::vector<Consequence> consequences, const Verdict& now) {
  consequences_ = std::move(consequences);
  std::vector<Offer> offers;
  for (const Consequence& c : consequences_) offers.push_back(offerOf(c, now));
  consequenceList_->setOffers(offers);
}

void WhyCard::revealFixes() {
  findChild<QScrollArea*>()->ensureWidgetVisible(fixList_, 0, fixList_->height());
  fixList_->focusFirst();
}

void WhyCard::dress() {
  const Theme& theme = Theme::instance();
  refresh();  // first: a QLabel takes a font for its links only once it has a text
  kicker_->setFont(theme.caption());
  title_->setFont(theme.strong());
  text_->setFont(theme.text());
  detail_->setFont(theme.mono());
  confidence_->setFont(theme.small());
  key_->setFont(theme.mono());
  link_->setFont(theme.text());
}

}  // namespace headway::ui
