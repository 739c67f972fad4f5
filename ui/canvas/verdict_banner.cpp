// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/verdict_banner.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QTextDocumentFragment>
#include <utility>

#include "ui/canvas/badge.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

QString nodeName(const Project& p, const NodeId& id) {
  const Node* node = p.find(id);
  return node ? qs(node->name) : qs(id.value);
}

QString nodeLink(const Project& p, const NodeId& id, const QColor& color) {
  return QStringLiteral("<a href='node:%1' style='color:%2;text-decoration:none'>%3</a>")
      .arg(qs(id.value).toHtmlEscaped(), color.name(), nodeName(p, id).toHtmlEscaped());
}

QString headOf(const Project& p, const Verdict& v) {
  const QString status = v.status ? QStringLiteral(" · %1").arg(v.status) : QString();
  switch (v.kind) {
    case Verdict::Kind::Delivered: return QObject::tr("Delivered") + status;
    case Verdict::Kind::Answered: return QObject::tr("Answered by %1").arg(nodeName(p, v.by)) + status;
    case Verdict::Kind::Refused: return QObject::tr("Refused by %1").arg(nodeName(p, v.by)) + status;
    case Verdict::Kind::Unknown: return QObject::tr("Not known");
  }
  return {};
}

/// What Django believes where it was delivered, what it read where it refused the host; else the verdict's
/// sentence.
QString sentenceOf(const Project& p, const Verdict& v, const HostColors& hosts) {
  const Colors& c = Theme::instance().colors();
  const bool hostRefused = v.kind == Verdict::Kind::Refused && v.django && !v.django->host.error.empty();
  if (hostRefused && v.rule.valid() && !v.django->rawHost.value.empty())
    return QObject::tr("It read %1. %2.")
        .arg(hosts.html(qs(v.django->rawHost.value)), qs(v.rule.row().title).toHtmlEscaped());
  if (v.kind != Verdict::Kind::Delivered || !v.django || v.django->host.value.empty())
    return hosts.html(qs(v.sentence));
  return QObject::tr("%1 believes %2 over %3")
      .arg(nodeLink(p, v.by, c.ink), hosts.html(qs(v.django->host.value)),
           QStringLiteral("<b>%1</b>").arg(qs(v.django->scheme.value).toHtmlEscaped()));
}

QPushButton* chip(QWidget* parent) {
  auto* button = new QPushButton(parent);
  button->setProperty("role", "chip");
  button->setFont(Theme::instance().small());
  button->setCursor(Qt::PointingHandCursor);
  button->hide();
  return button;
}

}  // namespace

PathMark verdictMark(Verdict::Kind kind) {
  switch (kind) {
    case Verdict::Kind::Delivered: return PathMark::Passed;
    case Verdict::Kind::Answered: return PathMark::Answered;
    case Verdict::Kind::Refused: return PathMark::Refused;
    case Verdict::Kind::Unknown: return PathMark::Unclear;
  }
  return PathMark::None;
}

BannerText bannerText(const Project& project, const Verdict& verdict, const HostColors& hosts) {
  const QString sentence = sentenceOf(project, verdict, hosts), head = headOf(project, verdict);
  return {head, sentence,
          head + QStringLiteral("  ") + QTextDocumentFragment::fromHtml(sentence).toPlainText()};
}

VerdictBanner::VerdictBanner(QWidget* parent)
    : QFrame(parent),
      head_(new QLabel(this)),
      sentence_(new QLabel(this)),
      assumptions_(chip(this)),
      fixes_(chip(this)) {
  head_->setFont(Theme::instance().title());
  head_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
  sentence_->setTextFormat(Qt::RichText);
  sentence_->setWordWrap(true);
  sentence_->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard |
                                     Qt::TextSelectableByMouse);
  head_->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(18, 8, 12, 8);
  row->setSpacing(14);
  row->addWidget(head_);
  row->addWidget(sentence_, 1);
  row->addWidget(assumptions_);
  row->addWidget(fixes_);
  const auto follow = [this](const QString& link) {
    emit nodeActivated(NodeId{link.section(':', 1).toStdString()});
  };
  connect(sentence_, &QLabel::linkActivated, this, follow);
  connect(head_, &QLabel::linkActivated, this, follow);
  connect(fixes_, &QPushButton::clicked, this, &VerdictBanner::fixesWanted);
  connect(assumptions_, &QPushButton::clicked, this, &VerdictBanner::showAssumptions);
  connect(&Theme::instance(), &Theme::changed, this, &VerdictBanner::refresh);
  hide();
}

void VerdictBanner::setTrace(ProjectPtr project, std::shared_ptr<const Trace> trace,
                             const HostColors& hosts) {
  project_ = std::move(project);
  trace_ = std::move(trace);
  hosts_ = hosts;
  fixCount_.reset();
  stopHead_.clear();
  setVisible(trace_ != nullptr);
  refresh();
}

void VerdictBanner::setFixCount(int count) {
  fixCount_ = count;
  fixes_->setVisible(stopHead_.isEmpty());
  fixes_->setEnabled(count > 0);
  fixes_->setText(count < 0    ? tr("Looking for ways to mend it")
                  : count == 0 ? tr("No way to mend it found")
                  : count == 1 ? tr("1 way to mend it")
                               : tr("%1 ways to mend it").arg(count));
}

void VerdictBanner::setStop(const QString& head, const QString& sentence) {
  stopHead_ = head;
  stopSentence_ = sentence;
  refresh();
}

QString VerdictBanner::text() const {
  return trace_ ? bannerText(*project_, trace_->verdict, hosts_).plain : QString();
}

void VerdictBanner::refresh() {
  if (!trace_) return;
  const bool stops = !stopHead_.isEmpty();
  fixes_->setVisible(fixCount_ && !stops);
  assumptions_->setVisible(!trace_->verdict.assumptions.empty() && !stops);
  if (stops) {
    const Colors& c = Theme::instance().colors();
    head_->setText(
        QStringLiteral("<span style='color:%1'>%2</span>").arg(c.accent.name(), stopHead_.toHtmlEscaped()));
    sentence_->setText(hosts_.html(stopSentence_));
    sentence_->setToolTip({});
    setAccessibleName(stopHead_ + QStringLiteral("  ") + stopSentence_);
  } else {
    showVerdict();
  }
  update();
}

void VerdictBanner::showVerdict() {
  const Verdict& verdict = trace_->verdict;
  const BannerText text = bannerText(*project_, verdict, hosts_);
  const QColor color = markColor(verdictMark(verdict.kind));
  const bool decided = verdict.kind == Verdict::Kind::Refused || verdict.kind == Verdict::Kind::Answered;
  QString head = text.head.toHtmlEscaped();
  if (decided)
    head.replace(nodeName(*project_, verdict.by).toHtmlEscaped(), nodeLink(*project_, verdict.by, color));
  head_->setText(QStringLiteral("<span style='color:%1'>%2</span>").arg(color.name(), head));
  sentence_->setText(text.sentence);
  const int count = static_cast<int>(verdict.assumptions.size());
  assumptions_->setText(count == 1 ? tr("1 assumption") : tr("%1 assumptions").arg(count));
  setAccessibleName(text.plain);
  sentence_->setToolTip(qs(verdict.sentence));
}

void VerdictBanner::showAssumptions() {
  QMenu menu(this);
  for (const RuleId rule : trace_->verdict.assumptions) {
    QAction* action = menu.addAction(qs(rule.row().title) + QStringLiteral("  ·  ") +
                                     qs(confidenceName(rule.row().confidence)));
    action->setToolTip(qs(rule.row().why));
    connect(action, &QAction::triggered, this, [this, key = qs(rule.key())] { emit ruleActivated(key); });
  }
  menu.setToolTipsVisible(true);
  menu.exec(assumptions_->mapToGlobal(QPoint(0, assumptions_->height() + 4)));
}

void VerdictBanner::paintEvent(QPaintEvent*) {
  const Colors& c = Theme::instance().colors();
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  QPainterPath shape;
  shape.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::kCardRadius,
                       metrics::kCardRadius);
  p.fillPath(shape, c.panel);
  p.setClipPath(shape);
  p.fillRect(QRect(0, 0, 5, height()), !trace_               ? c.line
                                       : stopHead_.isEmpty() ? markColor(verdictMark(trace_->verdict.kind))
                                                             : c.accent);
  p.setClipping(false);
  p.setPen(c.line);
  p.drawPath(shape);
}

}  // namespace headway::ui
