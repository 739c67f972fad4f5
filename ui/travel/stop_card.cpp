// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/travel/stop_card.h"

#include <QAbstractTextDocumentLayout>
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

#include "ui/canvas/badge.h"
#include "ui/motion.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

constexpr qreal kPadX = 12, kPadY = 8, kHead = 20, kLine = 20, kStrip = 4;
constexpr qreal kNarrow = 180, kWide = 380, kValue = 168;
constexpr int kFadeMs = 140;

QColor groundOf(StopLine::Kind kind) {
  const Colors& c = Theme::instance().colors();
  switch (kind) {
    case StopLine::Kind::Added: return c.deliveredGround;
    case StopLine::Kind::Changed: return c.changedGround;
    case StopLine::Kind::Removed: return c.refusedGround;
  }
  return {};
}

QString signOf(StopLine::Kind kind) {
  switch (kind) {
    case StopLine::Kind::Added: return QStringLiteral("+ ");
    case StopLine::Kind::Changed: return QStringLiteral("~ ");
    case StopLine::Kind::Removed: return QStringLiteral("− ");
  }
  return {};
}

qreal widthOf(const QFont& font, const QString& text) { return QFontMetricsF(font).horizontalAdvance(text); }

}  // namespace

StopCard::StopCard() {
  setZValue(6);  // above nodes and chips
  setAcceptedMouseButtons(Qt::NoButton);
  hide();
  fade_.setStartValue(0.0);
  fade_.setEndValue(1.0);
  connect(&fade_, &QVariantAnimation::valueChanged, this,
          [this](const QVariant& v) { setOpacity(v.toReal()); });
}

void StopCard::tell(const StopText& text, const HostColors& hosts) {
  const bool news = !isVisible() || !(text_ == text);
  text_ = text;
  hosts_ = hosts;
  setToolTip(text.plain());
  layOut();
  show();
  if (!news) return;
  fade_.stop();
  fade_.setDuration(motion::ms(kFadeMs));
  fade_.start();
}

StopCard::Pieces StopCard::pieces(const StopLine& line) const {
  const Colors& c = Theme::instance().colors();
  const QFont mono = Theme::instance().mono();
  const bool both = line.kind == StopLine::Kind::Changed;
  const bool gone = line.kind == StopLine::Kind::Removed;
  Pieces out;
  const auto add = [&](const QString& text, const QColor& color, bool struck = false) {
    out.push_back({text, color, struck, widthOf(mono, text)});
  };
  const auto value = [&](const QString& text, bool struck) {
    const QColor host = hosts_.color(text);
    add(QFontMetricsF(mono).elidedText(text, Qt::ElideRight, both ? kValue * 0.75 : kValue * 1.2),
        host.isValid() ? host : c.ink, struck);
  };
  add(signOf(line.kind) + QFontMetricsF(mono).elidedText(line.name, Qt::ElideRight, kValue), c.muted, gone);
  add(QStringLiteral("  "), c.muted);
  if (line.kind != StopLine::Kind::Added) value(line.before, true);
  if (both) add(QStringLiteral(" → "), c.muted);
  if (!gone) value(line.after, false);
  return out;
}

void StopCard::layOut() {
  prepareGeometryChange();
  const Theme& theme = Theme::instance();
  lines_.clear();
  qreal width = widthOf(theme.strong(), text_.title) + widthOf(theme.small(), text_.stage) + 36;
  for (const StopLine& line : text_.lines) {
    lines_.push_back(pieces(line));
    qreal sum = 12;
    for (const Piece& piece : lines_.back()) sum += piece.width;
    width = std::max(width, sum);
  }
  said_.setDocumentMargin(0);
  said_.setDefaultFont(theme.small());
  said_.setHtml(QStringLiteral("<span style='color:%1'>%2</span>")
                    .arg(theme.colors().ink.name(), hosts_.html(text_.said)));
  width = std::max(width, std::min(said_.idealWidth(), kWide * 0.75));
  width = std::clamp(width, kNarrow, kWide);
  said_.setTextWidth(width);
  qreal height = kHead + static_cast<qreal>(lines_.size()) * kLine + (text_.more > 0 ? kLine : 0);
  if (!lines_.empty()) height += 4;
  if (!text_.said.isEmpty()) height += said_.size().height() + 4;
  size_ = {width + 2 * kPadX + kStrip, height + 2 * kPadY};
}

void StopCard::place(QPointF topLeft, const QRectF& node) {
  prepareGeometryChange();
  setPos(topLeft.toPoint());
  const QRectF box(pos(), size_);
  const auto nearest = [](const QRectF& r, QPointF to) {
    return QPointF(qBound(r.left(), to.x(), r.right()), qBound(r.top(), to.y(), r.bottom()));
  };
  const QPointF onCard = nearest(box, node.center()), onNode = nearest(node, onCard);
  leader_ = {mapFromScene(onCard), mapFromScene(onNode)};
}

QRectF StopCard::boundingRect() const {
  return (QRectF(QPointF(), size_) | QRectF(leader_.p1(), leader_.p2()).normalized()).adjusted(-4, -4, 4, 6);
}

void StopCard::paintLine(QPainter& p, const StopLine& line, const Pieces& pieces, qreal y) const {
  const qreal left = kStrip + kPadX;
  const QRectF ground(left - 4, y + 1, size_.width() - left - kPadX + 8, kLine - 2);
  p.setPen(Qt::NoPen);
  p.setBrush(groundOf(line.kind));
  p.drawRoundedRect(ground, 4, 4);
  qreal x = left + 2;
  for (const Piece& piece : pieces) {
    QFont font = Theme::instance().mono();
    font.setStrikeOut(piece.struck);
    p.setFont(font);
    p.setPen(piece.color);
    p.drawText(QRectF(x, y, piece.width + 2, kLine), Qt::AlignVCenter, piece.text);
    x += piece.width;
  }
}

void StopCard::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
  const Theme& theme = Theme::instance();
  const Colors& c = theme.colors();
  QPainter& p = *painter;
  const QRectF box = QRectF(QPointF(), size_);
  const QColor mark = markColor(text_.mark);
  const qreal r = metrics::kCardRadius, left = kStrip + kPadX;
  p.setRenderHint(QPainter::Antialiasing);
  p.setPen(QPen(mark, 1.5, Qt::DotLine));
  p.drawLine(leader_);
  p.setPen(Qt::NoPen);
  p.setBrush(c.shadow);
  p.drawRoundedRect(box.adjusted(-1, 1, 1, 4), r + 1, r + 1);
  QPainterPath shape;
  shape.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), r, r);
  p.fillPath(shape, c.panel);
  p.save();
  p.setClipPath(shape, Qt::IntersectClip);
  p.fillRect(QRectF(0, 0, kStrip, size_.height()), mark);
  p.restore();
  p.setBrush(Qt::NoBrush);
  p.setPen(c.line);
  p.drawPath(shape);

  qreal y = kPadY;
  const qreal wide = widthOf(theme.strong(), text_.title), room = size_.width() - left - kPadX - 24;
  p.setFont(theme.strong());
  p.setPen(text_.stage.isEmpty() ? mark : c.ink);
  p.drawText(QRectF(left, y, room, kHead), Qt::AlignVCenter,
             QFontMetricsF(theme.strong()).elidedText(text_.title, Qt::ElideRight, room));
  p.setFont(theme.small());
  p.setPen(c.muted);
  p.drawText(QRectF(left + wide + 8, y + 1, std::max(0.0, room - wide - 8), kHead), Qt::AlignVCenter,
             QFontMetricsF(theme.small()).elidedText(text_.stage, Qt::ElideRight, room - wide - 8));
  paintBadge(p, QRectF(size_.width() - kPadX - 16, y + 1, 16, 16), text_.mark,
             static_cast<int>(text_.lines.size()) + text_.more);
  y += kHead + (lines_.empty() ? 0 : 4);
  for (std::size_t i = 0; i < lines_.size(); ++i, y += kLine) paintLine(p, text_.lines[i], lines_[i], y);
  if (text_.more > 0) {
    p.setFont(theme.small());
    p.setPen(c.muted);
    p.drawText(QRectF(left, y, room, kLine), Qt::AlignVCenter, QObject::tr("and %1 more").arg(text_.more));
    y += kLine;
  }
  if (text_.said.isEmpty()) return;
  p.translate(left, y + 4);
  said_.documentLayout()->draw(&p, {});
}

}  // namespace headway::ui
