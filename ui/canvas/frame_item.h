// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsItem>
#include <QString>

namespace headway::ui {

/// The frame around a group, with its title along the top. It is taken hold of at its title and its edge;
/// what is inside it belongs to the canvas.
class FrameItem : public QGraphicsItem {
 public:
  enum { Type = UserType + 6 };
  /// `index`: of the group in the project.
  explicit FrameItem(std::size_t index);

  void sync(const QString& title, int nodes);
  /// The room its nodes take, in scene coordinates; the frame goes around it.
  void setContent(const QRectF& cards);
  /// Lit while nodes are held over it that would come into it.
  void setLit(bool lit);

  std::size_t index() const { return index_; }
  const QString& title() const { return title_; }
  QString spokenName() const;
  QRectF frame() const { return frame_; }
  QRectF titleBox() const;  ///< the band at the top

  int type() const override { return Type; }
  QRectF boundingRect() const override { return frame_.adjusted(-4, -4, 4, 4); }
  QPainterPath shape() const override;
  void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 protected:
  void hoverEnterEvent(QGraphicsSceneHoverEvent* event) override;
  void hoverLeaveEvent(QGraphicsSceneHoverEvent* event) override;

 private:
  std::size_t index_;
  QString title_;
  int nodes_ = 0;
  QRectF frame_;
  bool lit_ = false, hovered_ = false;
};

}  // namespace headway::ui
