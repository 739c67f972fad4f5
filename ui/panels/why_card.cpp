// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/why_card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/inspector/field_row.h"
#include "ui/panels/fix_card.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/trace/stations.h"

namespace headway::ui {
namespace {

QLabel* label(QWidget* parent, const char* role = "") {
  auto* made = new QLabel(parent);
  made->setWordWrap(true);
  made->setTextFormat(Qt::RichText);
  made->setTextInteractionFlags(Qt::TextBrowserInteraction);
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
      fixBox_(new QWidget(this)),
      fixList_(new QVBoxLayout) {
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

  auto* caption = label(fixBox_, "caption");
  caption->setText(tr("What mends it (each was run)"));
  caption->setObjectName(QStringLiteral("fixCaption"));
  auto* fixColumn = new QVBoxLayout(fixBox_);
  fixColumn->setContentsMargins(0, metrics::kGap, 0, 0);
  fixColumn->setSpacing(metrics::kGap);
  fixColumn->addWidget(caption);
  fixColumn->addLayout(fixList_);
  fixList_->setSpacing(metrics::kGap);
  column->addWidget(fixBox_);
  column->addStretch();

  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setWidget(page);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(scroll);
  connect(&Theme::instance(), &Theme::changed, this, &WhyCard::dress);
  dress();
  rebuildFixes();
}

void WhyCard::explain(const Explanation& why) {
  shown_ = why;
  refresh();
}

void WhyCard::setHostColors(const HostColors& hosts) {
  hosts_ = hosts;
  refresh();
}

void WhyCard::clear() {
  shown_ = {};
  refresh();
}

void WhyCard::refresh() {
  const bool empty = shown_.isEmpty();
  const bool hasRule = shown_.rule.valid();
  kicker_->setText((empty ? tr("Why") : shown_.kicker).toHtmlEscaped());
  title_->setVisible(!empty);
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
  rebuildFixes();
}

void WhyCard::rebuildFixes() {
  while (QLayoutItem* item = fixList_->takeAt(0)) {
    if (QWidget* old = item->widget()) {
      old->hide();
      old->deleteLater();  // a card may be what asked for this
    }
    delete item;
  }
  for (std::size_t i = 0; i < fixes_.size(); ++i) {
    auto* card = new FixCard(fixes_[i], fixBox_);
    connect(card, &FixCard::applyWanted, this, [this, i] { emit fixChosen(static_cast<int>(i)); });
    fixList_->addWidget(card);
  }
  fixBox_->setVisible(!fixes_.empty());
}

void WhyCard::revealFixes() {
  auto* scroll = findChild<QScrollArea*>();
  scroll->ensureWidgetVisible(fixBox_, 0, fixBox_->height());
  if (auto* first = fixBox_->findChild<QPushButton*>()) first->setFocus();
}

void WhyCard::dress() {
  const Theme& theme = Theme::instance();
  refresh();  // first: a QLabel takes a font for its links only once it has a text
  kicker_->setFont(theme.caption());
  if (auto* caption = fixBox_->findChild<QLabel*>(QStringLiteral("fixCaption")))
    caption->setFont(theme.caption());
  title_->setFont(theme.strong());
  text_->setFont(theme.text());
  detail_->setFont(theme.mono());
  confidence_->setFont(theme.small());
  key_->setFont(theme.mono());
  link_->setFont(theme.text());
}

}  // namespace headway::ui
