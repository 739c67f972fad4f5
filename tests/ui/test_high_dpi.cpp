// SPDX-License-Identifier: GPL-3.0-or-later
// The window on a screen with two device pixels to each of its own: everything is drawn that finely, nothing
// is a small picture made larger.
#include <QLayout>
#include <algorithm>

#include "tests/ui/editing.h"
#include "tests/ui/offscreen.h"
#include "ui/canvas/mini_map.h"
#include "ui/palette.h"

using namespace headway;
using namespace headway::ui;

namespace {

/// How much the four pixels that stand for one differ; only where they are drawn one by one they do.
double detail(const QImage& image) {
  double sum = 0;
  for (int y = 0; y + 1 < image.height(); y += 2)
    for (int x = 0; x + 1 < image.width(); x += 2) {
      const auto [low, high] = std::minmax({qGray(image.pixel(x, y)), qGray(image.pixel(x + 1, y)),
                                            qGray(image.pixel(x, y + 1)), qGray(image.pixel(x + 1, y + 1))});
      sum += high - low;
    }
  return sum / image.width() / image.height();
}

/// The picture as it would be if it were a small one made larger.
QImage coarse(const QImage& image) {
  return image.scaled(image.size() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
      .scaled(image.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

/// `by`: how much more detail there is at least; less where most of the picture is even.
bool isFine(const QImage& image, double by = 1.25) { return detail(image) > by * detail(coarse(image)); }

}  // namespace

class TestHighDpi : public Editing {
  Q_OBJECT

 private slots:
  void initTestCase() { startUp(); }
  void init() { openWindow(); }
  void cleanup() { closeWindow(); }

  void twoDevicePixelsToEach() {
    QCOMPARE(window().devicePixelRatioF(), 2.0);
    const QPixmap picture = window().grab();
    QCOMPARE(picture.size(), window().size() * 2);
    QCOMPARE(picture.devicePixelRatioF(), 2.0);
  }

  void aPictureMadeLargerIsTold() {
    const QImage picture = window().grab().toImage();
    QVERIFY(isFine(picture));
    QVERIFY(!isFine(coarse(picture)));
  }

  void iconsAreFine() {
    const auto* palette = window().findChild<NodePalette*>();
    for (int i = 0; i < palette->count(); ++i) {
      const QPixmap tile = palette->item(i)->icon().pixmap(QSize(20, 20), 2.0);
      QCOMPARE(tile.devicePixelRatioF(), 2.0);
      QCOMPARE(tile.size(), QSize(40, 40));
      QVERIFY2(isFine(tile.toImage()), qPrintable(palette->item(i)->text()));
    }
    for (const char* id : {"file.open", "file.save", "edit.undo"}) {
      const QPixmap icon = command(id)->icon().pixmap(QSize(16, 16), 2.0);
      QCOMPARE(icon.size(), QSize(32, 32));
      QImage drawn(icon.size(), QImage::Format_RGB32);
      drawn.fill(Theme::instance().colors().panel);
      QPainter(&drawn).drawPixmap(drawn.rect(), icon);
      QVERIFY2(isFine(drawn), id);
    }
  }

  void nodesAreFine() {
    view().resetZoom();
    const QRect card =
        view().mapFromScene(scene().item(kApi)->mapRectToScene(geometry::card())).boundingRect();
    QVERIFY(isFine(part(view().viewport()->grab().toImage(), card)));
  }

  // Less than three pixels wide: in a coarser picture no pixel has its whole colour.
  void dotsAreFine() {
    view().resetZoom();
    view().centerOn(scene().item(kApi)->pos() + QPointF(0, 1500));  // nothing else is there
    const QImage dots = part(view().viewport()->grab().toImage(), {100, 100, 100, 100});
    const int ground = qGray(Theme::instance().colors().canvas.rgb());
    const int wanted = qGray(Theme::instance().colors().dots.rgb());
    int boldest = ground;
    for (int y = 0; y < dots.height(); ++y)
      for (int x = 0; x < dots.width(); ++x)
        if (qAbs(qGray(dots.pixel(x, y)) - ground) > qAbs(boldest - ground))
          boldest = qGray(dots.pixel(x, y));
    QVERIFY2(qAbs(boldest - wanted) <= qAbs(wanted - ground) / 10, qPrintable(QString::number(boldest)));
  }

  void theOverviewIsFine() {
    for (int i = 0; i < 4; ++i) view().zoomIn();
    auto* map = window().findChild<MiniMap*>();
    QTRY_VERIFY(map->isVisible());
    QVERIFY(isFine(part(map->grab().toImage(), map->rect().adjusted(6, 12, -6, -12)), 1));
  }

  void textHasItsSize() {
    const Theme& theme = Theme::instance();
    const std::pair<QFont, double> rows[] = {
        {theme.text(), 13}, {theme.small(), 11.5}, {theme.title(), 14}, {theme.mono(), 11.5}};
    for (const auto& [font, px] : rows)
      QVERIFY2(qAbs(QFontInfo(font).pixelSize() - px) <= 0.51,
               qPrintable(QString("%1 for %2").arg(QFontInfo(font).pixelSize()).arg(px)));
  }

  void nothingOverlapsInAnySize() {
    for (const QSize& size : {window().minimumSizeHint(), QSize(1440, 900)}) {
      window().resize(size);
      QTRY_COMPARE(window().size(), size);
      QTRY_VERIFY(isTidy(window()));  // once the layouts have come to rest
    }
  }

 private:
  static QImage part(const QImage& of, const QRect& where) {
    return of.copy(QRect(where.topLeft() * 2, where.size() * 2));
  }
  static bool isTidy(const QWidget& whole) {
    return std::ranges::all_of(whole.findChildren<QWidget*>(), [](const QWidget* w) {
      return !w->isVisible() || !w->layout() || isTidy(*w->layout());
    });
  }
  static bool isTidy(const QLayout& layout) {
    QRegion taken;
    for (int i = 0; i < layout.count(); ++i) {
      const QWidget* widget = layout.itemAt(i)->widget();
      if (!widget || !widget->isVisible() || widget->size().isEmpty()) continue;
      if (taken.intersects(widget->geometry())) {
        qWarning() << "covers a neighbour:" << widget << widget->geometry();
        return false;
      }
      taken += widget->geometry();
    }
    return true;
  }
};

int main(int argc, char** argv) {
  qputenv("QT_SCALE_FACTOR", "2");
  OffscreenScreen screen(3200, 2000);
  QApplication app(argc, argv);
  TestHighDpi test;
  return QTest::qExec(&test, argc, argv);
}

#include "test_high_dpi.moc"
