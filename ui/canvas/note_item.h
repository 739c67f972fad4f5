// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsItem>
#include <QStaticText>
#include <QString>

namespace headway::ui {

/// A note: as high as its text needs. Its position is its top left corner.
class NoteItem : public QGraphicsItem {
 public:
  enum { Type = UserType + 7 };
  static constexpr qreal kWidth = 220;
  /// `index`: of the note in the project.
  explicit NoteItem(std::size_t index);

  void sync(const QString& text);

  std::size_t index() const { return index_; }
  const QString& text() const { return text_; }
  QString spokenName() const;
  QRectF box() const { return box_; }

  int type() const override { return Type; }
  QRectF boundingRect() const override { return box_.adjusted(-4, -4, 4, 5); }
  void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 private:
  std::size_t index_;
  QString text_;
  QStaticText lines_;  ///< text_, broken into lines
  QRectF box_;
};

}  // namespace headway::ui
