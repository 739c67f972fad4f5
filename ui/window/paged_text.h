// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <vector>

class QPainter;
class QTextDocument;
class QTextTable;

namespace headway::ui {

/// A text with tables cut into pages: between rows, never within one that has room on a page, and with the
/// first row of a table again where the table goes on.
class PagedText {
 public:
  /// Lays the text out anew. It must outlive this and stay as it is.
  PagedText(QTextDocument& text, QSizeF page);

  int count() const { return static_cast<int>(pages_.size()); }  ///< 0: the text is empty
  /// `index` from 0; `at`: where the page's top left corner goes.
  void paint(QPainter& painter, int index, QPointF at) const;

 private:
  /// A place where a page may begin, or part of the text on a page.
  struct Part {
    qreal top, bottom;
    QRectF head;  ///< of the text: what stands above it once more; may be empty
  };
  std::vector<Part> cuts() const;
  void addTable(std::vector<Part>& cuts, const QTextTable& table) const;
  void paintPart(QPainter& painter, const QRectF& part, QPointF at) const;

  QTextDocument& text_;
  qreal width_;
  std::vector<Part> pages_;
};

}  // namespace headway::ui
